import type { PointRule } from '../../../typings/contract/civility/rule.ts';
import type {
  ScorebookKind,
  ScoreFinding,
  ScoreRule,
  ScoreTableForm,
  ScoreYear,
  StarRule,
} from '../../../typings/contract/civility/scorecard.ts';
import { addDays } from '../../kernel/calendar.ts';
import { refusedIn } from '../rule/refused-rules.ts';
import { findingsOf, tableOn } from '../rule/table-rules.ts';
import type { ScorebookDocument, YearSum } from '../scorecard/scorecard-documents.ts';

/** How long before rules that take points away hold everybody knows of them, and may leave. */
export const NOTICE_DAYS = 14;
export const DIMENSIONS = 4;
export const MOST_STARS = 5;
/** Stars from which a merchant is on the list. */
export const LISTED_STARS = 3;
/** Stars of whoever lacks points in one of the dimensions, at most. */
const LOPSIDED_STARS = 2;

/**
 * What is wrong with a table: as in the rules of points, but that agreeing to the card, and having been told, stand in
 * the place of a covenant's clause.
 */
export function scoreFindings(form: ScoreTableForm, book: ScorebookKind): ScoreFinding[] {
  const rules = form.rules.map(asPointRule);
  const named = refusedIn(form.dimensions.join('\n'), 0);
  return [
    ...named.map((one) => ({ ruleId: '', ...one })),
    ...(areStarsFit(form.stars, book)
      ? []
      : [{ ruleId: '', problem: 'stars-unfit' as const, words: '' }]),
    ...findingsOf(rules, null, { needsClause: false }),
  ];
}

function asPointRule({ dimension: _, reporters, ...rule }: ScoreRule): PointRule {
  return {
    ...rule,
    unit: 'time',
    bearer: 'person',
    clauseId: null,
    reporters: reporters.map((one) => (one === 'bearer' ? 'household' : 'officer')),
  };
}

function areStarsFit(stars: StarRule | null, book: ScorebookKind): boolean {
  if (stars === null || book === 'members') return stars === null && book === 'members';
  const { points, least } = stars;
  const isRising = points.every((one, at) => one > (points[at - 1] ?? 0));
  return points.length === MOST_STARS && isRising && least * DIMENSIONS <= (points[2] ?? 0);
}

/** The first day from which a table may hold that is adopted today. */
export function firstDayOf({ rules }: ScoreTableForm, today: string): string {
  return addDays(today, rules.some(({ points }) => points < 0) ? NOTICE_DAYS : 1);
}

/**
 * From which day on events count in a book that was closed and is open again; null in one that never was.
 * @param from of the table that is adopted
 */
export function opensOnAfter(
  { closedAt, opensOn }: { closedAt: number | null; opensOn: string | null },
  from: string,
): string | null {
  if (closedAt !== null) return from;
  return opensOn !== null && from < opensOn ? from : opensOn;
}

/** The table that holds in a book on a day, if it is open then. */
export function openTableOn<Table extends { from: string }>(
  { tables, opensOn }: { tables: readonly Table[]; opensOn: string | null },
  day: string,
): Table | undefined {
  return opensOn !== null && day < opensOn ? undefined : tableOn(tables, day);
}

/** Whether a book takes entries on a day: neither closed nor, open again, before its new rules hold. */
export function isOpenOn(
  { tables, opensOn, closedAt }: Pick<ScorebookDocument, 'tables' | 'opensOn' | 'closedAt'>,
  day: string,
): boolean {
  return closedAt === null && openTableOn({ tables, opensOn }, day) !== undefined;
}

/** The stars of a year's points: as many as they reach, and fewer than are listed if a dimension has too few. */
export function starsOf({ points, least }: StarRule, dimensions: readonly number[]): number {
  const sum = dimensions.reduce((all, one) => all + one, 0);
  const reached = points.filter((one) => sum >= one).length;
  const isEven = dimensions.every((one) => one >= least);
  return isEven ? reached : Math.min(reached, LOPSIDED_STARS);
}

/** The sums of one year. @param stars of the table that held at its end, or holds today */
export function yearOf(sums: readonly YearSum[], year: number, stars: StarRule | null): ScoreYear {
  const dimensions = Array.from({ length: DIMENSIONS }, (_, at) =>
    sums
      .filter((one) => one.year === year && one.dimension === at + 1)
      .reduce((all, { points }) => all + points, 0),
  );
  return {
    year,
    points: dimensions.reduce((all, one) => all + one, 0),
    dimensions,
    stars: stars && starsOf(stars, dimensions),
  };
}

/** The day whose table says how many stars a year gives. */
export function starDay(year: number, today: string): string {
  const last = `${year}-12-31`;
  return last < today ? last : today;
}
