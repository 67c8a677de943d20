import * as v from 'valibot';
import type { OwnerDoubtKind } from '../../../typings/contract/parts/owners.ts';
import { one } from '../../kernel/action/load.ts';
import { communityId, cursor } from '../../kernel/schema.ts';
import { doubtsOf } from '../../owners/doubt-rules.ts';
import { ownedUnit } from '../../owners/owner-rules.ts';
import { readOwnerFacts, readUnits } from '../../owners/register-repository.ts';
import { action } from '../../people/action.ts';
import { places } from '../../places/collections.ts';
import { placeId } from '../../places/place-schema.ts';
import { ESTATE_ACCESS } from './owner-access.ts';
import { findWaiting } from './owner-repository.ts';
import { doubtLine } from './proposal-rules.ts';

const A_PAGE = 50;
const DOUBT_KINDS = [
  'no-number',
  'other-number',
  'same-number',
] as const satisfies readonly OwnerDoubtKind[];

/** Owners of an estate of whom nobody knows yet whether they are one. Made anew from the roster each time. */
export const listOwnerDoubts = action('roster.listOwnerDoubts', {
  input: v.strictObject({
    communityId,
    estateId: placeId,
    kind: v.optional(v.picklist(DOUBT_KINDS)),
    after: cursor,
  }),
  access: ESTATE_ACCESS,
  load: ({ estateId }) => ({ estate: one(places, estateId, 'PLACE_NOT_FOUND') }),
  budget: 5, // and one more for each thousand units
  run: async ({ communityId, estateId, kind, after }, { actor, estate }) => {
    const [units, facts, waiting] = await Promise.all([
      readUnits(communityId, estateId),
      readOwnerFacts(communityId),
      findWaiting(communityId, estateId),
    ]);
    const all = doubtsOf(units.map(ownedUnit), facts);
    const ofKind = kind === undefined ? all : all.filter((doubt) => doubt.kind === kind);
    const from = ofKind.findIndex(({ doubtId }) => doubtId === after) + 1;
    const page = ofKind.slice(from, from + A_PAGE);
    const homes = actor.resident.households.map(({ householdId }) => householdId);
    const count = (of: OwnerDoubtKind) => all.filter((doubt) => doubt.kind === of).length;
    return {
      estate: estate.name,
      doubts: page.map((doubt) => doubtLine(doubt, waiting, homes)),
      counts: {
        'no-number': count('no-number'),
        'other-number': count('other-number'),
        'same-number': count('same-number'),
      },
      next: from + A_PAGE < ofKind.length ? (page.at(-1)?.doubtId ?? null) : null,
    };
  },
});
