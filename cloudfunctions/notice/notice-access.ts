import { type AccessRule, OFFICERS } from '../shared/access.ts';

/** Officers publish to places within their own. */
export const PUBLISH_ACCESS = {
  who: 'officers',
  roles: OFFICERS,
  places: { input: 'audience' },
  relation: 'within',
} satisfies AccessRule;

/** Officers see the turnout of every notice that concerns their places, as far as their places go. */
export const TURNOUT_ACCESS = {
  who: 'officers',
  roles: OFFICERS,
  places: { loaded: 'notice', field: 'audience' },
  relation: 'touching',
} satisfies AccessRule;
