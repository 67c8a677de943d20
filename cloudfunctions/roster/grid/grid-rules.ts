import type { GridLine } from '../../../typings/contract/roster.ts';
import { ancestorsAndSelf } from '../../kernel/path-id.ts';

/** A micro-grid is as many doors as one person can know. */
const FEWEST = 10;
const MOST = 15;

export function sizeOfGrid(households: number): GridLine['size'] {
  if (households < FEWEST) return 'small';
  return households > MOST ? 'large' : 'fits';
}

type Named = Pick<GridLine, 'estate' | 'grid'>;

/** By estate, then as people count: 第2格 before 第10格, and those in none at the end. */
export function compareGrids(one: Named, other: Named): number {
  if (one.estate !== other.estate) return one.estate < other.estate ? -1 : 1;
  if (one.grid === other.grid) return 0;
  if (one.grid === null || other.grid === null) return one.grid === null ? 1 : -1;
  const numberIn = (name: string) => Number(/\d{1,6}/.exec(name)?.[0] ?? Number.MAX_SAFE_INTEGER);
  return numberIn(one.grid) - numberIn(other.grid) || (one.grid < other.grid ? -1 : 1);
}

/** The narrowest place around all of these households, for the trail. */
export function placeAround(householdIds: readonly string[]): string {
  const [first = '', ...others] = householdIds;
  const around = ancestorsAndSelf(first).slice(0, -1);
  const shared = around.filter((place) => others.every((id) => id.startsWith(`${place}.`)));
  return shared.at(-1) ?? '';
}
