import type { EntryKind } from '../../../typings/contract/civility/ledger.ts';
import type { PointSums } from '../../../typings/contract/civility/sums.ts';
import type { AppealSum, EntrySum } from './sum-row.ts';

/** So few are no sum any more: whoever has seen one of them would know how it ended. */
const FEWEST = 5;

type RuleTotal = PointSums['given'][number] & { months: number[] };

/** The sums of a year. What was taken back is taken off the rule that had given it. */
export function sumsOf(
  year: number,
  entries: readonly EntrySum[],
  appeals: readonly AppealSum[],
): PointSums {
  const rules = [...totalsByRule(entries).values()];
  const given = rules.filter(({ points }) => points > 0);
  const months = Array.from({ length: 12 }, (_, month) =>
    given.reduce((sum, rule) => sum + (rule.months[month] ?? 0), 0),
  );
  const takes = rules.filter(({ points }) => points < 0);
  const taken = { points: -total(takes, 'points'), times: total(takes, 'times') };
  const ofKind = (kind: EntryKind) =>
    total(
      entries.filter((one) => one.kind === kind),
      'points',
    );
  return {
    year,
    given: given
      .map(({ months: _, ...rule }) => rule)
      .sort((one, other) => other.points - one.points || (one.ruleId < other.ruleId ? -1 : 1)),
    months,
    taken: taken.times < FEWEST ? null : taken,
    opening: ofKind('opening'),
    spent: -ofKind('redemption'),
    expired: -ofKind('expiry'),
    appeals: appealsOf(appeals),
  };
}

function totalsByRule(entries: readonly EntrySum[]): Map<string, RuleTotal> {
  const rules = new Map<string, RuleTotal>();
  for (const { kind, ruleId, title, month, points, times } of entries) {
    const isByRule = kind === 'award' || kind === 'deduction' || kind === 'reversal';
    if (!isByRule || ruleId === '') continue;
    const rule = rules.get(ruleId) ?? {
      ruleId,
      title,
      points: 0,
      times: 0,
      months: new Array<number>(12).fill(0),
    };
    const at = Number(month.slice(5)) - 1;
    rule.title = title;
    rule.points += points;
    rule.times += kind === 'reversal' ? -times : times;
    rule.months[at] = (rule.months[at] ?? 0) + points;
    rules.set(ruleId, rule);
  }
  return rules;
}

function total<Name extends string>(rows: readonly Record<Name, number>[], name: Name): number {
  return rows.reduce((sum, row) => sum + row[name], 0);
}

function appealsOf(appeals: readonly AppealSum[]): PointSums['appeals'] {
  const ended = (upheld: boolean) =>
    total(
      appeals.filter((one) => one.upheld === upheld),
      'times',
    );
  const raised = total(appeals, 'times');
  return raised < FEWEST ? null : { raised, right: ended(true), wrong: ended(false) };
}
