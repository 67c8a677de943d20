import * as v from 'valibot';
import { Refusal } from '../../kernel/refusal.ts';
import { communityId, cursor } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { officersOf } from '../../people/officers.ts';
import { HEARERS, REVIEWERS, somebody } from '../event/civility-access.ts';
import { waitingAt } from '../event/event-repository.ts';
import { mayDecide } from '../event/event-rules.ts';
import { claimLine } from './claim-line.ts';
import { claimEvents } from './claim-repository.ts';
import { deciderOf } from './claim-rules.ts';

/** What waits at the places where the caller decides, the oldest first, whoever brought it forward. */
export const listQueue = action('civility.listQueue', {
  input: v.strictObject({
    communityId,
    what: v.picklist(['open', 'appealed', 'voiding']),
    after: cursor,
  }),
  access: officersOf('input.communityId', [...REVIEWERS, 'supervisor'], 'touching'),
  budget: 2,
  run: async ({ communityId, what, after }, { actor }) => {
    const offices = what === 'open' ? REVIEWERS : HEARERS;
    const places = actor.roles
      .filter(({ role }) => offices.includes(role))
      .map(({ placeId }) => placeId);
    if (places.length === 0) throw new Refusal('NOT_ALLOWED');
    const { rows, next } = await claimEvents.readQueue(
      communityId,
      [waitingAt(places, what)],
      after,
    );
    const who = somebody(actor);
    return {
      claims: rows.map((row) => {
        const own = !mayDecide(what, row, deciderOf(row, who));
        return claimLine(row, { alike: row.alike.length, own });
      }),
      next,
    };
  },
});
