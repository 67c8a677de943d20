import { createHash, randomBytes } from 'node:crypto';
import { DAY, dayOf } from '../../cloudfunctions/kernel/calendar.ts';
import type { Stamp } from '../../cloudfunctions/kernel/database/collection.ts';
import { COMMUNITY_ID } from '../../cloudfunctions/kernel/path-id.ts';
import { namedHash } from '../../cloudfunctions/kernel/secret.ts';
import { codeFromBytes, printedCode } from '../../cloudfunctions/people/code-rules.ts';
import type { ResidentDocument } from '../../cloudfunctions/people/collections.ts';
import type { CommunityDocument } from '../../cloudfunctions/places/collections.ts';
import type { SetupDocument } from '../../cloudfunctions/resident/collections.ts';
import {
  hasSecretary,
  newCommunity,
  SETUP_DAYS,
  setupOf,
} from '../../cloudfunctions/resident/setup/setup-rules.ts';
import { type Cloud, CommandError } from './cloud.ts';

export interface Opened {
  /** XXXXX-XXXXX; nowhere stored */
  code: string;
  expiresAt: number;
}

/**
 * Makes a community, unless it is there, and a set-up code for its first secretary. Run again it gives a
 * new code, and the one before stops working; not once somebody is secretary.
 */
export async function openCommunity(
  cloud: Cloud,
  { id, name, at }: { id: string; name: string; at: number },
): Promise<Opened> {
  if (!COMMUNITY_ID.test(id)) {
    throw new CommandError('--id needs 2 to 24 small letters and digits, such as sunshine.');
  }
  if (name.trim() !== name || name.length < 2 || name.length > 30) {
    throw new CommandError('--name needs the name of the community, 2 to 30 characters.');
  }
  const database = cloud.database();
  const key = randomBytes(10).toString('hex');
  const change: Stamp = {
    id: createHash('sha256').update(`open ${id} ${key}`).digest('hex').slice(0, 20),
    action: 'community.open',
    actorId: 'operator',
    target: `place:${id}`,
    at,
  };
  const { community, root } = newCommunity(id, name, change);
  const find = async <Doc>(collection: string, where: object) =>
    (await database.collection(collection).where(where).limit(100).get()).data as Doc[];
  const [there] = await find<CommunityDocument>('communities', { _id: id, communityId: id });
  if (there && there.name !== name) {
    throw new CommandError(`${id} is the community ${there.name}, not ${name}: use another --id.`);
  }
  const secretaries = { communityId: id, 'roles.role': 'secretary' };
  if (hasSecretary(await find<ResidentDocument>('residents', secretaries), dayOf(at))) {
    throw new CommandError(`${name} has a secretary already, so there is no new set-up code.`);
  }
  await insert(cloud, 'communities', community);
  await insert(cloud, 'places', root);
  const code = codeFromBytes(randomBytes(20));
  const expiresAt = at + SETUP_DAYS * DAY;
  const setup = setupOf(id, namedHash('setup-code', code), expiresAt, change);
  if (!(await insert(cloud, 'setups', setup))) {
    const [before] = await find<SetupDocument>('setups', { _id: id, communityId: id });
    const { _id, ...fields } = setup;
    const set = Object.entries(fields).map(([field, value]) => [field, whole(database, value)]);
    const answer = await database
      .collection('setups')
      .where({ _id, communityId: id, 'code.hash': before?.code.hash ?? '' })
      .update(Object.fromEntries(set));
    if (answer.updated !== 1) throw new CommandError('Somebody else is at it: run it again.');
  }
  await insert(cloud, 'audit', { _id: change.id, communityId: id, ...change });
  return { code: printedCode(code), expiresAt };
}

type Database = ReturnType<Cloud['database']>;

/** Replaces a field whole; null and texts need no operator. */
function whole(database: Database, value: unknown): unknown {
  return typeof value === 'object' ? database.command.set(value) : value;
}

/** @returns false if it is there already */
async function insert(cloud: Cloud, collection: string, document: object): Promise<boolean> {
  try {
    await cloud.database().collection(collection).add(document);
    return true;
  } catch (error) {
    const { code, message } = error as { code?: string; message?: string };
    if (code === 'DATABASE_DUPLICATE_WRITE' || /E11000/.test(message ?? '')) return false;
    throw error;
  }
}
