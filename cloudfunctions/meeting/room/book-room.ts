import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { dayOf, timeOf } from '../../kernel/calendar.ts';
import { now } from '../../kernel/clock.ts';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { roomDays, rooms } from '../collections.ts';
import { slotOf, timeOfSlot } from '../slot/bit-rules.ts';
import { endTurn, findBookingsOf, requireRoomDay, roomDayId, takeTurn } from './room-repository.ts';
import {
  bookedBetween,
  bookingProblem,
  booksFreely,
  MOST_BOOKINGS,
  mayBook,
} from './room-rules.ts';
import { onRoomDay, slot, title } from './room-schema.ts';

/**
 * Half hours of one day that nobody else has. All bookings of a room's day stand in one document, which is written
 * on condition that it is as it was seen: of two people at once one has the room, and the other is told.
 */
export const bookRoom = action('meeting.bookRoom', {
  input: v.strictObject({ ...onRoomDay, from: slot, until: slot, title, commandId }),
  access: RESIDENTS,
  load: (input) => ({
    room: one(rooms, input.roomId, 'ROOM_NOT_FOUND'),
    found: one(roomDays, roomDayId(input.roomId, input.day)),
  }),
  command: ({ roomId, day }) => ({
    action: 'room.book',
    target: `room-day:${roomDayId(roomId, day)}`,
  }),
  budget: 10,
  run: async (input, { actor, room, found, command }) => {
    const { stamp, earlier } = command;
    const bookingId = stamp.id;
    if (earlier) return { bookingId };
    const { from, until, day } = input;
    const requireFree = (bookings: { from: number; until: number }[]) => {
      if (!mayBook(room.form, actor.roles)) throw new Refusal('ROOM_NOT_OPEN');
      const today = { day: dayOf(stamp.at), slot: slotOf(timeOf(stamp.at)) };
      const what = bookingProblem(room.form, { day, from, until }, today);
      if (what) throw new Refusal('BOOKING_UNFIT', { what });
      const other = bookedBetween(bookings, from, until);
      if (!other) return;
      throw new Refusal('ROOM_TAKEN', {
        from: timeOfSlot(other.from),
        until: timeOfSlot(other.until),
      });
    };
    const { communityId } = input;
    const { residentId } = actor;
    const turn = {
      _id: `${communityId}:${residentId}`,
      communityId,
      residentId,
      bookingId,
      at: now(),
      taken: 1,
    };
    const book = async () => {
      // What is refused leaves no empty day behind.
      if (!found) requireFree([]);
      const roomDay = found ?? (await requireRoomDay(communityId, input.roomId, day));
      return change({ command }, roomDays, roomDay, {
        missing: 'ROOM_NOT_FOUND',
        seen: ['turn'],
        decide: ({ bookings }) => {
          requireFree(bookings);
          const by = actor.residentId;
          const booking = { bookingId, from, until, title: input.title, by, planned: null };
          return { bookings: [...bookings, booking] };
        },
        answer: () => ({ bookingId }),
      });
    };
    if (booksFreely(actor.roles)) return book();
    // One booking of a person after the other: how many they have is known until it is written.
    if (!(await takeTurn(turn))) throw new Refusal('SERVICE_BUSY');
    try {
      const own = await findBookingsOf(communityId, residentId);
      const to = own
        .filter((one) => one.day >= dayOf(stamp.at))
        .flatMap(({ bookings }) => bookings.filter((one) => one.by === residentId));
      const others = to.filter((one) => one.bookingId !== bookingId);
      if (others.length >= MOST_BOOKINGS) throw new Refusal('BOOKING_UNFIT', { what: 'many' });
      return await book();
    } finally {
      await endTurn(turn);
    }
  },
});
