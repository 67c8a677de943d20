import type { Booking, RoomLine } from '../../../typings/contract/meeting/room.ts';
import { covers } from '../../kernel/path-id.ts';
import type { ActorContext } from '../../people/action.ts';
import type { RoomDocument, StoredBooking } from '../collections.ts';
import { mayBook } from './room-rules.ts';

type Actor = ActorContext['actor'];

export function roomLine(room: RoomDocument, { roles }: Actor): RoomLine {
  return {
    ...room.form,
    roomId: room._id,
    placeLabel: room.placeLabel,
    mayBook: mayBook(room.form, roles),
    seen: room.change.id,
  };
}

/** The secretary of its place looks after a room. */
export function keepsRoom({ roles }: Actor, { placeId }: Pick<RoomDocument, 'placeId'>): boolean {
  return roles.some(({ role, placeId: held }) => role === 'secretary' && covers(held, placeId));
}

/** Nobody is told who has booked: what it is for is enough. */
export function bookingLine(
  { bookingId, from, until, title, by, planned }: StoredBooking,
  residentId: string,
  keeps: boolean,
): Booking {
  const isPlanned = planned !== null;
  return {
    bookingId,
    from,
    until,
    title,
    planned: isPlanned,
    mine: !isPlanned && (keeps || by === residentId),
  };
}
