import type { Stamp } from '../../kernel/collection.ts';
import { NO_COMMUNITY } from '../../kernel/collections.ts';
import { allOf, command, expression, Table } from '../../kernel/table.ts';
import type {
  HouseholdDocument,
  ResidentDocument,
  ResidentHousehold,
} from '../../people/collections.ts';
import type { CommunityDocument, PlaceDocument } from '../../places/collections.ts';
import type { TriesDocument } from '../collections.ts';

export const residents = new Table<ResidentDocument>('residents');
export const households = new Table<HouseholdDocument>('households');
const places = new Table<PlaceDocument>('places');
const tries = new Table<TriesDocument>('tries');

export interface ResidentRow extends ResidentDocument {
  community: CommunityDocument[];
}

/** A person's entries in all communities, with the communities' names. One request. */
export function findMemberships(accountKey: string): Promise<ResidentRow[]> {
  return residents.aggregate<ResidentRow>({ everywhere: true, where: { accountKey } }, (pipeline) =>
    pipeline.sort({ createdAt: 1 }).limit(50).lookup({
      from: 'communities',
      localField: 'communityId',
      foreignField: '_id',
      as: 'community',
    }),
  );
}

export interface HouseholdRow extends HouseholdDocument {
  community: CommunityDocument[];
  /** the entries of the person who asks, in all communities */
  entries: ResidentDocument[];
}

/** The household that a code opens, whatever its community: who holds it does not know which. One request. */
export async function findByCode(
  hash: string,
  accountKey: string,
): Promise<HouseholdRow | undefined> {
  const [row] = await households.aggregate<HouseholdRow>(
    { everywhere: true, where: { 'code.hash': hash } },
    (pipeline) =>
      pipeline
        .limit(1)
        .addFields({ asker: accountKey })
        .lookup({
          from: 'communities',
          localField: 'communityId',
          foreignField: '_id',
          as: 'community',
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

/** Takes a household's code for one person: the one write that decides who joins with it. @returns 1 on success */
export function claimCode(
  household: HouseholdDocument,
  accountKey: string,
  change: Stamp,
): Promise<number> {
  const { communityId, _id, code } = household;
  return households.change(
    { communityId, _id, 'code.hash': code.hash, 'code.usedBy': null },
    { 'code.usedBy': accountKey, 'code.usedAt': change.at, change: command.set(change) },
  );
}

/** Puts a new code in the place of the one that was read, unless another has taken it. @returns 1 on success */
export function saveCode(
  { communityId, _id, code: before }: HouseholdDocument,
  code: HouseholdDocument['code'],
  change: Stamp,
): Promise<number> {
  return households.change(
    { communityId, _id, 'code.hash': before.hash },
    { code: command.set(code), change: command.set(change) },
  );
}

/** Adds a household to a resident who does not have it yet. @returns 1 if it was added */
export function addHousehold(
  communityId: string,
  accountKey: string,
  household: ResidentHousehold,
  lineage: string[],
  change: Stamp,
): Promise<number> {
  return residents.change(
    {
      communityId,
      accountKey,
      'households.householdId': command.neq(household.householdId),
    },
    {
      households: command.push([household]),
      lineages: command.addToSet({ $each: lineage }),
      change: command.set(change),
    },
  );
}

export async function findResident(
  communityId: string,
  accountKey: string,
): Promise<ResidentDocument | undefined> {
  const [resident] = await residents.find({ communityId, accountKey }, { limit: 1 });
  return resident;
}

/** The tree down to the stairs, a thousand places a request. */
export function findPlaces(communityId: string): Promise<PlaceDocument[]> {
  return places.findAll(communityId, ['parentId', 'kind', 'name', 'order', 'households']);
}

export interface HouseholdLineRow extends HouseholdDocument {
  joined: number;
}

/** Households of a place in the order of their numbers, with how many people of each have joined. One request. */
export function findHouseholds(
  communityId: string,
  placeId: string,
  search: string,
  after: { buildingId: string; sortKey: string; id: string } | undefined,
  limit: number,
): Promise<HouseholdLineRow[]> {
  const conditions: unknown[] = [{ lineage: placeId }];
  if (search !== '') {
    const end = `${search}\uffff`;
    conditions.push({ number: command.gte(search).and(command.lt(end)) });
  }
  if (after) {
    const { buildingId, sortKey, id } = after;
    conditions.push(
      command.or([
        { buildingId: command.gt(buildingId) },
        { buildingId, sortKey: command.gt(sortKey) },
        { buildingId, sortKey, _id: command.gt(id) },
      ]),
    );
  }
  return households.aggregate<HouseholdLineRow>(allOf(communityId, ...conditions), (pipeline) =>
    pipeline
      .sort({ buildingId: 1, sortKey: 1, _id: 1 })
      .limit(limit)
      .lookup({
        from: 'residents',
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
  );
}

/** Counts one wrong code of a person on a day. @returns false once the day's number is used up */
export async function countWrongCode(id: string, day: string, most: number): Promise<boolean> {
  const counted = await tries.change(
    { communityId: NO_COMMUNITY, _id: id, wrong: command.lt(most) },
    { wrong: command.inc(1) },
  );
  if (counted === 1) return true;
  if (await tries.insert({ _id: id, communityId: NO_COMMUNITY, wrong: 1, day })) return true;
  // The day's number is used up, or the person's other phone was quicker with the first one.
  const again = await tries.change(
    { communityId: NO_COMMUNITY, _id: id, wrong: command.lt(most) },
    { wrong: command.inc(1) },
  );
  return again === 1;
}

export function getTries(id: string): Promise<TriesDocument | undefined> {
  return tries.get(NO_COMMUNITY, id);
}

/** Ids that an entry remembers, far more than phones ever repeat late. */
const COUNTED = 20;

/** Adds accepted message grants, once per command. @returns 1 if they were added */
export function addGrants(
  communityId: string,
  residentId: string,
  templateIds: string[],
  change: Stamp,
): Promise<number> {
  const grants = Object.fromEntries(templateIds.map((id) => [`grants.${id}`, command.inc(1)]));
  return residents.change(
    { communityId, _id: residentId, counted: command.neq(change.id) },
    {
      ...grants,
      counted: command.push({ each: [change.id], slice: -COUNTED }),
      change: command.set(change),
    },
  );
}
