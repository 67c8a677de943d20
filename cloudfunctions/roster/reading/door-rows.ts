import { isNoStair } from '../../places/place-name.ts';
import type { DoorName } from '../cell/door-rules.ts';
import { tidyName } from '../cell/name-rules.ts';
import { readPhones } from '../cell/phone-rules.ts';
import { stairOf } from '../import/plan-rules.ts';
import type { KnownDoors, RosterRow } from '../import/roster-types.ts';
import type { SeenCell } from '../sheet/sheet-cells.ts';
import { DoorIndex } from './door-index-rules.ts';
import type { MoreColumns } from './roster-table.ts';
import { readRoster } from './roster-workbook.ts';

/** A row about a door or somebody behind it, and what stands in more columns. */
interface DoorRow {
  /** as Excel counts it */
  row: number;
  /** null: no door of the community */
  householdId: string | null;
  /** the door as it is written */
  written: string;
  name: string | null;
  /** as they are compared */
  phones: string[];
  more: Record<string, SeenCell | undefined>;
  /** a line of totals, no door */
  isTotal: boolean;
}

/** What a table says that is no roster. */
interface DoorTable {
  rows: DoorRow[];
  /** headings that no roster has, as they are written */
  headings: string[];
}

/**
 * The doors of a table that is no roster but names them as rosters do, found however they are written.
 * @param more the columns that are wanted beside those of a roster
 * @throws Refusal as `readRoster` does
 */
export function readDoorRows(bytes: Uint8Array, known: KnownDoors, more: MoreColumns): DoorTable {
  const index = new DoorIndex(known);
  const estates = known.places.filter(({ kind }) => kind === 'estate');
  const onlyEstate = estates.length === 1 ? (estates[0]?.name ?? '') : '';
  const rows: DoorRow[] = [];
  const add = (row: RosterRow) => {
    if (row.line && row.line.kind !== 'total') return;
    const { cells, more: read = {}, line } = row;
    const { estate = onlyEstate, building = '', stair = '', number = '', phone = '' } = cells;
    const door = { estate, building, stair: isNoStair(stair) ? '' : stair, number };
    rows.push({
      row: row.row,
      householdId: line ? null : findDoor(index, door),
      written: [cells.estate, building, stair, number].filter(Boolean).join(' '),
      name: cells.name === undefined ? null : tidyName(cells.name),
      phones: phonesOf(phone),
      more: read,
      isTotal: line !== undefined,
    });
  };
  const { unknown } = readRoster(bytes, add, { more });
  return { rows, headings: unknown.map(({ heading }) => heading) };
}

function findDoor(index: DoorIndex, door: DoorName): string | null {
  const estate = index.place(index.communityId, 'estate', door.estate);
  const building = estate && index.place(estate._id, 'building', door.building);
  if (!building) return null;
  const named =
    door.stair === '' ? (index.stairHolding(door) ?? index.stairWithout(door)) : door.stair;
  if (named === undefined) return null;
  const whole = { ...door, stair: named };
  const stair = index.place(building._id, 'stair', stairOf(whole, building._id, index));
  return (stair && index.door(stair._id, whole)?._id) ?? null;
}

function phonesOf(text: string): string[] {
  const read = readPhones(text);
  return 'value' in read ? (read.value ?? []) : [];
}
