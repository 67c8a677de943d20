import { addDays, dayOf } from '../../kernel/calendar.ts';
import { now } from '../../kernel/clock.ts';
import { job } from '../../kernel/job.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { findBodies } from '../body/body-repository.ts';
import {
  type PlanDocument,
  plans,
  type RoomDayDocument,
  type StoredBooking,
  type StoredMeeting,
} from '../collections.ts';
import { findPlanned } from '../meeting/meeting-repository.ts';
import { findBooked, requireRoomDay, roomDayId, saveBookings } from '../room/room-repository.ts';
import { bookedBetween } from '../room/room-rules.ts';
import { savePlan } from './plan-repository.ts';
import { isConvened, isOfPlan } from './shape-rules.ts';

/** Room days that are written in one step; those that are right already are not written. */
const MOST_DAYS = 40;

/**
 * Books the rooms of a plan's meetings to come, and gives back those that it has no meeting in any more. A booking
 * by hand goes before: the meeting is then named among the plan's clashes.
 */
async function bookPlan(plan: PlanDocument): Promise<void> {
  const { communityId, year } = plan;
  const today = dayOf(now());
  const standing = (plan.standing ?? []).filter(({ day }) => day > today);
  const [booked, bodies, convened] = await Promise.all([
    findBooked(communityId, addDays(today, 1), addDays(`${year}-12-31`, 7)),
    findBodies(communityId),
    findPlanned(
      communityId,
      standing.map(({ key }) => key),
    ),
  ]);
  const names = new Map(bodies.map(({ _id, form }) => [_id, form.name]));
  const gone = bodies.filter(({ state }) => state === 'dissolved').map(({ _id }) => _id);
  const wanted = new Map<string, StoredMeeting[]>();
  for (const meeting of standing) {
    // It has a room of its own, wherever it was moved, or is called off.
    if (convened.has(meeting.key) || gone.includes(meeting.bodyId)) continue;
    const id = roomDayId(meeting.roomId, meeting.day);
    wanted.set(id, [...(wanted.get(id) ?? []), meeting]);
  }
  const days = new Map(booked.map((one) => [one._id, one]));
  const clashes: string[] = [];
  let written = 0;
  for (const id of [...new Set([...days.keys(), ...wanted.keys()])].sort()) {
    const meetings = wanted.get(id) ?? [];
    const [first] = meetings;
    if (!days.has(id) && written === MOST_DAYS) return; // due again at once, for the rest
    // A day that was made in between may have been booked already.
    const day: RoomDayDocument | undefined =
      days.get(id) ?? (first && (await requireRoomDay(communityId, first.roomId, first.day)));
    if (!day) continue;
    const next = bookingsOf(plan, day.bookings, meetings, names);
    clashes.push(...next.clashes);
    if (JSON.stringify(next.bookings) === JSON.stringify(day.bookings)) continue;
    if (written === MOST_DAYS) return;
    if (!(await saveBookings(day, next.bookings))) throw new Refusal('SERVICE_BUSY');
    written += 1;
  }
  await savePlan(plan, { toBook: false, clashes });
}

function bookingsOf(
  { _id: planId }: PlanDocument,
  found: readonly StoredBooking[],
  meetings: readonly StoredMeeting[],
  names: ReadonlyMap<string, string>,
): { bookings: StoredBooking[]; clashes: string[] } {
  const others = found.filter(({ planned }) => !isOfPlan(planId, planned) || isConvened(planned));
  const clashes: string[] = [];
  const bookings = [...others];
  for (const { key, bodyId, from, until } of meetings) {
    if (others.some(({ planned }) => planned?.startsWith(`${planId}|${key}|`))) continue;
    if (bookedBetween(others, from, until)) {
      clashes.push(key);
      continue;
    }
    const planned = `${planId}|${key}`;
    bookings.push({
      bookingId: key,
      from,
      until,
      title: names.get(bodyId) ?? '',
      by: null,
      planned,
    });
  }
  return { bookings, clashes };
}

export const bookPlans = job<PlanDocument>({
  name: 'plan.book',
  collection: plans,
  due: () => ({ toBook: true }),
  one: bookPlan,
  steps: true,
});
