import type { Role } from '../../../typings/contract/people.ts';
import { rolesInForce } from '../../kernel/action/access.ts';
import { type Page, readPage } from '../../kernel/database/page.ts';
import { allOf, command, readerOf, tableOf } from '../../kernel/database/table.ts';
import { ancestorsAndSelf } from '../../kernel/path-id.ts';
import { type ResidentDocument, residents } from '../../people/collections.ts';
import { inOffice } from '../../people/resident-repository.ts';
import { type MediationDocument, mediations } from '../collections.ts';

const table = tableOf(mediations);
const people = readerOf(residents);

/** Those somebody is a party of or mediates, the latest first. One request. */
export function readMediations(
  communityId: string,
  residentId: string,
  after: string | undefined,
): Promise<Page<MediationDocument>> {
  const theirs = command.or([
    { 'parties.residentId': residentId },
    { 'mediator.residentId': residentId },
  ]);
  return readPage(table, allOf(communityId, theirs), {
    by: ['order'],
    direction: 'desc',
    limit: 30,
    after,
  });
}

export type Closed = Pick<MediationDocument, 'state' | 'end' | 'endedAt' | 'agreement'>;

/** What was over, or agreed on, at an instant or later. One request. */
export function findClosed(communityId: string, since: number): Promise<Closed[]> {
  const closed = command.or([
    { endedAt: command.gte(since) },
    { 'agreement.at': command.gte(since) },
  ]);
  return table.find(allOf(communityId, closed), {
    limit: 1000,
    fields: ['state', 'end', 'endedAt', 'agreement.at'],
  });
}

/** Those somebody is a party of. One request. */
export function findAsParty(communityId: string, residentId: string): Promise<MediationDocument[]> {
  return table.find(
    { communityId, 'parties.residentId': residentId },
    { order: [['order', 'desc']], limit: 100 },
  );
}

/** Those somebody mediates, that go on. One request. */
export function findMediated(
  communityId: string,
  residentId: string,
): Promise<MediationDocument[]> {
  return table.find(
    { communityId, 'mediator.residentId': residentId, endedAt: null },
    { limit: 100 },
  );
}

/** Somebody mediates no more: upkeep finds another. One request. Doing it again changes nothing. */
export async function passMediation(
  communityId: string,
  id: string,
  from: string,
  at: number,
): Promise<void> {
  await table.change(
    { communityId, _id: id, 'mediator.residentId': from, endedAt: null },
    { mediator: null, passed: command.push([from]), tendAt: at, telling: true },
  );
}

/** Everybody of this name in the community, with their homes. One request. */
export function findByName(
  communityId: string,
  name: string,
): Promise<Pick<ResidentDocument, '_id' | 'name' | 'households'>[]> {
  return people.find({ communityId, name }, { limit: 50, fields: ['name', 'households'] });
}

/** Whether a party can be told, and where they live. One request. */
export function findReached(
  communityId: string,
  residentId: string,
): Promise<Pick<ResidentDocument, '_id' | 'openid' | 'households'>[]> {
  return people.find(
    { communityId, _id: residentId },
    { limit: 1, fields: ['openid', 'households'] },
  );
}

/** Those in which somebody is to ask a party. One request. */
export function findAsSecond(
  communityId: string,
  residentId: string,
): Promise<MediationDocument[]> {
  return table.find(
    { communityId, seconds: residentId },
    { order: [['order', 'desc']], limit: 50 },
  );
}

/** Those somebody is a party of, or was named in by mistake. One request. */
export function findNaming(communityId: string, residentId: string): Promise<MediationDocument[]> {
  const theirs = command.or([
    { 'parties.residentId': residentId },
    { 'mistaken.residentId': residentId },
  ]);
  return table.find(allOf(communityId, theirs), { order: [['order', 'desc']], limit: 150 });
}

/** Those that know somebody who was named by mistake a month ago. */
export const dueToForget = (at: number) => ({
  forgetAt: command.gt(0).and(command.lte(at)),
});

/** Whoever bears one of these offices for a place, with their homes and the roles in force. One request. */
export async function findMediators(
  communityId: string,
  placeId: string,
  offices: readonly Role[],
  today: string,
): Promise<Pick<ResidentDocument, '_id' | 'name' | 'openid' | 'roles' | 'households'>[]> {
  const found = await people.find(
    allOf(communityId, command.or(inOffice(ancestorsAndSelf(placeId), offices, today))),
    { order: [['_id', 'asc']], limit: 200, fields: ['name', 'openid', 'roles', 'households'] },
  );
  return found.map((one) => ({ ...one, roles: rolesInForce(one.roles, today) }));
}

/** Mediations that upkeep is to look at: whether somebody talks who may, or a level's time is over. */
export const dueToTend = (at: number) =>
  command.or([
    { tendAt: command.gt(0).and(command.lte(at)) },
    { riseAt: command.gt(0).and(command.lte(at)) },
  ]) as unknown as Record<string, unknown>;

/** It is looked at again then, or never, unless it has changed. One request. */
export async function saveLookAgain(
  { communityId, _id, change }: MediationDocument,
  tendAt: number | null,
): Promise<void> {
  await table.change({ communityId, _id, 'change.id': change.id }, { tendAt });
}

/** People have been told of this change. One request. */
export async function saveTold({ communityId, _id, change }: MediationDocument): Promise<void> {
  await table.change({ communityId, _id, 'change.id': change.id }, { telling: false });
}

/** As somebody has left, unless it has changed since. One request. @returns false if it has */
export async function saveLeft(
  { communityId, _id, change }: MediationDocument,
  left: Partial<MediationDocument>,
): Promise<boolean> {
  return (await table.change({ communityId, _id, 'change.id': change.id }, { ...left })) === 1;
}
