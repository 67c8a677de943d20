import { addDays, dayOf } from '../../kernel/calendar.ts';
import type { BulkJob } from '../../kernel/job.ts';
import { roomDays } from '../collections.ts';
import { daysBefore, dropDays } from './room-repository.ts';

const KEPT_DAYS = 90;

/** Who had a room is forgotten three months later. */
export const forgetRoomDays: BulkJob = {
  name: 'room.forget',
  collection: roomDays,
  due: (at) => daysBefore(addDays(dayOf(at), -KEPT_DAYS)),
  all: dropDays,
};
