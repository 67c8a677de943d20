import type { BulkJob } from '../../kernel/upkeep.ts';
import { ballotLimits } from '../collections.ts';
import { dropLimits, limitsPast } from '../motion/limit-repository.ts';

/** Codes that were typed count for some minutes, and are kept no longer. */
export const dropOldLimits: BulkJob = {
  name: 'ballot.dropLimits',
  collection: ballotLimits,
  due: limitsPast,
  all: dropLimits,
};
