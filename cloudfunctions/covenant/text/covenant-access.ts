import type { Role } from '../../../typings/contract/resident.ts';
import { officersOf } from '../../people/officers.ts';

/** The drafting group: who writes a covenant and answers what residents say. */
export const DRAFTERS: readonly Role[] = [
  'secretary',
  'party-branch',
  'owners-committee',
  'elder-adviser',
];

export const DRAFT_AT_PLACE = officersOf('input.placeId', DRAFTERS, 'within');
export const DRAFT_ACCESS = officersOf('covenant.placeId', DRAFTERS, 'within');
