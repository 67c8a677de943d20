import { Refusal } from '../../kernel/refusal.ts';
import type { MeetingDocument, RoomDayDocument, StoredBooking } from '../collections.ts';
import { getRoomDay, requireRoomDay, roomDayId, saveBookings } from '../room/room-repository.ts';
import { bookedBetween } from '../room/room-rules.ts';

const TURNS = 5;

/** What stands in a booking that a meeting has made. */
export function plannedOf({ _id, planned }: MeetingDocument): string {
  return planned === null ? `meeting:${_id}` : `${planned}|meeting:${_id}`;
}

/**
 * The bookings of a day as a meeting leaves them: its own taken back, and made anew where it is held. What the plan
 * had booked for it is its own. Pure.
 * @returns `clash` where somebody else has the room then
 */
export function bookingsFor(
  meeting: MeetingDocument,
  found: readonly StoredBooking[],
  isHere: boolean,
): { bookings: StoredBooking[]; clash: boolean } {
  const own = [plannedOf(meeting), ...(meeting.planned === null ? [] : [meeting.planned])];
  const others = found.filter(({ planned }) => planned === null || !own.includes(planned));
  const { from, until, bodyName: title } = meeting;
  if (!isHere) return { bookings: others, clash: false };
  if (bookedBetween(others, from, until)) return { bookings: others, clash: true };
  const bookingId = `meeting:${meeting._id}`;
  return {
    bookings: [...others, { bookingId, from, until, title, by: null, planned: plannedOf(meeting) }],
    clash: false,
  };
}

/**
 * Books the room of a meeting, and gives back those that it has moved out of. Doing it again changes nothing.
 * @returns where it is booked now, and whether somebody else was quicker
 */
export async function bookMeeting(
  meeting: MeetingDocument,
): Promise<Pick<MeetingDocument, 'bookedOn' | 'clash'>> {
  const { communityId, roomId, day, state, bookedOn } = meeting;
  const isHeld = state !== 'cancelled' && roomId !== null;
  const here = isHeld ? roomDayId(roomId, day) : null;
  for (const id of bookedOn) {
    if (id === here) continue;
    const found = await getRoomDay(communityId, id);
    if (found) await writeBookings(meeting, found, false);
  }
  if (here === null || roomId === null) return { bookedOn: [], clash: false };
  const clash = await writeBookings(meeting, await requireRoomDay(communityId, roomId, day), true);
  return { bookedOn: [here], clash };
}

async function writeBookings(
  meeting: MeetingDocument,
  found: RoomDayDocument,
  isHere: boolean,
): Promise<boolean> {
  let roomDay: RoomDayDocument | undefined = found;
  for (let turn = 0; turn < TURNS && roomDay; turn += 1) {
    const { bookings, clash } = bookingsFor(meeting, roomDay.bookings, isHere);
    if (JSON.stringify(bookings) === JSON.stringify(roomDay.bookings)) return clash;
    if (await saveBookings(roomDay, bookings)) return clash;
    roomDay = await getRoomDay(meeting.communityId, roomDay._id);
  }
  throw new Refusal('SERVICE_BUSY');
}
