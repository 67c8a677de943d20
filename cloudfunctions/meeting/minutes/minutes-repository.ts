import { tableOf } from '../../kernel/database/table.ts';
import { type MinutesDocument, minutes } from '../collections.ts';

/** The meeting knows of this version as it was seen. One request. */
export async function endTelling({ communityId, _id, change }: MinutesDocument): Promise<void> {
  await tableOf(minutes).change({ communityId, _id, 'change.id': change.id }, { telling: false });
}
