import * as v from 'valibot';
import { now } from '../../kernel/clock.ts';
import { covers } from '../../kernel/path-id.ts';
import { communityId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { OFFICERS, officersOf } from '../../people/officers.ts';
import { placeId } from '../../places/place-schema.ts';
import { countStates, findWaiting } from './adult-repository.ts';

/** Whose word that they are 18 waits for an officer of the place; nobody decides about their own household. */
export const listAdults = action('resident.listAdults', {
  input: v.strictObject({
    communityId,
    placeId,
    after: v.optional(v.pipe(v.string(), v.maxLength(400))),
  }),
  access: officersOf('input.placeId', OFFICERS, 'within'),
  budget: 3,
  run: async ({ after, ...input }, { actor }) => {
    const at = now();
    const homes = actor.resident.households.map(({ householdId }) => householdId);
    const [{ rows, next }, counts] = await Promise.all([
      findWaiting(input.communityId, input.placeId, after),
      countStates(input.communityId, input.placeId),
    ]);
    return {
      people: rows.map((person) => {
        const { _id, name, households, adult } = person;
        const home = households.find(({ householdId }) => covers(input.placeId, householdId));
        const isHome = households.some(({ householdId }) => homes.includes(householdId));
        return {
          residentId: _id,
          name,
          householdId: home?.householdId ?? '',
          label: home?.label ?? '',
          unasked: !adult,
          doubted: adult?.state === 'doubted',
          own: _id === actor.residentId || isHome || adult?.statedBy === actor.residentId,
        };
      }),
      counts: {
        confirmed: counts.get('confirmed') ?? 0,
        waiting: counts.get('stated') ?? 0,
        unasked: counts.get('') ?? 0,
        silent: (counts.get('none') ?? 0) + (counts.get('doubted') ?? 0),
      },
      next,
      at,
    };
  },
});
