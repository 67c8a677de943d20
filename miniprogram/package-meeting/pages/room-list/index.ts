import '../../errors';
import type { Equipment } from '../../../../typings/contract/meeting/body';
import type { RoomForm, RoomLine } from '../../../../typings/contract/meeting/room';
import { callCloud } from '../../../cloud/call-cloud';
import { type Draft, dropDraft, keepDraft, openDraft } from '../../../store/draft';
import { formErrorWords } from '../../../text/error';
import { capacityWords, editRoom, hoursWords, ROOM_LIST } from '../../../text/meeting/plan/room';
import { EQUIPMENT, EQUIPMENT_CHOICES } from '../../../text/meeting/words';
import { definePage } from '../../../view/define-page';
import { go, pathTo } from '../../../view/go';
import { load } from '../../../view/load';

interface Row {
  roomId: string;
  name: string;
  words: string;
  /** for a screen reader */
  editWords: string;
  closed: boolean;
  mayBook: boolean;
}
type Form = Omit<RoomForm, 'capacity'> & { capacity: string };
type Typed = WechatMiniprogram.CustomEvent<{ value: string }>;
type Switched = WechatMiniprogram.CustomEvent<{ value: boolean }>;
type Tapped = WechatMiniprogram.TouchEvent;

/** Rooms to meet in; the secretary adds and changes them here. */
definePage({
  data: {
    words: ROOM_LIST,
    communityId: '',
    rooms: [] as RoomLine[],
    rows: [] as Row[],
    maySave: false,
    equipment: EQUIPMENT_CHOICES,
    /** '' = a new one; null = none is open */
    editing: null as string | null,
    draft: null as Draft<Form> | null,
    opens: '',
    shuts: '',
    problem: '',
    busy: false,
  },

  onLoad({ communityId = '' }) {
    this.setData({ communityId });
    void this.refresh();
  },

  async refresh() {
    const { communityId } = this.data;
    await load(this, {
      keep: `rooms:${communityId}`,
      ask: () => callCloud('meeting', 'listRooms', { communityId }),
      show: ({ rooms, maySave }) => this.setData({ rooms, rows: rooms.map(rowOf), maySave }),
    });
  },

  open(event: Tapped) {
    const { id } = event.currentTarget.dataset as { id: string };
    go(pathTo.roomBook(this.data.communityId, id));
  },

  edit(event: Tapped) {
    const { id = '' } = event.currentTarget.dataset as { id?: string };
    const room = this.data.rooms.find(({ roomId }) => roomId === id);
    const value = formOf(room, this.data.communityId);
    this.setData({
      editing: id,
      ...hoursWords(value),
      draft: openDraft<Form>(`room:${id}`, { value, version: room?.seen ?? '' }),
      problem: '',
    });
  },

  close() {
    this.setData({ editing: null, draft: null, problem: '' });
  },

  keep(change: Partial<Form>) {
    const { draft, editing } = this.data;
    if (!draft) return;
    const next = keepDraft(`room:${editing}`, { ...draft, value: { ...draft.value, ...change } });
    this.setData({
      draft: next,
      ...hoursWords(next.value),
      problem: '',
    });
  },

  type(event: Typed) {
    const { field } = event.currentTarget.dataset as { field: 'name' | 'capacity' };
    this.keep({ [field]: event.detail.value });
  },

  pick(event: WechatMiniprogram.PickerChange) {
    const { field } = event.currentTarget.dataset as { field: 'from' | 'until' };
    this.keep({ [field]: String(event.detail.value) });
  },

  turn(event: Switched) {
    const { field } = event.currentTarget.dataset as { field: 'open' | 'closed' };
    this.keep({ [field]: event.detail.value });
  },

  tick({ detail }: WechatMiniprogram.CustomEvent<{ chosen: Equipment[] }>) {
    this.keep({ equipment: detail.chosen });
  },

  async save() {
    const { communityId, editing, draft, rooms, busy } = this.data;
    if (busy || !draft || editing === null) return;
    const { value } = draft;
    const capacity = Number(value.capacity);
    if (value.name.trim() === '' || !/^\d{1,4}$/.test(value.capacity) || capacity === 0) {
      this.setData({ problem: ROOM_LIST.missing });
      return;
    }
    this.setData({ busy: true, problem: '' });
    const answer = await callCloud('meeting', 'saveRoom', {
      communityId,
      roomId: editing || null,
      form: { ...value, name: value.name.trim(), capacity },
      seen: rooms.find(({ roomId }) => roomId === editing)?.seen ?? null,
      commandId: draft.commandId,
    });
    this.setData({ busy: false });
    if (!answer.ok) {
      this.setData({ problem: formErrorWords(answer) });
      return;
    }
    dropDraft(`room:${editing}`);
    this.close();
    await this.refresh();
  },
});

function rowOf({
  roomId,
  name,
  placeLabel,
  capacity,
  equipment,
  from,
  until,
  closed,
  mayBook,
}: RoomLine): Row {
  const has = equipment.map((one) => EQUIPMENT[one]);
  return {
    roomId,
    name,
    editWords: editRoom(name),
    words: [placeLabel, capacityWords(capacity), ...has, `${from}–${until}`]
      .filter(Boolean)
      .join(' · '),
    closed,
    mayBook,
  };
}

function formOf(room: RoomLine | undefined, placeId: string): Form {
  if (!room) {
    return {
      placeId,
      name: '',
      capacity: '',
      equipment: [],
      from: '08:00',
      until: '21:00',
      open: true,
      closed: false,
    };
  }
  const { name, capacity, equipment, from, until, open, closed } = room;
  return {
    placeId: room.placeId,
    name,
    capacity: String(capacity),
    equipment,
    from,
    until,
    open,
    closed,
  };
}
