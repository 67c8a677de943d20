import type { Role } from '../../../typings/contract/people.ts';

/** Who says who sits where when. */
export const PLANNERS: readonly Role[] = ['secretary', 'committee-member', 'grid-officer'];
