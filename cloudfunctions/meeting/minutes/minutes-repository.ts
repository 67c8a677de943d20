import { tableOf } from '../../kernel/database/table.ts';
import { type MinutesDocument, minutes } from '../collections.ts';

const table = tableOf(minutes);

/** The meeting knows of this version as it was seen. One request. */
export async function endTelling({ communityId, _id, change }: MinutesDocument): Promise<void> {
  await table.change({ communityId, _id, 'change.id': change.id }, { telling: false });
}

export function getMinutes(communityId: string, id: string): Promise<MinutesDocument | undefined> {
  return table.get(communityId, id);
}

/** A version that nobody has begun. One request. @returns false if somebody has */
export function insertMinutes(version: MinutesDocument): Promise<boolean> {
  return table.insert(version);
}
