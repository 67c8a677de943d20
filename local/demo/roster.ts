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
          ownerNumber: null,
          certificate: null,
          birthBand: 1940 + (entries.length % 6) * 10,
          grid: entries.length < IN_GRIDS ? `第${Math.floor(entries.length / 12) + 1}网格` : null,
        });
      }
    }
  }
  registerOwners(entries);
  return entries;
}

const UNSOLD = '开发商（未售）';
/** Buildings whose owners the roster names: elsewhere it says nothing of them yet. */
const OWNED = ['1栋', '2栋', '12栋'];

/**
 * Owners as real registers have them: most are the head of the household, some are couples, two of one name have
 * left no number, one number stands under two names, one has two numbers; the last building is not sold yet.
 */
function registerOwners(entries: RosterEntry[]): void {
  const first = entries[0]?.estate;
  const last = entries.at(-1)?.building;
  const owned = entries.filter(
    ({ estate, building }) => estate === first && OWNED.includes(building),
  );
  for (const [index, entry] of owned.entries()) {
    const other = owned[index + 1]?.name;
    const isCouple = index % 7 === 3 && other;
    entry.owners = [entry.name, isCouple ? other : null].filter((name) => name !== null);
  }
  const [one, two, three, four, five, six] = owned.slice(2);
  if (one && two) Object.assign(two, { owners: one.owners, name: one.name, phone: null });
  if (three && four) Object.assign(four, { owners: three.owners, phone: three.phone });
  if (five && six) six.phone = five.phone;
  if (first === entries.at(-1)?.estate) return;
  const top = entries
    .filter(({ building, estate }) => building === last && estate !== first)
    .slice(-12);
  for (const entry of top) Object.assign(entry, { owners: [UNSOLD], name: null, phone: null });
}

/** The part of a whole number that falls to one of several: parts differ by one at most. */
function shareOf(whole: number, parts: number, index: number): number {
  return Math.floor((whole * (index + 1)) / parts) - Math.floor((whole * index) / parts);
}
