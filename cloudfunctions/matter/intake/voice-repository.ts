import { type Page, readPage } from '../../kernel/database/page.ts';
import { command, tableOf } from '../../kernel/database/table.ts';
import { type MatterDocument, matters, type VoiceDocument, voices } from '../collections.ts';

const table = tableOf(voices);

export const voiceIdOf = (matterId: string, residentId: string) => `${matterId}:${residentId}`;

/** Neighbours who joined. One request. */
export function countVoices(communityId: string, matterId: string): Promise<number> {
  return table.count({ communityId, matterId, joins: true });
}

/** The number of voices of the matter knows of this change of a voice. One request. */
export async function markCounted({ communityId, _id, change }: VoiceDocument): Promise<void> {
  await table.change({ communityId, _id, 'change.id': change.id }, { counted: true });
}

export interface JoinedRow extends VoiceDocument {
  matter: MatterDocument[];
}

/** What somebody joined, the latest first. One request. */
export function readJoined(
  communityId: string,
  residentId: string,
  after: string | undefined,
): Promise<Page<JoinedRow>> {
  return readPage<VoiceDocument, JoinedRow>(
    table,
    { communityId, residentId, joins: true },
    {
      by: ['at'],
      direction: 'desc',
      limit: 30,
      after,
      join: (pipeline) =>
        pipeline.lookup({
          from: matters.name,
          localField: 'matterId',
          foreignField: '_id',
          as: 'matter',
        }),
    },
  );
}

/** Voices that the number of their matter does not know of. */
export const uncountedVoices = () => ({ counted: false });

/** Everybody who joined. One request. */
export function findVoices(communityId: string, matterId: string): Promise<VoiceDocument[]> {
  return table.find({ communityId, matterId, joins: true }, { limit: 1000 });
}

/** Voices that stand under another matter because of this one. One request. */
export function findVoicesFrom(communityId: string, from: string): Promise<VoiceDocument[]> {
  return table.find({ communityId, from, joins: true }, { limit: 1000 });
}

/**
 * Voices that stand because of another matter. Whoever joined, or left, by themselves stays as they are; those that
 * had ended with it stand again.
 */
export async function addVoices(documents: readonly VoiceDocument[], from: string): Promise<void> {
  const [first] = documents;
  if (!first) return;
  await table.insertMissing(documents);
  const ids = documents.map(({ _id }) => _id);
  await table.change(
    { communityId: first.communityId, from, joins: false, _id: command.in(ids) },
    { joins: true, counted: false },
  );
}

/** Voices that stood because of a matter which goes on by itself again. */
export async function endVoicesFrom(communityId: string, from: string): Promise<void> {
  await table.change({ communityId, from, joins: true }, { joins: false, counted: false });
}
