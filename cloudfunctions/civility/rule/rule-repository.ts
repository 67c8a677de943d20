import type { PointCaps } from '../../../typings/contract/civility/rule.ts';
import { command, expression, readerOf } from '../../kernel/database/table.ts';
import { claims } from '../collections.ts';

export interface RuleSum {
  /** the rule's id */
  _id: string;
  title: string;
  events: number;
  /** as they were posted */
  posted: number;
  /** as the tried rule would have given or taken, without sign */
  tried: number;
}

/** What a rule would give or take: for each unit, without sign, and at most. */
export interface TriedRule {
  ruleId: string;
  each: number;
  caps: PointCaps;
}

const NO_CAP = 1_000_000_000;

/**
 * What each rule has moved since a day, and what other points and caps would have made of it: a day's events of an
 * account are cut at the cap of the day, a month's days at what the month had left, and so on with the year. That is
 * what one event after the other comes to, in whatever order. What was posted before that day counts as used. A
 * deduction that took less because no more was there takes no more now. One request.
 * @param except what is posted by no rule
 */
export function sumTried(
  communityId: string,
  since: string,
  rules: readonly TriedRule[],
  except: string,
): Promise<RuleSum[]> {
  const ruleIds = rules.map(({ ruleId }) => ruleId);
  // What is not among the rules has the place -1: the last value.
  const ofRule = (field: string, value: (rule: TriedRule) => number, otherwise: number) =>
    expression.arrayElemAt([
      [...rules.map(value), otherwise],
      expression.indexOfArray([ruleIds, field]),
    ]);
  const capOf = (period: keyof PointCaps) =>
    ofRule('$_id.ruleId', ({ caps }) => caps[period] ?? NO_CAP, NO_CAP);
  const leftOf = (period: keyof PointCaps) =>
    expression.max([0, expression.subtract([capOf(period), expression.abs('$used')])]);
  const sums = {
    title: expression.last('$title'),
    events: expression.sum('$events'),
    posted: expression.sum('$posted'),
    used: expression.sum('$used'),
    tried: expression.sum('$tried'),
  };
  const isRecent = expression.gte(['$day', since]);
  const ifRecent = (value: unknown, otherwise: unknown) =>
    expression.cond([isRecent, value, otherwise]);
  return readerOf(claims).aggregate<RuleSum>(
    {
      communityId,
      state: 'posted',
      day: command.gte(`${since.slice(0, 4)}-01-01`),
      ruleId: command.neq(except),
    },
    (pipeline) =>
      pipeline
        .project({
          ruleId: 1,
          title: 1,
          accountId: 1,
          period: ifRecent('$day', expression.substr(['$day', 0, 7])),
          events: ifRecent(1, 0),
          posted: ifRecent('$posted', 0),
          used: ifRecent(0, '$posted'),
          taken: expression.cond([
            expression.eq(['$reduced', 'floor']),
            expression.abs('$posted'),
            NO_CAP,
          ]),
          whole: ifRecent(
            expression.multiply(['$amount', ofRule('$ruleId', ({ each }) => each, 0)]),
            0,
          ),
        })
        .addFields({ tried: expression.min(['$whole', '$taken']) })
        .group({
          _id: { ruleId: '$ruleId', accountId: '$accountId', period: '$period' },
          ...sums,
        })
        .addFields({ tried: expression.min(['$tried', capOf('day')]) })
        .group({
          _id: {
            ruleId: '$_id.ruleId',
            accountId: '$_id.accountId',
            period: expression.substr(['$_id.period', 0, 7]),
          },
          ...sums,
        })
        .addFields({ tried: expression.min(['$tried', leftOf('month')]) })
        .group({
          _id: {
            ruleId: '$_id.ruleId',
            accountId: '$_id.accountId',
            period: expression.substr(['$_id.period', 0, 4]),
          },
          ...sums,
        })
        .addFields({ tried: expression.min(['$tried', leftOf('year')]) })
        .group({ _id: '$_id.ruleId', ...sums })
        .match({ events: command.gt(0) })
        .sort({ _id: 1 })
        .limit(200),
  );
}
