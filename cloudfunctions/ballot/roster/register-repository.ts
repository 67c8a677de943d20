import { allOf, command, type Reader, readerOf } from '../../kernel/database/table.ts';
import {
  type HouseholdDocument,
  households,
  type ResidentDocument,
  residents,
} from '../../people/collections.ts';
import { type PlaceDocument, places } from '../../places/collections.ts';

/** What rosters are made from: households, people and places as they are registered. */

const homes = readerOf(households);
const people = readerOf(residents);
const A_REQUEST = 1000;
const HOUSEHOLD_FIELDS = [
  'buildingId',
  'lineage',
  'label',
  'sortKey',
  'area',
  'owners',
  'head.phoneHash',
  'register',
];

/** Every household at or below a place, a thousand a request. */
export function findRosterHouseholds(
  communityId: string,
  placeId: string,
): Promise<HouseholdDocument[]> {
  return everyPage(homes, communityId, { lineage: placeId }, HOUSEHOLD_FIELDS);
}

/** Every resident with a home at or below a place, or an office; a thousand a request. */
export function findRosterPeople(
  communityId: string,
  placeId: string,
): Promise<ResidentDocument[]> {
  return everyPage(
    people,
    communityId,
    command.or([
      { lineages: placeId },
      { 'roles.role': command.in(['representative', 'committee-member']) },
    ]),
    ['communityId', 'name', 'households', 'roles', 'lineages', 'adult'],
  );
}

/** Who holds an office of an owners' committee, now or at another time. One request. */
export function findOwnersCommittee(communityId: string): Promise<ResidentDocument[]> {
  return people.find(
    { communityId, 'roles.role': 'owners-committee' },
    { limit: A_REQUEST, fields: ['roles'] },
  );
}

async function everyPage<Doc extends HouseholdDocument | ResidentDocument>(
  reader: Reader<Doc>,
  communityId: string,
  condition: unknown,
  fields: string[],
): Promise<Doc[]> {
  const all: Doc[] = [];
  for (let after = ''; ; after = all.at(-1)?._id ?? '') {
    const page = await reader.find(allOf(communityId, { _id: command.gt(after) }, condition), {
      order: [['_id', 'asc']],
      limit: A_REQUEST,
      fields,
    });
    all.push(...page);
    if (page.length < A_REQUEST) return all;
  }
}

export function getHousehold(
  communityId: string,
  id: string,
): Promise<HouseholdDocument | undefined> {
  return homes.get(communityId, id);
}

export function getResident(
  communityId: string,
  id: string,
): Promise<ResidentDocument | undefined> {
  return people.get(communityId, id);
}

/** These residents, and those who live in these households. One request. */
export function findPeopleOf(
  communityId: string,
  claims: readonly string[],
): Promise<ResidentDocument[]> {
  const either = command.or([
    { _id: command.in([...claims]) },
    { 'households.householdId': command.in([...claims]) },
  ]);
  return people.find(allOf(communityId, either), { order: [['_id', 'asc']], limit: 50 });
}

/** Labels of all buildings of a community, in the order of the tree. One request. */
export async function findBuildingLabels(communityId: string): Promise<Map<string, string>> {
  const buildings = await readerOf<PlaceDocument>(places).find(
    { communityId, kind: 'building' },
    { order: [['order', 'asc']], limit: A_REQUEST, fields: ['label', 'order'] },
  );
  return new Map(buildings.map(({ _id, label }) => [_id, label]));
}

/** People with WeChat who are one of these, or live in one of these homes, and may be sent such a message. One request. */
export function findReachable(
  communityId: string,
  claims: readonly string[],
  templateId: string,
): Promise<ResidentDocument[]> {
  const ids = command.in([...claims]);
  const condition = allOf(
    communityId,
    { openid: command.neq(null), [`grants.${templateId}`]: command.gt(0) },
    command.or([{ _id: ids }, { 'households.householdId': ids }]),
  );
  return readerOf(residents).find(condition, { order: [['_id', 'asc']], limit: 50 });
}
