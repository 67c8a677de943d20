import type { AccessRule } from '../../kernel/access.ts';

/** Two offices may look, so that nobody has to judge what they wrote themselves. */
export const REVIEW_ACCESS = {
  who: 'officers',
  roles: ['secretary', 'party-branch'],
  places: { input: 'communityId' },
  relation: 'within',
} satisfies AccessRule;
