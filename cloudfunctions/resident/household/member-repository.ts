import { type Page, readPage } from '../../kernel/database/page.ts';
import { command, expression, readerOf } from '../../kernel/database/table.ts';
import {
  type HouseholdDocument,
  households,
  type ResidentDocument,
  residents,
} from '../../people/collections.ts';
import { type ConsentDocument, consents } from '../collections.ts';

export const MOST_MEMBERS = 50;

/** The people of a household, in the order in which they came. One request. */
export function findMembers(communityId: string, householdId: string): Promise<ResidentDocument[]> {
  return readerOf(residents).find(
    { communityId, 'households.householdId': householdId },
    {
      order: [
        ['createdAt', 'asc'],
        ['_id', 'asc'],
      ],
      limit: MOST_MEMBERS,
    },
  );
}

/** Those of them who were there at an instant. One request. */
export function findMembersSince(
  communityId: string,
  householdId: string,
  at: number,
): Promise<ResidentDocument[]> {
  const home = command.elemMatch({ householdId, joinedAt: command.lte(at) });
  return readerOf(residents).find(
    { communityId, households: home },
    { order: [['_id', 'asc']], limit: MOST_MEMBERS },
  );
}

export interface MemberRow extends ResidentDocument {
  /** those that they gave */
  consents: ConsentDocument[];
}

/** The same, with the consents they gave. One request. */
export function findMembersWithConsents(
  communityId: string,
  householdId: string,
): Promise<MemberRow[]> {
  return readerOf(residents).aggregate<MemberRow>(
    { communityId, 'households.householdId': householdId },
    (pipeline) =>
      pipeline.sort({ createdAt: 1, _id: 1 }).limit(MOST_MEMBERS).lookup({
        from: consents.name,
        localField: '_id',
        foreignField: 'principalId',
        as: 'consents',
      }),
  );
}

export interface HouseholdLineRow extends HouseholdDocument {
  /** people of the household who use the app */
  joined: number;
}

/** Households of a place in the order of their numbers. One request. */
export function listHouseholdsOf(
  communityId: string,
  placeId: string,
  search: string,
  after: string | undefined,
  limit: number,
): Promise<Page<HouseholdLineRow>> {
  const searched =
    search === '' ? {} : { number: command.gte(search).and(command.lt(`${search}\uffff`)) };
  return readPage(
    readerOf(households),
    { communityId, lineage: placeId, ...searched },
    {
      by: ['buildingId', 'sortKey'],
      direction: 'asc',
      limit,
      after,
      join: (pipeline) =>
        pipeline
          .lookup({
            from: residents.name,
            localField: '_id',
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
          .project({ people: 0, head: 0 }),
    },
  );
}

/** Households within these places, as a condition. */
export const withinPlaces = (places: string[]): object => ({ lineage: command.in(places) });
