import { type Page, readPage } from '../../kernel/database/page.ts';
import { allOf, command, expression, tableOf } from '../../kernel/database/table.ts';
import { job } from '../../kernel/upkeep.ts';
import { openReviews, TEXT_REASON } from '../../review/review.ts';
import { type AmendmentDocument, amendments } from '../collections.ts';

const table = tableOf(amendments);

const PAGE = 20;
const TWO_DAYS = 2 * 24 * 60 * 60_000;

/** Clause → amendments that wait, as everybody sees them. One request. */
export function countAmendments(
  communityId: string,
  covenantId: string,
): Promise<{ _id: string; count: number }[]> {
  const waiting = { communityId, covenantId, state: 'open', shown: 'shown' };
  return table.aggregate(waiting, (pipeline) =>
    pipeline.group({ _id: '$clauseId', count: expression.sum(1) }).limit(1000),
  );
}

/** How many wait for an answer of the drafting group. One request. */
export function countWaiting(communityId: string, covenantId: string): Promise<number> {
  return table.count({ communityId, covenantId, state: 'open', shown: 'shown' });
}

/** Waiting ones first, then the newest; those in review for their writer, or for all if `all`. One request. */
export function readAmendments(
  {
    communityId,
    covenantId,
    clauseId,
  }: { communityId: string; covenantId: string; clauseId?: string | undefined },
  { residentId, all }: { residentId: string; all: boolean },
  after: string | undefined,
): Promise<Page<AmendmentDocument>> {
  const which = { covenantId, ...(clauseId === undefined ? {} : { clauseId }) };
  const visible = all ? [] : [command.or([{ shown: 'shown' }, { residentId }])];
  return readPage(table, allOf(communityId, which, ...visible), {
    by: ['rank', 'at'],
    direction: 'desc',
    limit: PAGE,
    after,
  });
}

/** The text has noted it. */
export async function markEntered({ communityId, _id }: AmendmentDocument): Promise<void> {
  await table.change({ communityId, _id, entered: false }, { entered: true });
}

/** The text says what an acceptance says. */
export async function markApplied({ communityId, _id, change }: AmendmentDocument): Promise<void> {
  await table.change({ communityId, _id, 'change.id': change.id }, { carried: true });
}

/** Shows or hides an amendment after somebody looked at it. */
export async function settleShown(
  communityId: string,
  _id: string,
  from: AmendmentDocument['shown'][],
  shown: AmendmentDocument['shown'],
): Promise<void> {
  await table.change({ communityId, _id, shown: command.in(from) }, { shown });
}

const AT_WORK = 60_000; // an invocation that still runs notes its own

/** A job for amendments whose text has not noted them. */
export function enteringLate(one: (amendment: AmendmentDocument) => Promise<void>) {
  return job({
    name: 'covenant.enterAmendments',
    collection: amendments,
    due: (at) => ({ entered: false, state: 'open', at: command.lte(at - AT_WORK) }),
    one,
  });
}

/** Held amendments that a crash kept out of the review queue. */
export const queueAmendments = job({
  name: 'covenant.queueAmendments',
  collection: amendments,
  due: (at) => ({ shown: 'held', 'change.at': command.gte(at - TWO_DAYS) }),
  stages: (pipeline) =>
    pipeline
      .addFields({ reviewId: expression.concat(['amendment:', '$_id', ':text']) })
      .lookup({ from: 'reviews', localField: 'reviewId', foreignField: '_id', as: 'review' })
      .match({ review: command.size(0) }),
  one: (amendment) =>
    openReviews(
      amendment,
      [{ part: 'text', reason: TEXT_REASON[amendment.heldFor ?? 'unchecked'] }],
      'amendment',
    ),
});
