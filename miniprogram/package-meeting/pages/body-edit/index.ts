import '../../errors';
import type { Envelope } from '../../../../typings/contract/envelope';
import type { BodyDetail, BodyKind } from '../../../../typings/contract/meeting/body';
import type { RoomLine } from '../../../../typings/contract/meeting/room';
import type { PlaceNode } from '../../../../typings/contract/resident';
import { callCloud } from '../../../cloud/call-cloud';
import { type Draft, dropDraft, keepDraft, openDraft } from '../../../store/draft';
import { WEEKDAY_CHOICES } from '../../../text/common/week';
import { formErrorWords } from '../../../text/error';
import {
  BODY_EDIT,
  BODY_STEPS,
  dateChoice,
  monthDayWords,
  SHARES,
  seatActs,
  seatedAlready,
} from '../../../text/meeting/body/edit';
import { fromTimeWords, minutesWords, untilTimeWords } from '../../../text/meeting/time';
import { BODY_KINDS, CADENCES, EQUIPMENT_CHOICES } from '../../../text/meeting/words';
import { goBackOrHome } from '../../../view/after-answer';
import { chooseOne } from '../../../view/choose-one';
import { definePage } from '../../../view/define-page';
import { load } from '../../../view/load';
import { nobodySought, seekPeople } from '../../../view/seek-people';
import { bodyOf, type Form, formOf, isLawful, missingOn, newForm, usualOf } from './body-form';

interface Known {
  body: BodyDetail | null;
  places: PlaceNode[];
  rooms: RoomLine[];
}
type Typed = WechatMiniprogram.CustomEvent<{ value: string }>;
type Switched = WechatMiniprogram.CustomEvent<{ value: boolean }>;
type Tapped = WechatMiniprogram.TouchEvent;
type Named<Key> = WechatMiniprogram.CustomEvent<{ key: Key }>;

const MOST_SEATS = 60;
const pairs = <Key extends string>(names: Record<Key, string>) =>
  (Object.keys(names) as Key[]).map((key) => ({ key, name: names[key] }));

/** Founds or changes a body, in three steps. */
definePage({
  data: {
    words: BODY_EDIT,
    communityId: '',
    bodyId: '',
    steps: BODY_STEPS,
    kinds: pairs(BODY_KINDS),
    cadences: pairs(CADENCES),
    equipment: EQUIPMENT_CHOICES,
    weekdays: WEEKDAY_CHOICES,
    minutes: [60, 90, 120, 180].map((minutes) => ({ minutes, name: minutesWords(minutes) })),
    shares: SHARES,
    body: null as BodyDetail | null,
    places: [] as PlaceNode[],
    rooms: [] as RoomLine[],
    draft: null as Draft<Form> | null,
    form: null as Form | null,
    seats: [] as (Form['seats'][number] & ReturnType<typeof seatActs>)[],
    fromWords: '',
    untilWords: '',
    monthDayWords: '',
    roomName: '',
    lawful: false,
    /** the seat for which somebody is looked for */
    seeking: '',
    ...nobodySought(),
    problem: '',
    busy: false,
  },

  onLoad({ communityId = '', bodyId = '' }) {
    this.setData({ communityId, bodyId });
    void this.refresh();
  },

  async refresh() {
    const { communityId, bodyId } = this.data;
    await load(this, {
      ask: () => askAll(communityId, bodyId),
      show: ({ body, places, rooms }) => {
        this.setData({ body, places, rooms });
        const shown = body && (body.pending?.form ?? body.form);
        const value = shown ? formOf(shown) : newForm(communityId);
        this.draw(openDraft<Form>(this.name(), { value, version: body?.seen ?? '' }));
      },
    });
  },

  name() {
    return `body:${this.data.communityId}:${this.data.bodyId}`;
  },

  draw(draft: Draft<Form>) {
    const form = draft.value;
    const room = this.data.rooms.find(({ roomId }) => roomId === form.roomId);
    this.setData({
      draft,
      form,
      roomName: room?.name ?? BODY_EDIT.anyRoom,
      lawful: isLawful(form.kind),
      seats: form.seats.map((seat) => ({ ...seat, ...seatActs(seat) })),
      fromWords: fromTimeWords(form.from),
      untilWords: untilTimeWords(form.until),
      monthDayWords: monthDayWords(form.monthDay),
      problem: '',
    });
  },

  keep(change: Partial<Form>) {
    const { draft } = this.data;
    if (!draft) return;
    this.draw(keepDraft(this.name(), { ...draft, value: { ...draft.value, ...change } }));
  },

  type(event: Typed) {
    const { field } = event.currentTarget.dataset as { field: 'name' | 'noticeDays' };
    this.keep({ [field]: event.detail.value });
  },

  pick(event: WechatMiniprogram.PickerChange) {
    const { field } = event.currentTarget.dataset as { field: 'from' | 'until' };
    this.keep({ [field]: String(event.detail.value) });
  },

  turn(event: Switched) {
    this.keep({ working: event.detail.value });
  },

  chooseKind({ detail }: Named<BodyKind>) {
    if (!this.data.bodyId) this.keep(usualOf(detail.key));
  },

  /** Whichever choice it is: the name of its field stands on it. */
  choose(event: WechatMiniprogram.CustomEvent<{ chosen: unknown }>) {
    const { field } = event.currentTarget.dataset as {
      field: 'cadence' | 'minutes' | 'equipment' | 'share';
    };
    this.keep({ [field]: event.detail.chosen });
  },

  choosePlace(event: WechatMiniprogram.CustomEvent<{ chosen: string[] }>) {
    const [placeId] = event.detail.chosen;
    if (placeId) this.keep({ placeId });
  },

  /** A second tap takes it back. */
  chooseWeekday({ detail }: WechatMiniprogram.CustomEvent<{ chosen: number | null }>) {
    this.keep({ weekday: detail.chosen, monthDay: null });
  },

  async chooseMonthDay() {
    const days = Array.from({ length: 31 }, (_, n) => n + 1);
    const words = [BODY_EDIT.noMonthDay, ...days.map(dateChoice)];
    const at = await chooseOne(words);
    if (at !== null) this.keep({ monthDay: at === 0 ? null : at, weekday: null });
  },

  async chooseRoom() {
    const rooms = this.data.rooms.filter(({ closed }) => !closed);
    const at = await chooseOne([BODY_EDIT.anyRoom, ...rooms.map(({ name }) => name)]);
    if (at !== null) this.keep({ roomId: rooms[at - 1]?.roomId ?? '' });
  },

  addSeat() {
    const seats = this.data.form?.seats ?? [];
    const next = 1 + Math.max(0, ...seats.map(({ seatId }) => Number(seatId.slice(1))));
    if (seats.length >= MOST_SEATS) return;
    const seat = { seatId: `s${next}`, party: '', residentId: null, name: '' };
    this.keep({ seats: [...seats, { ...seat, required: false, substitutes: false }] });
  },

  seat(
    event: { currentTarget: { dataset: Record<string, unknown> } },
    change: Partial<Form['seats'][number]>,
  ) {
    const { id } = event.currentTarget.dataset as { id: string };
    const seats = this.data.form?.seats ?? [];
    this.keep({ seats: seats.map((one) => (one.seatId === id ? { ...one, ...change } : one)) });
  },

  typeParty(event: Typed) {
    this.seat(event, { party: event.detail.value });
  },

  turnRequired(event: Switched) {
    this.seat(event, { required: event.detail.value });
  },

  vacate(event: Tapped) {
    this.seat(event, { residentId: null, name: '' });
  },

  dropSeat(event: Tapped) {
    const { id } = event.currentTarget.dataset as { id: string };
    this.keep({ seats: (this.data.form?.seats ?? []).filter(({ seatId }) => seatId !== id) });
  },

  seek(event: Tapped) {
    const { id } = event.currentTarget.dataset as { id: string };
    this.setData({ seeking: id, ...nobodySought() });
  },

  async search({ detail }: Typed) {
    await seekPeople(this, 'seat', detail.value);
  },

  sit(event: Tapped) {
    const { id } = event.currentTarget.dataset as { id: string };
    const person = this.data.found.find(({ residentId }) => residentId === id);
    const { seeking, form } = this.data;
    if (!person || !form) return;
    const isSeated = form.seats.some(({ residentId }) => residentId === id);
    if (isSeated) {
      this.setData({ problem: seatedAlready(person.name) });
      return;
    }
    this.setData({ seeking: '', ...nobodySought() });
    const { residentId, name } = person;
    this.keep({
      seats: form.seats.map((one) => (one.seatId === seeking ? { ...one, residentId, name } : one)),
    });
  },

  back() {
    const step = this.data.form?.step ?? 0;
    if (step > 0) this.keep({ step: step - 1 });
  },

  async next() {
    const { form } = this.data;
    if (!form) return;
    const missing = missingOn(form.step, form);
    if (missing) this.setData({ problem: missing });
    else if (form.step < BODY_STEPS.length - 1) this.keep({ step: form.step + 1 });
    else await this.save();
  },

  async save() {
    const { communityId, bodyId, body, draft, busy } = this.data;
    if (busy || !draft) return;
    this.setData({ busy: true, problem: '' });
    const answer = await callCloud('meeting', 'saveBody', {
      communityId,
      bodyId: bodyId || null,
      form: bodyOf(draft.value, body?.form ?? null),
      seen: body?.seen ?? null,
      commandId: draft.commandId,
    });
    this.setData({ busy: false });
    if (!answer.ok) {
      this.setData({ problem: formErrorWords(answer) });
      return;
    }
    dropDraft(this.name());
    const title = answer.data.waits ? BODY_EDIT.waits : BODY_EDIT.saved;
    void wx.showToast({ title, icon: 'success' });
    goBackOrHome(this);
  },
});

async function askAll(communityId: string, bodyId: string): Promise<Envelope<Known>> {
  const [places, rooms, body] = await Promise.all([
    callCloud('resident', 'listPlaces', { communityId }),
    callCloud('meeting', 'listRooms', { communityId }),
    bodyId ? callCloud('meeting', 'showBody', { communityId, bodyId }) : null,
  ]);
  if (!places.ok) return places;
  if (!rooms.ok) return rooms;
  if (body && !body.ok) return body;
  return {
    ok: true,
    data: { places: places.data.places, rooms: rooms.data.rooms, body: body?.data ?? null },
  };
}
