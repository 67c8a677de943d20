import '../../errors';
import type { Envelope } from '../../../../typings/contract/envelope';
import type { AttendanceLine, AttendedShift } from '../../../../typings/contract/volunteer/hours';
import { callCloud } from '../../../cloud/call-cloud';
import { type Draft, dropDraft, keepDraft, openNew } from '../../../store/draft';
import { formErrorWords } from '../../../text/error';
import { marksWords } from '../../../text/volunteer/attendance/mark';
import { CORRECTION } from '../../../text/volunteer/common';
import { HOURS_ENTER, spanAndLength } from '../../../text/volunteer/hours/enter';
import { entryWords } from '../../../text/volunteer/hours/entries';
import { minutesWords, spanWords } from '../../../text/volunteer/standing';
import { goBackOrHome } from '../../../view/after-answer';
import { definePage } from '../../../view/define-page';
import { load } from '../../../view/load';

interface Form {
  residentId: string;
  /** as typed */
  minutes: string;
  /** of a correction: whether too much stands there */
  less: boolean;
  reason: string;
}

interface Person {
  residentId: string;
  name: string;
  words: string[];
}

interface Shown {
  shift: AttendedShift;
  people: AttendanceLine[];
  members: { residentId: string; name: string }[];
}

/** Minutes by hand: of a paper, of somebody who came along; or a correction. Somebody else confirms them. */
definePage({
  data: {
    words: HOURS_ENTER,
    communityId: '',
    shiftId: '',
    teamId: '',
    what: 'add' as 'add' | 'correct',
    /** whom the page was opened about; '' = to be chosen */
    about: '',
    title: '',
    span: '',
    people: [] as Person[],
    person: null as Person | null,
    draft: null as Draft<Form> | null,
    problem: '',
    busy: false,
  },

  onLoad(query) {
    const { communityId = '', shiftId = '', teamId = '', residentId = '' } = query;
    const what = query.what === 'correct' ? 'correct' : 'add';
    this.setData({ communityId, shiftId, teamId, what, about: residentId });
    void wx.setNavigationBarTitle({
      title: what === 'correct' ? HOURS_ENTER.correctTitle : HOURS_ENTER.addTitle,
    });
    this.setData({
      draft: openNew(this.name(), { residentId, minutes: '', less: true, reason: '' }),
    });
  },

  async onShow() {
    await this.refresh();
  },

  name() {
    const { what, shiftId, about } = this.data;
    return `hours-${what}:${shiftId}:${about}`;
  },

  one() {
    const { communityId, shiftId, teamId } = this.data;
    return { communityId, shiftId, teamId };
  },

  async refresh() {
    await load(this, { ask: () => this.ask(), show: (shown) => this.show(shown) });
  },

  /** Who was expected, and, where somebody is to be chosen, who else belongs to the team. */
  async ask(): Promise<Envelope<Shown>> {
    const { communityId, teamId, about } = this.data;
    const [list, team] = await Promise.all([
      callCloud('volunteer', 'listAttendance', this.one()),
      about ? null : callCloud('volunteer', 'listMembers', { communityId, teamId }),
    ]);
    if (!list.ok) return list;
    if (team && !team.ok) return team;
    const members = team?.data.members ?? [];
    return { ok: true, data: { ...list.data, members } };
  },

  show({ shift, people, members }: Shown) {
    const { about, draft } = this.data;
    const seen = people
      .filter(({ own }) => !own)
      .map(
        (line): Person => ({
          residentId: line.residentId,
          name: line.name,
          words: [marksWords(line), ...line.entries.map(entryWords)].filter(Boolean),
        }),
      );
    const known = new Set(people.map(({ residentId }) => residentId));
    const others = members
      .filter(({ residentId }) => !known.has(residentId))
      .map(
        ({ residentId, name }): Person => ({ residentId, name, words: [HOURS_ENTER.notSignedUp] }),
      );
    const list = [...seen, ...others].filter(({ name }) => name !== '');
    const chosen = about || draft?.value.residentId;
    this.setData({
      title: shift.title,
      span: spanAndLength(
        spanWords(shift),
        minutesWords(Math.floor((shift.until - shift.from) / 60_000)),
      ),
      people: about ? [] : list,
      person: list.find(({ residentId }) => residentId === chosen) ?? null,
    });
  },

  keep(change: Partial<Form>) {
    const { draft } = this.data;
    if (!draft) return;
    const value = { ...draft.value, ...change };
    this.setData({ draft: keepDraft(this.name(), { ...draft, value }), problem: '' });
  },

  choose(event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset as { id: string };
    this.keep({ residentId: id });
    this.setData({ person: this.data.people.find(({ residentId }) => residentId === id) ?? null });
  },

  chooseLess(event: WechatMiniprogram.TouchEvent) {
    const { less } = event.currentTarget.dataset as { less: boolean };
    this.keep({ less });
  },

  typeMinutes(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.keep({ minutes: event.detail.value });
  },

  typeReason(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.keep({ reason: event.detail.value });
  },

  async save() {
    const { draft, person, what, busy } = this.data;
    if (busy || !draft) return;
    const minutes = Number(draft.value.minutes.trim());
    const reason = draft.value.reason.trim();
    if (!person) return this.setData({ problem: HOURS_ENTER.wantsPerson });
    if (!Number.isInteger(minutes) || minutes < 1 || minutes > 960) {
      return this.setData({ problem: HOURS_ENTER.wantsMinutes });
    }
    if (!reason) return this.setData({ problem: CORRECTION.wantsReason });
    this.setData({ busy: true, problem: '' });
    const less = what === 'correct' && draft.value.less;
    const input = {
      ...this.one(),
      residentId: person.residentId,
      minutes: less ? -minutes : minutes,
      reason,
      commandId: draft.commandId,
    };
    const answer =
      what === 'correct'
        ? await callCloud('volunteer', 'correctHours', input)
        : await callCloud('volunteer', 'addHours', input);
    this.setData({ busy: false });
    if (!answer.ok) return this.setData({ problem: formErrorWords(answer) });
    dropDraft(this.name());
    void wx.showToast({ title: CORRECTION.noted, icon: 'none' });
    goBackOrHome(this);
  },
});
