import { type Page, readPage } from '../../kernel/database/page.ts';
import {
  type Aggregation,
  allOf,
  command,
  expression,
  tableOf,
} from '../../kernel/database/table.ts';
import { type HouseholdDocument, households } from '../../people/collections.ts';
import {
  type NoticeDocument,
  notices,
  type WrittenReceipt,
  writtenReceipts,
} from '../collections.ts';

const table = tableOf(writtenReceipts);

/** Who asks, where they live, and the places that they look after. */
interface Officer {
  residentId: string;
  homes: readonly string[];
  places: readonly string[];
}

/** Drawn marks of others that somebody may ask about: the same as `mayRecheck` of the rules, as a condition. */
export function waitingFor({ residentId, homes, places }: Officer): unknown {
  return command.and([
    { recheck: 'drawn', undoneAt: null, places: command.in([...places]) },
    { 'by.residentId': command.neq(residentId), authorHomes: command.nin([...homes]) },
    { 'households.householdId': command.nin([...homes]) },
  ]);
}

/** Joins the notice of marks, and what people of their households have confirmed themselves. */
export function withReasons(pipeline: Aggregation): Aggregation {
  return pipeline
    .lookup({ from: notices.name, localField: 'noticeId', foreignField: '_id', as: 'notice' })
    .lookup({ from: writtenReceipts.name, localField: 'keys', foreignField: 'keys', as: 'said' })
    .addFields({
      said: expression.filter({
        input: '$said',
        as: 'one',
        cond: expression.neq(['$$one.residentId', null]),
      }),
    });
}

/** Nobody need ask about a mark any more: the notice was withdrawn, or the household has confirmed by itself. */
export function withoutReason(pipeline: Aggregation): Aggregation {
  const gone = { 'notice.state': command.neq('published') };
  return withReasons(pipeline)
    .match(command.or([gone, { 'said.0': command.exists(true) }]))
    .project({ notice: 0, said: 0 });
}

export interface RecheckRow extends WrittenReceipt {
  notice: Pick<NoticeDocument, 'title'>[];
  household: Pick<HouseholdDocument, 'label' | 'head'>[];
}

/** The oldest first. One request. */
export function readRechecks(
  communityId: string,
  officer: Officer,
  after: string | undefined,
): Promise<Page<RecheckRow>> {
  return readPage<WrittenReceipt, RecheckRow>(table, allOf(communityId, waitingFor(officer)), {
    by: ['confirmedAt'],
    direction: 'asc',
    limit: 30,
    after,
    filter: (pipeline) =>
      withReasons(pipeline).match({ 'notice.state': 'published', said: command.size(0) }),
    join: (pipeline) =>
      pipeline.addFields({ homeIds: '$households.householdId' }).lookup({
        from: households.name,
        localField: 'homeIds',
        foreignField: '_id',
        as: 'household',
      }),
  });
}

export interface Counted {
  _id: string;
  name: string;
  count: number;
  /** of them, those that were asked about: the household knew, or did not */
  asked: number;
}

const MOST_AUTHORS = 500;

/** Marks that stand, by author; of one author, or of all. One request. */
export function countStanding(communityId: string, authorId: string | null): Promise<Counted[]> {
  const theirs = authorId === null ? {} : { 'by.residentId': authorId };
  return table.aggregate<Counted>(
    { communityId, residentId: null, undoneAt: null, ...theirs },
    (pipeline) =>
      pipeline
        .group({
          _id: '$by.residentId',
          name: expression.first('$by.name'),
          count: expression.sum(1),
          asked: expression.sum(expression.cond([expression.eq(['$recheck', 'sure']), 1, 0])),
        })
        .limit(MOST_AUTHORS),
  );
}

/** What was said not to be so, by its author; of one author, or of all. One request. */
export function countObjections(communityId: string, authorId: string | null): Promise<Counted[]> {
  const theirs = authorId === null ? command.exists(true) : authorId;
  return table.aggregate<Counted>(
    { communityId, residentId: null, 'objections.authorId': theirs },
    (pipeline) =>
      pipeline
        .unwind('$objections')
        .group({
          _id: '$objections.authorId',
          name: expression.first('$objections.authorName'),
          count: expression.sum(1),
          asked: expression.sum(
            expression.cond([expression.eq(['$objections.by', 'recheck']), 1, 0]),
          ),
        })
        .limit(MOST_AUTHORS),
  );
}
