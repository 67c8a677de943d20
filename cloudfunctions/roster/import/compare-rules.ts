import type {
  BuildingChange,
  MissingBuilding,
  RosterColumn,
} from '../../../typings/contract/roster.ts';
import { buildingOf } from '../../places/place-id.ts';
import type { Particulars, RosterDifference } from './roster-types.ts';

/** Buildings listed with what a file leaves out. */
const MOST_BUILDINGS = 20;
/** Buildings listed with what a file changes. */
const MOST_CHANGES = 60;

/** Compares by household. What a file does not state stays as it is: an empty cell takes nothing away. */
export function compareRoster(
  planned: readonly Particulars[],
  known: readonly Particulars[],
): RosterDifference {
  const byId = new Map(known.map((one) => [one._id, one]));
  const difference: RosterDifference = { added: [], changed: [], unchanged: [], missing: [] };
  const named = new Set<string>();
  for (const one of planned) {
    named.add(one._id);
    const before = byId.get(one._id);
    if (!before) difference.added.push(one._id);
    else if (changedColumns(before, one).length > 0) difference.changed.push(one._id);
    else difference.unchanged.push(one._id);
  }
  for (const { _id } of known) if (!named.has(_id)) difference.missing.push(_id);
  return difference;
}

/** What a file states otherwise of a household. */
function changedColumns(before: Particulars, stated: Particulars): RosterColumn[] {
  const differs = <T>(now: T | null | undefined, then: T | null | undefined) =>
    now !== null && now !== undefined && now !== (then ?? null);
  const owners = (one: Particulars) => one.owners?.join('\n') ?? null;
  const columns: [RosterColumn, boolean][] = [
    ['area', differs(stated.area, before.area)],
    ['name', differs(stated.headName, before.headName)],
    [
      'phone',
      differs(stated.phoneHash, before.phoneHash) || differs(stated.othersHash, before.othersHash),
    ],
    ['owner', differs(owners(stated), owners(before))],
    ['ownerNumber', differs(stated.ownerNumber, before.ownerNumber)],
    ['certificate', differs(stated.certificate, before.certificate)],
    ['birthYear', differs(stated.birthBand, before.birthBand)],
    ['grid', differs(stated.grid, before.grid)],
  ];
  return columns.filter(([, isChanged]) => isChanged).map(([column]) => column);
}

/** How many households change in each particular. */
export function countChanges(
  planned: readonly Particulars[],
  known: readonly Particulars[],
): Partial<Record<RosterColumn, number>> {
  const byId = new Map(known.map((one) => [one._id, one]));
  const counts: Partial<Record<RosterColumn, number>> = {};
  for (const one of planned) {
    const before = byId.get(one._id);
    for (const column of before ? changedColumns(before, one) : []) {
      counts[column] = (counts[column] ?? 0) + 1;
    }
  }
  return counts;
}

/** What happens building by building, where anything does. @param order buildings in the order they are shown in */
export function changesByBuilding(
  { added, changed, unchanged, missing }: RosterDifference,
  order: readonly string[],
): Omit<BuildingChange, 'label'>[] {
  const counts = new Map<string, Omit<BuildingChange, 'label'>>();
  const count = (ids: readonly string[], what: 'added' | 'changed' | 'missing' | 'unchanged') => {
    for (const id of ids) {
      const placeId = buildingOf(id) ?? id;
      const none = { placeId, added: 0, changed: 0, missing: 0, unchanged: 0 };
      const one = counts.get(placeId) ?? none;
      one[what] += 1;
      counts.set(placeId, one);
    }
  };
  count(added, 'added');
  count(changed, 'changed');
  count(unchanged, 'unchanged');
  count(missing, 'missing');
  const at = new Map(order.map((placeId, index) => [placeId, index]));
  const place = (id: string) => at.get(id) ?? order.length;
  return [...counts.values()]
    .filter((one) => one.added + one.changed + one.missing > 0)
    .sort((one, other) => place(one.placeId) - place(other.placeId))
    .slice(0, MOST_CHANGES);
}

/** Buildings by how many of their households a file leaves out, the most first. */
export function missingByBuilding(
  known: readonly Pick<Particulars, '_id'>[],
  missing: readonly string[],
): { buildings: number; missingAt: Omit<MissingBuilding, 'label'>[] } {
  const counts = new Map<string, { missing: number; households: number }>();
  const countOf = (householdId: string) => {
    const building = buildingOf(householdId) ?? householdId;
    const count = counts.get(building) ?? { missing: 0, households: 0 };
    counts.set(building, count);
    return count;
  };
  for (const { _id } of known) countOf(_id).households += 1;
  for (const householdId of missing) countOf(householdId).missing += 1;
  const missingAt = [...counts]
    .map(([placeId, count]) => ({ placeId, ...count }))
    .filter((one) => one.missing > 0)
    .sort((one, other) => other.missing - one.missing || (one.placeId < other.placeId ? -1 : 1))
    .slice(0, MOST_BUILDINGS);
  return { buildings: counts.size, missingAt };
}
