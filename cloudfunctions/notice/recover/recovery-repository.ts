import type { NoticeKind } from '../../../typings/contract/notice.ts';
import { type Page, readPage } from '../../kernel/database/page.ts';
import {
  type Aggregation,
  allOf,
  atOrWithin,
  command,
  expression,
  readerOf,
  tableOf,
} from '../../kernel/database/table.ts';
import { type HouseholdDocument, households } from '../../people/collections.ts';
import { type NoticeDocument, notices, type RecoveryDocument, recoveries } from '../collections.ts';
import { householdsIn } from '../confirm/household-repository.ts';
import type { RecoveryStair, TroubledStair } from '../read/notice-types.ts';

const table = tableOf(recoveries);
const noticeReader = readerOf(notices);
const householdReader = readerOf(households);

interface Window {
  from: number;
  troubledFrom: number;
}

/** Answers that count: see `countedAnswer` of the rules. */
function counted({ from, troubledFrom }: Window): unknown {
  return command.or([
    { 'answer.restored': true, 'answer.at': command.gte(from) },
    troubled(troubledFrom),
  ]);
}

function troubled(from: number): Record<string, unknown> {
  return { 'answer.restored': false, 'answer.at': command.gte(from) };
}

/** Joins what the reader's homes and those of `principals` have said, and how many say that something is wrong. */
export function withRecoveries(
  pipeline: Aggregation,
  communityId: string,
  noticeId: string,
  { homes, troubledFrom }: { homes: string[]; troubledFrom: number },
): Aggregation {
  return pipeline
    .addFields({
      homes: expression.reduce({
        input: '$principals.households',
        initialValue: [],
        in: expression.concatArrays(['$$value', '$$this']),
      }),
    })
    .addFields({
      recoveryIds: expression.concatArrays([
        homes.map((home) => `${noticeId}:${home}`),
        expression.map({
          input: '$homes',
          as: 'one',
          in: expression.concat([`${noticeId}:`, '$$one.householdId']),
        }),
      ]),
    })
    .lookup({
      from: recoveries.name,
      localField: 'recoveryIds',
      foreignField: '_id',
      as: 'recoveries',
    })
    .lookup({
      from: recoveries.name,
      pipeline: expression
        .pipeline()
        .match(allOf(communityId, { noticeId, ...troubled(troubledFrom) }))
        .group({ _id: null, count: expression.sum(1) })
        .done(),
      as: 'sums',
    });
}

const MOST_STAIRS = 5000;

/** Households that answered, and those who say that something is wrong, per stair. One request. */
export function countByStair(
  communityId: string,
  noticeId: string,
  window: Window,
): Promise<RecoveryStair[]> {
  return table.aggregate<RecoveryStair>(
    allOf(communityId, { noticeId }, counted(window)),
    (pipeline) =>
      pipeline
        .group({
          _id: '$stairId',
          buildingId: expression.first('$buildingId'),
          answered: expression.sum(1),
          troubled: expression.sum(expression.cond(['$answer.restored', 0, 1])),
        })
        .project({ _id: 0, stairId: '$_id', buildingId: 1, answered: 1, troubled: 1 })
        .limit(MOST_STAIRS),
  );
}

/** Where households say that something is wrong, of several notices. One request. */
export function findTroubledStairs(
  communityId: string,
  asking: readonly { noticeId: string; window: Window }[],
): Promise<TroubledStair[]> {
  const each = asking.map(({ noticeId, window }) => ({
    noticeId,
    ...troubled(window.troubledFrom),
  }));
  return table.aggregate<TroubledStair>(allOf(communityId, command.or(each)), (pipeline) =>
    pipeline
      .group({
        _id: { noticeId: '$noticeId', stairId: '$stairId' },
        troubled: expression.sum(1),
      })
      .project({ _id: 0, noticeId: '$_id.noticeId', stairId: '$_id.stairId', troubled: 1 })
      .limit(MOST_STAIRS),
  );
}

export interface TroubledRow {
  /** of the notice */
  _id: string;
  /** when each household said that something is wrong */
  said: number[];
  notice: Pick<NoticeDocument, 'title' | 'kind' | 'roles' | 'state' | 'eventUntil' | 'restored'>[];
}

/** Households within these places that have said since then that something is wrong, as a condition. */
export function troubledIn(scope: readonly string[], from: number): unknown {
  const within = scope.map((placeId) => ({ householdId: atOrWithin(placeId) }));
  return command.and([troubled(from), command.or(within)]);
}

const MOST_NOTICES = 100;

/** Answers by the notices that they are about. */
export function withNotices(pipeline: Aggregation): Aggregation {
  return pipeline
    .group({ _id: '$noticeId', said: expression.push('$answer.at') })
    .sort({ _id: 1 })
    .limit(MOST_NOTICES)
    .lookup({ from: notices.name, localField: '_id', foreignField: '_id', as: 'notice' })
    .project({
      said: 1,
      'notice.title': 1,
      'notice.kind': 1,
      'notice.roles': 1,
      'notice.state': 1,
      'notice.eventUntil': 1,
      'notice.restored': 1,
    });
}

export interface AskingNotice extends NoticeDocument {
  /** of the doors that were named */
  recoveries: RecoveryDocument[];
}

const MOST_ASKING = 20;

/**
 * Notices that may ask now and whose audience touches these places, with what some households have said.
 * One request.
 * @param since the earliest end that still matters
 * @param around the places, and all around them
 * @param within places that the audience may lie in
 */
export function findAsking(
  communityId: string,
  kinds: readonly NoticeKind[],
  { since, at }: { since: number; at: number },
  { around, within }: { around: string[]; within: string[] },
  doors: readonly string[],
): Promise<AskingNotice[]> {
  const open = { state: 'published', roles: [], kind: command.in([...kinds]) };
  const ended = command.or([
    { eventUntil: command.gte(since).and(command.lte(at)) },
    { 'restored.at': command.gte(since) },
    { 'restored.at': command.gt(0), eventUntil: command.gt(at) }, // said before it was expected
  ]);
  const touches = command.or([{ audience: command.in(around) }, { reach: command.in(within) }]);
  return noticeReader.aggregate<AskingNotice>(
    allOf(communityId, open, ended, touches),
    (pipeline) =>
      pipeline
        .sort({ order: -1, _id: -1 })
        .limit(MOST_ASKING)
        .project({ body: 0, history: 0, pictures: 0, attachments: 0, pending: 0 })
        .addFields({ keys: doors.map((door) => expression.concat(['$_id', `:${door}`])) })
        .lookup({
          from: recoveries.name,
          localField: 'keys',
          foreignField: '_id',
          as: 'recoveries',
        }),
  );
}

export interface DoorRow extends HouseholdDocument {
  recoveries: RecoveryDocument[];
}

/** Households in the order of their numbers, with what they have said. One request. */
export function findDoors(
  communityId: string,
  noticeId: string,
  { places, search, after }: { places: string[]; search?: string; after?: string },
  limit: number,
): Promise<Page<DoorRow>> {
  return readPage<HouseholdDocument, DoorRow>(
    householdReader,
    householdsIn(communityId, places, search),
    {
      by: ['buildingId', 'sortKey'],
      direction: 'asc',
      limit,
      after,
      join: (pipeline) =>
        pipeline.addFields({ key: expression.concat([`${noticeId}:`, '$_id']) }).lookup({
          from: recoveries.name,
          localField: 'key',
          foreignField: '_id',
          as: 'recoveries',
        }),
    },
  );
}

export interface OwnRecovery extends RecoveryDocument {
  notice: { title: string }[];
}

/** What somebody said for a household, with the titles, the latest first. One request. */
export function findRecoveriesBy(communityId: string, residentId: string): Promise<OwnRecovery[]> {
  const by = command.or([
    { 'answer.by.residentId': residentId },
    { 'before.by.residentId': residentId },
    { 'noted.by.residentId': residentId },
  ]);
  return table.aggregate<OwnRecovery>(allOf(communityId, by), (pipeline) =>
    pipeline
      .sort({ 'answer.at': -1, _id: -1 })
      .limit(500)
      .lookup({ from: notices.name, localField: 'noticeId', foreignField: '_id', as: 'notice' }),
  );
}

/**
 * Somebody has left: what they said still counts, and does not name them. What they wrote down as officers keeps its
 * author. Doing it again changes nothing.
 */
export async function forgetRecoveries(communityId: string, residentId: string): Promise<void> {
  for (const field of ['answer', 'before']) {
    await table.change(
      {
        communityId,
        [`${field}.by.residentId`]: residentId,
        [`${field}.by.how`]: command.in(['self', 'agent']),
        [`${field}.by.name`]: command.neq(''),
      },
      { [`${field}.by.name`]: '' },
    );
  }
}
