import { command, readerOf, tableOf } from '../../kernel/database/table.ts';
import { type HouseholdDocument, households } from '../../people/collections.ts';
import { claims, type OpeningDocument, openings } from '../collections.ts';
import { STANDING } from '../event/event-repository.ts';

const table = tableOf(openings);
const A_REQUEST = 1000;

/** Every household by name, a thousand a request. */
export function readHomes(communityId: string): Promise<HouseholdDocument[]> {
  return readerOf(households).findAll(communityId, ['number', 'label', 'head.name', 'owners']);
}

/** Households with a claim by this rule that is open or stands, a thousand a request. */
export async function findClaiming(communityId: string, ruleId: string): Promise<Set<string>> {
  const opened = new Set<string>();
  for (let after = ''; ; ) {
    const page = await readerOf(claims).find(
      {
        communityId,
        ruleId,
        state: command.in([...STANDING]),
        _id: command.gt(after),
      },
      { order: [['_id', 'asc']], limit: A_REQUEST, fields: ['placeId'] },
    );
    for (const { placeId } of page) opened.add(placeId);
    const last = page.at(-1);
    if (page.length < A_REQUEST || !last) return opened;
    after = last._id;
  }
}

/** The latest tables that were entered. One request. */
export function findOpenings(communityId: string): Promise<OpeningDocument[]> {
  return table.find({ communityId }, { order: [['order', 'desc']], limit: 30 });
}

/** Which tables have lines without a claim. */
export const openingDue = (at: number) => ({ dueAt: command.gt(0).and(command.lte(at)) });

/** Households of some lines. One request. */
export function findHomes(
  communityId: string,
  ids: readonly string[],
): Promise<HouseholdDocument[]> {
  return readerOf(households).find(
    { communityId, _id: command.in([...ids]) },
    { limit: ids.length, fields: ['label', 'takenOver'] },
  );
}

/** How far the lines have their claims; a run that is behind changes nothing. One request. */
export async function savePosted(
  { communityId, _id }: OpeningDocument,
  posted: number,
  isDone: boolean,
): Promise<void> {
  await table.change(
    { communityId, _id, posted: command.lt(posted) },
    { posted, ...(isDone ? { dueAt: null } : {}) },
  );
}
