import { command, expression, readerOf } from '../../kernel/database/table.ts';
import { claims } from '../collections.ts';

export interface RuleSum {
  /** the rule's id */
  _id: string;
  title: string;
  events: number;
  /** times, days or hours */
  amount: number;
  /** as they were posted */
  points: number;
}

/** What each rule has moved since a day. One request. */
export function sumByRule(communityId: string, since: string): Promise<RuleSum[]> {
  return readerOf(claims).aggregate<RuleSum>(
    { communityId, state: 'posted', day: command.gte(since) },
    (pipeline) =>
      pipeline
        .group({
          _id: '$ruleId',
          title: expression.last('$title'),
          events: expression.sum(1),
          amount: expression.sum('$amount'),
          points: expression.sum('$posted'),
        })
        .sort({ _id: 1 })
        .limit(200),
  );
}
