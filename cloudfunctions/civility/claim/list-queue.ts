import * as v from 'valibot';
import { Refusal } from '../../kernel/refusal.ts';
import { communityId, cursor } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { officersOf } from '../../people/officers.ts';
import { HEARERS, REVIEWERS, somebody } from './civility-access.ts';
import { claimLine } from './claim-line.ts';
import { readQueue } from './claim-repository.ts';
import { isConcerned, mayHear, mayReview } from './claim-rules.ts';

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
    const { rows, next } = await readQueue(communityId, places, what, after);
    const who = somebody(actor);
    const may = {
      open: (row: (typeof rows)[number]) =>
        mayReview(row, who) && row.reviews.every(({ residentId }) => residentId !== who.residentId),
      appealed: (row: (typeof rows)[number]) => mayHear(row, who),
      voiding: (row: (typeof rows)[number]) =>
        row.voiding?.residentId !== who.residentId && !isConcerned(row, who),
    }[what];
    return {
      claims: rows.map((row) => claimLine(row, { alike: row.alike.length, own: !may(row) })),
      next,
    };
  },
});
