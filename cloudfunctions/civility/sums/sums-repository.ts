import { allOf, command, expression, readerOf } from '../../kernel/database/table.ts';
import { claims, ledger } from '../collections.ts';
import type { AppealSum, EntrySum } from './sum-row.ts';

const within = (year: number) =>
  command.gte(`${year}-01-01`).and(command.lte(`${year}-12-31`)) as unknown;

type SumRow<Id, Sum> = Omit<Sum, keyof Id> & { _id: Id };

/** What entries have moved in a year, by kind, rule and month. One request. */
export async function sumEntries(communityId: string, year: number): Promise<EntrySum[]> {
  const rows = await readerOf(ledger).aggregate<
    SumRow<Pick<EntrySum, 'kind' | 'ruleId' | 'month'>, EntrySum>
  >({ communityId, day: within(year) }, (pipeline) =>
    pipeline
      .group({
        _id: {
          kind: '$kind',
          ruleId: expression.ifNull(['$rule.ruleId', '']),
          month: expression.substr(['$day', 0, 7]),
        },
        title: expression.last('$title'),
        // The first side is the account's own.
        points: expression.sum(expression.arrayElemAt(['$sides.points', 0])),
        times: expression.sum(1),
      })
      .limit(1000),
  );
  return rows.map(({ _id, ...sum }) => ({ ...sum, ..._id }));
}

/** Appeals of a year, by how they ended; those that are not heard yet have no end. One request. */
export async function sumAppeals(communityId: string, year: number): Promise<AppealSum[]> {
  const rows = await readerOf(claims).aggregate<{ _id: boolean | null; times: number }>(
    allOf(communityId, { day: within(year) }, { 'appeal.at': command.gt(0) }),
    (pipeline) => pipeline.group({ _id: '$appeal.upheld', times: expression.sum(1) }).limit(3),
  );
  return rows.map(({ _id, times }) => ({ upheld: _id ?? null, times }));
}
