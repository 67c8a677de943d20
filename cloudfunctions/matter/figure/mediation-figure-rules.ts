import type { MediationQuarter } from '../../../typings/contract/matter/mediation.ts';
import { addDays, addMonths, dayOf } from '../../kernel/calendar.ts';
import type { MediationDocument } from '../collections.ts';

/** Fewer than these are told of nothing by themselves. */
const LEAST = 5;
const SHOWN = ['agreed', 'refused', 'failed'] as const;
type End = (typeof SHOWN)[number];

/** 2026-Q1 */
export function quarterOf(day: string): string {
  return `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
}

/** The last four quarters that are over, the latest first, and the first day of them all. */
export function quartersBefore(today: string): { quarters: string[]; from: string } {
  const month = Number(today.slice(5, 7));
  const first = addMonths(`${today.slice(0, 7)}-01`, -((month - 1) % 3));
  const quarters = [1, 2, 3, 4].map((n) => quarterOf(addDays(addMonths(first, 3 - 3 * n), -1)));
  return { quarters, from: addMonths(first, -12) };
}

export type Closed = Pick<MediationDocument, 'state' | 'end' | 'endedAt'> & {
  agreement: { at: number } | null;
};

/**
 * What became of those that were over in a quarter. Ends with fewer than five are counted together; if those are fewer
 * than five still, the smallest of the others goes in with them, so that no difference tells them. Likely offences, and
 * those somebody has left, never stand by themselves.
 */
export function quarterFigures(closed: readonly Closed[], quarter: string): MediationQuarter {
  const own = closed.filter((one) => {
    const at = one.state === 'ended' ? one.endedAt : (one.agreement?.at ?? null);
    return at !== null && quarterOf(dayOf(at)) === quarter;
  });
  if (own.length < LEAST) return { quarter, all: null, ends: [], other: 0 };
  const endOf = (one: Closed) => (one.state === 'ended' ? one.end : 'agreed');
  let ends: { end: End; count: number }[] = SHOWN.map((end) => ({
    end,
    count: own.filter((one) => endOf(one) === end).length,
  })).filter(({ count }) => count >= LEAST);
  const rest = () => own.length - ends.reduce((sum, { count }) => sum + count, 0);
  while (rest() > 0 && rest() < LEAST && ends.length > 0) {
    const least = Math.min(...ends.map(({ count }) => count));
    const gone = ends.find(({ count }) => count === least);
    ends = ends.filter((one) => one !== gone);
  }
  return { quarter, all: own.length, ends, other: rest() };
}
