import type { Role } from '../../../typings/contract/people.ts';
import { TRIAGERS } from '../intake/matter-access.ts';

/** A door's own stewards: they go, and see when somebody was there last. */
export const WALKERS: readonly Role[] = ['building-steward', 'stair-steward'];
/** Who writes and reads the diary of a place. */
export const DIARISTS: readonly Role[] = TRIAGERS;
/** Who sees how many doors were not visited for long. */
export const COUNTERS: readonly Role[] = [
  'secretary',
  'committee-member',
  'supervisor',
  'party-branch',
];
