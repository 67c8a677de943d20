import type { EstateTotal } from '../../../typings/contract/roster.ts';
import { covers } from '../../kernel/path-id.ts';
import type { HouseholdDocument } from '../../people/collections.ts';
import type { PlaceDocument } from '../../places/collections.ts';

type Estate = Pick<PlaceDocument, '_id' | 'name' | 'stated'>;

/** Estates of a motion's place whose papers state something else than the roster holds. */
export function totalsApart(
  placeId: string,
  estates: readonly Estate[],
  households: readonly Pick<HouseholdDocument, '_id' | 'area'>[],
): EstateTotal[] {
  return estates
    .filter(({ _id, stated }) => stated && covers(placeId, _id))
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
    })
    .filter(
      ({ area, households: units, rosterArea, rosterHouseholds }) =>
        (area !== null && area !== rosterArea) || (units !== null && units !== rosterHouseholds),
    );
}
