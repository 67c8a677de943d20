import { type Page, readPage } from '../../kernel/database/page.ts';
import { command, expression, readerOf, tableOf } from '../../kernel/database/table.ts';
import {
  type HouseholdDocument,
  households,
  type ResidentDocument,
  residents,
} from '../../people/collections.ts';
import { type CommunityDocument, communities } from '../../places/collections.ts';
import { type JoinRequestDocument, joinRequests } from '../collections.ts';

const requests = tableOf(joinRequests);

export interface DoorRow extends HouseholdDocument {
  community: CommunityDocument[];
  /** what the person asked before, and their entries, in all communities */
  asked: JoinRequestDocument[];
  entries: ResidentDocument[];
}

/** The household of one of these ids, with what is known of the person who stands before it. One request. */
export async function findDoor(
  communityId: string,
  ids: string[],
  accountKey: string,
): Promise<DoorRow | undefined> {
  const [row] = await readerOf(households).aggregate<DoorRow>(
    { communityId, _id: command.in(ids) },
    (pipeline) =>
      pipeline
        .sort({ _id: 1 })
        .limit(1)
        .addFields({ asker: accountKey })
        .lookup({
          from: communities.name,
          localField: 'communityId',
          foreignField: '_id',
          as: 'community',
        })
        .lookup({
          from: joinRequests.name,
          localField: 'asker',
          foreignField: 'accountKey',
          as: 'asked',
        })
        .lookup({
          from: residents.name,
          localField: 'asker',
          foreignField: 'accountKey',
          as: 'entries',
        }),
  );
  return row;
}

export interface OwnRequestRow extends JoinRequestDocument {
  community: CommunityDocument[];
}

/** A person's requests in all communities, the latest first. One request. */
export function findOwnRequests(accountKey: string): Promise<OwnRequestRow[]> {
  return requests.aggregate<OwnRequestRow>(
    { everywhere: true, where: { accountKey } },
    (pipeline) =>
      pipeline.sort({ at: -1, _id: -1 }).limit(20).lookup({
        from: communities.name,
        localField: 'communityId',
        foreignField: '_id',
        as: 'community',
      }),
  );
}

/** One of a person's own. One request. */
export async function findOwnRequest(
  communityId: string,
  requestId: string,
  accountKey: string,
): Promise<OwnRequestRow | undefined> {
  const [row] = await requests.aggregate<OwnRequestRow>(
    { communityId, _id: requestId, accountKey },
    (pipeline) =>
      pipeline.limit(1).lookup({
        from: communities.name,
        localField: 'communityId',
        foreignField: '_id',
        as: 'community',
      }),
  );
  return row;
}

export interface RequestRow extends JoinRequestDocument {
  /** people of the household who use the app */
  joined: number;
}

/** Requests that wait at these places, the longest first. One request. */
export function listWaiting(
  communityId: string,
  placeIds: string[],
  after: string | undefined,
  limit: number,
): Promise<Page<RequestRow>> {
  return readPage(
    requests,
    { communityId, state: 'open', lineage: command.in(placeIds) },
    {
      by: ['at'],
      direction: 'asc',
      limit,
      after,
      join: (pipeline) =>
        pipeline
          .lookup({
            from: residents.name,
            localField: 'householdId',
            foreignField: 'households.householdId',
            as: 'people',
          })
          .addFields({
            joined: expression.size(
              expression.filter({
                input: '$people',
                as: 'one',
                cond: expression.gt(['$$one.openid', null]),
              }),
            ),
          })
          .project({ people: 0 }),
    },
  );
}

/** What somebody asked in one community, the latest first. One request. */
export function findRequestsOf(
  communityId: string,
  accountKey: string,
): Promise<JoinRequestDocument[]> {
  return requests.find(
    { communityId, accountKey },
    {
      order: [
        ['at', 'desc'],
        ['_id', 'desc'],
      ],
    },
  );
}

/** What an acceptance says has been done. */
export async function markApplied({ communityId, _id }: JoinRequestDocument): Promise<void> {
  await requests.change({ communityId, _id }, { carried: true });
}

/** Closed before this instant. */
export function closedBefore(instant: number): Record<string, unknown> {
  return { closedAt: command.lt(instant) };
}

/** For upkeep. */
export function dropClosed(where: Record<string, unknown>): Promise<number> {
  return requests.remove({ everywhere: true, where });
}

/** What somebody who leaves has asked. */
export async function dropRequestsOf(communityId: string, accountKey: string): Promise<void> {
  await requests.remove({ communityId, accountKey });
}
