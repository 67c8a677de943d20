import type { RosterCorrection } from '../../../typings/contract/roster.ts';
import { buildingKey, estateKey, numberKey, stairKey } from '../../places/place-name.ts';
import { joinPhones } from '../cell/phone-rules.ts';
import type { RosterEntry } from '../import/roster-types.ts';
import type { DoorIndex } from './door-index-rules.ts';
import type { ProblemList } from './problem-rules.ts';

export interface Gathered {
  entries: RosterEntry[];
  badRows: number;
  leftOut: number;
}

/** Finds stairs that are missing and doors that stand in several rows. The first row of a door is taken. */
export function gatherDoors(
  entries: readonly RosterEntry[],
  problems: ProblemList,
  known: DoorIndex,
): Gathered {
  const gathered: Gathered = { entries: [], badRows: 0, leftOut: 0 };
  const buildingOf = keptKeys(
    ({ estate, building }: RosterEntry) => [estate, building],
    ([e, b]) => {
      return `${estateKey(e ?? '')}\n${buildingKey(b ?? '')}`;
    },
  );
  const stairs = new Map<string, Set<string>>();
  for (const entry of entries) {
    const key = buildingOf(entry);
    const own = stairs.get(key) ?? new Set();
    if (entry.stair !== '') own.add(entry.stair);
    stairs.set(key, own);
  }
  const seen = new Map<string, RosterEntry>();
  for (const entry of entries) {
    const building = buildingOf(entry);
    if (
      entry.stair === '' &&
      !nameStair(entry, stairs.get(building) ?? new Set(), known, problems)
    ) {
      gathered.badRows += 1;
      continue;
    }
    const number = numberKey(entry.number, entry.building, entry.stair);
    const key = `${building}\n${stairKey(entry.stair)}\n${number}`;
    const first = seen.get(key);
    if (!first) {
      seen.set(key, entry);
      gathered.entries.push(entry);
    } else if (reportSame(first, entry, problems)) gathered.leftOut += 1;
    else gathered.badRows += 1;
  }
  return gathered;
}

/** Names are the same over many rows. */
function keptKeys<Item>(
  partsOf: (item: Item) => string[],
  keyOf: (parts: string[]) => string,
): (item: Item) => string {
  const kept = new Map<string, string>();
  return (item) => {
    const parts = partsOf(item);
    const whole = parts.join('\n');
    const known = kept.get(whole);
    if (known !== undefined) return known;
    const key = keyOf(parts);
    kept.set(whole, key);
    return key;
  };
}

/** A door that names no stair: its building may have none. @returns false if that cannot be known */
function nameStair(
  entry: RosterEntry,
  ofFile: ReadonlySet<string>,
  known: DoorIndex,
  problems: ProblemList,
): boolean {
  const held = known.stairHolding(entry);
  if (held !== undefined) {
    entry.stair = held;
    return true;
  }
  const stair = known.stairWithout(entry);
  if (stair !== undefined && (stair !== '' || ofFile.size === 0)) {
    entry.stair = stair;
    return true;
  }
  const [only, ...more] = ofFile;
  const fits = more.length === 0 && only !== undefined ? only : undefined;
  const { sheet, row, number } = entry;
  const reason = ofFile.size > 0 ? 'MISSING' : 'STAIR_UNCLEAR';
  const fix = fits === undefined ? [] : [{ sheet, row, column: 'stair' as const, text: fits }];
  const value = reason === 'MISSING' ? '' : number;
  if (!problems.report({ sheet, row, column: 'stair', reason, value, fix })) return false;
  entry.stair = fits ?? '';
  return true;
}

/** A second row of a door. @returns true if what to do with it is decided */
function reportSame(first: RosterEntry, second: RosterEntry, problems: ProblemList): boolean {
  const written = (one: RosterEntry) => [one.building, one.stair, one.number].join('\n');
  const { sheet, row } = second;
  const isSame = written(first) === written(second);
  const fix: RosterCorrection[] = [{ sheet, row, column: null, text: '' }];
  const joined = canJoin(first, second) ? structuredClone(first) : undefined;
  if (joined) {
    joinEntries(joined, second);
    fix.unshift(...correctionsOf(first, joined));
  }
  const isDecided = problems.report({
    sheet,
    row,
    column: 'number',
    reason: isSame ? 'DUPLICATE_HOUSEHOLD' : 'SAME_DOOR',
    value: describe(second),
    other: { row: first.row, value: describe(first) },
    fix,
  });
  if (isDecided && joined) joinEntries(first, second);
  return isDecided;
}

/** Rows of two owners of one door: the second says other names and nothing against the first. */
function canJoin(first: RosterEntry, second: RosterEntry): boolean {
  const isNew = second.owners?.some((name) => !first.owners?.includes(name)) ?? false;
  const agree = first.area === null || second.area === null || first.area === second.area;
  return isNew && first.owners !== null && agree;
}

function correctionsOf(
  { sheet, row, ...first }: RosterEntry,
  joined: RosterEntry,
): RosterCorrection[] {
  const owners = (joined.owners ?? []).join('、');
  const corrections: RosterCorrection[] = [{ sheet, row, column: 'owner', text: owners }];
  const numbers = (one: Pick<RosterEntry, 'phone' | 'otherPhones'>) =>
    joinPhones(one.phone === null ? [] : [one.phone, ...one.otherPhones]);
  if (numbers(joined) !== numbers(first)) {
    corrections.push({ sheet, row, column: 'phone', text: numbers(joined) });
  }
  return corrections;
}

function describe({ building, stair, number, owners, name, area }: RosterEntry): string {
  const people = owners?.join('、') ?? name ?? '';
  const size = area === null ? '' : `${area / 100}㎡`;
  return [[building, stair, number].filter(Boolean).join(' '), people, size]
    .filter(Boolean)
    .join('，');
}

/** Puts what a second row of a door says to what the first one says. */
export function joinEntries(first: RosterEntry, second: RosterEntry): void {
  const owners = [...(first.owners ?? []), ...(second.owners ?? [])];
  first.owners = owners.length > 0 ? [...new Set(owners)] : null;
  const phones = [first.phone, ...first.otherPhones, second.phone, ...second.otherPhones];
  const [phone = null, ...others] = [...new Set(phones.filter((one) => one !== null))];
  first.phone = phone;
  first.otherPhones = others;
  first.area ??= second.area;
  first.name ??= second.name;
  first.ownerNumber = joinNumbers(first.ownerNumber, second.ownerNumber);
  first.certificate = joinNumbers(first.certificate, second.certificate);
  first.birthBand ??= second.birthBand;
  first.grid ??= second.grid;
}

/** Numbers of two rows of one door, in the form in which they are compared. */
function joinNumbers(first: string | null, second: string | null): string | null {
  const numbers = [first, second].flatMap((one) => one?.split('、') ?? []);
  return numbers.length === 0 ? null : [...new Set(numbers)].sort().join('、');
}
