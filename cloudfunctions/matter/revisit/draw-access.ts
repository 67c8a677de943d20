import type { Role } from '../../../typings/contract/people.ts';

/** Who freezes a list, enters the number, and enters it a second time. */
export const DRAWERS: readonly Role[] = [
  'secretary',
  'committee-member',
  'supervisor',
  'party-branch',
];
/** Who rates by what is public, as a third party. */
export const RATERS: readonly Role[] = ['rater'];
/** Who goes and asks. */
export const VISITORS: readonly Role[] = [...DRAWERS, 'street-observer'];
