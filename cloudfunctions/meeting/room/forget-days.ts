import { addDays, dayOf, HOUR } from '../../kernel/calendar.ts';
import type { BulkJob } from '../../kernel/job.ts';
import { bookingTurns, roomDays } from '../collections.ts';
import { daysBefore, dropDays, dropTurns, turnsBefore } from './room-repository.ts';

const KEPT_DAYS = 90;

/** Who had a room is forgotten three months later. */
export const forgetRoomDays: BulkJob = {
  name: 'room.forget',
  collection: roomDays,
  due: (at) => daysBefore(addDays(dayOf(at), -KEPT_DAYS)),
  all: dropDays,
};

/** A turn to book that was interrupted, and that nobody took up. */
export const forgetTurns: BulkJob = {
  name: 'room.turns',
  collection: bookingTurns,
  due: (at) => turnsBefore(at - HOUR),
  all: dropTurns,
};
