import { dayOf } from '../../kernel/calendar.ts';
import type { BulkJob } from '../../kernel/upkeep.ts';
import { dropTriesBefore } from './code-repository.ts';

/** Wrong codes are counted for a day, and kept no longer. */
export const dropOldTries: BulkJob = {
  name: 'resident.dropTries',
  all: (at) => dropTriesBefore(dayOf(at)),
};
