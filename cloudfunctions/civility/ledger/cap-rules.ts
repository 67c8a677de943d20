import type { Reduction } from '../../../typings/contract/civility/claim.ts';
import type { PointCaps } from '../../../typings/contract/civility/rule.ts';
import type { LedgerDocument } from '../collections.ts';

/** Points that one rule has given or taken, without sign, in the periods around a day. */
export interface Used {
  day: number;
  month: number;
  year: number;
}

/** What a rule has moved so far, an entry each; what was taken back bears the day and the opposite sign. */
export function usedOn(entries: readonly { day: string; points: number }[], day: string): Used {
  const sum = (prefix: string) =>
    Math.abs(entries.reduce((all, one) => all + (one.day.startsWith(prefix) ? one.points : 0), 0));
  return { day: sum(day), month: sum(day.slice(0, 7)), year: sum(day.slice(0, 4)) };
}

const PERIODS = ['day', 'month', 'year'] as const;

/** What is left of the caps; null = no limit. */
export function leftOf(
  caps: PointCaps,
  used: Used,
): { period: (typeof PERIODS)[number]; left: number; most: number } | null {
  const left = PERIODS.flatMap((period) => {
    const most = caps[period];
    return most === null ? [] : [{ period, most, left: Math.max(0, most - used[period]) }];
  });
  return left.sort((one, other) => one.left - other.left)[0] ?? null;
}

/** Why fewer points were posted than the rule says, as the entry has it. */
export function reductionIn({ reason }: Pick<LedgerDocument, 'reason'>): Reduction | null {
  return reason === 'cap' || reason === 'floor' ? reason : null;
}

/**
 * The points that are posted: no more than the caps leave, and nothing below zero by a deduction: it takes
 * what is there.
 */
export function reducedPoints(
  points: number,
  caps: PointCaps,
  used: Used,
  balance: number,
): { points: number; reduced: Reduction | null } {
  const cap = leftOf(caps, used)?.left ?? Number.POSITIVE_INFINITY;
  const sign = points < 0 ? -1 : 1;
  const capped = Math.min(Math.abs(points), cap);
  const floored = sign < 0 ? Math.min(capped, Math.max(0, balance)) : capped;
  const reduced = floored < capped ? 'floor' : capped < Math.abs(points) ? 'cap' : null;
  return { points: floored === 0 ? 0 : sign * floored, reduced };
}
