import '../../errors';
import type { ShiftChange } from '../../../../typings/contract/volunteer/organising';
import type { ShiftDetail } from '../../../../typings/contract/volunteer/shift';
import { addMonths, dayOf, timeOf } from '../../../calendar';
import { callCloud } from '../../../cloud/call-cloud';
import { type Draft, dropDraft, keepDraft, openDraft } from '../../../store/draft';
import { dayWithWeekday } from '../../../text/date';
import { formErrorWords } from '../../../text/error';
import { COMMON, SHIFT_FIELDS } from '../../../text/volunteer/common';
import { changesFromWords, SHIFT_CHANGE } from '../../../text/volunteer/shift/change';
import { fromWords, untilWords } from '../../../text/volunteer/shift/times';
import { goBackOrHome } from '../../../view/after-answer';
import { definePage } from '../../../view/define-page';
import { load } from '../../../view/load';
import { missingIn, type RoleForm, roleForm, roleOf } from '../shift-edit/shift-form';

interface Form {
  title: string;
  about: string;
  meet: string;
  outdoor: boolean;
  /** absent in what was begun before it could be changed */
  insured?: boolean;
  day: string;
  from: string;
  until: string;
  roles: RoleForm[];
}

/** Whether all that follow are changed as well. */
const RANGES = [
  { key: false, name: SHIFT_CHANGE.onlyThis },
  { key: true, name: SHIFT_CHANGE.andLater },
];

/** Changes a shift that people may have signed up for: it alone, or with all that follow it. */
definePage({
  data: {
    words: SHIFT_CHANGE,
    ranges: RANGES,
    communityId: '',
    shiftId: '',
    teamId: '',
    shift: null as ShiftDetail | null,
    draft: null as Draft<Form> | null,
    form: null as Form | null,
    /** all from here on */
    later: false,
    dayWords: '',
    changesFrom: '',
    fromWords: '',
    untilWords: '',
    firstDay: '',
    lastDay: '',
    problem: '',
    busy: false,
  },

  onLoad({ communityId = '', shiftId = '', teamId = '' }) {
    const today = dayOf(Date.now());
    this.setData({
      communityId,
      shiftId,
      teamId,
      firstDay: today,
      lastDay: addMonths(today, 12),
    });
    void this.refresh();
  },

  name() {
    return `shift-change:${this.data.shiftId}`;
  },

  async refresh() {
    const { communityId, shiftId } = this.data;
    await load(this, {
      ask: () => callCloud('volunteer', 'showShift', { communityId, shiftId }),
      show: (shift) => {
        this.setData({ shift });
        this.draw(openDraft<Form>(this.name(), { value: formOf(shift), version: shift.seen }));
      },
    });
  },

  draw(draft: Draft<Form>) {
    const { day, from, until } = draft.value;
    this.setData({
      draft,
      form: draft.value,
      dayWords: dayWithWeekday(day),
      changesFrom: changesFromWords(dayWithWeekday(day)),
      fromWords: fromWords(from),
      untilWords: untilWords(until, until <= from),
      problem: '',
    });
  },

  keep(change: Partial<Form>) {
    const { draft } = this.data;
    if (!draft) return;
    this.draw(keepDraft(this.name(), { ...draft, value: { ...draft.value, ...change } }));
  },

  chooseWhich({ detail }: WechatMiniprogram.CustomEvent<{ key: boolean }>) {
    this.setData({ later: detail.key });
  },

  type(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const { field } = event.currentTarget.dataset as { field: 'title' | 'about' | 'meet' };
    this.keep({ [field]: event.detail.value });
  },

  pick(event: WechatMiniprogram.PickerChange) {
    const { field } = event.currentTarget.dataset as { field: 'day' | 'from' | 'until' };
    this.keep({ [field]: String(event.detail.value) });
  },

  turn(event: WechatMiniprogram.CustomEvent<{ value: boolean }>) {
    const { field } = event.currentTarget.dataset as { field: 'outdoor' | 'insured' };
    this.keep({ [field]: event.detail.value });
  },

  changeRoles({ detail }: WechatMiniprogram.CustomEvent<{ roles: RoleForm[] }>) {
    this.keep({ roles: detail.roles });
  },

  async save() {
    const { form, shift, later, busy } = this.data;
    if (busy || !form || !shift) return;
    const change = changeOf(formOf(shift), form, later);
    const problem = !form.title.trim()
      ? SHIFT_FIELDS.wantsName
      : !form.meet.trim()
        ? SHIFT_FIELDS.wantsMeet
        : (form.roles.map(missingIn).find(Boolean) ??
          (Object.keys(change).length === 0 ? SHIFT_CHANGE.unchanged : ''));
    if (problem) {
      this.setData({ problem });
      return;
    }
    const { confirm } = await wx.showModal({
      title: later ? SHIFT_CHANGE.askAll : SHIFT_CHANGE.askThis,
      content: change.insured ? SHIFT_CHANGE.keptInsured : SHIFT_CHANGE.kept,
      confirmText: SHIFT_CHANGE.confirm,
      cancelText: COMMON.notYet,
    });
    if (confirm) await this.send(change);
  },

  async send(change: ShiftChange & { day?: string }) {
    const { communityId, shiftId, teamId, shift, later, draft } = this.data;
    if (!shift || !draft) return;
    const { commandId } = draft;
    this.setData({ busy: true, problem: '' });
    const answer =
      later && shift.seasonId !== null
        ? await callCloud('volunteer', 'editSeason', {
            communityId,
            teamId,
            seasonId: shift.seasonId,
            from: shift.day,
            change,
            commandId,
          })
        : await callCloud('volunteer', 'editShift', {
            communityId,
            shiftId,
            teamId,
            change,
            seen: shift.seen,
            commandId,
          });
    this.setData({ busy: false });
    if (!answer.ok) {
      this.setData({ problem: formErrorWords(answer) });
      return;
    }
    dropDraft(this.name());
    void wx.showToast({ title: COMMON.changed, icon: 'success' });
    goBackOrHome(this);
  },
});

function formOf(shift: ShiftDetail): Form {
  const { title, about, meet, outdoor, day, from, until, roles } = shift;
  return {
    title,
    about,
    meet,
    outdoor,
    insured: shift.insured === true,
    day,
    from: timeOf(from),
    until: timeOf(until),
    roles: roles.map(roleForm),
  };
}

/** What is different. The day of one shift says nothing about those that follow. */
function changeOf(was: Form, is: Form, later: boolean): ShiftChange & { day?: string } {
  const roles = is.roles.map(roleOf);
  const isTimed = is.from !== was.from || is.until !== was.until;
  const hasRoles = JSON.stringify(roles) !== JSON.stringify(was.roles.map(roleOf));
  return {
    ...(is.title.trim() === was.title ? {} : { title: is.title.trim() }),
    ...(is.about.trim() === was.about ? {} : { about: is.about.trim() }),
    ...(is.meet.trim() === was.meet ? {} : { meet: is.meet.trim() }),
    ...(is.outdoor === was.outdoor ? {} : { outdoor: is.outdoor }),
    ...((is.insured ?? was.insured) === was.insured ? {} : { insured: is.insured === true }),
    ...(isTimed ? { from: is.from, until: is.until } : {}),
    ...(is.day === was.day || later ? {} : { day: is.day }),
    ...(hasRoles ? { roles } : {}),
  };
}
