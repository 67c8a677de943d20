import type { Stamp } from '../../kernel/collection.ts';
import { allOf, command, expression, Table } from '../../kernel/table.ts';
import type { HouseholdDocument, ResidentDocument } from '../../people/collections.ts';
import type { CommunityDocument, PlaceDocument } from '../../places/collections.ts';
import type { JoinRequestDocument } from '../collections.ts';

export const requests = new Table<JoinRequestDocument>('joinRequests');
const communities = new Table<CommunityDocument>('communities');
const households = new Table<HouseholdDocument>('households');
const places = new Table<PlaceDocument>('places');

/** Every community there is, by name. One request. */
export function findCommunities(): Promise<CommunityDocument[]> {
  return communities.find(
    { everywhere: true, where: {} },
    { order: [['name', 'asc']], limit: 500, fields: ['name'] },
  );
}

/** The names of the tree, a thousand places a request. */
export function findNames(communityId: string): Promise<PlaceDocument[]> {
  return places.findAll(communityId, ['parentId', 'name', 'order']);
}

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
  const [row] = await households.aggregate<DoorRow>(
    { communityId, _id: command.in(ids) },
    (pipeline) =>
      pipeline
        .sort({ _id: 1 })
        .limit(1)
        .addFields({ asker: accountKey })
        .lookup({
          from: 'communities',
          localField: 'communityId',
          foreignField: '_id',
          as: 'community',
        })
        .lookup({
          from: 'joinRequests',
          localField: 'asker',
          foreignField: 'accountKey',
          as: 'asked',
        })
        .lookup({
          from: 'residents',
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
        from: 'communities',
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
        from: 'communities',
        localField: 'communityId',
        foreignField: '_id',
        as: 'community',
      }),
  );
  return row;
}

export interface RequestRow extends JoinRequestDocument {
  joined: number;
}

/** Requests that wait at these places, the longest first, with how many of the household use the app. One request. */
export function findOpenRequests(
  communityId: string,
  placeIds: string[],
  after: { at: number; id: string } | undefined,
  limit: number,
): Promise<RequestRow[]> {
  const conditions: unknown[] = [{ state: 'open', lineage: command.in(placeIds) }];
  if (after) {
    const { at, id } = after;
    conditions.push(command.or([{ at: command.gt(at) }, { at, _id: command.gt(id) }]));
  }
  return requests.aggregate<RequestRow>(allOf(communityId, ...conditions), (pipeline) =>
    pipeline
      .sort({ at: 1, _id: 1 })
      .limit(limit)
      .lookup({
        from: 'residents',
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
  );
}

/** Closes a request that still waits: the one write that decides. @returns 1 on success */
export function closeRequest(
  { communityId, _id }: JoinRequestDocument,
  outcome: Pick<JoinRequestDocument, 'state' | 'reason' | 'carried'>,
  change: Stamp,
): Promise<number> {
  return requests.change(
    { communityId, _id, state: 'open' },
    { ...outcome, openKey: _id, closedAt: change.at, change: command.set(change) },
  );
}

/** What an acceptance says has been done. */
export async function markCarried({ communityId, _id }: JoinRequestDocument): Promise<void> {
  await requests.change({ communityId, _id }, { carried: true });
}

/** For the timer: accepted, and the person not yet in. */
export function findUncarried(): Promise<JoinRequestDocument[]> {
  return requests.find({ everywhere: true, where: { carried: false } }, { limit: 100 });
}

/** For the timer: closed long ago. */
export async function dropOldRequests(before: number): Promise<void> {
  await requests.remove({ everywhere: true, where: { closedAt: command.lt(before) } });
}

/** What somebody who leaves has asked. */
export async function dropRequestsOf(communityId: string, accountKey: string): Promise<void> {
  await requests.remove({ communityId, accountKey });
}
