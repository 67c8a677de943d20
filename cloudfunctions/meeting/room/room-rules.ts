import type { RoomForm } from '../../../typings/contract/meeting/room.ts';
import type { HeldRole, Role } from '../../../typings/contract/resident.ts';
import { addDays } from '../../kernel/calendar.ts';
import { slotAfter, slotOf } from '../slot/bit-rules.ts';

/** Who books a room, and which half hours of a day. */

/** Offices that book any room; a volunteer and a household's representative are none. */
const BOOKERS: readonly Role[] = [
  'secretary',
  'grid-officer',
  'building-steward',
  'stair-steward',
  'owners-committee',
  'party-branch',
  'elder-adviser',
  'mediator',
  'team-leader',
  'committee-member',
  'supervisor',
];

export function mayBook(
  { open, closed }: Pick<RoomForm, 'open' | 'closed'>,
  roles: readonly Pick<HeldRole, 'role'>[],
): boolean {
  return !closed && (open || booksFreely(roles));
}

/** Four hours of one day, two months ahead: so that nobody keeps a room. */
const LONGEST_SLOTS = 8;
const FARTHEST_DAYS = 60;

export type BookingProblem = 'past' | 'far' | 'hours' | 'long' | 'many';

/** Bookings to come that somebody without an office may have. */
export const MOST_BOOKINGS = 5;

export const booksFreely = (roles: readonly Pick<HeldRole, 'role'>[]): boolean =>
  roles.some(({ role }) => BOOKERS.includes(role));

/**
 * Why a room cannot be had then; null if it can.
 * @param now the day and the half hour in which it is
 */
export function bookingProblem(
  { from, until }: Pick<RoomForm, 'from' | 'until'>,
  booking: { day: string; from: number; until: number },
  now: { day: string; slot: number },
): BookingProblem | null {
  const { day } = booking;
  if (booking.until <= booking.from) return 'hours';
  if (booking.from < slotAfter(from) || booking.until > slotOf(until)) return 'hours';
  if (day < now.day || (day === now.day && booking.from < now.slot)) return 'past';
  if (day > addDays(now.day, FARTHEST_DAYS)) return 'far';
  return booking.until - booking.from > LONGEST_SLOTS ? 'long' : null;
}

/** The first of the bookings that has one of these half hours. */
export function bookedBetween<One extends { from: number; until: number }>(
  bookings: readonly One[],
  from: number,
  until: number,
): One | undefined {
  return bookings.find((one) => one.from < until && from < one.until);
}

export function isRoomFit({ from, until }: Pick<RoomForm, 'from' | 'until'>): boolean {
  return slotAfter(from) < slotOf(until);
}
