import type { Role } from '../../../typings/contract/people.ts';

/** Who asks the whole community. */
export const ASKERS: readonly Role[] = ['secretary', 'committee-member'];
