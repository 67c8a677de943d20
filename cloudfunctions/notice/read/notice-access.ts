import type { AccessRule } from '../../kernel/access.ts';
import { OFFICERS, SECRETARY } from '../../people/officers.ts';

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

/** Reminders go to all that it asks, so the officer's place covers all of it. */
export const REMIND_ACCESS = {
  who: 'officers',
  roles: OFFICERS,
  places: { loaded: 'notice', field: 'audience' },
  relation: 'within',
} satisfies AccessRule;

/** Whoever looks after a household writes down what it said. */
export const HOUSEHOLD_ACCESS = {
  who: 'officers',
  roles: OFFICERS,
  places: { input: 'householdId' },
  relation: 'within',
} satisfies AccessRule;
