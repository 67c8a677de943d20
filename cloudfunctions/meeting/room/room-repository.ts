import { MINUTE } from '../../kernel/calendar.ts';
import { allOf, command, tableOf } from '../../kernel/database/table.ts';
import {
  type BookingTurnDocument,
  bookingTurns,
  type RoomDayDocument,
  type RoomDocument,
  roomDays,
  rooms,
} from '../collections.ts';

const MOST_ROOMS = 100;
const days = tableOf(roomDays);

export function roomDayId(roomId: string, day: string): string {
  return `${roomId}:${day}`;
}

export function getRoomDay(communityId: string, id: string): Promise<RoomDayDocument | undefined> {
  return days.get(communityId, id);
}

/** All rooms of a community. One request. */
export function findRooms(communityId: string): Promise<RoomDocument[]> {
  return tableOf(rooms).find({ communityId }, { limit: MOST_ROOMS, order: [['_id', 'asc']] });
}

/** The document that bookings of a day are written in; it is made if there is none. One or two requests. */
export async function requireRoomDay(
  communityId: string,
  roomId: string,
  day: string,
): Promise<RoomDayDocument> {
  const _id = roomDayId(roomId, day);
  const empty: RoomDayDocument = { _id, communityId, roomId, day, bookings: [], turn: 0 };
  if (await days.insert(empty)) return empty;
  return (await days.get(communityId, _id)) ?? empty;
}

/** Days of all rooms with what is booked on them, a thousand a request. */
export async function findBooked(
  communityId: string,
  from: string,
  until: string,
): Promise<RoomDayDocument[]> {
  const all: RoomDayDocument[] = [];
  for (let after = ''; ; ) {
    const page = await days.find(
      {
        communityId,
        day: command.gte(from).and(command.lte(until)),
        _id: command.gt(after),
      },
      { limit: 1000, order: [['_id', 'asc']] },
    );
    all.push(...page);
    const last = page.at(-1);
    if (page.length < 1000 || !last) return all;
    after = last._id;
  }
}

/** What somebody has booked. One request. */
export function findBookingsOf(
  communityId: string,
  residentId: string,
): Promise<RoomDayDocument[]> {
  return days.find(
    { communityId, 'bookings.by': residentId },
    { limit: 1000, order: [['day', 'desc']] },
  );
}

/** Saves a day's bookings on condition that nobody has changed them. One request. @returns whether nobody had */
export async function saveBookings(
  { communityId, _id, change, turn }: RoomDayDocument,
  bookings: RoomDayDocument['bookings'],
): Promise<boolean> {
  const saved = await days.change(
    { communityId, _id, 'change.id': change?.id ?? command.exists(false), turn },
    { bookings, turn: command.inc(1) },
  );
  return saved === 1;
}

/** Which days lie before one. */
export function daysBefore(day: string): Record<string, unknown> {
  return { day: command.lt(day) };
}

/** What is long over. One request. */
export function dropDays(where: Record<string, unknown>): Promise<number> {
  return days.remove({ everywhere: true, where });
}

const turns = tableOf(bookingTurns);
/** Longer than any call takes: whoever has not ended by then was interrupted. */
const TURN_TAKES = 2 * MINUTE;

/**
 * Somebody's turn to book: of two bookings of one person at once the second waits. One request, two where an earlier
 * one was interrupted or has just ended. @returns whether it is theirs
 */
export async function takeTurn(turn: BookingTurnDocument): Promise<boolean> {
  const { communityId, _id, bookingId, at } = turn;
  const interrupted = command.or([{ bookingId }, { at: command.lt(at - TURN_TAKES) }]);
  for (let tries = 0; tries < 2; tries += 1) {
    if (await turns.insert(turn)) return true;
    const again = { bookingId, at, taken: command.inc(1) };
    if ((await turns.change(allOf(communityId, { _id }, interrupted), again)) === 1) return true;
  }
  return false;
}

/** One request. */
export async function endTurn({ communityId, _id, bookingId }: BookingTurnDocument): Promise<void> {
  await turns.remove({ communityId, _id, bookingId });
}

/** One request. */
export async function dropTurnsOf(communityId: string, residentId: string): Promise<void> {
  await turns.remove({ communityId, residentId });
}

/** Turns that nobody has ended. */
export function turnsBefore(at: number): Record<string, unknown> {
  return { at: command.lt(at) };
}

/** One request. */
export function dropTurns(where: Record<string, unknown>): Promise<number> {
  return turns.remove({ everywhere: true, where });
}
