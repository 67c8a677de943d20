import { dayOf } from '../../kernel/calendar.ts';
import { now } from '../../kernel/clock.ts';
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
import { residents } from '../../people/collections.ts';
import type { PictureDocument } from '../../pictures/collections.ts';
import { markErased } from '../../pictures/picture-repository.ts';
import {
  accounts,
  type ClaimDocument,
  claims,
  goods,
  honours,
  inspections,
} from '../collections.ts';

const table = tableOf(claims);

/** States in which another report of the same event is pointed out. */
export const STANDING = ['open', 'accepted', 'appealed', 'posted'] as const;

type Event = Pick<ClaimDocument, 'communityId' | 'accountId' | 'ruleId' | 'day'>;

/** Claims of the same rule, bearer and day that are open or stand. One request. */
export function findAlike({
  communityId,
  accountId,
  ruleId,
  day,
}: Event): Promise<ClaimDocument[]> {
  return table.find(
    { communityId, accountId, ruleId, day, state: command.in([...STANDING]) },
    { limit: 20 },
  );
}

/** One request. */
export function findClaim(
  communityId: string,
  claimId: string | null,
): Promise<ClaimDocument | undefined> {
  return table.get(communityId, claimId ?? '');
}

/** Of one account, newest first. One request. */
export function readOwnClaims(
  communityId: string,
  accountId: string,
  after: string | undefined,
): Promise<Page<ClaimDocument>> {
  return readPage(
    table,
    { communityId, accountId },
    { by: ['order'], direction: 'desc', limit: 30, after },
  );
}

export interface QueueRow extends ClaimDocument {
  alike: Pick<ClaimDocument, '_id' | 'ruleId' | 'day' | 'state'>[];
}

const WAITING = {
  open: { state: 'open' },
  appealed: { state: 'appealed' },
  voiding: { 'voiding.at': command.gt(0) },
} as const;

/** What waits at these places, as one condition. */
export function waitingAt(places: readonly string[], what: keyof typeof WAITING): unknown {
  const within = command.or(places.map((placeId) => ({ placeId: atOrWithin(placeId) })));
  return command.and([WAITING[what], within]);
}

/** What waits at these places, the oldest first, each with what else is said of its account. One request. */
export function readQueue(
  communityId: string,
  places: readonly string[],
  what: keyof typeof WAITING,
  after: string | undefined,
): Promise<Page<QueueRow>> {
  return readPage<ClaimDocument, QueueRow>(table, allOf(communityId, waitingAt(places, what)), {
    by: ['order'],
    direction: 'asc',
    limit: 30,
    after,
    join: (pipeline) =>
      pipeline
        .lookup({
          from: claims.name,
          localField: 'accountId',
          foreignField: 'accountId',
          as: 'all',
        })
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
        .project({ all: 0 }),
  });
}

/** What was written into the ledger for a claim, or that another of the same event was. One request. */
export async function markPosted(
  { communityId, _id, dueAt }: ClaimDocument,
  outcome: Pick<ClaimDocument, 'state' | 'posted' | 'reduced'>,
): Promise<void> {
  await table.change({ communityId, _id, state: 'accepted', dueAt }, { ...outcome, dueAt: null });
}

/** It was taken back from the ledger. One request. */
export async function markVoid({ communityId, _id }: ClaimDocument): Promise<void> {
  await table.change({ communityId, _id, state: 'void' }, { dueAt: null });
}

/** Which claims are to be written into the ledger, or taken back from it. */
export const postingDue = (at: number) => ({ dueAt: command.gt(0).and(command.lte(at)) });

/** With what is known of the account. */
export function withAccount(pipeline: Aggregation): Aggregation {
  return pipeline.lookup({
    from: accounts.name,
    localField: 'accountId',
    foreignField: '_id',
    as: 'account',
  });
}

/** The people of the household that a claim is about who can be reached. One request. */
export async function findPeopleOf({
  communityId,
  placeId,
}: ClaimDocument): Promise<{ _id: string; openid: string }[]> {
  const people = await readerOf(residents).find(
    { communityId, 'households.householdId': placeId },
    { limit: 50, fields: ['openid'] },
  );
  return people.flatMap(({ _id, openid }) => (openid === null ? [] : [{ _id, openid }]));
}

/** The household knows; a later decision is told anew. */
export async function endTelling({ communityId, _id, change }: ClaimDocument): Promise<void> {
  await table.change({ communityId, _id, 'change.id': change.id }, { telling: false });
}

/** Of what somebody takes along, how many. */
const MOST_OWN = 200;

/** What was brought forward about these accounts, the latest first. One request. */
export function findClaimsOf(
  communityId: string,
  accountIds: readonly string[],
): Promise<ClaimDocument[]> {
  return table.find(
    { communityId, accountId: command.in([...accountIds]) },
    { order: [['order', 'desc']], limit: MOST_OWN },
  );
}

/** What somebody has brought forward, the latest first. One request. */
export function findBroughtBy(communityId: string, residentId: string): Promise<ClaimDocument[]> {
  return table.find(
    { communityId, 'reporter.residentId': residentId },
    { order: [['order', 'desc']], limit: MOST_OWN },
  );
}

/** Whether a claim that stands shows a picture, or its appeal; an honour that may hold; a walk, or the shop. Three requests at most. */
export async function showsPicture({
  communityId,
  _id,
  purpose,
}: PictureDocument): Promise<boolean> {
  const shown = command.or([
    { pictures: _id, state: command.neq('withdrawn') },
    { 'appeal.pictures': _id },
  ]);
  const found = await table.find(allOf(communityId, shown), { limit: 1, fields: ['state'] });
  if (found.length > 0) return true;
  if (purpose === 'honour') {
    const listed = { state: command.in(['asked', 'agreed', 'accepted', 'published']) };
    const holds = command.or([{ term: null }, { term: command.gte(dayOf(now())) }]);
    const where = allOf(communityId, { pictures: _id }, listed, holds);
    return (await readerOf(honours).find(where, { limit: 1, fields: ['state'] })).length > 0;
  }
  const walks = await readerOf(inspections).count({ communityId, 'doors.pictures': _id });
  return walks > 0 || (await readerOf(goods).count({ communityId, pictures: _id })) > 0;
}

/**
 * Claims about somebody's own account lose their name, what was said of them and by them, and their pictures. Four
 * requests.
 */
export async function forgetClaimsOf(communityId: string, accountId: string): Promise<void> {
  const shown = await table.find(
    { communityId, accountId, 'pictures.0': command.exists(true) },
    { limit: 1000, fields: ['pictures'] },
  );
  await markErased(
    communityId,
    shown.flatMap(({ pictures = [] }) => pictures),
  );
  await table.change({ communityId, accountId }, { label: '', note: '' });
  await table.change(
    { communityId, accountId, 'appeal.at': command.gt(0) },
    { 'appeal.reason': '' },
  );
}
