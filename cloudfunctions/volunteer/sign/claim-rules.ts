import { HOUR, MINUTE } from '../../kernel/calendar.ts';
import type { Claim, VolunteerDocument } from '../collections.ts';

/** Longer rests than this end a run of shifts. */
const REST = HOUR;
/** Minutes that shifts may follow upon each other without a rest. */
export const MOST_IN_A_ROW = 9 * 60;
/** What is kept of commands and of times that are over. */
const REMEMBERED = 60;

export type Span = Pick<Claim, 'from' | 'until'>;
type Own = Pick<VolunteerDocument, 'claims'> | undefined;

/** 9–11 overlaps 10–12, not 11–13. */
export function overlaps(one: Span, other: Span): boolean {
  return one.from < other.until && other.from < one.until;
}

/** The shift that takes the time of this one already, the earliest first; a claim of the same shift is none. */
export function clashOf(own: Own, span: Span & { shiftId: string }): Claim | undefined {
  return (own?.claims ?? [])
    .filter(({ shiftId }) => shiftId !== span.shiftId)
    .filter((claim) => overlaps(claim, span))
    .sort((one, other) => one.from - other.from)[0];
}

/** Minutes of work in the run of shifts that this one would be part of. */
export function minutesInARow(own: Own, span: Span & { shiftId: string }): number {
  const others = (own?.claims ?? []).filter(({ shiftId }) => shiftId !== span.shiftId);
  const sorted = [...others, span].sort((one, other) => one.from - other.from);
  let run: Span[] = [];
  for (const one of sorted) {
    const last = run.at(-1);
    if (last && one.from - last.until >= REST) {
      if (run.includes(span)) break;
      run = [];
    }
    run.push(one);
  }
  return run.reduce((sum, { from, until }) => sum + (until - from) / MINUTE, 0);
}

/** One shift may be as long as it is; what follows upon another may not make it too much. */
export function isTiring(own: Own, span: Span & { shiftId: string }): boolean {
  const minutes = minutesInARow(own, span);
  return minutes > MOST_IN_A_ROW && minutes > (span.until - span.from) / MINUTE;
}

type Patch = Partial<Pick<VolunteerDocument, 'claims' | 'done' | 'lates'>>;

/**
 * The volunteer's document with one more time taken. Times that are over are let go.
 * @returns null if it is there already
 */
export function claiming(
  own: VolunteerDocument | undefined,
  claim: Claim,
  now: number,
): Patch | null {
  const claims = own?.claims ?? [];
  if (claims.some(({ key, shiftId }) => key === claim.key && shiftId === claim.shiftId))
    return null;
  const others = claims.filter(({ shiftId, until }) => shiftId !== claim.shiftId && until > now);
  return { claims: [...others, claim] };
}

export interface Release {
  shiftId: string;
  /** of the sign-up that is over */
  key: string;
  /** of the command that ended it */
  by?: string;
  /** it is counted as late */
  late: boolean;
  at: number;
}

/**
 * The volunteer's document once a sign-up is over: its time is free, and neither the sign-up nor the
 * cancellation does anything when it is sent again. @returns null if it says so already
 */
export function releasing(
  own: VolunteerDocument | undefined,
  { shiftId, key, by, late, at }: Release,
): Patch | null {
  const claims = own?.claims ?? [];
  const done = own?.done ?? [];
  const lates = own?.lates ?? [];
  const news = [key, ...(by === undefined ? [] : [by])].filter((one) => !done.includes(one));
  const isHeld = claims.some((claim) => claim.key === key && claim.shiftId === shiftId);
  const isCounted = !late || lates.some((one) => one.key === key);
  if (news.length === 0 && !isHeld && isCounted) return null;
  return {
    claims: claims.filter((claim) => claim.key !== key || claim.shiftId !== shiftId),
    done: [...done, ...news].slice(-REMEMBERED),
    lates: isCounted ? lates : [...lates, { shiftId, key, at }].slice(-REMEMBERED),
  };
}
