import '../../errors';
import type { Envelope } from '../../../../typings/contract/envelope';
import type { ShiftDetail } from '../../../../typings/contract/volunteer/shift';
import { addDays, addMonths, dayOf } from '../../../calendar';
import { callCloud } from '../../../cloud/call-cloud';
import { type Draft, dropDraft, keepDraft, openNew } from '../../../store/draft';
import { WEEKDAY_CHOICES } from '../../../text/common/week';
import { dayWithWeekday } from '../../../text/date';
import { formErrorWords } from '../../../text/error';
import {
  nextLabel,
  plannedSeason,
  roleWords,
  SHIFT_EDIT,
  seasonHint,
  shiftsWords,
} from '../../../text/volunteer/shift/edit';
import { KIND_CHOICES } from '../../../text/volunteer/shift/kinds';
import { TEMPLATES } from '../../../text/volunteer/shift/template';
import { formSpan, fromWords, untilWords } from '../../../text/volunteer/shift/times';
import { goBackOrHome } from '../../../view/after-answer';
import { chooseOne } from '../../../view/choose-one';
import { definePage } from '../../../view/define-page';
import { load } from '../../../view/load';
import { type SeasonDay, seasonDays } from './season-days';
import {
  type Form,
  formLike,
  missingOn,
  newForm,
  type RoleForm,
  seasonOf,
  shiftOf,
  templated,
} from './shift-form';

const STEPS = [
  SHIFT_EDIT.stepAbout,
  SHIFT_EDIT.stepTime,
  SHIFT_EDIT.stepRoles,
  SHIFT_EDIT.stepCheck,
];
const FARTHEST_MONTHS = 12;
const UNTIL_SIGN = [
  { hours: 0, name: SHIFT_EDIT.untilBegin },
  { hours: 2, name: SHIFT_EDIT.twoHours },
  { hours: 24, name: SHIFT_EDIT.oneDay },
  { hours: 72, name: SHIFT_EDIT.threeDays },
];
const UNTIL_CANCEL = [
  { hours: 2, name: SHIFT_EDIT.twoHours },
  { hours: 12, name: SHIFT_EDIT.twelveHours },
  { hours: 24, name: SHIFT_EDIT.oneDay },
];

type Typed = WechatMiniprogram.CustomEvent<{ value: string }>;
type Chosen = WechatMiniprogram.CustomEvent<{ chosen: unknown }>;
type Switched = WechatMiniprogram.CustomEvent<{ value: boolean }>;
type Tapped = WechatMiniprogram.TouchEvent;

/** One shift, or a season of them: what, when, whom; and every day of it, before anybody sees it. */
definePage({
  data: {
    words: SHIFT_EDIT,
    communityId: '',
    teamId: '',
    like: '',
    steps: STEPS,
    kinds: KIND_CHOICES,
    weekdays: WEEKDAY_CHOICES,
    signChoices: UNTIL_SIGN,
    cancelChoices: UNTIL_CANCEL,
    draft: null as Draft<Form> | null,
    form: null as Form | null,
    days: [] as (SeasonDay & { words: string })[],
    count: 0,
    seasonHint: '',
    whenWords: '',
    span: '',
    roleLines: [] as { roleId: string; words: string }[],
    nextLabel: '',
    dayWords: '',
    lastWords: '',
    fromWords: '',
    untilWords: '',
    firstDay: '',
    farthest: '',
    problem: '',
    busy: false,
  },

  onLoad({ communityId = '', teamId = '', like = '' }) {
    const today = dayOf(Date.now());
    this.setData({
      communityId,
      teamId,
      like,
      firstDay: today,
      farthest: addMonths(today, FARTHEST_MONTHS),
    });
    void this.refresh();
  },

  async refresh() {
    const { communityId, like } = this.data;
    const today = dayOf(Date.now());
    await load(this, {
      ask: (): Promise<Envelope<ShiftDetail | null>> =>
        like
          ? callCloud('volunteer', 'showShift', { communityId, shiftId: like })
          : Promise.resolve({ ok: true, data: null }),
      show: (shift) => {
        const form = shift ? formLike(shift, today) : newForm(today);
        const draft = openNew<Form>(this.name(), form);
        const isPast = draft.value.day < today;
        this.draw(isPast ? { ...draft, value: { ...draft.value, day: addDays(today, 1) } } : draft);
      },
    });
  },

  name() {
    return `shift:${this.data.teamId}:${this.data.like}`;
  },

  draw(draft: Draft<Form>) {
    const form = draft.value;
    const { from, until, repeats, step } = form;
    const days = repeats ? seasonDays(form) : [];
    const count = days.filter(({ on }) => on).length;
    const overnight = until <= from;
    const isLast = step === STEPS.length - 1;
    this.setData({
      draft,
      form,
      days: days.map((one) => ({ ...one, words: dayWithWeekday(one.day) })),
      count,
      seasonHint: seasonHint(count),
      whenWords: repeats ? shiftsWords(count) : dayWithWeekday(form.day),
      span: formSpan(from, until, overnight),
      roleLines: form.roles.map((role) => ({ roleId: role.roleId, words: roleWords(role) })),
      nextLabel: nextLabel(isLast, repeats ? count : null),
      dayWords: dayWithWeekday(form.day),
      lastWords: dayWithWeekday(form.lastDay),
      fromWords: fromWords(from),
      untilWords: untilWords(until, overnight),
      problem: '',
    });
  },

  keep(change: Partial<Form>) {
    const { draft } = this.data;
    if (!draft) return;
    const value = { ...draft.value, ...change };
    if (value.lastDay < value.day) value.lastDay = addDays(value.day, 29);
    this.draw(keepDraft(this.name(), { ...draft, value }));
  },

  async chooseTemplate() {
    const at = await chooseOne(TEMPLATES.map(({ name }) => name));
    const template = at === null ? undefined : TEMPLATES[at];
    const { form } = this.data;
    if (template && form) this.keep(templated(form, template));
  },

  startAnew() {
    dropDraft(this.name());
    void this.refresh();
  },

  /** Whichever choice it is: the name of its field stands on it. */
  choose(event: Chosen) {
    const { field } = event.currentTarget.dataset as {
      field: 'kind' | 'weekdays' | 'signUpHours' | 'cancelHours';
    };
    this.keep({ [field]: event.detail.chosen });
  },

  /** Whichever field it is: its name stands on it. */
  type(event: Typed) {
    const { field } = event.currentTarget.dataset as { field: 'title' | 'about' | 'meet' | 'risk' };
    this.keep({ [field]: event.detail.value });
  },

  pick(event: WechatMiniprogram.PickerChange) {
    const { field } = event.currentTarget.dataset as {
      field: 'day' | 'from' | 'until' | 'lastDay';
    };
    this.keep({ [field]: String(event.detail.value) });
  },

  turn(event: Switched) {
    const { field } = event.currentTarget.dataset as { field: 'outdoor' | 'repeats' | 'insured' };
    this.keep({ [field]: event.detail.value });
  },

  toggleDay(event: Tapped) {
    const { day } = event.currentTarget.dataset as { day: string };
    const turned = this.data.form?.turned ?? [];
    this.keep({
      turned: turned.includes(day) ? turned.filter((one) => one !== day) : [...turned, day],
    });
  },

  changeRoles({ detail }: WechatMiniprogram.CustomEvent<{ roles: RoleForm[] }>) {
    this.keep({ roles: detail.roles });
  },

  back() {
    const step = this.data.form?.step ?? 0;
    this.keep({ step: Math.max(0, step - 1) });
    void wx.pageScrollTo({ scrollTop: 0, duration: 0 });
  },

  async next() {
    const { form } = this.data;
    if (!form) return;
    const problem = missingOn(form.step, form, Date.now());
    if (problem) {
      this.setData({ problem });
      return;
    }
    if (form.step < STEPS.length - 1) {
      this.keep({ step: form.step + 1 });
      void wx.pageScrollTo({ scrollTop: 0, duration: 0 });
      return;
    }
    await this.publish(form);
  },

  async publish(form: Form) {
    const { communityId, teamId, draft, busy, count } = this.data;
    if (busy || !draft) return;
    this.setData({ busy: true, problem: '' });
    const { commandId } = draft;
    const answer = form.repeats
      ? await callCloud('volunteer', 'publishSeason', {
          communityId,
          teamId,
          season: seasonOf(form),
          commandId,
        })
      : await callCloud('volunteer', 'publishShift', {
          communityId,
          teamId,
          form: shiftOf(form),
          commandId,
        });
    this.setData({ busy: false });
    if (!answer.ok) {
      this.setData({ problem: formErrorWords(answer) });
      return;
    }
    dropDraft(this.name());
    void wx.showToast({
      title: form.repeats ? plannedSeason(count) : SHIFT_EDIT.planned,
      icon: 'success',
    });
    goBackOrHome(this);
  },
});
