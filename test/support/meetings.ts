import { DAY } from '../../cloudfunctions/kernel/calendar.ts';
import type { Stamp } from '../../cloudfunctions/kernel/database/collection.ts';
import { holdersOf } from '../../cloudfunctions/meeting/body/body-rules.ts';
import type {
  BodyDocument,
  BusyDocument,
  PlanDocument,
  RoomDayDocument,
  RoomDocument,
  YearDocument,
} from '../../cloudfunctions/meeting/collections.ts';
import type { BodyForm, SeatForm } from '../../typings/contract/meeting/body.ts';
import type { BusyTimes, RoomForm, YearTable } from '../../typings/contract/meeting/room.ts';
import { CEDAR, MAPLE, type PersonKey, PLACE, residentIdOf, START } from './community.ts';
import { commandId, type Input } from './inputs.ts';

/** Bodies, rooms, a table of holidays and a plan that are there from the start. */

export const BODY = {
  /** 楼栋议事会 of the first building, every two months, not met since April */
  council: 'e3000000000000000001',
  /** a free one of the whole community, monthly */
  readers: 'e3000000000000000002',
  /** 联席会, founded by the secretary, waits for a second officer */
  waiting: 'e3000000000000000003',
  cedar: 'c3000000000000000001',
  /** waits for a second officer, in cedar */
  cedarWaiting: 'c3000000000000000002',
} as const;

export const ROOM = {
  /** twenty people, for everybody */
  hall: 'e4000000000000000001',
  /** ten people, for offices */
  office: 'e4000000000000000002',
  cedar: 'c4000000000000000001',
} as const;

/** On Saturday, 9:00–11:00, by the resident of the second household. */
export const BOOKED = { bookingId: 'e5000000000000000001', day: '2026-06-20', from: 18, until: 22 };
const CEDAR_BOOKED = 'c5000000000000000001';
export const PLANNED = `${BODY.readers}:2026-07-01`;

const AGO = START - 20 * DAY;

function stamp(target: string): Stamp {
  return { id: `seed-${target}`, action: 'seed', actorId: 'seed', target, at: AGO };
}

export const seenBody = (bodyId: string) => `seed-body:${bodyId}`;
const seenRoom = (roomId: string) => `seed-room:${roomId}`;
export const seenYear = (communityId: string) => `seed-year:${communityId}:2027`;
export const seenPlan = (communityId: string) => `seed-plan:${communityId}:2026`;

export function seatOf(n: number, who: PersonKey | null, more: Partial<SeatForm> = {}): SeatForm {
  return {
    seatId: `s${n}`,
    party: '居民',
    residentId: who && residentIdOf(who),
    required: false,
    substitutes: false,
    ...more,
  };
}

export function bodyForm(more: Partial<BodyForm> = {}): BodyForm {
  return {
    placeId: MAPLE,
    name: '读书会',
    kind: 'free',
    convener: 'secretary',
    quorum: { by: 'share', atLeast: { n: 1, d: 2 } },
    noticeDays: 3,
    substituteRule: '',
    cadence: 'monthly',
    minutes: 90,
    from: '19:00',
    until: '21:00',
    days: 'any',
    weekday: 5,
    monthDay: null,
    roomId: ROOM.hall,
    equipment: [],
    seats: [
      seatOf(1, 'secretary', { required: true }),
      seatOf(2, 'elderAdviser'),
      seatOf(3, 'volunteer'),
    ],
    ...more,
  };
}

export const jointForm = (more: Partial<BodyForm> = {}): BodyForm =>
  bodyForm({
    name: '联席会',
    kind: 'joint',
    cadence: 'quarterly',
    quorum: { by: 'share', atLeast: { n: 2, d: 3 } },
    noticeDays: 5,
    days: 'working',
    from: '14:00',
    until: '17:00',
    weekday: null,
    seats: [
      seatOf(1, 'secretary', { party: '社区', required: true }),
      seatOf(2, 'ownersCommittee', { party: '业委会', required: true }),
      seatOf(3, 'partyBranch', { party: '党支部' }),
      seatOf(4, null, { party: '物业', required: true }),
    ],
    ...more,
  });

const councilForm: BodyForm = bodyForm({
  placeId: PLACE.building,
  name: '1栋议事会',
  kind: 'building-council',
  convener: 'building-steward',
  cadence: 'every-two-months',
  seats: [
    seatOf(1, 'buildingSteward', { party: '楼栋长', required: true }),
    seatOf(2, 'stairSteward', { party: '1单元' }),
    seatOf(3, 'resident', { party: '1单元' }),
    seatOf(4, 'householdRepresentative', { party: '2单元' }),
    seatOf(5, null, { party: '2单元' }),
  ],
});

function body(_id: string, form: BodyForm, more: Partial<BodyDocument> = {}): BodyDocument {
  return {
    _id,
    communityId: form.placeId.split('.')[0] ?? '',
    placeId: form.placeId,
    placeLabel: '枫林社区',
    state: 'standing',
    form,
    pending: null,
    holders: holdersOf(form.seats),
    founded: '2026-01-10',
    met: [],
    record: [{ at: AGO, what: 'founded', fields: [], by: '沈知秋', confirmedBy: null }],
    turn: 0,
    change: stamp(`body:${_id}`),
    ...more,
  };
}

const founding = (form: BodyForm, editor: PersonKey): Partial<BodyDocument> => ({
  state: 'founding',
  pending: { form, editors: [residentIdOf(editor)], by: '沈知秋' },
  founded: '2026-06-10',
  record: [],
});

export function roomForm(more: Partial<RoomForm> = {}): RoomForm {
  return {
    placeId: MAPLE,
    name: '大会议室',
    capacity: 20,
    equipment: ['screen'],
    from: '08:00',
    until: '22:00',
    open: true,
    closed: false,
    ...more,
  };
}

function room(_id: string, form: RoomForm): RoomDocument {
  const communityId = form.placeId.split('.')[0] ?? '';
  return {
    _id,
    communityId,
    placeId: form.placeId,
    placeLabel: communityId === MAPLE ? '枫林社区' : '雪松社区',
    form,
    change: stamp(`room:${_id}`),
  };
}

function roomDay(
  roomId: string,
  communityId: string,
  bookingId: string,
  by: PersonKey,
): RoomDayDocument {
  const { day, from, until } = BOOKED;
  return {
    _id: `${roomId}:${day}`,
    communityId,
    roomId,
    day,
    bookings: [{ bookingId, from, until, title: '包粽子', by: residentIdOf(by), planned: null }],
    turn: 0,
    change: stamp(`room-day:${roomId}:${day}`),
  };
}

export const yearTable = (more: Partial<YearTable> = {}): YearTable => ({
  holidays: [{ day: '2027-01-01', name: '元旦' }],
  workdays: ['2027-02-14'],
  ...more,
});

const year = (communityId: string, editor: PersonKey): YearDocument => ({
  _id: `${communityId}:2027`,
  communityId,
  year: 2027,
  table: null,
  pending: { table: yearTable(), editors: [residentIdOf(editor)], by: '沈知秋' },
  change: stamp(`year:${communityId}:2027`),
});

export const busyOf = (more: Partial<BusyTimes> = {}): BusyTimes => ({
  weekly: [{ weekdays: [1, 2, 3, 4, 5], from: '08:30', until: '17:30' }],
  days: [{ from: '2026-07-20', until: '2026-07-26' }],
  ...more,
});

const busy = (who: PersonKey): BusyDocument => ({
  _id: `${MAPLE}:${residentIdOf(who)}`,
  communityId: MAPLE,
  residentId: residentIdOf(who),
  busy: busyOf(),
  change: stamp(`busy:${residentIdOf(who)}`),
});

function plan(communityId: string, bodyId: string, roomId: string): PlanDocument {
  const meeting = {
    key: `${bodyId}:2026-07-01`,
    bodyId,
    day: '2026-07-17',
    from: 38,
    until: 41,
    roomId,
    requiredAbsent: 0,
    absent: 0,
    moved: null,
  };
  return {
    _id: `${communityId}:2026`,
    communityId,
    year: 2026,
    state: 'ready',
    repair: false,
    seed: 1,
    compute: null,
    progress: { settled: 1, of: 1 },
    meetings: [meeting],
    standing: null,
    unplaced: [],
    cost: 0,
    bound: 0,
    moves: null,
    estimated: false,
    print: 'of-then',
    toBook: false,
    clashes: [],
    change: stamp(`plan:${communityId}:2026`),
  };
}

export function meetingDocuments(): Record<string, object[]> {
  const waiting = jointForm();
  const cedarForm = bodyForm({
    placeId: CEDAR,
    name: '雪松读书会',
    roomId: ROOM.cedar,
    seats: [seatOf(1, 'cedarSecretary'), seatOf(2, 'cedarResident')],
  });
  const cedarWaiting = { ...cedarForm, kind: 'joint' as const, name: '雪松联席会' };
  return {
    bodies: [
      body(BODY.council, councilForm, { placeLabel: '一期 1栋', met: ['2026-02-20'] }),
      body(BODY.readers, bodyForm(), { met: ['2026-05-08'] }),
      body(BODY.waiting, waiting, founding(waiting, 'secretary')),
      body(BODY.cedar, cedarForm),
      body(BODY.cedarWaiting, cedarWaiting, founding(cedarWaiting, 'cedarResident')),
    ],
    rooms: [
      room(ROOM.hall, roomForm()),
      room(ROOM.office, roomForm({ name: '小会议室', capacity: 10, open: false, equipment: [] })),
      room(ROOM.cedar, roomForm({ placeId: CEDAR, name: '雪松会议室' })),
    ],
    roomDays: [
      roomDay(ROOM.hall, MAPLE, BOOKED.bookingId, 'resident'),
      roomDay(ROOM.cedar, CEDAR, CEDAR_BOOKED, 'cedarResident'),
    ],
    holidayYears: [year(MAPLE, 'secretary'), year(CEDAR, 'cedarResident')],
    busyTimes: [busy('stairSteward'), busy('resident')],
    plans: [plan(MAPLE, BODY.readers, ROOM.hall), plan(CEDAR, BODY.cedar, ROOM.cedar)],
  };
}

const communityOf = (id: string) => (id.startsWith('c') ? CEDAR : MAPLE);

export const saving = (n: number, form: BodyForm, bodyId: string | null = null): Input => ({
  communityId: form.placeId.split('.')[0] ?? '',
  bodyId,
  form,
  seen: bodyId && seenBody(bodyId),
  commandId: commandId(n),
});
export const confirming = (n: number, bodyId: string, more: Input = {}): Input => ({
  communityId: communityOf(bodyId),
  bodyId,
  agrees: true,
  seen: seenBody(bodyId),
  commandId: commandId(n),
  ...more,
});
export const noting = (n: number, bodyId: string, more: Input = {}): Input => ({
  communityId: communityOf(bodyId),
  bodyId,
  day: '2026-06-12',
  met: true,
  commandId: commandId(n),
  ...more,
});
export const booking = (n: number, more: Input = {}): Input => ({
  communityId: MAPLE,
  roomId: ROOM.hall,
  day: BOOKED.day,
  from: 28,
  until: 32,
  title: '合唱队排练',
  commandId: commandId(n),
  ...more,
});
export const cancelling = (n: number, more: Input = {}): Input => ({
  communityId: MAPLE,
  roomId: ROOM.hall,
  day: BOOKED.day,
  bookingId: BOOKED.bookingId,
  commandId: commandId(n),
  ...more,
});
export const savingRoom = (n: number, form: RoomForm, roomId: string | null = null): Input => ({
  communityId: form.placeId.split('.')[0] ?? '',
  roomId,
  form,
  seen: roomId && seenRoom(roomId),
  commandId: commandId(n),
});
export const savingYear = (n: number, more: Input = {}): Input => ({
  communityId: MAPLE,
  year: 2027,
  table: yearTable(),
  seen: seenYear(MAPLE),
  commandId: commandId(n),
  ...more,
});
export const confirmingYear = (n: number, more: Input = {}): Input => ({
  communityId: MAPLE,
  year: 2027,
  agrees: true,
  seen: seenYear(MAPLE),
  commandId: commandId(n),
  ...more,
});
export const planning = (n: number, more: Input = {}): Input => ({
  communityId: MAPLE,
  year: 2026,
  repair: false,
  seen: seenPlan(MAPLE),
  commandId: commandId(n),
  ...more,
});
export const adopting = (n: number, more: Input = {}): Input => ({
  communityId: MAPLE,
  year: 2026,
  seen: seenPlan(MAPLE),
  commandId: commandId(n),
  ...more,
});
