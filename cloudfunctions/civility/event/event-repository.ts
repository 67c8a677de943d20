import { type Page, readPage } from '../../kernel/database/page.ts';
import {
  type Aggregation,
  allOf,
  atOrWithin,
  command,
  expression,
  type Table,
} from '../../kernel/database/table.ts';
import type { EventDocument, Queue } from './event-document.ts';

/** States in which another report of the same event is pointed out. */
export const STANDING = ['open', 'accepted', 'appealed', 'posted'] as const;

/** Of what somebody takes along, how many. */
const MOST_OWN = 200;

const WAITING: Record<Queue, object> = {
  open: { state: 'open' },
  appealed: { state: 'appealed' },
  voiding: { 'voiding.at': command.gt(0) },
};

/** What waits at these places, as one condition. */
export function waitingAt(places: readonly string[], what: Queue): unknown {
  const within = command.or(places.map((placeId) => ({ placeId: atOrWithin(placeId) })));
  return command.and([WAITING[what], within]);
}

/** Which events are to be written into the books, or taken back from them. */
export const postingDue = (at: number) => ({ dueAt: command.gt(0).and(command.lte(at)) });

/** Of a queue: with what else is said of the same event. */
export type Alike = Pick<EventDocument, '_id' | 'ruleId' | 'day' | 'state'>;

/**
 * What is asked of, and written to, events of either kind: claims by the account that they are about, scores by the
 * card. Each makes one request.
 */
export function eventsIn<Doc extends EventDocument>(
  table: Table<Doc>,
  account: keyof Doc & ('accountId' | 'cardId'),
) {
  return {
    find: (communityId: string, eventId: string | null): Promise<Doc | undefined> =>
      table.get(communityId, eventId ?? ''),

    /** Of the same rule, account and day, open or standing. */
    findAlike: (event: Pick<Doc, 'communityId' | 'ruleId' | 'day' | typeof account>) => {
      const { communityId, ruleId, day } = event;
      return table.find(
        { communityId, [account]: event[account], ruleId, day, state: command.in([...STANDING]) },
        { limit: 20 },
      );
    },

    /** Of one account, newest first. */
    readOf: (communityId: string, id: string, after: string | undefined): Promise<Page<Doc>> =>
      readPage(
        table,
        { communityId, [account]: id },
        { by: ['order'], direction: 'desc', limit: 30, after },
      ),

    /** What waits by these conditions, the oldest first, each with those alike. @param join further joins */
    readQueue: <Joined>(
      communityId: string,
      conditions: readonly unknown[],
      after: string | undefined,
      join: (pipeline: Aggregation) => Aggregation = (pipeline) => pipeline,
    ): Promise<Page<Doc & Joined & { alike: Alike[] }>> =>
      readPage<Doc, Doc & Joined & { alike: Alike[] }>(table, allOf(communityId, ...conditions), {
        by: ['order'],
        direction: 'asc',
        limit: 30,
        after,
        join: (pipeline) => withAlike(join(pipeline), table.name, account),
      }),

    /** What was written for it, or that another of the same event was. */
    markPosted: async (
      { communityId, _id, dueAt }: Doc,
      outcome: Pick<EventDocument, 'state' | 'posted' | 'reduced'>,
    ): Promise<void> => {
      const condition = { communityId, _id, state: 'accepted', dueAt };
      await table.change(condition, { ...outcome, dueAt: null });
    },

    /** It was taken back. */
    markVoid: async ({ communityId, _id }: Doc): Promise<void> => {
      await table.change({ communityId, _id, state: 'void' }, { dueAt: null });
    },

    /** Whom it concerns knows; a later decision is told anew. */
    endTelling: async ({ communityId, _id, change }: Doc): Promise<void> => {
      await table.change({ communityId, _id, 'change.id': change.id }, { telling: false });
    },

    /** What was brought forward about these accounts, the latest first. */
    findOf: (communityId: string, ids: readonly string[]): Promise<Doc[]> =>
      table.find(
        { communityId, [account]: command.in([...ids]) },
        { order: [['order', 'desc']], limit: MOST_OWN },
      ),

    /** What somebody has brought forward, the latest first. */
    findBy: (communityId: string, residentId: string): Promise<Doc[]> =>
      table.find(
        { communityId, 'reporter.residentId': residentId },
        { order: [['order', 'desc']], limit: MOST_OWN },
      ),
  };
}

export type Events<Doc extends EventDocument> = ReturnType<typeof eventsIn<Doc>>;

function withAlike(pipeline: Aggregation, name: string, account: string): Aggregation {
  return pipeline
    .lookup({ from: name, localField: account, foreignField: account, as: 'all' })
    .addFields({
      alike: expression.filter({
        input: '$all',
        as: 'one',
        cond: expression.and([
          expression.eq(['$$one.ruleId', '$ruleId']),
          expression.eq(['$$one.day', '$day']),
          expression.neq(['$$one._id', '$_id']),
          expression.in(['$$one.state', [...STANDING]]),
        ]),
      }),
    })
    .project({ all: 0 });
}
