import type { Cadence, Equipment } from '../../../typings/contract/meeting/body.ts';
import type { DayKind } from '../../holidays/year-rules.ts';
import { addDays, weekdayOf } from '../../kernel/calendar.ts';
import { idealDay, laterDay, type Period, periodsWithin } from '../body/cadence-rules.ts';
import { A_DAY, addRange, type Bits, emptyBits, hasAny } from '../slot/bit-rules.ts';

/** Which meetings a plan has, and every day, half hour and room that each could have, with what it costs. */

export interface PlanBody {
  bodyId: string;
  cadence: Cadence;
  /** half hours */
  length: number;
  /** half hours of a day within which it meets */
  from: number;
  until: number;
  days: 'working' | 'any';
  weekday: number | null;
  monthDay: number | null;
  noticeDays: number;
  roomId: string | null;
  equipment: readonly Equipment[];
  /** those in office */
  seats: readonly { residentId: string; required: boolean }[];
  /** places that its room needs */
  people: number;
  /** how many of those in office must be able to come; 0 = counted otherwise */
  quorum: number;
  met: readonly string[];
}

export interface PlanRoom {
  roomId: string;
  capacity: number;
  equipment: readonly Equipment[];
  from: number;
  until: number;
  /** what is booked otherwise */
  taken: readonly { day: string; from: number; until: number }[];
}

/** Half hours of a day on which somebody cannot come. */
export interface BusyRange {
  day: string;
  from: number;
  until: number;
}

export interface PlanInput {
  year: number;
  /** nothing is planned before it; each body's notice is counted from here */
  today: string;
  bodies: readonly PlanBody[];
  rooms: readonly PlanRoom[];
  /** resident → when they cannot come */
  busy: ReadonlyMap<string, readonly BusyRange[]>;
  kindOf(day: string): DayKind;
  /** of a plan that is repaired: key → where it stands */
  current: ReadonlyMap<string, Place> | null;
  seed: number;
}

/** A day, a half hour and a room. */
export interface Place {
  day: string;
  /** half hour of the day */
  slot: number;
  roomId: string;
}

/** Cheapest first, the last one is not to meet at all. `start` counts half hours from the first of January. */
export interface Candidates {
  cost: Float64Array;
  /** −1: not at all */
  start: Int32Array;
  room: Int16Array;
}

export interface Occurrence {
  key: string;
  /** index of the body */
  body: number;
  length: number;
  period: Period;
  candidates: Candidates;
}

export interface Problem {
  occurrences: Occurrence[];
  rooms: readonly PlanRoom[];
  /** bodies × bodies: 1 if somebody sits in both, and for a body with itself */
  shares: Uint8Array;
  bodies: number;
  /** body → numbers of its people who sit in several bodies */
  people: readonly (readonly number[])[];
  /** from the first of January on */
  days: readonly GridDay[];
  seed: number;
}

interface GridDay {
  day: string;
  kind: DayKind;
  weekday: number;
}

/**
 * Costs of a meeting, in whole numbers. One that has no time, and one that is moved, outweighs everything below it
 * in a whole plan together.
 */
export const COST = {
  unplaced: 2 ** 40,
  moved: 2 ** 24,
  /** of a meeting that is moved: not in its room alone, but to another time */
  retimed: 2 ** 12,
  requiredAbsent: 400,
  absent: 20,
  otherWeekday: 6,
  otherRoom: 3,
  /** for each day from the one that spreads a body's meetings evenly */
  day: 2,
  /** for each half hour from the usual beginning */
  halfHour: 1,
} as const;

function keyOf(bodyId: string, { from }: Period): string {
  return `${bodyId}:${from}`;
}

/** A share of the period for each body, so that neighbours in the list lie far apart: 0, 1/2, 1/4, 3/4 … */
function shareOf(index: number): number {
  let share = 0;
  for (let rest = index, part = 0.5; rest > 0; rest >>= 1, part /= 2) {
    if (rest & 1) share += part;
  }
  return share;
}

/** The weeks, months … that begin in the year, end in days to come and have not had their meeting. */
export function openPeriods(body: PlanBody, year: number, today: string): Period[] {
  return periodsWithin(body.cadence, `${year}-01-01`, `${year}-12-31`).filter(
    ({ from, until }) =>
      from >= `${year}-01-01` &&
      until > today &&
      !body.met.some((day) => from <= day && day <= until),
  );
}

/** Pure, and the same for the same input: what is left of a computation can be taken up by another process. */
export function problemOf(input: PlanInput): Problem {
  const { bodies, rooms, year, today } = input;
  const days = daysFrom(`${year}-01-01`, `${year}-12-31`, input.kindOf);
  const numbers = new Map(days.map(({ day }, number) => [day, number]));
  const length = days.length * A_DAY;
  const bitsOf = (ranges: readonly BusyRange[]): Bits => {
    const bits = emptyBits(length);
    for (const range of ranges) {
      const number = numbers.get(range.day);
      if (number === undefined) continue;
      addRange(bits, number * A_DAY + range.from, number * A_DAY + range.until);
    }
    return bits;
  };
  const busy = new Map([...input.busy].map(([id, ranges]) => [id, bitsOf(ranges)]));
  const taken = rooms.map((room) => bitsOf(room.taken));
  const grid: Grid = { days, numbers, busy, taken };
  const occurrences = bodies.flatMap((body, index) =>
    openPeriods(body, year, today).map((period): Occurrence => {
      const key = keyOf(body.bodyId, period);
      const candidates = candidatesFor(input, body, index, period, grid);
      return { key, body: index, length: body.length, period, candidates };
    }),
  );
  return { occurrences, rooms, ...sharing(bodies), bodies: bodies.length, days, seed: input.seed };
}

/** The days of a year, and of the week that begins on its last one. */
function daysFrom(first: string, last: string, kindOf: PlanInput['kindOf']): GridDay[] {
  const days: GridDay[] = [];
  const end = addDays(last, 7);
  for (let day = first; day <= end; day = addDays(day, 1)) {
    days.push({ day, kind: kindOf(day), weekday: weekdayOf(day) });
  }
  return days;
}

function sharing(bodies: readonly PlanBody[]): Pick<Problem, 'shares' | 'people'> {
  const count = bodies.length;
  const shares = new Uint8Array(count * count);
  const of = new Map<string, number[]>();
  for (const [index, { seats }] of bodies.entries()) {
    for (const { residentId } of seats) of.set(residentId, [...(of.get(residentId) ?? []), index]);
  }
  const people: number[][] = bodies.map(() => []);
  let number = 0;
  for (const held of of.values()) {
    if (held.length < 2) continue;
    for (const one of held) {
      people[one]?.push(number);
      for (const other of held) shares[one * count + other] = 1;
    }
    number += 1;
  }
  for (let index = 0; index < count; index += 1) shares[index * count + index] = 1;
  return { shares, people };
}

interface Grid {
  days: readonly GridDay[];
  numbers: ReadonlyMap<string, number>;
  busy: ReadonlyMap<string, Bits>;
  taken: readonly Bits[];
}

function candidatesFor(
  input: PlanInput,
  body: PlanBody,
  index: number,
  period: Period,
  { days, numbers, busy, taken }: Grid,
): Candidates {
  const { rooms, today, current } = input;
  const sink = new Sink();
  const stands = current?.get(keyOf(body.bodyId, period));
  const ideal = numbers.get(idealDay(period, body.monthDay, shareOf(index))) ?? 0;
  const earliest = addDays(today, body.noticeDays + 1);
  const first = laterDay(period.from, earliest);
  const sitting = body.seats.flatMap(({ residentId, required }) => {
    const bits = busy.get(residentId);
    return bits ? [{ bits, cost: required ? COST.requiredAbsent : COST.absent }] : [];
  });
  const usable = rooms.flatMap((room, number) => {
    const fits =
      room.capacity >= body.people && body.equipment.every((what) => room.equipment.includes(what));
    const cost = body.roomId !== null && body.roomId !== room.roomId ? COST.otherRoom : 0;
    return fits ? [{ room, number, cost, bits: taken[number] as Bits }] : [];
  });
  const last = numbers.get(period.until) ?? days.length - 1;
  const begin = numbers.get(first) ?? days.length;
  // What stands was announced in time: it may stay where it is, but nothing else is put there.
  const stay = stands && stands.day > today ? (numbers.get(stands.day) ?? begin) : begin;
  for (let number = Math.min(begin, stay); number <= last; number += 1) {
    const { day, kind, weekday } = days[number] as GridDay;
    if (number < begin && number !== stay) continue;
    if (kind === 'holiday' || (kind === 'day-off' && body.days === 'working')) continue;
    const away = body.weekday !== null && weekday !== body.weekday ? COST.otherWeekday : 0;
    const dayCost = Math.abs(number - ideal) * COST.day + away;
    for (let slot = body.from; slot + body.length <= body.until; slot += 1) {
      const start = number * A_DAY + slot;
      let absent = 0;
      let cost = dayCost + (slot - body.from) * COST.halfHour;
      for (const seat of sitting) {
        if (!hasAny(seat.bits, start, start + body.length)) continue;
        absent += 1;
        cost += seat.cost;
      }
      if (body.seats.length - absent < body.quorum) continue;
      const standsThen = stands?.day === day && stands.slot === slot;
      for (const { room, number: at, cost: more, bits } of usable) {
        if (slot < room.from || slot + body.length > room.until) continue;
        if (hasAny(bits, start, start + body.length)) continue;
        const stays = standsThen && stands?.roomId === room.roomId;
        if (number < begin && !stays) continue;
        const moved = !stands || stays ? 0 : COST.moved + (standsThen ? 0 : COST.retimed);
        sink.add(cost + more + moved, start, at);
      }
    }
  }
  sink.add(COST.unplaced, -1, -1);
  return sink.sorted(input.seed + index);
}

/** Takes candidates in any order. */
class Sink {
  private readonly byCost = new Map<number, number[]>();
  private count = 0;

  add(cost: number, start: number, room: number): void {
    const found = this.byCost.get(cost);
    if (found) found.push(start, room);
    else this.byCost.set(cost, [start, room]);
    this.count += 1;
  }

  /** By cost; equals begin at another one for each seed, so that bodies seldom want the same. */
  sorted(seed: number): Candidates {
    const { count } = this;
    const cost = new Float64Array(count);
    const start = new Int32Array(count);
    const room = new Int16Array(count);
    let at = 0;
    for (const one of [...this.byCost.keys()].sort((a, b) => a - b)) {
      const equals = this.byCost.get(one) as number[];
      const size = equals.length / 2;
      const turn = mix(seed, one % 65_536) % size;
      for (let n = 0; n < size; n += 1) {
        const from = ((n + turn) % size) * 2;
        cost[at] = one;
        start[at] = equals[from] as number;
        room[at] = equals[from + 1] as number;
        at += 1;
      }
    }
    return { cost, start, room };
  }
}

/** A number from two, the same every time. */
export function mix(seed: number, value: number): number {
  let hash = (seed ^ 0x9e3779b9) + Math.imul(value, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 15), 0xc2b2ae35);
  hash = Math.imul(hash ^ (hash >>> 13), 0x27d4eb2f);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** Whether two meetings cannot both be where these candidates say. */
export function clashes(
  { occurrences, shares, bodies }: Problem,
  one: number,
  candidate: number,
  other: number,
  otherCandidate: number,
): boolean {
  const a = occurrences[one] as Occurrence;
  const b = occurrences[other] as Occurrence;
  const from = a.candidates.start[candidate] as number;
  const otherFrom = b.candidates.start[otherCandidate] as number;
  if (from < 0 || otherFrom < 0) return false;
  if (from >= otherFrom + b.length || otherFrom >= from + a.length) return false;
  return (
    a.candidates.room[candidate] === b.candidates.room[otherCandidate] ||
    shares[a.body * bodies + b.body] === 1
  );
}
