import { DECISION_RULES } from '../../cloudfunctions/ballot/result/decision-rules.ts';
import { publishedYear } from '../../cloudfunctions/holidays/published-years.ts';
import { dayKinds, knownYear } from '../../cloudfunctions/holidays/year-rules.ts';
import { addDays, DAY, dayOf } from '../../cloudfunctions/kernel/calendar.ts';
import type { Stamp } from '../../cloudfunctions/kernel/database/collection.ts';
import { holdersOf } from '../../cloudfunctions/meeting/body/body-rules.ts';
import type {
  BodyDocument,
  PlanDocument,
  RoomDayDocument,
  RoomDocument,
} from '../../cloudfunctions/meeting/collections.ts';
import { type PlanInput, problemOf } from '../../cloudfunctions/meeting/plan/candidate-rules.ts';
import { resultOf } from '../../cloudfunctions/meeting/plan/result-rules.ts';
import {
  type LawOf,
  planBody,
  planRoom,
  printOf,
} from '../../cloudfunctions/meeting/plan/shape-rules.ts';
import { advance, beginning } from '../../cloudfunctions/meeting/plan/solve-rules.ts';
import type { PlaceDocument } from '../../cloudfunctions/places/collections.ts';
import type { BodyForm, SeatForm } from '../../typings/contract/meeting/body.ts';
import type { RoomForm } from '../../typings/contract/meeting/room.ts';
import type { Role } from '../../typings/contract/resident.ts';
import type { Person } from './documents.ts';
import { heldDocuments } from './held-meetings.ts';

/** What the bodies of the demo are made from. */
export interface MeetingScene {
  root: PlaceDocument;
  places: readonly PlaceDocument[];
  people: readonly Person[];
  author: Person;
  second: Person;
  start: number;
}

const lawOf: LawOf = (ruleId) => DECISION_RULES[ruleId].counts[0]?.[0] ?? null;

/** Councils of so many buildings: enough to see, and quickly made. */
const COUNCILS = 6;

const BASE: Omit<BodyForm, 'placeId' | 'name' | 'kind' | 'cadence' | 'seats'> = {
  convener: 'secretary',
  quorum: { by: 'share', atLeast: { n: 2, d: 3 } },
  noticeDays: 5,
  substituteRule: '',
  minutes: 90,
  from: '14:30',
  until: '17:30',
  days: 'working',
  weekday: null,
  monthDay: null,
  roomId: 'demo-room-1',
  equipment: [],
};

/** 三会联动 and 三方联席会, with rooms, bookings and this year's plan. */
export function meetingDocuments(scene: MeetingScene): Record<string, object[]> {
  const { root, places, start } = scene;
  const communityId = root._id;
  const today = dayOf(start);
  const buildings = places.filter(({ kind }) => kind === 'building').slice(0, COUNCILS);
  const [estate] = places.filter(({ kind }) => kind === 'estate');
  const bodies = [
    ...communityBodies(scene),
    ...(estate ? [threeParty(scene, estate)] : []),
    ...buildings.map((building, n) => council(scene, building, n)),
  ];
  const rooms = roomForms(root).map((form, n): RoomDocument => {
    const _id = `demo-room-${n + 1}`;
    const change = stamp(`room:${_id}`, start - 60 * DAY);
    return { _id, communityId, placeId: root._id, placeLabel: root.label, form, change };
  });
  const day = addDays(today, 1);
  const booked: RoomDayDocument = {
    _id: `demo-room-1:${day}`,
    communityId,
    roomId: 'demo-room-1',
    day,
    bookings: [
      booking('demo-booking-1', 18, 22, '合唱队排练', 'volunteer'),
      booking('demo-booking-2', 29, 33, '手机课堂', scene.author.id),
    ],
    turn: 0,
    change: stamp(`room-day:${day}`, start - DAY),
  };
  return {
    bodies,
    rooms,
    roomDays: [booked],
    ...heldDocuments(bodies, lawOf, start, {
      recorder: scene.second.name,
      convener: scene.author.name,
    }),
    plans: [0, 1].map((later) => planOf(communityId, bodies, rooms, booked, start, later)),
  };
}

function stamp(target: string, at: number): Stamp {
  return { id: `seed-${target}`, action: 'seed', actorId: 'seed', target, at };
}

function booking(
  bookingId: string,
  from: number,
  until: number,
  title: string,
  by: string,
): RoomDayDocument['bookings'][number] {
  return { bookingId, from, until, title, by, planned: null };
}

function roomForms({ _id: placeId }: PlaceDocument): RoomForm[] {
  const room = (name: string, capacity: number, more: Partial<RoomForm> = {}): RoomForm => ({
    placeId,
    name,
    capacity,
    equipment: [],
    from: '08:00',
    until: '21:30',
    open: true,
    closed: false,
    ...more,
  });
  return [
    room('二楼会议室', 40, { equipment: ['screen', 'microphone', 'step-free'] }),
    room('一期活动室', 25, { equipment: ['step-free'] }),
    room('党群服务中心', 18, { equipment: ['screen'], open: false }),
  ];
}

const seat = (
  n: number,
  party: string,
  person: Person | undefined,
  required = false,
): SeatForm => ({
  seatId: `s${n}`,
  party,
  residentId: person?.id ?? null,
  required,
  substitutes: false,
});

function communityBodies(scene: MeetingScene): BodyDocument[] {
  const { root, people, author, start } = scene;
  const holding = (role: Role) =>
    people.filter(({ id, roles }) => id !== author.id && roles.some((held) => held.role === role));
  const seats = (list: [party: string, person: Person | undefined, required?: boolean][]) =>
    list.map(([party, person, required], n) => seat(n + 1, party, person, required));
  const committee = holding('committee-member');
  const party = holding('party-branch');
  const owners = holding('owners-committee');
  const advisers = holding('elder-adviser');
  const place = { placeId: root._id };
  const forms: [id: string, form: BodyForm, met: number[]][] = [
    [
      'joint',
      {
        ...BASE,
        ...place,
        name: '联席会',
        kind: 'joint',
        cadence: 'quarterly',
        equipment: ['screen'],
        seats: seats([
          ['社区', author, true],
          ['居委会', committee[0]],
          ['党支部', party[0], true],
          ['业委会', owners[0], true],
          ['业委会', owners[5]],
          ['物业', undefined, true],
          ['新乡贤', advisers[0]],
          ['新乡贤', advisers[1]],
        ]),
      },
      [210, 118],
    ],
    [
      'party',
      {
        ...BASE,
        ...place,
        name: '党委会',
        kind: 'party-committee',
        convener: 'party-branch',
        cadence: 'monthly',
        noticeDays: 3,
        roomId: 'demo-room-3',
        monthDay: 31,
        seats: seats([
          ['书记', author, true],
          ['委员', party[0], true],
          ['委员', party[1]],
          ['委员', party[2]],
        ]),
      },
      [55, 24],
    ],
    [
      'representatives',
      {
        ...BASE,
        ...place,
        name: '居民代表会议',
        kind: 'representatives',
        quorum: { by: 'law', ruleId: 'residents-representatives' },
        cadence: 'half-yearly',
        noticeDays: 7,
        seats: [author, ...committee, ...holding('representative')]
          .slice(0, 40)
          .map((person, n) => seat(n + 1, n === 0 ? '居委会' : '居民代表', person, n === 0)),
      },
      [150],
    ],
  ];
  return forms.map(([id, form, met]) => body(scene, id, form, root.label, met, start));
}

function threeParty(scene: MeetingScene, estate: PlaceDocument): BodyDocument {
  const { people, author, start } = scene;
  const owners = people.filter(({ roles }) =>
    roles.some(({ role, placeId }) => role === 'owners-committee' && placeId === estate._id),
  );
  const form: BodyForm = {
    ...BASE,
    placeId: estate._id,
    name: `${estate.name}三方联席会`,
    kind: 'three-party',
    cadence: 'quarterly',
    seats: [
      seat(1, '社区', author, true),
      seat(2, '业委会', owners[0], true),
      seat(3, '业委会', owners[1]),
      seat(4, '物业', undefined, true),
    ],
  };
  return body(scene, 'three-party', form, estate.label, [40], start);
}

function council(scene: MeetingScene, building: PlaceDocument, n: number): BodyDocument {
  const { people, start } = scene;
  const living = people.filter(({ households }) =>
    households.some(({ lineage }) => lineage.includes(building._id)),
  );
  const steward = people.find(({ roles }) =>
    roles.some(({ role, placeId }) => role === 'building-steward' && placeId === building._id),
  );
  const neighbours = living.filter(({ id }) => id !== steward?.id).slice(0, 6);
  const form: BodyForm = {
    ...BASE,
    placeId: building._id,
    name: `${building.label}议事会`.slice(0, 20),
    kind: 'building-council',
    convener: 'building-steward',
    quorum: { by: 'share', atLeast: { n: 1, d: 2 } },
    cadence: 'every-two-months',
    noticeDays: 3,
    from: '19:00',
    until: '21:00',
    days: 'any',
    roomId: 'demo-room-2',
    seats: [
      seat(1, '楼栋长', steward, true),
      ...neighbours.map((person, index) => seat(index + 2, '居民', person)),
      ...(n === 1 ? [seat(9, '居民', undefined)] : []),
    ],
  };
  return body(
    scene,
    `council-${n + 1}`,
    form,
    building.label,
    n === 2 ? [170] : [70, 12 + n],
    start,
  );
}

/** @param met how many days ago */
function body(
  { root, author, second }: MeetingScene,
  id: string,
  form: BodyForm,
  placeLabel: string,
  met: readonly number[],
  start: number,
): BodyDocument {
  const _id = `demo-body-${id}`;
  const at = start - 300 * DAY;
  return {
    _id,
    communityId: root._id,
    placeId: form.placeId,
    placeLabel,
    state: 'standing',
    form,
    pending: null,
    holders: holdersOf(form.seats),
    founded: dayOf(at),
    met: met.map((ago) => dayOf(start - ago * DAY)).sort(),
    record: [{ at, what: 'founded', fields: [], by: author.name, confirmedBy: second.name }],
    turn: 0,
    change: stamp(`body:${_id}`, at),
  };
}

/** What the function would compute. */
function planOf(
  communityId: string,
  bodies: readonly BodyDocument[],
  rooms: readonly RoomDocument[],
  booked: RoomDayDocument,
  start: number,
  later: number,
): PlanDocument {
  const year = Number(dayOf(start).slice(0, 4)) + later;
  const years = new Map(
    [year, year + 1].map((one) => [one, knownYear(one, publishedYear(one), null)]),
  );
  const input: PlanInput = {
    year,
    today: dayOf(start),
    bodies: bodies.map((one) => planBody(one, lawOf)),
    rooms: rooms.map((room) => planRoom(room, [booked])),
    busy: new Map(),
    kindOf: dayKinds(years),
    current: null,
    seed: 1,
  };
  const problem = problemOf(input);
  let state = beginning(problem);
  while (!state.done) state = advance(problem, state, 1_000_000);
  const result = resultOf(input, problem, state, false);
  return {
    _id: `${communityId}:${year}`,
    communityId,
    year,
    ...result,
    repair: false,
    seed: 1,
    compute: null,
    standing: null,
    estimated: years.get(year)?.source === 'estimated',
    print: printOf(bodies, rooms, lawOf),
    toBook: false,
    clashes: [],
    change: stamp(`plan:${communityId}:${year}`, start - DAY),
  };
}
