import * as v from 'valibot';
import { now } from '../../kernel/clock.ts';
import { disclose } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId, communityId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { officersOf } from '../../people/officers.ts';
import { isOwnMatter } from '../../people/second-person.ts';
import { findNamed } from './role-repository.ts';
import {
  isOfOthers,
  isTooShort,
  MOST_FOUND,
  SEEK_OFFICES,
  SEEKERS,
  toldApart,
} from './seek-rules.ts';

const HOUR = 60 * 60_000;
const PURPOSES = Object.keys(SEEK_OFFICES) as (keyof typeof SEEK_OFFICES)[];

/**
 * Whom to ask to something, by name: for what belongs to the caller's office, and with an entry that says what for.
 * Phones of before send no id with it: the same words leave one entry within an hour.
 */
export const listPeople = action('role.listPeople', {
  input: v.strictObject({
    communityId,
    search: v.pipe(v.string(), v.trim(), v.regex(/^[\p{L}\p{N} ·-]{1,20}$/u)),
    purpose: v.optional(v.picklist(PURPOSES)),
    commandId: v.optional(commandId),
  }),
  access: officersOf('input.communityId', SEEKERS, 'within'),
  command: ({ search, purpose = 'office', commandId: id }) => ({
    action: 'people.seek',
    target: `seek:${purpose}`,
    variant: id === undefined ? `${search} ${Math.floor(now() / HOUR)}` : search,
  }),
  budget: 3,
  run: async ({ communityId, search, purpose = 'office' }, context) => {
    const { actor } = context;
    const offices = SEEK_OFFICES[purpose];
    const isTheirs = actor.roles.some(
      ({ role, placeId }) => offices.includes(role) && placeId === communityId,
    );
    if (!isTheirs) throw new Refusal('NOT_ALLOWED');
    if (isTooShort(search)) return { people: [], more: false };
    return disclose(context, communityId, async () => {
      const found = await findNamed(communityId, search);
      const reached = found.filter(
        ({ _id, accountKey, households }) =>
          accountKey.startsWith('wx:') &&
          !(
            isOfOthers(purpose) &&
            isOwnMatter(actor, {
              people: [_id],
              households: households.map(({ householdId }) => householdId),
            })
          ),
      );
      return {
        people: toldApart(reached.slice(0, MOST_FOUND), found),
        more: reached.length > MOST_FOUND,
      };
    });
  },
});
