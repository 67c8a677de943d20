import { type MotionDocument, motions } from '../../ballot/collections.ts';
import { type Page, readPage } from '../../kernel/database/page.ts';
import { allOf, atOrWithin, command, readerOf, tableOf } from '../../kernel/database/table.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { type HouseholdDocument, households, residents } from '../../people/collections.ts';
import { type HonourDocument, honours } from '../collections.ts';

const table = tableOf(honours);

export interface HonourRow extends HonourDocument {
  household: Pick<HouseholdDocument, '_id' | 'takenOver'>[];
}

const LATEST = { by: ['order'], direction: 'desc', limit: 30 } as const;

/**
 * What is announced or holds on a day, of those who agreed, each with who lives there now, and what was stopped that
 * the reader has objected to. One request.
 */
export function readHonours(
  { communityId, residentId }: { communityId: string; residentId: string },
  today: string,
  after: string | undefined,
): Promise<Page<HonourRow>> {
  const listed = { agreed: true, term: command.gte(today) };
  const either = command.or([
    { state: 'published' },
    { state: 'stopped', 'objections.residentId': residentId },
  ]);
  return readPage<HonourDocument, HonourRow>(table, allOf(communityId, listed, either), {
    ...LATEST,
    after,
    join: (pipeline) =>
      pipeline.lookup({
        from: households.name,
        localField: 'placeId',
        foreignField: '_id',
        as: 'household',
      }),
  });
}

/** Of one household, as long as the same family lives there. One request. */
export function readOfAccount(
  communityId: string,
  accountId: string,
  after: string | undefined,
): Promise<Page<HonourDocument>> {
  return readPage(table, { communityId, accountId }, { ...LATEST, after });
}

/** What waits at these places: to be looked at, to be announced, or to be heard. One request. */
export function readWaiting(
  communityId: string,
  places: readonly string[],
  after: string | undefined,
): Promise<Page<HonourDocument>> {
  const within = command.or(places.map((placeId) => ({ placeId: atOrWithin(placeId) })));
  const waits = command.or([
    { state: command.in(['agreed', 'accepted']) },
    { state: 'published', objections: command.elemMatch({ answer: null }) },
  ]);
  return readPage(table, allOf(communityId, within, waits), { ...LATEST, after });
}

/** What somebody has objected to, the latest first. One request. */
export function findObjectedBy(communityId: string, residentId: string): Promise<HonourDocument[]> {
  return table.find(
    { communityId, 'objections.residentId': residentId },
    { order: [['order', 'desc']], limit: 100 },
  );
}

const TURNS = 5;

/** What somebody has objected to names them no more. Doing it again changes nothing. */
export async function forgetObjectionsOf(communityId: string, residentId: string): Promise<void> {
  for (const found of await findObjectedBy(communityId, residentId)) {
    let honour: HonourDocument | undefined = found;
    for (let turn = 0; turn < TURNS && honour; turn += 1) {
      const { _id, change, objections = [] } = honour;
      const left = objections.map((one) =>
        one.residentId === residentId ? { ...one, residentId: null } : one,
      );
      const unchanged = { communityId, _id, 'change.id': change.id };
      if ((await table.change(unchanged, { objections: left })) === 1) break;
      honour = await table.get(communityId, _id);
      if (turn === TURNS - 1 && honour) throw new Refusal('SERVICE_BUSY');
    }
  }
}

/** Which of these people can be reached, by their ids. One request, or none. */
export async function findReachable(
  communityId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const found = await readerOf(residents).find(
    { communityId, _id: command.in([...new Set(ids)]) },
    { limit: 100, fields: ['openid'] },
  );
  return new Map(
    found.flatMap(({ _id, openid }) => (openid === null ? [] : [[_id, openid] as const])),
  );
}

/** Those who objected know; a later answer is told anew. */
export async function endTelling({ communityId, _id, change }: HonourDocument): Promise<void> {
  await table.change({ communityId, _id, 'change.id': change.id }, { telling: false });
}

/** The vote that is named; undefined if none is. One request, or none. */
export async function getVote({
  communityId,
  motionId,
}: Pick<HonourDocument, 'communityId' | 'motionId'>): Promise<MotionDocument | undefined> {
  return motionId === null ? undefined : readerOf(motions).get(communityId, motionId);
}

/** Votes that were drawn up since an instant and may be about titles. One request. */
export function findVotes(communityId: string, since: number): Promise<MotionDocument[]> {
  return readerOf(motions).find(
    {
      communityId,
      order: command.gte(since),
      ruleId: 'consultation',
      state: command.neq('cancelled'),
    },
    { order: [['order', 'desc']], limit: 40 },
  );
}

/** Which votes about titles have closed. */
export const votesDue = (at: number) => ({ voteDueAt: command.gt(0).and(command.lte(at)) });

/** When the result is looked for next. One request. */
export async function saveVoteDue(
  { communityId, _id, motionId, voteDueAt = null }: HonourDocument,
  next: number | null,
): Promise<void> {
  await table.change({ communityId, _id, motionId, voteDueAt }, { voteDueAt: next });
}
