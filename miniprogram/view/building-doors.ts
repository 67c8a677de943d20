import type { Door } from '../components/door-grid/layout';
import { chooseOne } from './choose-one';

/** Where a door is. */
export interface Spot {
  /** the building whose name goes without saying, or everything before the number */
  home: string;
  stair: string;
  number: string;
}

/** Doors that are drawn together. */
export interface BuildingDoors {
  /** what stands above: '' where the page says it */
  label: string;
  /** how many of its doors are done; '' where the page says that */
  summary: string;
  doors: Door[];
}

/** What stairs are called where no building says what goes without saying. */
const STAIR = /^.*(单元|门洞|梯)$/;

/** 一期 3栋 1单元 301 within 一期 3栋 is 301 on 1单元. */
export function spotOfLabel(label: string, place: string): Spot {
  const parts = label.split(' ');
  const number = parts.pop() ?? '';
  const before = parts.join(' ');
  if (place !== '' && `${before} `.startsWith(`${place} `)) {
    return { home: place, stair: before.slice(place.length + 1), number };
  }
  const last = parts.at(-1) ?? '';
  if (parts.length < 2 || !STAIR.test(last)) return { home: before, stair: '', number };
  return { home: parts.slice(0, -1).join(' '), stair: last, number };
}

/** 1单元 301 */
export const doorLabel = ({ stair, number }: Spot): string => `${stair} ${number}`.trim();

const compare = (one: string, other: string) => one.localeCompare(other, 'zh', { numeric: true });

/** The doors by building, each building in the order of its stairs. */
export function buildingsOf<Row extends Spot>(
  rows: readonly Row[],
  place: string,
  doorOf: (row: Row) => Door,
  summaryOf: (rows: readonly Row[]) => string = () => '',
): BuildingDoors[] {
  const homes = [...new Set(rows.map(({ home }) => home))].sort(compare);
  return homes.map((home) => {
    const own = rows.filter((row) => row.home === home);
    const doors = [...own].sort((one, other) => compare(one.stair, other.stair)).map(doorOf);
    return { label: home === place ? '' : home, summary: summaryOf(own), doors };
  });
}

/** How many doors stand in each state, for what stands above the doors. States that no door has are left out. */
export function countStates<State extends string>(
  states: Record<State, { sign: string; words: string }>,
  rows: readonly { state: State }[],
  unit: string,
): { sign: string; words: string }[] {
  return (Object.keys(states) as State[]).flatMap((state) => {
    const count = rows.filter((row) => row.state === state).length;
    const { sign, words } = states[state];
    return count === 0 ? [] : [{ sign, words: `${words} ${count} ${unit}` }];
  });
}

/** What can be done at a door. */
export interface Way {
  name: string;
  act(): void | Promise<void>;
}

/** Offers in a sheet what can be done at a door, under how it stands, and does it. */
export async function offerWays(ways: readonly Way[], words: string): Promise<void> {
  const chosen = await chooseOne(
    ways.map(({ name }) => name),
    words,
  );
  if (chosen !== null) await ways[chosen]?.act();
}
