import type {
  LimitLine,
  SlotChoice,
  SlotLimit,
  SlotReason,
  SlotSearch,
} from '../../../typings/contract/meeting/plan.ts';
import type { DayKind } from '../../holidays/year-rules.ts';
import { addDays } from '../../kernel/calendar.ts';
import type { BusyRange, PlanBody, PlanRoom } from '../plan/candidate-rules.ts';
import { A_DAY, addRange, type Bits, emptyBits, hasAny, timeOfSlot } from './bit-rules.ts';

/** The best times for one meeting: fewest required seats absent, then fewest absent, then fewest moved. */

export interface SlotInput {
  /** the first day that the notice leaves, and how many days are looked at */
  from: string;
  days: number;
  body: Pick<
    PlanBody,
    'length' | 'from' | 'until' | 'days' | 'roomId' | 'equipment' | 'people' | 'quorum'
  >;
  /** those in office */
  seats: readonly { residentId: string; required: boolean }[];
  /** required seats that nobody has */
  vacantRequired: number;
  rooms: readonly (PlanRoom & { name: string })[];
  /** resident → when they cannot come, by their own words; when another body of theirs meets; when they have a shift */
  busy: Ranges;
  meetings: Ranges;
  shifts: Ranges;
  kindOf(day: string): DayKind;
}

type Ranges = ReadonlyMap<string, readonly BusyRange[]>;

const MOST = 10;
const LIMITS: readonly SlotLimit[] = [
  'holiday',
  'day-off',
  'room-size',
  'room-equipment',
  'room-hours',
  'room-taken',
  'quorum',
];
const bitOf = (limit: SlotLimit) => 1 << LIMITS.indexOf(limit);

/** Who cannot come to a meeting that begins at a half hour. */
interface Missing {
  required: number;
  absent: number;
  moved: number;
  busy: number;
  meeting: number;
}

/** A time with its best room, and what it is compared by: the first number that differs decides. */
interface Candidate {
  rank: readonly number[];
  day: string;
  slot: number;
  room: PlanRoom & { name: string };
  missing: Missing;
}

export function bestSlots(input: SlotInput): Omit<SlotSearch, 'estimated'> {
  const { body, rooms } = input;
  const days = Array.from({ length: input.days }, (_, n) => addDays(input.from, n));
  const numbers = new Map(days.map((day, number) => [day, number]));
  const people = sitting(input, numbers);
  const taken = rooms.map((room) => bitsOf(room.taken, numbers));
  const roomLimits = rooms.map((room) => limitsOfRoom(body, room));
  const out = new Array<number>(1 << LIMITS.length).fill(0);
  const found: Candidate[] = [];
  let tried = 0;
  for (const [number, day] of days.entries()) {
    const kind = input.kindOf(day);
    const dayLimits =
      kind === 'holiday'
        ? bitOf('holiday')
        : kind === 'day-off' && body.days === 'working'
          ? bitOf('day-off')
          : 0;
    for (let slot = body.from; slot + body.length <= body.until; slot += 1) {
      const start = number * A_DAY + slot;
      const missing = missingAt(people, start, start + body.length);
      const isEnough = people.length - missing.absent >= body.quorum;
      const timeLimits = dayLimits | (isEnough ? 0 : bitOf('quorum'));
      let best: Candidate | undefined;
      for (const [n, room] of rooms.entries()) {
        tried += 1;
        let limits = timeLimits | (roomLimits[n] as number);
        if (slot < room.from || slot + body.length > room.until) limits |= bitOf('room-hours');
        if (hasAny(taken[n] as Bits, start, start + body.length)) limits |= bitOf('room-taken');
        out[limits] = (out[limits] as number) + 1;
        if (limits !== 0) continue;
        const rank = [
          missing.required,
          missing.absent,
          missing.moved,
          slot - body.from,
          body.roomId !== null && room.roomId !== body.roomId ? 1 : 0,
          number,
          room.capacity,
          n,
        ];
        if (!best || compare(rank, best.rank) < 0) best = { rank, day, slot, room, missing };
      }
      if (best) keep(found, best);
    }
  }
  const limits = LIMITS.map((limit): LimitLine => lineOf(limit, out));
  const relax = limits.reduce((most, line) => (line.alone > most.alone ? line : most));
  return {
    slots: found.map((one) => choiceOf(one, input, people.length)),
    tried,
    first: input.from,
    limits: limits.filter((line) => line.out > 0),
    relax: found.length > 0 || relax.alone === 0 ? null : relax.limit,
    vacantRequired: input.vacantRequired,
  };
}

/** A limit, alone and among others. */
function lineOf(limit: SlotLimit, out: readonly number[]): LimitLine {
  const bit = bitOf(limit);
  const sum = out.reduce(
    (total, count, limits) => ((limits & bit) === 0 ? total : total + count),
    0,
  );
  return { limit, out: sum, alone: out[bit] as number };
}

interface Person {
  required: boolean;
  busy: Bits;
  meetings: Bits;
  shifts: Bits;
}

function sitting(
  { seats, busy, meetings, shifts }: SlotInput,
  numbers: ReadonlyMap<string, number>,
): Person[] {
  return seats.map(({ residentId, required }) => ({
    required,
    busy: bitsOf(busy.get(residentId) ?? [], numbers),
    meetings: bitsOf(meetings.get(residentId) ?? [], numbers),
    shifts: bitsOf(shifts.get(residentId) ?? [], numbers),
  }));
}

function bitsOf(ranges: readonly BusyRange[], numbers: ReadonlyMap<string, number>): Bits {
  const bits = emptyBits(numbers.size * A_DAY);
  for (const { day, from, until } of ranges) {
    const number = numbers.get(day);
    if (number !== undefined) addRange(bits, number * A_DAY + from, number * A_DAY + until);
  }
  return bits;
}

function limitsOfRoom(body: SlotInput['body'], room: PlanRoom): number {
  const isFit = body.equipment.every((what) => room.equipment.includes(what));
  return (
    (room.capacity < body.people ? bitOf('room-size') : 0) | (isFit ? 0 : bitOf('room-equipment'))
  );
}

function missingAt(people: readonly Person[], from: number, until: number): Missing {
  const missing: Missing = { required: 0, absent: 0, moved: 0, busy: 0, meeting: 0 };
  for (const { required, busy, meetings, shifts } of people) {
    const isBusy = hasAny(busy, from, until);
    if (isBusy || hasAny(meetings, from, until)) {
      missing.absent += 1;
      if (required) missing.required += 1;
      if (isBusy) missing.busy += 1;
      else missing.meeting += 1;
    } else if (hasAny(shifts, from, until)) missing.moved += 1;
  }
  return missing;
}

function compare(one: readonly number[], other: readonly number[]): number {
  for (const [n, value] of one.entries()) {
    const difference = value - (other[n] as number);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Keeps the best ones, in order. */
function keep(found: Candidate[], one: Candidate): void {
  const last = found.at(-1);
  if (found.length === MOST && last && compare(one.rank, last.rank) >= 0) return;
  const at = found.findIndex(({ rank }) => compare(one.rank, rank) < 0);
  found.splice(at < 0 ? found.length : at, 0, one);
  if (found.length > MOST) found.pop();
}

function choiceOf(
  { day, slot, room, missing }: Candidate,
  { body, vacantRequired }: SlotInput,
  inOffice: number,
): SlotChoice {
  const reasons: [SlotReason, number][] = [
    ['busy', missing.busy],
    ['meeting', missing.meeting],
    ['shift', missing.moved],
    ['vacant', vacantRequired],
  ];
  return {
    day,
    from: timeOfSlot(slot),
    until: timeOfSlot(slot + body.length),
    roomId: room.roomId,
    roomName: room.name,
    requiredAbsent: missing.required,
    absent: missing.absent,
    moved: missing.moved,
    reasons: reasons.flatMap(([why, seats]) => (seats > 0 ? [{ why, seats }] : [])),
    usual: {
      room: body.roomId === null || body.roomId === room.roomId,
      hours: slot === body.from,
    },
    present: inOffice - missing.absent,
  };
}
