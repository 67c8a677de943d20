import { type MotionDocument, motions } from '../../ballot/collections.ts';
import { allOf, command, expression, readerOf } from '../../kernel/database/table.ts';
import { findHomesOf } from '../../people/household-repository.ts';
import { ledger, type RankingDocument, rankings } from '../collections.ts';
import { holderOf } from '../ledger/account-id.ts';

interface Sum {
  /** the account */
  _id: string;
  points: number;
  ranked: RankingDocument[];
}

/**
 * The accounts of those who agreed under a decision that were given most in a year, what was given wrongly taken off.
 * What was taken by rules is not looked at: a place would tell of it. Families that have moved out are left out. Two
 * requests.
 */
export async function findMostGiven(
  communityId: string,
  motionId: string,
  year: number,
  most: number,
): Promise<{ label: string; points: number }[]> {
  const days = command.gte(`${year}-01-01`).and(command.lte(`${year}-12-31`));
  const given = command.or([
    { kind: 'award' },
    { kind: 'reversal', 'sides.0.points': command.lt(0) },
  ]);
  const sums = await readerOf(ledger).aggregate<Sum>(
    allOf(communityId, { day: days }, given),
    (pipeline) =>
      pipeline
        .group({
          _id: '$accountId',
          // The first side is the account's own.
          points: expression.sum(expression.arrayElemAt(['$sides.points', 0])),
        })
        .match({ points: command.gt(0) })
        .sort({ points: -1, _id: 1 })
        .lookup({
          from: rankings.name,
          localField: '_id',
          foreignField: 'accountId',
          as: 'ranked',
        })
        .match({ 'ranked.joins': true, 'ranked.motionId': motionId })
        .limit(most),
  );
  const rows = sums.flatMap(({ points, ranked: [one] }) => (one ? [{ ...one, points }] : []));
  const homes = await findHomesOf(
    communityId,
    rows.map(({ _id }) => _id),
  );
  const current = homes.map(
    (household) =>
      holderOf({ kind: 'household', id: household._id }, { household, person: undefined })
        .accountId,
  );
  return rows
    .filter(({ accountId }) => current.includes(accountId))
    .map(({ label, points }) => ({ label, points }));
}

/** Published votes that ask this, the latest first. One request. */
export function findVotesOf(communityId: string, question: string): Promise<MotionDocument[]> {
  return readerOf(motions).find(
    { communityId, state: 'published', 'form.questions.text': question },
    { order: [['order', 'desc']], limit: 10 },
  );
}
