import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId, documentId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { roomDays, rooms } from '../collections.ts';
import { keepsRoom } from './room-line.ts';
import { roomDayId } from './room-repository.ts';
import { onRoomDay } from './room-schema.ts';

/** By whoever has booked, or the secretary. What a plan has booked, the plan gives back. */
export const cancelBooking = action('meeting.cancelBooking', {
  input: v.strictObject({ ...onRoomDay, bookingId: documentId, commandId }),
  access: RESIDENTS,
  load: (input) => ({
    room: one(rooms, input.roomId, 'ROOM_NOT_FOUND'),
    found: one(roomDays, roomDayId(input.roomId, input.day), 'BOOKING_NOT_FOUND'),
  }),
  command: ({ bookingId }) => ({ action: 'room.cancel', target: `booking:${bookingId}` }),
  budget: 4,
  run: ({ bookingId }, { actor, room, found, command }) =>
    change({ command }, roomDays, found, {
      missing: 'BOOKING_NOT_FOUND',
      seen: ['turn'],
      decide: ({ bookings }) => {
        const booking = bookings.find((one) => one.bookingId === bookingId);
        if (!booking) return null;
        const isOwn = booking.by === actor.residentId || keepsRoom(actor, room);
        if (booking.planned !== null || !isOwn) throw new Refusal('BOOKING_NOT_YOURS');
        return { bookings: bookings.filter((one) => one.bookingId !== bookingId) };
      },
      answer: () => ({ cancelled: true }) as const,
    }),
});
