import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { roomDays, rooms } from '../collections.ts';
import { bookingLine, keepsRoom, roomLine } from './room-line.ts';
import { roomDayId } from './room-repository.ts';
import { onRoomDay } from './room-schema.ts';

/** What is booked on a day, in order: what for and when, never by whom. */
export const showRoomDay = action('meeting.showRoomDay', {
  input: v.strictObject(onRoomDay),
  access: RESIDENTS,
  load: (input) => ({
    room: one(rooms, input.roomId, 'ROOM_NOT_FOUND'),
    found: one(roomDays, roomDayId(input.roomId, input.day)),
  }),
  budget: 1,
  run: async (_, { actor, room, found }) => ({
    room: roomLine(room, actor),
    bookings: (found?.bookings ?? [])
      .map((one) => bookingLine(one, actor.residentId, keepsRoom(actor, room)))
      .sort((a, b) => a.from - b.from),
  }),
});
