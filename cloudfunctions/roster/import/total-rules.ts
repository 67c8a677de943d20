import type { EstateTotal, StatedTotal } from '../../../typings/contract/roster.ts';
import { ancestorsAndSelf } from '../../kernel/path-id.ts';
import { estateKey } from '../../places/place-name.ts';
import type { KnownPlace, Particulars, PlannedPlace } from './roster-types.ts';

type Stated = Pick<StatedTotal, 'area' | 'households' | 'developer'>;
type Estate = Pick<KnownPlace, '_id' | 'name'> & { stated?: Stated };

/** Estates of the roster and of the file, each once. */
export function estatesOf(
  known: readonly (KnownPlace & { stated?: Stated })[],
  planned: readonly PlannedPlace[],
): Estate[] {
  const estates = new Map<string, Estate>();
  for (const place of [...known, ...planned]) {
    if (place.kind === 'estate' && !estates.has(place._id)) estates.set(place._id, place);
  }
  return [...estates.values()];
}

/** What is stated of an estate: just now, or some time ago. */
export function statedFor(
  { name, stated }: Estate,
  totals: readonly StatedTotal[],
): Stated | undefined {
  const now = totals.find(({ estate }) => estateKey(estate) === estateKey(name));
  if (!now) return stated;
  const { area, households, developer = stated?.developer ?? null } = now;
  return { area, households, developer };
}

/** What a roster will hold of each estate once the file is imported, beside what is stated of it. */
export function totalsOf(
  estates: readonly Estate[],
  known: readonly Particulars[],
  stated: readonly Particulars[],
  totals: readonly StatedTotal[],
): EstateTotal[] {
  const areas = new Map(known.map(({ _id, area }) => [_id, area]));
  for (const { _id, area } of stated) areas.set(_id, area ?? areas.get(_id) ?? null);
  const sums = new Map<string, { area: number; households: number; withoutArea: number }>();
  for (const [_id, area] of areas) {
    const estate = ancestorsAndSelf(_id)[1] ?? _id;
    const sum = sums.get(estate) ?? { area: 0, households: 0, withoutArea: 0 };
    sum.area += area ?? 0;
    sum.households += 1;
    if (area === null) sum.withoutArea += 1;
    sums.set(estate, sum);
  }
  return estates.map((estate) => {
    const sum = sums.get(estate._id);
    const { area = null, households = null } = statedFor(estate, totals) ?? {};
    return {
      estate: estate.name,
      area,
      households,
      rosterArea: sum?.area ?? 0,
      rosterHouseholds: sum?.households ?? 0,
      withoutArea: sum?.withoutArea ?? 0,
    };
  });
}
