import type { Role } from '../../../typings/contract/resident.ts';
import { officersOf } from '../../people/officers.ts';

/** Two offices may look, so that nobody has to judge what they wrote themselves. */
export const LOOKERS: readonly Role[] = ['secretary', 'party-branch'];
export const REVIEWERS = officersOf('input.communityId', LOOKERS, 'within');
