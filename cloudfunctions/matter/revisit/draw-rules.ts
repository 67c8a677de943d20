import { createHash } from 'node:crypto';
import type { Rating } from '../../../typings/contract/matter/matter.ts';
import type {
  RateFigures,
  VisitFigures,
  VisitResult,
} from '../../../typings/contract/matter/revisit.ts';
import { addDays, daysBetween } from '../../kernel/calendar.ts';
import type { DrawDocument, MatterDocument } from '../collections.ts';

/** A list of more is that of two periods. */
export const MOST_LISTED = 5000;
const MOST_DAYS = 366;
const MOST_DAYS_AHEAD = 60;

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** The list as it is published: the ids in order, a line each. */
export const listText = (ids: readonly string[]) => [...ids].sort().join('\n');

export const listHash = (ids: readonly string[]) => sha256(listText(ids));

/**
 * The draw: for each id the SHA-256 of the seed, a line break and the id; those with the smallest ones are drawn. Anyone
 * can do it again, see docs/matters.md.
 */
export function drawn(ids: readonly string[], seed: string, size: number): string[] {
  return ids
    .map((id) => ({ id, ticket: sha256(`${seed}\n${id}`) }))
    .sort((one, other) => (one.ticket < other.ticket ? -1 : 1))
    .slice(0, size)
    .map(({ id }) => id);
}

/** What ended on these days is over: nobody can time an ending any more. */
export function isPeriodFit(from: string, until: string, today: string): boolean {
  return from <= until && until < today && daysBetween(from, until) <= MOST_DAYS;
}

/**
 * The list that has some of these days already. What ended on a day is drawn from once: whoever could freeze again
 * would choose among draws.
 */
export function overlapping<Period extends { from: string; until: string }>(
  periods: readonly Period[],
  from: string,
  until: string,
): Period | undefined {
  return periods.find((one) => one.from <= until && from <= one.until);
}

/** The number becomes known on a later day, so that nobody knows it as the list is frozen. */
export function isSeedDayFit(seedDay: string, today: string): boolean {
  return seedDay > today && seedDay <= addDays(today, MOST_DAYS_AHEAD);
}

const ENDINGS = ['done', 'close', 'refused'];

/** Whether a matter is on the list of what ended between two instants: refused ones and those opened again as well. */
export function isListed(
  { answers, into }: Pick<MatterDocument, 'answers' | 'into'>,
  from: number,
  until: number,
): boolean {
  if (into !== null) return false;
  return answers.some(({ kind, at }) => ENDINGS.includes(kind) && at >= from && at <= until);
}

export function visitFigures({
  sample,
  visits,
}: Pick<DrawDocument, 'sample' | 'visits'>): VisitFigures {
  const of = (result: VisitResult) => visits.filter((one) => one.result === result).length;
  return {
    drawn: sample.length,
    visited: visits.length,
    helped: of('helped'),
    partly: of('partly'),
    not: of('not'),
    unreached: of('unreached'),
  };
}

/** What a third party says of those that were drawn, apart from what was found in person. */
export function rateFigures({
  sample,
  rates = [],
}: Pick<DrawDocument, 'sample' | 'rates'>): RateFigures {
  const of = (rating: Rating) => rates.filter((one) => one.rating === rating).length;
  return {
    drawn: sample.length,
    rated: rates.length,
    helped: of('helped'),
    partly: of('partly'),
    not: of('not'),
  };
}

/** The public answer that a matter ended with. */
export function outcomeOf({ answers }: Pick<MatterDocument, 'answers'>): string {
  const ending = answers.findLast(({ kind }) => kind === 'done' || kind === 'refused');
  return ending?.text ?? '';
}

/** Whoever had a part in a matter does not say how it turned out. */
export function hadPart(
  residentId: string,
  {
    answers,
    holder,
    moves,
    raiser,
    takenBy,
    tasks = [],
  }: Pick<MatterDocument, 'answers' | 'holder' | 'moves' | 'raiser' | 'takenBy' | 'tasks'>,
): boolean {
  return (
    raiser.residentId === residentId ||
    takenBy === residentId ||
    answers.some((one) => one.residentId === residentId) ||
    [holder, ...moves].some((one) => one.residentId === residentId) ||
    tasks.some(
      ({ owner, end }) => owner.residentId === residentId || end?.residentId === residentId,
    )
  );
}
