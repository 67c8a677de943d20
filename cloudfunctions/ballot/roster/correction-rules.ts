import type { MotionForm } from '../../../typings/contract/motion.ts';
import { addDays, dayOf, instantOf } from '../../kernel/calendar.ts';

/** Of one unit, in 0.01 ㎡: from a storage room to a department store. */
const LEAST_AREA = 100;
const MOST_AREA = 2_000_000;
/** By how much a correction may change an area where nothing else says what is plausible. */
const MOST_TIMES = 3;

/** Until when the roster may be put right: it stands still on the whole day before the vote opens. */
export function correctableUntil({ opensAt }: Pick<MotionForm, 'opensAt'>): number {
  return instantOf(addDays(dayOf(opensAt), -1));
}

/** What an area is compared with; areas in 0.01 ㎡. */
export interface AreaFrame {
  /** units that the voter has */
  units: number;
  /** the voter's, on the roster */
  before: number;
  /** of the whole roster */
  roster: number;
  /** what the papers of the estate, or of all estates there, state; null where they do not */
  stated: number | null;
}

/**
 * Whether an area is one that such units can have, and fits what the register states: with it the roster has
 * no more than the estate's papers say, or the area becomes smaller. Where nothing is stated, it stays within
 * a third and three times of what the register had.
 */
export function isAreaPlausible(
  area: number,
  { units, before, roster, stated }: AreaFrame,
): boolean {
  if (area < LEAST_AREA * units || area > MOST_AREA * units) return false;
  if (before === 0) return true;
  if (stated !== null) return area < before || roster - before + area <= stated;
  return area <= before * MOST_TIMES && area * MOST_TIMES >= before;
}
