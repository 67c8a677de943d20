import { dayOf } from '../../kernel/calendar.ts';
import type { BulkJob } from '../../kernel/upkeep.ts';
import { tries } from '../collections.ts';
import { dropTries, triesBefore } from './code-repository.ts';

/** Wrong codes are counted for a day, and kept no longer. */
export const dropOldTries: BulkJob = {
  name: 'resident.dropTries',
  collection: tries,
  due: (at) => triesBefore(dayOf(at)),
  all: dropTries,
};
