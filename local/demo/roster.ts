import type { RosterEntry } from '../../cloudfunctions/roster/import/roster-types.ts';
import { nameOf, phoneOf } from './names.ts';
import type { Random } from './random.ts';

export interface EstatePlan {
  name: string;
  buildings: number;
}

const IN_GRIDS = 64; // the first doors are divided, the last grid is too small
const STAIRS = 4;
const FLOORS = 18; // more households go to more doors on a floor

/** The rows of a roster file: households spread evenly over buildings and stairs, floor by floor. */
export function rosterEntries(
  estates: readonly EstatePlan[],
  households: number,
  random: Random,
): RosterEntry[] {
  const all = estates.flatMap(({ name, buildings }) =>
    Array.from({ length: buildings }, (_, index) => ({ estate: name, building: `${index + 1}栋` })),
  );
  const buildings = all.slice(0, Math.min(all.length, households));
  const entries: RosterEntry[] = [];
  for (const [index, { estate, building }] of buildings.entries()) {
    const share = shareOf(households, buildings.length, index);
    const stairs = Math.min(STAIRS, share);
    for (let stair = 0; stair < stairs; stair += 1) {
      const count = shareOf(share, stairs, stair);
      const doors = Math.max(2, Math.ceil(count / FLOORS));
      for (let door = 0; door < count; door += 1) {
        const floor = Math.floor(door / doors) + 1;
        entries.push({
          sheet: 0,
          row: entries.length + 2,
          estate,
          building,
          stair: `${stair + 1}单元`,
          number: `${floor}${String((door % doors) + 1).padStart(2, '0')}`,
          area: 6800 + random.below(70) * 100,
          name: nameOf(random),
          phone: phoneOf(entries.length),
          otherPhones: [],
          owners: null,
          birthBand: 1940 + (entries.length % 6) * 10,
          grid: entries.length < IN_GRIDS ? `第${Math.floor(entries.length / 12) + 1}网格` : null,
        });
      }
    }
  }
  return entries;
}

/** The part of a whole number that falls to one of several: parts differ by one at most. */
function shareOf(whole: number, parts: number, index: number): number {
  return Math.floor((whole * (index + 1)) / parts) - Math.floor((whole * index) / parts);
}
