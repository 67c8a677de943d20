import { dayOf } from '../../kernel/calendar.ts';
import { now } from '../../kernel/clock.ts';
import {
  type Aggregation,
  allOf,
  command,
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
import { eventsIn } from '../event/event-repository.ts';

const table = tableOf(claims);

/** Claims by the accounts that they are about. */
export const claimEvents = eventsIn(table, 'accountId');

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
