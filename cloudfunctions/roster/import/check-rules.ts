import type { RosterCheck, StatedTotal } from '../../../typings/contract/roster.ts';
import {
  changesByBuilding,
  compareRoster,
  countChanges,
  missingByBuilding,
} from './compare-rules.ts';
import type { RosterPlan } from './plan-rules.ts';
import type { KnownPlace, Particulars, RosterReading, SheetFacts } from './roster-types.ts';
import { estatesOf, totalsOf } from './total-rules.ts';

const MOST_WRITINGS = 20;
const MOST_ESTATES = 50;

export interface KnownTree extends KnownPlace {
  label: string;
  order: number;
  stated?: { area: number | null; households: number | null };
}

interface Checked {
  facts: SheetFacts;
  reading: RosterReading;
  estate: string | null;
  places: RosterPlan['places'];
  otherWritings: RosterPlan['otherWritings'];
}

/** What a file says, what an import of it would do, and what stands in its way. */
export function describeCheck(
  { facts, reading, estate, places, otherWritings }: Checked,
  planned: readonly Particulars[],
  known: { particulars: readonly Particulars[]; places: readonly KnownTree[] },
  totals: readonly StatedTotal[],
): RosterCheck {
  const difference = compareRoster(planned, known.particulars);
  const { buildings, missingAt } = missingByBuilding(known.particulars, difference.missing);
  const labels = new Map([...places, ...known.places].map(({ _id, label }) => [_id, label]));
  const labelOf = (placeId: string) => labels.get(placeId) ?? '';
  const count = (kind: string) => places.filter((place) => place.kind === kind).length;
  const estates = estatesOf(known.places, places);
  const knownIds = new Set(known.places.map(({ _id }) => _id));
  const knownEstates = known.places.filter(({ kind }) => kind === 'estate').map(({ name }) => name);
  const newEstates = places
    .filter(({ kind, _id }) => kind === 'estate' && !knownIds.has(_id))
    .map(({ name }) => name);
  const { form: _, ...file } = facts;
  return {
    rows: reading.rows,
    estates: count('estate'),
    buildings: count('building'),
    stairs: places.filter(({ kind, name }) => kind === 'stair' && name !== '').length,
    households: planned.length,
    added: difference.added.length,
    changed: difference.changed.length,
    missing: difference.missing.length,
    missingAt: missingAt.map((one) => ({ ...one, label: labelOf(one.placeId) })),
    known: { buildings, households: known.particulars.length },
    problems: reading.problems,
    problemCount: reading.problemCount,
    problemKinds: reading.problemKinds,
    badRows: reading.badRows,
    leftOut: reading.leftOut,
    isSwapped: reading.isSwapped,
    file: {
      ...file,
      joinedRows: reading.joinedRows,
      lines: reading.lines,
      lineCount: reading.lineCount,
      estate,
    },
    sums: reading.sums,
    totals: totalsOf(estates, known.particulars, planned, totals).slice(0, MOST_ESTATES),
    changes: changesByBuilding(difference, buildingOrder([...known.places, ...places])).map(
      (one) => ({ ...one, label: labelOf(one.placeId) }),
    ),
    changedBy: countChanges(planned, known.particulars),
    otherWritings: otherWritings.slice(0, MOST_WRITINGS),
    otherWritingCount: otherWritings.length,
    newEstates: knownEstates.length === 0 ? [] : newEstates,
    knownEstates,
  };
}

/** Buildings as they are shown: by their estate, then by their number. */
function buildingOrder(
  places: readonly Pick<KnownTree, '_id' | 'parentId' | 'kind' | 'order'>[],
): string[] {
  const orders = new Map(places.map(({ _id, order }) => [_id, order]));
  const around = (parentId: string | null) => orders.get(parentId ?? '') ?? 0;
  return places
    .filter(({ kind }) => kind === 'building')
    .sort((one, other) => around(one.parentId) - around(other.parentId) || one.order - other.order)
    .map(({ _id }) => _id);
}
