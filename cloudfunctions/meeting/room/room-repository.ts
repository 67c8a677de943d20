import { command, tableOf } from '../../kernel/database/table.ts';
import { type RoomDayDocument, type RoomDocument, roomDays, rooms } from '../collections.ts';

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
