import { OFFICERS, officersOf, SECRETARY } from '../../people/officers.ts';

/** Officers publish to places within their own. */
export const PUBLISHERS = officersOf('input.audience', OFFICERS, 'within');

/** Whoever publishes to any place keeps drafts; each sees their own only. */
export const DRAFTERS = officersOf('input.communityId', OFFICERS, 'touching');

/** Officers see the turnout of every notice that concerns their places, as far as their places go. */
export const TURNOUT_READERS = officersOf('notice.audience', OFFICERS, 'touching');

/** The secretary, and whoever wrote it while their office covers all that it asks. */
export const EDITORS = officersOf('notice.audience', SECRETARY, 'within', {
  path: 'notice.authorId',
  roles: OFFICERS,
});

/** Whoever looks after all that it asks may say that all is well again there. */
export const RESTORERS = officersOf('notice.audience', OFFICERS, 'within');

/** Whoever looks after all that it asks answers questions under it. */
export const ANSWERERS = officersOf('notice.audience', OFFICERS, 'within');

/** Reminders go to all that it asks, so the officer's place covers all of it. */
export const REMINDERS = officersOf('notice.audience', OFFICERS, 'within');

/** Whoever looks after a household writes down what it said. */
export const STEWARDS = officersOf('input.householdId', OFFICERS, 'within');
