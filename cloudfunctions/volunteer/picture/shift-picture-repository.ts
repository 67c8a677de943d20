import { readerOf } from '../../kernel/database/table.ts';
import type { PictureDocument } from '../../pictures/collections.ts';
import { members, shifts } from '../collections.ts';

/** Whether a shift or a licence that waits still shows a picture. One request. */
export async function showsPicture(picture: PictureDocument): Promise<boolean> {
  const { communityId, _id, purpose } = picture;
  const found =
    purpose === 'licence'
      ? await readerOf(members).count({ communityId, 'proof.pictures': _id })
      : await readerOf(shifts).count({ communityId, 'outcome.pictures': _id });
  return found > 0;
}
