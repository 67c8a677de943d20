import { createHash } from 'node:crypto';
import type { RuleId } from '../../../typings/contract/ballot.ts';
import { type Needed, neededPresent, ruleOf } from '../body/body-rules.ts';
import type { BodyDocument, RoomDayDocument, RoomDocument } from '../collections.ts';
import { slotAfter, slotOf } from '../slot/bit-rules.ts';
import type { PlanBody, PlanRoom } from './candidate-rules.ts';

/** Bodies and rooms as a plan sees them. */

/** What the law's rule asks of those in office; null for what it counts otherwise. */
export type LawOf = (ruleId: RuleId) => Needed | null;

export function planBody({ _id, form, met }: BodyDocument, lawOf: LawOf): PlanBody {
  const inOffice = form.seats.flatMap(({ residentId, required }) =>
    residentId === null ? [] : [{ residentId, required }],
  );
  const ruleId = ruleOf(form);
  const law = ruleId === null ? null : lawOf(ruleId);
  return {
    bodyId: _id,
    cadence: form.cadence,
    length: form.minutes / 30,
    from: slotAfter(form.from),
    until: slotOf(form.until),
    days: form.days,
    weekday: form.weekday,
    monthDay: form.monthDay,
    noticeDays: form.noticeDays,
    roomId: form.roomId,
    equipment: form.equipment,
    seats: inOffice,
    people: form.seats.length,
    quorum: neededPresent(form.quorum, form.kind, inOffice.length, law) ?? 0,
    met,
  };
}

/** @param booked days on which the room is taken otherwise */
export function planRoom(
  { _id, form }: RoomDocument,
  booked: readonly RoomDayDocument[],
  counts: (planned: string | null) => boolean = () => true,
): PlanRoom & { name: string } {
  return {
    roomId: _id,
    name: form.name,
    capacity: form.capacity,
    equipment: form.equipment,
    from: slotAfter(form.from),
    until: slotOf(form.until),
    taken: booked
      .filter(({ roomId }) => roomId === _id)
      .flatMap(({ day, bookings }) =>
        bookings
          .filter(({ planned }) => counts(planned))
          .map(({ from, until }) => ({ day, from, until })),
      ),
  };
}

/** What stands in the id of a booking that a plan has made. */
export function isOfPlan(planId: string, planned: string | null): boolean {
  return planned?.startsWith(`${planId}|`) ?? false;
}

/** It was convened since: the booking is the meeting's own, at the time of the plan or another. */
export function isConvened(planned: string | null): boolean {
  return planned?.includes('|meeting:') ?? false;
}

/** Of bodies and rooms as a plan sees them: another print says that the plan is no longer of them. */
export function printOf(
  bodies: readonly BodyDocument[],
  rooms: readonly RoomDocument[],
  lawOf: LawOf,
): string {
  const seen = [
    byId(standingOf(bodies)).map((body) => ({ ...planBody(body, lawOf), met: [] })),
    byId(rooms).map(({ _id, form }) => [_id, form]),
  ];
  return hashOf(seen);
}

const byId = <One extends { _id: string }>(all: readonly One[]): One[] =>
  [...all].sort((one, other) => (one._id < other._id ? -1 : 1));

export function hashOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 20);
}

export const standingOf = (bodies: readonly BodyDocument[]) =>
  bodies.filter(({ state }) => state === 'standing');
