import type { Stamp } from '../../kernel/database/collection.ts';
import { job } from '../../kernel/job.ts';
import { type SeasonDocument, seasons } from '../collections.ts';
import { editOne } from './change-shift.ts';
import { findAhead, markEdited } from './season-repository.ts';

/** Each shift takes the change over, once: one that is cancelled or has begun by now stays as it is. */
export async function settleEdit(season: SeasonDocument): Promise<void> {
  const { _id, edit, edited } = season;
  if (!edit || edited !== false) return;
  const stamp: Stamp = {
    id: edit.id,
    action: 'season.edit',
    actorId: edit.by,
    target: `season:${_id}`,
    at: edit.at,
  };
  for (const shift of await findAhead(season, edit.from, edit.at)) {
    await editOne(shift, edit, stamp);
  }
  await markEdited(season);
}

export const editSeasons = job<SeasonDocument>({
  name: 'season.edit',
  collection: seasons,
  due: () => ({ edited: false }),
  one: settleEdit,
});
