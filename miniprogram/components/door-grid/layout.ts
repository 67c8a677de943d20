import { DOOR_GRID } from '../../text/component/door-grid';

/** One door as a page gives it. */
export interface Door {
  id: string;
  /** of its stair; '' where the building has none */
  stair: string;
  /** as on the door: 301, 0301, 301室, A座1203 */
  number: string;
  /** how it stands, as a colour */
  tone?: 'mine' | 'soon' | 'loss' | 'quiet';
  /** … as a sign: ✓ */
  sign?: string;
  /** … in words, for screen readers and where there is no room for colour: 达标 */
  words?: string;
  /** it is one of those that something is about to be done for */
  chosen?: boolean;
  /** nothing happens when it is tapped */
  fixed?: boolean;
}

export interface Cell extends Door {
  /** nobody lives there: the building has no such door */
  isGap: boolean;
  /** the first of a stair, which stands a little apart */
  isFirst: boolean;
  label: string;
}

export interface Floor {
  /** 12; '' for doors whose number says no floor */
  floor: string;
  cells: Cell[];
}

export interface Drawing {
  /** stairs beside one another, with as many doors on a floor */
  stairs: { name: string; doors: number }[];
  /** the topmost first, what has no floor last */
  floors: Floor[];
  /** doors beside one another */
  columns: number;
}

interface Spot {
  /** below ground is below zero; null: unknown */
  floor: number | null;
  /** place on the floor */
  door: number;
}

const GROUND = DOOR_GRID.ground;
/** Doors beside one another where no number says a floor: yards of a village, shops in a row. */
const IN_A_ROW = 4;

/**
 * Floor and place that a number says: 1203 is the third door of the twelfth floor, B102 the second one below ground.
 * One of two digits or fewer, or without digits, says no floor.
 */
export function spotOf(number: string): Spot {
  const plain = number.replace(/[室号房\s]/g, '');
  const [, letters = '', digits = ''] = /^(.*?)(\d+)(?:\D*)$/.exec(plain) ?? [];
  if (digits.length < 3) return { floor: null, door: Number(digits) || 0 };
  const floor = Number(digits.slice(0, -2));
  const isBelow = letters === '-' || /(^|[^A-Za-z])(B|b|地下|负)$/.test(letters);
  return { floor: isBelow ? -floor : floor, door: Number(digits.slice(-2)) };
}

/** The doors of a building as it stands: floors from the top, stairs side by side, doors in their places. */
export function drawBuilding(doors: readonly Door[]): Drawing {
  const names = [...new Set(doors.map(({ stair }) => stair))];
  const spots = new Map(doors.map((door) => [door.id, spotOf(door.number)]));
  const spotAt = ({ id }: Door) => spots.get(id) ?? { floor: null, door: 0 };
  const stairs = names.map((name) => {
    const own = doors.filter(({ stair }) => stair === name);
    const places = placesOf(own.filter((one) => spotAt(one).floor !== null).map(spotAt));
    return { name, own, places };
  });
  const heights = [...new Set(doors.map((one) => spotAt(one).floor))].sort(
    (one, other) => (other ?? Number.NEGATIVE_INFINITY) - (one ?? Number.NEGATIVE_INFINITY),
  );
  const floors: Floor[] = [];
  const widths = stairs.map(({ own, places }) => places.length || Math.min(IN_A_ROW, own.length));
  for (const height of heights) {
    const rows = stairs.map(({ own, places }) => {
      const here = own.filter((one) => spotAt(one).floor === height);
      if (height === null)
        return [...here].sort((one, other) => spotAt(one).door - spotAt(other).door);
      return inPlaces(here, places, (one) => spotAt(one).door);
    });
    // Doors that share a place, or say no floor, go on in further rows.
    const depth = Math.max(...rows.map((row, n) => Math.ceil(row.length / (widths[n] ?? 1))));
    for (let line = 0; line < depth; line += 1) {
      const cells = rows.flatMap((row, n) => {
        const width = widths[n] ?? 1;
        return Array.from({ length: width }, (_, column) =>
          cellOf(
            row[line * width + column],
            `gap-${height}-${line}-${n}-${column}`,
            n > 0 && column === 0,
          ),
        );
      });
      floors.push({ floor: line > 0 ? '' : nameOf(height), cells });
    }
  }
  return {
    stairs: stairs.map(({ name }, n) => ({ name, doors: widths[n] ?? 1 })),
    floors,
    columns: widths.reduce((sum, width) => sum + width, 0),
  };
}

const nameOf = (height: number | null) =>
  height === null ? '' : height < 0 ? `${GROUND}${-height}` : String(height);

/** The places that doors of a stair have on some floor, in their order. */
function placesOf(spots: readonly Spot[]): number[] {
  return [...new Set(spots.map(({ door }) => door))].sort((one, other) => one - other);
}

/** The doors of a floor at their places; what shares one stands behind. */
function inPlaces(
  doors: readonly Door[],
  places: readonly number[],
  placeOf: (door: Door) => number,
): (Door | undefined)[] {
  const row: (Door | undefined)[] = places.map(() => undefined);
  const more: Door[] = [];
  for (const door of doors) {
    const at = places.indexOf(placeOf(door));
    if (at >= 0 && row[at] === undefined) row[at] = door;
    else more.push(door);
  }
  return [...row, ...more];
}

function cellOf(door: Door | undefined, id: string, isFirst: boolean): Cell {
  if (!door) return { id, stair: '', number: '', isGap: true, isFirst, label: '' };
  const { stair, number, words = '' } = door;
  const label = [[stair, number].filter(Boolean).join(' '), words].filter(Boolean).join('，');
  return { ...door, isGap: false, isFirst, label };
}
