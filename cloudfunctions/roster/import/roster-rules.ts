import type {
  MissingBuilding,
  RosterColumn,
  RosterProblem,
  RosterReason,
} from '../../../typings/contract/roster.ts';
import { ancestorsAndSelf } from '../../kernel/path-id.ts';
import { buildingOf, segment } from '../../places/place-id.ts';
import { looksSwapped, readArea, readBirthBand, readOwners, readPhone } from './cell-rules.ts';
import type {
  Particulars,
  PlannedHousehold,
  PlannedPlace,
  RosterDifference,
  RosterEntry,
  RosterReading,
  RosterRow,
} from './roster-types.ts';

/** Problems listed in an answer; all are counted. */
const MOST_PROBLEMS = 100;
/** Buildings listed with what a file leaves out. */
const MOST_BUILDINGS = 20;
const LONGEST: Record<RosterColumn, number> = {
  estate: 30,
  building: 20,
  stair: 20,
  number: 20,
  area: 20,
  name: 20,
  phone: 20,
  owner: 120,
  birthYear: 20,
  grid: 20,
};
/** One strange cell is a slip; this many, and most of a column, are the wrong column. */
const FEWEST_SWAPPED = 2;
const REQUIRED: readonly RosterColumn[] = ['estate', 'building', 'stair', 'number'];

/** Reads rows one by one, so that nothing but entries and the first problems is kept. */
export class RosterReader {
  readonly entries: RosterEntry[] = [];
  private readonly problems: RosterProblem[] = [];
  private problemCount = 0;
  private rows = 0;
  /** column → how many cells it has, and how many of them look like another column's */
  private readonly looks = new Map<RosterColumn, { cells: number; swapped: number }>();
  private readonly seen = new Set<string>();

  add(row: RosterRow): void {
    this.rows += 1;
    const before = this.problemCount;
    for (const column of row.withoutValue) this.report(row.row, column, 'FORMULA_WITHOUT_VALUE');
    for (const column of REQUIRED) {
      if (!row.cells[column] && !row.withoutValue.includes(column)) {
        this.report(row.row, column, 'MISSING');
      }
    }
    for (const [column, value] of Object.entries(row.cells) as [RosterColumn, string][]) {
      if ([...value].length > LONGEST[column]) this.report(row.row, column, 'TOO_LONG');
      this.look(column, value, row.cells);
    }
    const area = this.read(row, 'area', readArea, 'NOT_A_NUMBER');
    const phone = this.read(row, 'phone', readPhone, 'NOT_A_PHONE');
    const owners = this.read(row, 'owner', readOwners, 'TOO_MANY_NAMES');
    const birthBand = this.read(row, 'birthYear', readBirthBand, 'NOT_A_YEAR');
    const { estate = '', building = '', stair = '', number = '' } = row.cells;
    const { name = null, grid = null } = row.cells;
    const key = [estate, building, stair, number].join('\n');
    if (this.problemCount === before && this.seen.has(key)) {
      this.report(row.row, 'number', 'DUPLICATE_HOUSEHOLD');
    }
    this.seen.add(key);
    if (this.problemCount > before) return;
    const where = { row: row.row, estate, building, stair, number };
    this.entries.push({ ...where, area, name, phone, owners, birthBand, grid });
  }

  result(): RosterReading {
    const { rows, entries } = this;
    // a column in the wrong place explains what is wrong with its cells, so it comes first
    const swapped = [...this.looks]
      .filter(([, { cells, swapped }]) => swapped >= FEWEST_SWAPPED && swapped * 2 > cells)
      .map(([column]): RosterProblem => ({ row: 0, column, reason: 'COLUMNS_SWAPPED' }));
    return {
      rows,
      entries,
      problems: [...swapped, ...this.problems].slice(0, MOST_PROBLEMS),
      problemCount: swapped.length + this.problemCount,
    };
  }

  /** What a cell says, null if it says nothing or nothing that can be read. */
  private read<Value>(
    { row, cells }: RosterRow,
    column: RosterColumn,
    reader: (text: string) => Value | undefined,
    reason: RosterReason,
  ): Value | null {
    const text = cells[column];
    if (text === undefined) return null;
    const value = reader(text);
    if (value === undefined) this.report(row, column, reason);
    return value ?? null;
  }

  private look(column: RosterColumn, value: string, cells: RosterRow['cells']): void {
    const look = this.looks.get(column) ?? { cells: 0, swapped: 0 };
    look.cells += 1;
    if (looksSwapped(column, value, cells)) look.swapped += 1;
    this.looks.set(column, look);
  }

  private report(row: number, column: RosterColumn, reason: RosterReason): void {
    this.problemCount += 1;
    if (this.problems.length < MOST_PROBLEMS) this.problems.push({ row, column, reason });
  }
}

/** The tree and the households that the entries describe, parents first. Ids follow from the names. */
export function planRoster(
  communityId: string,
  entries: readonly RosterEntry[],
): { places: PlannedPlace[]; households: PlannedHousehold[] } {
  const places = new Map<string, PlannedPlace>();
  const place = (parentId: string, kind: PlannedPlace['kind'], name: string): PlannedPlace => {
    const _id = `${parentId}.${segment(parentId, name)}`;
    const known = places.get(_id);
    if (known) return known;
    const parent = places.get(parentId);
    const made: PlannedPlace = {
      _id,
      parentId,
      kind,
      name,
      label: parent ? `${parent.label} ${name}` : name,
      order: orderOf(name, places.size),
      lineage: ancestorsAndSelf(_id),
    };
    places.set(_id, made);
    return made;
  };
  const households = entries.map((entry): PlannedHousehold => {
    const estate = place(communityId, 'estate', entry.estate);
    const building = place(estate._id, 'building', entry.building);
    const stair = place(building._id, 'stair', entry.stair);
    const _id = `${stair._id}.${segment(stair._id, entry.number)}`;
    return {
      _id,
      buildingId: buildingOf(_id) ?? building._id,
      lineage: [...stair.lineage],
      label: `${stair.label} ${entry.number}`,
      number: entry.number,
      sortKey: sortKeyOf(entry.stair, entry.number),
      entry,
    };
  });
  return { places: [...places.values()], households };
}

/** Households at or below each place. */
export function countByPlace(
  households: readonly Pick<PlannedHousehold, 'lineage'>[],
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { lineage } of households) {
    for (const place of lineage) counts.set(place, (counts.get(place) ?? 0) + 1);
  }
  return counts;
}

/** A name's number orders it among its siblings; names without one come after, as they appeared. */
function orderOf(name: string, appeared: number): number {
  const [digits] = /\d{1,5}/.exec(name) ?? [];
  return digits === undefined ? 100_000 + appeared : Number(digits);
}

/** Sorts stair 2 before 10 and house 301 before 1001; letters, digits and dashes only. */
export function sortKeyOf(stair: string, number: string): string {
  const part = (text: string, width: number) => {
    const [digits = '0'] = /\d+/.exec(text) ?? [];
    const letters = text.replace(/[^A-Za-z]/g, '').toUpperCase();
    return `${digits.slice(0, width).padStart(width, '0')}${letters}`;
  };
  return `${part(stair, 3)}-${part(number, 8)}`;
}

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
    else if (isChanged(before, one)) difference.changed.push(one._id);
    else difference.unchanged.push(one._id);
  }
  for (const { _id } of known) if (!named.has(_id)) difference.missing.push(_id);
  return difference;
}

function isChanged(before: Particulars, stated: Particulars): boolean {
  const differs = <T>(now: T | null, then: T | null) => now !== null && now !== then;
  return (
    differs(stated.area, before.area) ||
    differs(stated.headName, before.headName) ||
    differs(stated.phoneHash, before.phoneHash) ||
    differs(stated.owners?.join('\n') ?? null, before.owners?.join('\n') ?? null) ||
    differs(stated.birthBand, before.birthBand) ||
    differs(stated.grid, before.grid)
  );
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
