import type { PointRule, RuleFinding } from '../../../typings/contract/civility/rule.ts';
import { OPENING } from '../opening/opening-rules.ts';
import { refusedIn } from './refused-rules.ts';

const MOST_POINTS = 1_000;
const LEAST_APPEAL_DAYS = 7;
/** How far ahead rules may be adopted. */
export const LATEST_DAYS = 366;

/** What is known of the covenant that a table names: the ids of its clauses while it is in force. */
export interface StandingCovenant {
  inForce: boolean;
  clauseIds: readonly string[];
}

/**
 * What is wrong with a table, in the order of its rules.
 * @param covenant the covenant that the table names; null if it names none
 * @param needsClause whether a clause in force has to say what takes points away
 */
export function findingsOf(
  rules: readonly PointRule[],
  covenant: StandingCovenant | null,
  { needsClause = true } = {},
): RuleFinding[] {
  const seen = new Set<string>();
  return rules.flatMap((rule) => {
    const { ruleId, points, clauseId } = rule;
    const isTaken = seen.has(ruleId) || ruleId === OPENING;
    seen.add(ruleId);
    const isDeduction = points < 0;
    const hasClause = clauseId !== null && (covenant?.clauseIds.includes(clauseId) ?? false);
    const wrong: [boolean, RuleFinding['problem']][] = [
      [isTaken, 'id-taken'],
      [
        !Number.isSafeInteger(points) || points === 0 || Math.abs(points) > MOST_POINTS,
        'points-unfit',
      ],
      [!areCapsFit(rule), 'caps-unfit'],
      [!isSourceFit(rule), 'source-unfit'],
      [isDeduction && needsClause && !hasClause, 'deduction-without-clause'],
      [isDeduction && rule.reporters.includes('household'), 'deduction-by-household'],
      [isDeduction && rule.appealDays < LEAST_APPEAL_DAYS, 'deduction-appeal-short'],
      [isDeduction && hasClause && !covenant?.inForce, 'covenant-not-adopted'],
    ];
    return [
      ...wrong.flatMap(([is, problem]) => (is ? [{ ruleId, problem, words: '' }] : [])),
      ...refusedIn(`${rule.title}\n${rule.text}`, points).map((one) => ({ ruleId, ...one })),
    ];
  });
}

/** A cap allows one event at least, and a longer period no less than a shorter one. */
function areCapsFit({ points, caps }: PointRule): boolean {
  const stated = [caps.day, caps.month, caps.year].filter((cap) => cap !== null);
  return stated.every(
    (cap, at) =>
      Number.isSafeInteger(cap) && cap >= Math.abs(points) && cap >= (stated[at - 1] ?? 0),
  );
}

/** What counts by itself gives, hours by the hour. */
function isSourceFit({ source, unit, points }: PointRule): boolean {
  if (source === undefined) return true;
  return points > 0 && (unit === 'hour') === (source === 'hours');
}

/** The table that holds on a day: the latest that began by then. */
export function tableOn<Table extends { from: string }>(
  tables: readonly Table[],
  day: string,
): Table | undefined {
  return tables.findLast(({ from }) => from <= day);
}

/** A rule as it held on a day. */
export function ruleOn<Rule extends { ruleId: string }, Table extends RulesOfDay<Rule>>(
  tables: readonly (Table & RulesOfDay<Rule>)[],
  ruleId: string,
  day: string,
): { table: Table; rule: Rule } | undefined {
  const table = tableOn(tables, day);
  const rule = table?.rules.find((one) => one.ruleId === ruleId);
  return table && rule ? { table, rule } : undefined;
}

interface RulesOfDay<Rule> {
  from: string;
  rules: Rule[];
}

/**
 * The tables with a new one that holds from a day on. One that has not begun by then gives way to it.
 * @param most how many are kept; entries keep their rule's words themselves
 */
export function withTable<Table extends { from: string }>(
  tables: readonly Table[],
  next: Table,
  most = 12,
): Table[] {
  return [...tables.filter(({ from }) => from < next.from), next].slice(-most);
}
