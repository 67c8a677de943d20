import type { Stance } from '../../../typings/contract/covenant.ts';
import { type Page, readPage } from '../../kernel/database/page.ts';
import {
  type Aggregation,
  allOf,
  command,
  expression,
  readerOf,
  tableOf,
} from '../../kernel/database/table.ts';
import { job } from '../../kernel/upkeep.ts';
import { residents } from '../../people/collections.ts';
import { openReviews, TEXT_REASON } from '../../review/review.ts';
import {
  type AmendmentDocument,
  amendments,
  type CommentDocument,
  type CovenantDocument,
  comments,
  covenantReports,
  type ReactionDocument,
  reactions,
} from '../collections.ts';

const table = tableOf(comments);
const reactionTable = tableOf(reactions);
const reportTable = tableOf(covenantReports);

const PAGE = 20;
const TWO_DAYS = 2 * 24 * 60 * 60_000;

export interface CommentRow extends CommentDocument {
  supports: number;
  opposes: number;
  /** the reader's own */
  own: Pick<ReactionDocument, 'value'>[];
}

/** Comments with how many support and oppose each, and what the reader said. */
function counted(pipeline: Aggregation, reader: string): Aggregation {
  const having = (value: string) =>
    expression.size(
      expression.filter({
        input: '$voices',
        as: 'one',
        cond: expression.eq(['$$one.value', value]),
      }),
    );
  return pipeline
    .addFields({ ownId: expression.concat(['$_id', `:${reader}`]) })
    .lookup({ from: 'reactions', localField: '_id', foreignField: 'commentId', as: 'voices' })
    .lookup({ from: 'reactions', localField: 'ownId', foreignField: '_id', as: 'own' })
    .addFields({ supports: having('support'), opposes: having('oppose') })
    .project({ voices: 0, ownId: 0 });
}

/** What a reader sees of the comments on a clause, the newest first. One request. */
export function readComments(
  { communityId, covenantId, clauseId }: Record<'communityId' | 'covenantId' | 'clauseId', string>,
  reader: string,
  after: string | undefined,
): Promise<Page<CommentRow>> {
  const condition = allOf(
    communityId,
    { covenantId, clauseId },
    command.or([{ state: 'shown' }, { residentId: reader }]),
  );
  const join = (pipeline: Aggregation) => counted(pipeline, reader);
  return readPage(table, condition, { by: ['at'], direction: 'desc', limit: PAGE, after, join });
}

/** The comments on a clause that most support, some for and some against. One request. */
export function findBest(
  { communityId, covenantId, clauseId }: Record<'communityId' | 'covenantId' | 'clauseId', string>,
  reader: string,
): Promise<CommentRow[]> {
  const stance = command.in(['for', 'against']);
  const condition = { communityId, covenantId, clauseId, stance, value: 'support' };
  return reactionTable.aggregate<CommentRow>(condition, (pipeline) =>
    counted(
      pipeline
        .group({
          _id: '$commentId',
          stance: expression.first('$stance'),
          supports: expression.sum(1),
        })
        .sort({ supports: -1, _id: 1 })
        .group({ _id: '$stance', ids: expression.push('$_id') })
        .project({ ids: expression.slice(['$ids', 5]) }) // some of them may be hidden by now
        .lookup({ from: 'comments', localField: 'ids', foreignField: '_id', as: 'comment' })
        .unwind('$comment')
        .replaceRoot({ newRoot: '$comment' })
        .match({ communityId, state: 'shown' }),
      reader,
    ),
  );
}

/** Clause → comments that everybody sees. One request. */
export function countComments(
  communityId: string,
  covenantId: string,
): Promise<{ _id: string; count: number }[]> {
  return table.aggregate({ communityId, covenantId, state: 'shown' }, (pipeline) =>
    pipeline.group({ _id: '$clauseId', count: expression.sum(1) }).limit(1000),
  );
}

/** Puts somebody's voice in the place of the one they gave before. One request, two if that was at once. */
export async function saveReaction(
  reaction: ReactionDocument,
  earlier: ReactionDocument | undefined,
): Promise<void> {
  const { communityId, _id, value } = reaction;
  if (!earlier && (await reactionTable.insert(reaction))) return;
  await reactionTable.change({ communityId, _id }, { value });
}

/** Puts how somebody sees a clause in the place of what they said before. One request, two if that was at once. */
export async function saveStand(
  stand: ReactionDocument,
  earlier: ReactionDocument | undefined,
): Promise<void> {
  const { communityId, _id, value, stance } = stand;
  if (!earlier && (await reactionTable.insert(stand))) return;
  await reactionTable.change({ communityId, _id }, { value, stance });
}

/** How many see a clause in which way, and whether the reader is among them. One request. */
export function countStands(
  { communityId, covenantId, clauseId }: Record<'communityId' | 'covenantId' | 'clauseId', string>,
  reader: string,
): Promise<{ _id: Stance; count: number; own: number }[]> {
  return reactionTable.aggregate(
    { communityId, covenantId, clauseId, value: 'stand' },
    (pipeline) =>
      pipeline.group({
        _id: '$stance',
        count: expression.sum(1),
        own: expression.sum(expression.cond([expression.eq(['$residentId', reader]), 1, 0])),
      }),
  );
}

/** Shows or hides a comment after somebody looked at it. */
export async function settleComment(
  communityId: string,
  _id: string,
  from: CommentDocument['state'][],
  state: CommentDocument['state'],
): Promise<void> {
  await table.change({ communityId, _id, state: command.in(from) }, { state });
}

/** Ends the reports that were there when a decision was made. */
export async function closeReports(
  communityId: string,
  subjectId: string,
  until: number,
): Promise<void> {
  await reportTable.change(
    { communityId, subjectId, state: 'open', 'change.at': command.lte(until) },
    { state: 'closed' },
  );
}

/** Held comments that a crash kept out of the review queue. */
export const queueComments = job({
  name: 'covenant.queueComments',
  collection: comments,
  due: (at) => ({ state: 'held', 'change.at': command.gte(at - TWO_DAYS) }),
  stages: (pipeline) =>
    pipeline
      .addFields({ reviewId: expression.concat(['comment:', '$_id', ':text']) })
      .lookup({ from: 'reviews', localField: 'reviewId', foreignField: '_id', as: 'review' })
      .match({ review: command.size(0) }),
  one: (comment) =>
    openReviews(
      comment,
      [{ part: 'text', reason: TEXT_REASON[comment.heldFor ?? 'unchecked'] }],
      'comment',
    ),
});

/** Open reports that no open entry of the review queue stands for. */
export const queueReports = job({
  name: 'covenant.queueReports',
  collection: covenantReports,
  due: (at) => ({ state: 'open', 'change.at': command.gte(at - TWO_DAYS) }),
  stages: (pipeline) =>
    pipeline
      .addFields({ reviewId: expression.concat(['$subject', ':', '$subjectId', ':reports']) })
      .lookup({ from: 'reviews', localField: 'reviewId', foreignField: '_id', as: 'review' })
      .match(
        command.or([
          { review: command.size(0) },
          { 'review.state': command.neq('open'), 'review.carried': true },
        ]),
      ),
  one: ({ communityId, subject, subjectId, change }) =>
    openReviews(
      { _id: subjectId, communityId, change },
      [{ part: 'reports', reason: 'reported' }],
      subject,
    ),
});

export interface OwnWords {
  comments: CommentDocument[];
  amendments: AmendmentDocument[];
  covenants: Pick<CovenantDocument, '_id' | 'title'>[];
  /** comments that they support or oppose */
  voices: number;
}

/** All that somebody wrote about covenants. One request. */
export async function findOwnWords(communityId: string, residentId: string): Promise<OwnWords> {
  const own = (from: string) => ({
    from,
    localField: '_id',
    foreignField: 'residentId',
    as: from,
  });
  const [found] = await readerOf(residents).aggregate<OwnWords>(
    { communityId, _id: residentId },
    (pipeline) =>
      pipeline
        .lookup(own('comments'))
        .lookup(own('amendments'))
        .lookup(own('reactions'))
        .addFields({
          covenantIds: expression.concatArrays(['$comments.covenantId', '$amendments.covenantId']),
          voices: expression.size(
            expression.filter({
              input: '$reactions',
              as: 'one',
              cond: expression.neq(['$$one.value', 'none']),
            }),
          ),
        })
        .lookup({
          from: 'covenants',
          localField: 'covenantIds',
          foreignField: '_id',
          as: 'covenants',
        })
        .project({
          comments: 1,
          amendments: 1,
          voices: 1,
          'covenants._id': 1,
          'covenants.title': 1,
        }),
  );
  return found ?? { comments: [], amendments: [], covenants: [], voices: 0 };
}

/** The buildings that somebody's words came from. Two requests. */
export async function forgetFrom(communityId: string, residentId: string): Promise<void> {
  await table.change({ communityId, residentId }, { from: '' });
  await tableOf(amendments).change({ communityId, residentId }, { from: '' });
}
