import { type Page, readPage } from '../../kernel/database/page.ts';
import { allOf, atOrWithin, command, tableOf } from '../../kernel/database/table.ts';
import { type HouseholdDocument, households } from '../../people/collections.ts';
import { type HonourDocument, honours } from '../collections.ts';

const table = tableOf(honours);

export interface HonourRow extends HonourDocument {
  household: Pick<HouseholdDocument, '_id' | 'takenOver'>[];
}

const LATEST = { by: ['order'], direction: 'desc', limit: 30 } as const;

/** What is announced or holds on a day, of those who agreed, each with who lives there now. One request. */
export function readHonours(
  communityId: string,
  today: string,
  after: string | undefined,
): Promise<Page<HonourRow>> {
  const listed = { state: 'published', agreed: true, term: command.gte(today) };
  return readPage<HonourDocument, HonourRow>(table, allOf(communityId, listed), {
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

/** What waits at these places, or may be stopped until an instant. One request. */
export function readWaiting(
  communityId: string,
  places: readonly string[],
  at: number,
  after: string | undefined,
): Promise<Page<HonourDocument>> {
  const within = command.or(places.map((placeId) => ({ placeId: atOrWithin(placeId) })));
  const waits = command.or([
    { state: command.in(['agreed', 'accepted']) },
    { state: 'published', until: command.gte(at) },
  ]);
  return readPage(table, allOf(communityId, within, waits), { ...LATEST, after });
}
