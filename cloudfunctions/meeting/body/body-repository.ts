import { command, readerOf, tableOf } from '../../kernel/database/table.ts';
import { type ResidentDocument, residents } from '../../people/collections.ts';
import { type BodyDocument, bodies } from '../collections.ts';

const table = tableOf(bodies);
const MOST = 300;

/** All bodies of a community that were not turned down. One request. */
export function findBodies(communityId: string): Promise<BodyDocument[]> {
  return table.find(
    { communityId, state: command.neq('dropped') },
    { limit: MOST, order: [['_id', 'asc']] },
  );
}

/** Names by ids. One request. */
export async function findNames(
  communityId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const found = await readerOf(residents).find(
    { communityId, _id: command.in([...new Set(ids)]) },
    { limit: 1000, fields: ['name'] },
  );
  return new Map(found.map(({ _id, name }) => [_id, name]));
}

/** Bodies in which somebody has a seat, also by what waits. One request. */
export function findBodiesOf(communityId: string, residentId: string): Promise<BodyDocument[]> {
  return table.find({ communityId, holders: residentId }, { limit: MOST });
}

type Seated = Pick<BodyDocument, 'form' | 'pending' | 'holders'>;

/**
 * Saves a body's seats on condition that it is as it was seen. One request.
 * @returns whether it was
 */
export async function saveSeats(
  { communityId, _id, change, turn }: BodyDocument,
  { form, pending, holders }: Seated,
): Promise<boolean> {
  const saved = await table.change(
    { communityId, _id, 'change.id': change.id, turn },
    {
      'form.seats': form.seats,
      ...(pending ? { 'pending.form.seats': pending.form.seats } : {}),
      holders,
      turn: command.inc(1),
    },
  );
  return saved === 1;
}

export function getBody(communityId: string, id: string): Promise<BodyDocument | undefined> {
  return table.get(communityId, id);
}

/** Those who are invited already follow its seats. One request. */
export async function endSeating({ communityId, _id, change }: BodyDocument): Promise<void> {
  await table.change({ communityId, _id, 'change.id': change.id }, { seating: false });
}

/** Dissolved ones, of which something may go on. */
export function endingAt(at: number): Record<string, unknown> {
  return { ending: true, 'change.at': command.lte(at) };
}

/** Nothing of a dissolved one goes on. One request. */
export async function endEnding({ communityId, _id }: BodyDocument): Promise<void> {
  await table.change({ communityId, _id, state: 'dissolved' }, { ending: false });
}

/** Accounts by ids. One request. */
export function findAccounts(
  communityId: string,
  ids: readonly string[],
): Promise<Pick<ResidentDocument, '_id' | 'openid'>[]> {
  if (ids.length === 0) return Promise.resolve([]);
  return readerOf(residents).find(
    { communityId, _id: command.in([...new Set(ids)]) },
    { limit: 1000, fields: ['openid'] },
  );
}

/** That a body has met, by a meeting that was held. One request. Doing it again changes nothing. */
export async function noteMet(communityId: string, bodyId: string, day: string): Promise<void> {
  await table.change(
    { communityId, _id: bodyId, met: command.neq(day) },
    { met: command.push([day]), turn: command.inc(1) },
  );
}
