import { type AccessRule, OFFICERS, SECRETARY } from '../shared/access.ts';

/** Officers publish to places within their own. */
export const PUBLISH_ACCESS = {
  who: 'officers',
  roles: OFFICERS,
  places: { input: 'audience' },
  relation: 'within',
} satisfies AccessRule;

/** Whoever publishes to any place keeps drafts; each sees their own only. */
export const DRAFT_ACCESS = {
  who: 'officers',
  roles: OFFICERS,
  places: { input: 'communityId' },
  relation: 'touching',
} satisfies AccessRule;

/** Officers see the turnout of every notice that concerns their places, as far as their places go. */
export const TURNOUT_ACCESS = {
  who: 'officers',
  roles: OFFICERS,
  places: { loaded: 'notice', field: 'audience' },
  relation: 'touching',
} satisfies AccessRule;

/** The secretary, and whoever wrote it while their office covers all that it asks. */
export const EDIT_ACCESS = {
  who: 'officers',
  roles: SECRETARY,
  places: { loaded: 'notice', field: 'audience' },
  relation: 'within',
  author: { loaded: 'notice', field: 'authorId', roles: OFFICERS },
} satisfies AccessRule;
