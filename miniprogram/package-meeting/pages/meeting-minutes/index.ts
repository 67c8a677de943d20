import '../../errors';
import type { MinutesForm, MinutesView } from '../../../../typings/contract/meeting/meeting';
import { callCloud } from '../../../cloud/call-cloud';
import { keptCommandId, settleCommand } from '../../../store/command-id';
import {
  chooseDraft,
  closeDraft,
  type Draft,
  type DraftChoice,
  type DraftState,
  draftState,
  keepDraft,
  openDraft,
} from '../../../store/draft';
import type { Shared } from '../../../text/common/share';
import { formErrorWords } from '../../../text/error';
import { decisionLines, doneBy, HIDDEN_ITEM } from '../../../text/meeting/held';
import {
  correctedWords,
  hideWords,
  MEETING_MINUTES,
  minutesHeading,
  signedWords,
} from '../../../text/meeting/minutes';
import { minutesShared } from '../../../text/meeting/share';
import { spanWords } from '../../../text/meeting/words';
import { definePage } from '../../../view/define-page';
import { pathTo } from '../../../view/go';
import { load } from '../../../view/load';
import { keepDrawn, openPoster, shareCard } from '../../../view/share';

interface Item {
  itemId: string;
  title: string;
  hideWords: string;
  text: string;
  hidden: boolean;
  decision: string[];
  task: string;
}

type Form = MinutesForm & { why: string };

/** The minutes of a meeting: read by all, written by one, confirmed by another. */
definePage({
  data: {
    words: MEETING_MINUTES,
    communityId: '',
    meetingId: '',
    version: null as number | null,
    minutes: null as MinutesView | null,
    /** what is published may be sent on */
    shared: null as Shared | null,
    heading: '',
    corrected: '',
    when: '',
    items: [] as Item[],
    /** what is typed, kept with each key; null: the minutes are only read */
    draft: null as Draft<Form> | null,
    left: '' as DraftState,
    signed: '',
    problem: '',
    busy: false,
  },

  onLoad({ communityId = '', meetingId = '', version = '' }) {
    this.setData({
      communityId,
      meetingId,
      version: version === '' ? null : Number(version),
    });
    void this.refresh();
  },

  async refresh() {
    const { communityId, meetingId, version } = this.data;
    await load(this, {
      ask: () => callCloud('meeting', 'showMinutes', { communityId, meetingId, version }),
      show: (minutes) => {
        this.setData({
          minutes,
          shared: minutesShared(communityId, minutes),
          when: spanWords(minutes.day, minutes.from, minutes.until),
          items: minutes.items.map(itemOf),
          heading: minutesHeading(minutes.bodyName),
          corrected: minutes.why ? correctedWords(minutes.why) : '',
          signed: signedWords(minutes),
          draft: null,
          left: '',
        });
        if (minutes.state === 'draft' && minutes.may.write) {
          this.draw(openDraft<Form>(this.name(), storedOf(minutes)));
        }
      },
    });
  },

  name() {
    const { meetingId, minutes } = this.data;
    return `minutes:${meetingId}:${minutes?.version}`;
  },

  draw(draft: Draft<Form>) {
    const { minutes } = this.data;
    if (!minutes) return;
    const items = minutes.items.map((item) => {
      const typed = draft.value.items.find(({ itemId }) => itemId === item.itemId);
      return itemOf({ ...item, ...typed });
    });
    this.setData({ draft, items, left: draftState(draft), problem: '' });
  },

  keep(change: Partial<Form>) {
    const { draft } = this.data;
    if (!draft) return;
    this.draw(keepDraft(this.name(), { ...draft, value: { ...draft.value, ...change } }));
  },

  type(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const { field } = event.currentTarget.dataset as { field: 'summary' | 'why' };
    this.keep({ [field]: event.detail.value });
  },

  typeItem(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const { id } = event.currentTarget.dataset as { id: string };
    const { value: text } = event.detail;
    const items = this.data.draft?.value.items ?? [];
    this.keep({ items: items.map((one) => (one.itemId === id ? { ...one, text } : one)) });
  },

  hide(event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset as { id: string };
    const items = this.data.draft?.value.items ?? [];
    this.keep({
      items: items.map((one) => (one.itemId === id ? { ...one, hidden: !one.hidden } : one)),
    });
  },

  chooseLeft(event: WechatMiniprogram.CustomEvent<{ choice: DraftChoice }>) {
    const { draft, minutes } = this.data;
    if (!draft || !minutes) return;
    this.draw(chooseDraft(this.name(), draft, event.detail.choice, storedOf(minutes)));
  },

  async save() {
    const { communityId, meetingId, minutes, draft, busy } = this.data;
    if (busy || !minutes || !draft) return;
    this.setData({ busy: true, problem: '' });
    const { version } = minutes;
    const { basedOn, commandId, value } = draft;
    const answer = await callCloud('meeting', 'saveMinutes', {
      communityId,
      meetingId,
      version,
      form: {
        summary: value.summary.trim(),
        items: value.items.map((one) => ({ ...one, text: one.text.trim() })),
      },
      why: value.why.trim(),
      seen: basedOn || null,
      commandId,
    });
    this.setData({ busy: false });
    if (answer.ok) {
      closeDraft(this.name(), draft);
      void wx.showToast({ title: MEETING_MINUTES.saved, icon: 'success' });
      await this.refresh();
      return;
    }
    // What somebody else has written comes first, and what was typed here is offered.
    if (answer.code === 'MINUTES_CHANGED') await this.refresh();
    this.setData({ problem: formErrorWords(answer) });
  },

  async confirm() {
    const { communityId, meetingId, minutes, busy } = this.data;
    if (busy || !minutes?.seen) return;
    this.setData({ busy: true, problem: '' });
    const { version, seen } = minutes;
    const kept = `minutes-confirm:${meetingId}:${seen}`;
    const commandId = keptCommandId(kept);
    const input = { communityId, meetingId, version, seen, commandId };
    const answer = await callCloud('meeting', 'confirmMinutes', input);
    settleCommand(kept, answer);
    this.setData({ busy: false, ...(answer.ok ? {} : { problem: formErrorWords(answer) }) });
    if (!answer.ok) return;
    void wx.showToast({ title: MEETING_MINUTES.isPublished, icon: 'success' });
    await this.refresh();
  },

  keepDrawn(event: WechatMiniprogram.CustomEvent<{ file: string }>) {
    keepDrawn(this.data.shared, event);
  },

  openPoster() {
    openPoster(this.data.shared);
  },

  onShareAppMessage() {
    const { communityId, meetingId, shared } = this.data;
    return shareCard(shared, pathTo.meeting(communityId, meetingId));
  },

  /** What is published stays: another version says what was wrong. */
  begin() {
    const { minutes } = this.data;
    if (!minutes) return;
    this.setData({ version: minutes.latest + 1, phase: 'loading' });
    void this.refresh();
  },
});

function itemOf({
  itemId,
  title,
  text,
  hidden,
  decision,
  party,
  due,
}: MinutesView['items'][number]): Item {
  return {
    itemId,
    title: title || HIDDEN_ITEM,
    hideWords: hideWords(title || HIDDEN_ITEM),
    text,
    hidden,
    decision: decision ? decisionLines(decision) : [],
    task: party && due ? doneBy(party, due) : '',
  };
}

function storedOf({ summary, why, items, seen }: MinutesView) {
  const written = items.map(({ itemId, text, hidden }) => ({ itemId, text, hidden }));
  return { value: { summary, why, items: written }, version: seen ?? '' };
}
