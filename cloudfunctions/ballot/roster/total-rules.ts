import type { OwnerDoubtCount } from '../../../typings/contract/motion.ts';
import type { EstateTotal } from '../../../typings/contract/roster.ts';
import { covers } from '../../kernel/path-id.ts';
import { doubtsOf } from '../../owners/doubt-rules.ts';
import { ownedUnit } from '../../owners/owner-rules.ts';
import type { OwnerFacts } from '../../owners/owner-types.ts';
import type { PlaceDocument } from '../../places/collections.ts';
import type { RosterHousehold } from './voter-rules.ts';

type Estate = Pick<PlaceDocument, '_id' | 'name' | 'stated'>;

/** What the papers of the estates at or within a place state, beside what the roster holds. */
export function totalsOf(
  placeId: string,
  estates: readonly Estate[],
  households: readonly Pick<RosterHousehold, '_id' | 'area'>[],
): EstateTotal[] {
  return estates
    .filter(({ _id }) => covers(placeId, _id))
    .map(({ _id, name, stated }): EstateTotal => {
      const own = households.filter((one) => covers(_id, one._id));
      return {
        estate: name,
        area: stated?.area ?? null,
        households: stated?.households ?? null,
        rosterArea: own.reduce((sum, { area }) => sum + (area ?? 0), 0),
        rosterHouseholds: own.length,
        withoutArea: own.filter(({ area }) => area === null).length,
      };
    });
}

/** The papers state something else than the roster holds, or nothing that it could be compared with. */
export function isApart({ area, households, rosterArea, rosterHouseholds }: EstateTotal): boolean {
  if (area === null && households === null) return true;
  return (
    (area !== null && area !== rosterArea) ||
    (households !== null && households !== rosterHouseholds)
  );
}

/** How many doubts about owners stand in each estate; estates without any are left out. */
export function countDoubts(
  estates: readonly Estate[],
  households: readonly RosterHousehold[],
  facts: OwnerFacts,
): OwnerDoubtCount[] {
  const doubts = doubtsOf(households.map(ownedUnit), facts);
  return estates.flatMap(({ _id, name }) => {
    const count = doubts.filter(({ estateId }) => estateId === _id).length;
    return count === 0 ? [] : [{ estateId: _id, estate: name, count }];
  });
}

/**
 * The area that the papers of the estates of a place, or of the estate around it, state together.
 * @returns null where one of them states none
 */
export function statedArea(
  placeId: string,
  estates: readonly Pick<Estate, '_id' | 'stated'>[],
): number | null {
  const there = estates.filter(({ _id }) => covers(placeId, _id) || covers(_id, placeId));
  const areas = there.map(({ stated }) => stated?.area ?? null);
  if (areas.length === 0 || areas.includes(null)) return null;
  return areas.reduce<number>((sum, area) => sum + (area ?? 0), 0);
}
