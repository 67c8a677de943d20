import '../../errors';
import type {
  AgendaChoice,
  ItemForm,
  MeetingView,
} from '../../../../typings/contract/meeting/meeting';
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
} from '../../../store/draft';
import { formErrorWords } from '../../../text/error';
import {
  agendaActs,
  agendaHeading,
  agendaTotal,
  ITEM_SOURCES,
  MEETING_AGENDA,
} from '../../../text/meeting/prepare';
import { minutesWords } from '../../../text/meeting/time';
import { goBackOrHome } from '../../../view/after-answer';
import { chooseOne } from '../../../view/choose-one';
import { definePage } from '../../../view/define-page';
import { load } from '../../../view/load';

interface Form {
  items: ItemForm[];
}
interface Row extends ItemForm, ReturnType<typeof agendaActs> {
  source: ItemForm['source'];
  words: string;
  /** it stays as it is */
  decided: boolean;
  free: boolean;
}
type Tapped = WechatMiniprogram.TouchEvent;
type Typed = WechatMiniprogram.CustomEvent<{ value: string }>;

const USUAL = 20;
const MINUTES = [5, 10, 15, 20, 30, 45, 60, 90];

/** What is talked about, in which order and how long: changed until the meeting is over. */
definePage({
  data: {
    words: MEETING_AGENDA,
    communityId: '',
    meetingId: '',
    meeting: null as MeetingView | null,
    choices: [] as AgendaChoice[],
    draft: null as Draft<Form> | null,
    state: '' as DraftState,
    rows: [] as Row[],
    heading: '',
    total: '',
    problem: '',
    busy: false,
  },

  onLoad({ communityId = '', meetingId = '' }) {
    this.setData({ communityId, meetingId });
    void this.refresh();
  },

  async refresh() {
    const { communityId, meetingId } = this.data;
    await load(this, {
      ask: async () => {
        const meeting = await callCloud('meeting', 'showMeeting', { communityId, meetingId });
        if (!meeting.ok) return meeting;
        const { bodyId } = meeting.data;
        const found = await callCloud('meeting', 'listAgendaChoices', { communityId, bodyId });
        if (!found.ok) return found;
        const { choices } = found.data;
        return { ok: true as const, data: { meeting: meeting.data, choices } };
      },
      show: ({ meeting, choices }) => {
        this.setData({ meeting, choices, heading: agendaHeading(meeting.bodyName) });
        this.draw(openDraft<Form>(this.name(), storedOf(meeting)));
      },
    });
  },

  name() {
    return `agenda:${this.data.meetingId}`;
  },

  draw(draft: Draft<Form>) {
    const { meeting } = this.data;
    if (!meeting) return;
    const rows = draft.value.items.map((item, index): Row => {
      const held = meeting.agenda.find(({ itemId }) => itemId === item.itemId);
      const { kind } = item.source;
      return {
        ...item,
        words: ITEM_SOURCES[kind],
        ...agendaActs(index + 1, item.minutes),
        decided: held?.decision !== null && held?.decision !== undefined,
        free: kind === 'own',
      };
    });
    const minutes = rows.reduce((sum, item) => sum + item.minutes, 0);
    const { from, until } = meeting.slots;
    const total = agendaTotal(minutes, (until - from) * 30);
    this.setData({ draft, rows, total, state: draftState(draft), problem: '' });
  },

  keep(items: ItemForm[]) {
    const { draft } = this.data;
    if (draft) this.draw(keepDraft(this.name(), { ...draft, value: { items } }));
  },

  change(id: string, change: Partial<ItemForm>) {
    const items = this.data.draft?.value.items ?? [];
    this.keep(items.map((one) => (one.itemId === id ? { ...one, ...change } : one)));
  },

  type(event: Typed) {
    const { id } = event.currentTarget.dataset as { id: string };
    this.change(id, { title: event.detail.value });
  },

  hide(event: WechatMiniprogram.CustomEvent<{ value: boolean }>) {
    const { id } = event.currentTarget.dataset as { id: string };
    this.change(id, { hidden: event.detail.value });
  },

  async chooseMinutes(event: Tapped) {
    const { id } = event.currentTarget.dataset as { id: string };
    const minutes = MINUTES[(await chooseOne(MINUTES.map(minutesWords))) ?? -1];
    if (minutes) this.change(id, { minutes });
  },

  raise(event: Tapped) {
    const { id } = event.currentTarget.dataset as { id: string };
    const items = [...(this.data.draft?.value.items ?? [])];
    const at = items.findIndex(({ itemId }) => itemId === id);
    if (at < 1) return;
    items.splice(at - 1, 0, ...items.splice(at, 1));
    this.keep(items);
  },

  drop(event: Tapped) {
    const { id } = event.currentTarget.dataset as { id: string };
    this.keep((this.data.draft?.value.items ?? []).filter(({ itemId }) => itemId !== id));
  },

  add() {
    this.append('', { kind: 'own', id: null });
  },

  /** What the rules lead here first; what is on the agenda already is left out. */
  async addChoice() {
    const there = (this.data.draft?.value.items ?? []).map(({ source }) => source.id);
    const choices = this.data.choices.filter(({ id }) => !there.includes(id));
    const choice = choices[(await chooseOne(choices.map(({ title }) => title))) ?? -1];
    if (choice) this.append(choice.title, { kind: choice.kind, id: choice.id });
  },

  append(title: string, source: ItemForm['source']) {
    const items = this.data.draft?.value.items ?? [];
    const known = [...items, ...(this.data.meeting?.agenda ?? [])];
    const last = Math.max(0, ...known.map(({ itemId }) => Number(itemId.slice(1))));
    const item = { itemId: `i${last + 1}`, title: [...title].slice(0, 60).join(''), source };
    this.keep([...items, { ...item, minutes: USUAL, hidden: false }]);
  },

  chooseLeft(event: WechatMiniprogram.CustomEvent<{ choice: DraftChoice }>) {
    const { draft, meeting } = this.data;
    if (!draft || !meeting) return;
    this.draw(chooseDraft(this.name(), draft, event.detail.choice, storedOf(meeting)));
  },

  async save() {
    const { communityId, meetingId, draft, busy } = this.data;
    if (busy || !draft) return;
    const agenda = draft.value.items.map((item) => ({ ...item, title: item.title.trim() }));
    if (agenda.some(({ title }) => title === '')) {
      this.setData({ problem: MEETING_AGENDA.untitled });
      return;
    }
    this.setData({ busy: true, problem: '' });
    const { basedOn: seen, commandId } = draft;
    const input = { communityId, meetingId, agenda, seen, commandId };
    const answer = await callCloud('meeting', 'saveAgenda', input);
    this.setData({ busy: false });
    if (answer.ok) {
      closeDraft(this.name(), draft);
      void wx.showToast({ title: MEETING_AGENDA.saved, icon: 'success' });
      goBackOrHome(this);
      return;
    }
    if (answer.code === 'MEETING_CHANGED') await this.reopen(draft);
    this.setData({ problem: formErrorWords(answer) });
  },

  /** Others changed the meeting meanwhile: what is typed stays, and is sent again knowingly. */
  async reopen(draft: Draft<Form>) {
    const { communityId, meetingId } = this.data;
    const found = await callCloud('meeting', 'showMeeting', { communityId, meetingId });
    if (!found.ok) return;
    this.setData({ meeting: found.data });
    this.draw(putOver(this.name(), draft, found.data.seen));
  },
});

function storedOf({ agenda, seen }: MeetingView) {
  const items = agenda.map(({ itemId, title, minutes, source, hidden = false }) => ({
    itemId,
    title,
    minutes,
    source,
    hidden,
  }));
  return { value: { items }, version: seen };
}
