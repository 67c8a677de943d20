import type { RosterColumn, RosterProblem, RosterReason } from '../../typings/contract/roster.ts';
import { ancestorsAndSelf, buildingOf, segment } from '../shared/place-id.ts';
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
const LONGEST: Record<RosterColumn, number> = {
  estate: 30,
  building: 20,
  stair: 20,
  number: 20,
  area: 20,
  name: 20,
  phone: 20,
};
const REQUIRED: readonly RosterColumn[] = ['estate', 'building', 'stair', 'number'];
const MOST_AREA = 100_000_00; // 100,000 ㎡ in 0.01 ㎡: more is a slip of the finger

/** Reads rows one by one, so that nothing but entries and the first problems is kept. */
export class RosterReader {
  readonly entries: RosterEntry[] = [];
  private readonly problems: RosterProblem[] = [];
  private problemCount = 0;
  private rows = 0;
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
    }
    const area = row.cells.area === undefined ? null : readArea(row.cells.area);
    if (area === undefined) this.report(row.row, 'area', 'NOT_A_NUMBER');
    const phone = row.cells.phone === undefined ? null : readPhone(row.cells.phone);
    if (phone === undefined) this.report(row.row, 'phone', 'NOT_A_PHONE');
    const { estate = '', building = '', stair = '', number = '', name = null } = row.cells;
    const key = [estate, building, stair, number].join('\n');
    if (this.problemCount === before && this.seen.has(key)) {
      this.report(row.row, 'number', 'DUPLICATE_HOUSEHOLD');
    }
    this.seen.add(key);
    if (this.problemCount > before || area === undefined || phone === undefined) return;
    this.entries.push({ row: row.row, estate, building, stair, number, area, name, phone });
  }

  result(): RosterReading {
    const { rows, entries, problems, problemCount } = this;
    return { rows, entries, problems, problemCount };
  }

  private report(row: number, column: RosterColumn, reason: RosterReason): void {
    this.problemCount += 1;
    if (this.problems.length < MOST_PROBLEMS) this.problems.push({ row, column, reason });
  }
}

/** 89.50, 89.5㎡ or 89.5平方米 → 8950; undefined if it is no area. */
export function readArea(text: string): number | undefined {
  const [, digits] = /^(\d{1,7}(?:\.\d{1,12})?)(?:㎡|m2|平方米|平米)?$/i.exec(text) ?? [];
  if (digits === undefined) return undefined;
  const [whole = '0', part = ''] = digits.split('.');
  const thousandths = Number(`${whole}${part.padEnd(3, '0').slice(0, 3)}`);
  const area = Math.floor((thousandths + 5) / 10);
  return area > 0 && area <= MOST_AREA ? area : undefined;
}

/** A mainland mobile number, however it is grouped; undefined if it is none. */
export function readPhone(text: string): string | undefined {
  const digits = text.replace(/[\s-]/g, '').replace(/^\+?86(?=1\d{10}$)/, '');
  return /^1[3-9]\d{9}$/.test(digits) ? digits : undefined;
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
    differs(stated.phoneHash, before.phoneHash)
  );
}
