import { command, expression, readerOf, tableOf } from '../../kernel/database/table.ts';
import { type ResidentDocument, residents } from '../../people/collections.ts';
import { type GuardianConsentDocument, guardianConsents, NEVER } from '../collections.ts';

const table = tableOf(guardianConsents);
const MOST = 100;

/** Everybody of these households, with what they have said of their age. One request. */
export function findHome(
  communityId: string,
  householdIds: readonly string[],
): Promise<Pick<ResidentDocument, '_id' | 'name' | 'adult'>[]> {
  return readerOf(residents).find(
    { communityId, 'households.householdId': command.in([...householdIds]) },
    { limit: MOST, fields: ['name', 'adult'], order: [['_id', 'asc']] },
  );
}

/** What is known of whether these people are 18. One request. */
export async function findAges(
  communityId: string,
  ids: readonly string[],
): Promise<Map<string, Pick<ResidentDocument, '_id' | 'adult' | 'households'>>> {
  const found = await readerOf(residents).find(
    { communityId, _id: command.in([...ids]) },
    { limit: 1000, fields: ['adult', 'households'] },
  );
  return new Map(found.map((one) => [one._id, one]));
}

/** What was said of these people. One request. */
export async function findConsents(
  communityId: string,
  ids: readonly string[],
): Promise<Map<string, GuardianConsentDocument>> {
  const found = await table.find({ communityId, _id: command.in([...ids]) }, { limit: MOST });
  return new Map(found.map((one) => [one.residentId, one]));
}

/** Puts somebody's document there if there is none: by itself it says nothing. */
export async function ensureConsent(
  made: GuardianConsentDocument,
): Promise<GuardianConsentDocument> {
  if (await table.insert(made)) return made;
  return (await table.get(made.communityId, made._id)) ?? made;
}

export interface NotedRow extends GuardianConsentDocument {
  people: Pick<ResidentDocument, '_id' | 'name'>[];
}

/** Papers that wait for a second person, the oldest first. One request. */
export function findNoted(communityId: string): Promise<NotedRow[]> {
  return table.aggregate<NotedRow>({ communityId, state: 'noted' }, (pipeline) =>
    pipeline
      .sort({ at: 1, _id: 1 })
      .limit(MOST)
      .addFields({ personIds: ['$residentId', '$notedBy'] })
      .lookup({
        from: residents.name,
        localField: 'personIds',
        foreignField: '_id',
        as: 'people',
      })
      .addFields({ people: expression.ifNull(['$people', []]) }),
  );
}

/** Which withdrawn ones have places to be looked for. */
export function dueToDrop(at: number): Record<string, unknown> {
  return { dropAt: command.lte(at) };
}

/** Its places were looked for; unless it has been given again. */
export async function lookAgain(
  { communityId, _id, change }: GuardianConsentDocument,
  dropAt: number = NEVER,
): Promise<void> {
  await table.change({ communityId, _id, 'change.id': change?.id ?? '' }, { dropAt });
}

/** Of somebody who has left nothing is kept. */
export async function dropConsent(communityId: string, id: string): Promise<void> {
  await table.remove({ communityId, _id: id });
}
