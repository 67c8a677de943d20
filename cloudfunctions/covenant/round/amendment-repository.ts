import type { Stamp } from '../../kernel/collection.ts';
import { allOf, command, expression, Table } from '../../kernel/table.ts';
import type { AmendmentDocument } from '../collections.ts';

export const amendments = new Table<AmendmentDocument>('amendments');

/** Clause → amendments that wait, as everybody sees them. One request. */
export function countAmendments(
  communityId: string,
  covenantId: string,
): Promise<{ _id: string; count: number }[]> {
  const waiting = { communityId, covenantId, state: 'open', shown: 'shown' };
  return amendments.aggregate(waiting, (pipeline) =>
    pipeline.group({ _id: '$clauseId', count: expression.sum(1) }).limit(1000),
  );
}

/** How many wait for an answer of the drafting group. One request. */
export function countWaiting(communityId: string, covenantId: string): Promise<number> {
  return amendments.count({ communityId, covenantId, state: 'open', shown: 'shown' });
}

/** Waiting ones first, then the newest; those in review for their writer, or for all if `all`. One request. */
export function findAmendments(
  {
    communityId,
    covenantId,
    clauseId,
  }: { communityId: string; covenantId: string; clauseId?: string | undefined },
  { residentId, all }: { residentId: string; all: boolean },
  after: { rank: number; at: number; id: string } | undefined,
  limit: number,
): Promise<AmendmentDocument[]> {
  const conditions: unknown[] = [{ covenantId, ...(clauseId === undefined ? {} : { clauseId }) }];
  if (!all) conditions.push(command.or([{ shown: 'shown' }, { residentId }]));
  if (after) {
    const { rank, at, id } = after;
    conditions.push(
      command.or([
        { rank: command.lt(rank) },
        { rank, at: command.lt(at) },
        { rank, at, _id: command.gt(id) },
      ]),
    );
  }
  return amendments.find(allOf(communityId, ...conditions), {
    order: [
      ['rank', 'desc'],
      ['at', 'desc'],
      ['_id', 'asc'],
    ],
    limit,
  });
}

/** Takes back what still waits. @returns 1 on success */
export function saveWithdrawal(
  { communityId, _id }: AmendmentDocument,
  change: Stamp,
): Promise<number> {
  return amendments.change(
    { communityId, _id, state: 'open' },
    { state: 'withdrawn', rank: 0, change: command.set(change) },
  );
}

/** The one write that decides about what waits; the first stands. @returns 1 on success */
export function saveDecision(
  { communityId, _id }: AmendmentDocument,
  { taking, ...decision }: Pick<AmendmentDocument, 'state' | 'answer' | 'taking' | 'carried'>,
  change: Stamp,
): Promise<number> {
  return amendments.change(
    { communityId, _id, state: 'open' },
    {
      ...decision,
      rank: 0,
      taking: taking === null ? null : command.set(taking),
      change: command.set(change),
    },
  );
}

/** The text says what an acceptance says. */
export async function markCarried({ communityId, _id, change }: AmendmentDocument): Promise<void> {
  await amendments.change({ communityId, _id, 'change.id': change.id }, { carried: true });
}

/** What could not be taken in waits again. @returns 1 on success */
export function putBack(
  { communityId, _id, change: decided }: AmendmentDocument,
  change: Stamp,
): Promise<number> {
  return amendments.change(
    { communityId, _id, 'change.id': decided.id, carried: false },
    {
      state: 'open',
      rank: 1,
      answer: '',
      taking: null,
      carried: true,
      change: command.set(change),
    },
  );
}

/** For the timer: accepted, and the text does not say so yet. */
export function findUncarried(): Promise<AmendmentDocument[]> {
  return amendments.find({ everywhere: true, where: { carried: false } }, { limit: 50 });
}

/** Shows or hides an amendment after somebody looked at it. */
export async function settleShown(
  communityId: string,
  _id: string,
  from: AmendmentDocument['shown'][],
  shown: AmendmentDocument['shown'],
): Promise<void> {
  await amendments.change({ communityId, _id, shown: command.in(from) }, { shown });
}

/** For the timer: amendments that are held and in no queue. */
export function findUnqueuedAmendments(since: number, limit: number): Promise<AmendmentDocument[]> {
  return amendments.aggregate<AmendmentDocument>(
    { everywhere: true, where: { shown: 'held', 'change.at': command.gte(since) } },
    (pipeline) =>
      pipeline
        .addFields({ reviewId: expression.concat(['amendment:', '$_id', ':text']) })
        .lookup({ from: 'reviews', localField: 'reviewId', foreignField: '_id', as: 'review' })
        .match({ review: command.size(0) })
        .limit(limit),
  );
}
