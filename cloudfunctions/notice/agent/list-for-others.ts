import * as v from 'valibot';
import type { ForSomebody } from '../../../typings/contract/notice.ts';
import { DAY, dayOf } from '../../kernel/calendar.ts';
import { now } from '../../kernel/clock.ts';
import { ancestorsAndSelf } from '../../kernel/path-id.ts';
import { communityId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { isOpenFor } from '../confirm/receipt-rules.ts';
import { findOpenFor, findPrincipalsOf } from './principal-repository.ts';

const WINDOW = 180 * DAY; // as on the first page

/** What waits for people whom the caller may act for: they might not look themselves. */
export const listForOthers = action('notice.listForOthers', {
  input: v.strictObject({ communityId }),
  access: RESIDENTS,
  budget: 3,
  run: async ({ communityId }, { actor }) => {
    const principals = await findPrincipalsOf(communityId, actor.residentId, dayOf(now()));
    const homes = principals
      .map(({ households }) =>
        households.map(({ householdId }) => ({
          householdId,
          around: ancestorsAndSelf(householdId),
        })),
      )
      .filter((doors) => doors.length > 0);
    if (homes.length === 0) return { people: [] };
    const rows = await findOpenFor(communityId, homes, now() - WINDOW, now());
    return {
      people: principals.flatMap(({ _id, name, households }): ForSomebody[] => {
        const notices = rows
          .filter((row) => isOpenFor(row, households))
          .map(({ _id: noticeId, title, confirmUntil }) => ({ noticeId, title, confirmUntil }));
        return notices.length > 0 ? [{ residentId: _id, name, notices }] : [];
      }),
    };
  },
});
