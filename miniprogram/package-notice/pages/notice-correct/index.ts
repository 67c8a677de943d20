import '../../errors';
import type { NoticeDetail } from '../../../../typings/contract/notice';
import { DAY, dayOf, HOUR } from '../../../calendar';
import { callCloud } from '../../../cloud/call-cloud';
import {
  chooseDraft,
  closeDraft,
  type Draft,
  type DraftChoice,
  type DraftState,
  draftState,
  keepDraft,
  openDraft,
  putOver,
  type Stored,
} from '../../../store/draft';
import { dayWithWeekday } from '../../../text/date';
import { formErrorWords } from '../../../text/error';
import { NOTICE_CORRECT } from '../../../text/notice/page/correct';
import { OUTAGE_TIMES } from '../../../text/notice/page/outage-times';
import { ENDS } from '../../../text/notice/restored';
import { goBackOrHome } from '../../../view/after-answer';
import { definePage } from '../../../view/define-page';
import { load } from '../../../view/load';
import {
  BEGUN_BEFORE,
  instantAt,
  LONGEST,
  type Moment,
  momentAt,
  NEVER,
  wantsTimes,
} from '../notice-edit/form';

const LONGEST_REASON = 60;

interface Form {
  title: string;
  body: string;
  /** when what it announces begins */
  begin: Moment;
  /** when it is expected to be over */
  end: Moment;
  reason: string;
}
const EMPTY: Form = { title: '', body: '', begin: NEVER, end: NEVER, reason: '' };
type Field = 'title' | 'body' | 'reason';
type Time = 'begin' | 'end';

/** A new text in the place of the old one, which stays readable. What is typed is kept. */
definePage({
  data: {
    words: NOTICE_CORRECT,
    communityId: '',
    noticeId: '',
    stored: null as Stored<Form> | null,
    draft: null as Draft<Form> | null,
    draftState: '' as DraftState,
    form: EMPTY,
    longest: { ...LONGEST, reason: LONGEST_REASON },
    ends: ENDS,
    outage: OUTAGE_TIMES,
    begins: NOTICE_CORRECT.begins,
    isOutage: false,
    /** an outage says both, and neither is taken off again */
    mustSay: { begin: false, end: false },
    /** the first day on which it may have begun */
    firstDay: '',
    today: '',
    beginDay: '',
    endDay: '',
    problems: { title: '', body: '', begin: '', end: '', reason: '' },
    problem: '',
    busy: false,
  },

  onLoad(query) {
    const { communityId = '', noticeId = '' } = query;
    this.setData({ communityId, noticeId, today: dayOf(Date.now()) });
    void this.refresh();
  },

  async refresh() {
    const { communityId, noticeId } = this.data;
    await load(this, {
      ask: () => callCloud('notice', 'showNotice', { communityId, noticeId }),
      show: (notice) => {
        const stored = storedOf(notice);
        const isOutage = wantsTimes(notice);
        this.setData({
          stored,
          isOutage,
          mustSay: {
            begin: isOutage && notice.eventAt !== null,
            end: isOutage && (notice.eventUntil ?? null) !== null,
          },
          firstDay: dayOf(firstBeginning(notice)),
        });
        this.begin(openDraft(this.name(), stored));
      },
    });
  },

  name() {
    return `correct:${this.data.noticeId}`;
  },

  begin(draft: Draft<Form>) {
    // What an older app kept may lack the times.
    const form = { ...EMPTY, ...this.data.stored?.value, ...draft.value };
    this.setData({ draft, draftState: draftState(draft), problem: '' });
    this.draw(form);
  },

  draw(form: Form) {
    const dayOfMoment = ({ day }: Moment) => (day === '' ? '' : dayWithWeekday(day));
    this.setData({ form, beginDay: dayOfMoment(form.begin), endDay: dayOfMoment(form.end) });
  },

  chooseDraft(event: WechatMiniprogram.CustomEvent<{ choice: DraftChoice }>) {
    const { draft, stored } = this.data;
    if (draft && stored) this.begin(chooseDraft(this.name(), draft, event.detail.choice, stored));
  },

  change(change: Partial<Form>) {
    if (!this.data.draft) return;
    const form = { ...this.data.form, ...change };
    const draft = keepDraft(this.name(), { ...this.data.draft, value: form });
    this.setData({ draft, problem: '' });
    this.draw(form);
  },

  type(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const { field } = event.currentTarget.dataset as { field: Field };
    this.setData({ [`problems.${field}`]: '' });
    this.change({ [field]: event.detail.value });
  },

  switchTime(event: WechatMiniprogram.CustomEvent) {
    const { field } = event.currentTarget.dataset as { field: Time };
    const { form } = this.data;
    this.setData({ [`problems.${field}`]: '' });
    const first = field === 'begin' ? Date.now() : (instantAt(form.begin) ?? 0);
    const moment = momentAt(Math.max(Date.now(), first) + (field === 'end' ? 4 * HOUR : 0));
    this.change({ [field]: form[field].day === '' ? moment : NEVER });
  },

  chooseTime(event: WechatMiniprogram.PickerChange) {
    const { field, part } = event.currentTarget.dataset as { field: Time; part: keyof Moment };
    this.setData({ [`problems.${field}`]: '' });
    this.change({ [field]: { ...this.data.form[field], [part]: String(event.detail.value) } });
  },

  /** A time as it is to be; undefined if it stays as it was. */
  newTime(field: Time): number | null | undefined {
    const { form, stored } = this.data;
    const instant = instantAt(form[field]);
    return instant === instantAt(stored?.value[field]) ? undefined : instant;
  },

  problemsOfTimes(): Record<Time, string> {
    const { form, firstDay, isOutage } = this.data;
    const [eventAt, eventUntil] = [this.newTime('begin'), this.newTime('end')];
    const [from, until] = [instantAt(form.begin), instantAt(form.end)];
    const isEarly = eventAt && form.begin.day < firstDay;
    const isAfter = from !== null && until !== null && until <= from;
    const isMoved = eventAt !== undefined || eventUntil !== undefined;
    const isPast = eventUntil && eventUntil <= Date.now();
    return {
      begin: isEarly ? (isOutage ? OUTAGE_TIMES.beginEarly : NOTICE_CORRECT.beginEarly) : '',
      end: isPast ? ENDS.past : isMoved && isAfter ? ENDS.early : '',
    };
  },

  async send() {
    const { communityId, noticeId, draft, form, busy } = this.data;
    if (busy || !draft) return;
    const [eventAt, eventUntil] = [this.newTime('begin'), this.newTime('end')];
    const problems = {
      title: form.title.trim() === '' ? NOTICE_CORRECT.wantsTitle : '',
      body: form.body.trim() === '' ? NOTICE_CORRECT.wantsBody : '',
      ...this.problemsOfTimes(),
      reason: form.reason.trim() === '' ? NOTICE_CORRECT.wantsReason : '',
    };
    this.setData({ problems });
    if (Object.values(problems).some((problem) => problem !== '')) return;
    this.setData({ busy: true, problem: '' });
    const answer = await callCloud('notice', 'correctNotice', {
      communityId,
      noticeId,
      version: Number(draft.basedOn),
      title: form.title.trim(),
      body: form.body.trim(),
      ...(eventAt !== undefined && { eventAt }),
      ...(eventUntil !== undefined && { eventUntil }),
      reason: form.reason.trim(),
      commandId: draft.commandId,
    });
    this.setData({ busy: false });
    if (!answer.ok) {
      if (answer.code === 'NOTICE_CHANGED') await this.meetOther();
      this.setData({ problem: formErrorWords(answer) });
      return;
    }
    closeDraft(this.name(), draft);
    if (answer.data.waits) {
      await wx.showModal({
        content: NOTICE_CORRECT.waits,
        showCancel: false,
        confirmText: NOTICE_CORRECT.understood,
      });
    } else {
      void wx.showToast({ title: NOTICE_CORRECT.corrected, icon: 'success' });
    }
    goBackOrHome(this);
  },

  /** Another text stands by now: what is typed stays, and the next attempt is another command, about that text. */
  async meetOther() {
    const { communityId, noticeId, draft } = this.data;
    const answer = await callCloud('notice', 'showNotice', { communityId, noticeId });
    if (!answer.ok || !draft) return;
    const stored = storedOf(answer.data);
    this.setData({ stored });
    this.begin(putOver(this.name(), draft, stored.version));
  },
});

function storedOf({ version, title, body, eventAt, eventUntil }: NoticeDetail): Stored<Form> {
  const begin = momentAt(eventAt);
  const end = momentAt(eventUntil ?? null);
  return { version: String(version), value: { title, body, begin, end, reason: '' } };
}

/** An outage may have begun before its notice appeared. */
function firstBeginning(notice: NoticeDetail): number {
  return notice.publishedAt - (wantsTimes(notice) ? BEGUN_BEFORE * DAY : 0);
}
