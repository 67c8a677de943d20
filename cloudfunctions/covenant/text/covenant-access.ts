import type { Role } from '../../../typings/contract/resident.ts';
import type { AccessRule } from '../../kernel/access.ts';

/** The drafting group: who writes a covenant and answers what residents say. */
export const DRAFTERS: readonly Role[] = [
  'secretary',
  'party-branch',
  'owners-committee',
  'elder-adviser',
];

export const DRAFT_AT_PLACE = {
  who: 'officers',
  roles: DRAFTERS,
  places: { input: 'placeId' },
  relation: 'within',
} satisfies AccessRule;

export const DRAFT_ACCESS = {
  who: 'officers',
  roles: DRAFTERS,
  places: { loaded: 'covenant', field: 'placeId' },
  relation: 'within',
} satisfies AccessRule;
