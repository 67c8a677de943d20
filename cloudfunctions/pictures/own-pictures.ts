import type { OwnData } from '../../typings/contract/resident.ts';
import { pictureGroups } from './picture-lines.ts';
import { findPicturesOf, markErasedOf } from './picture-repository.ts';

/** The pictures that somebody has added, for them to take along. One request. */
export async function listOwnPictures(
  communityId: string,
  residentId: string,
): Promise<NonNullable<OwnData['pictures']>> {
  const found = await findPicturesOf(communityId, residentId);
  const groups = found.map(({ _id }) => ({ of: _id, ids: [_id] }));
  const lines = await pictureGroups(found, groups, residentId);
  return found.flatMap(({ purpose, change, addedAt = change.at }, n) => {
    const [line] = lines[n]?.pictures ?? [];
    return line ? [{ purpose, standing: line.standing, at: addedAt, url: line.url }] : [];
  });
}

/**
 * Somebody has left: the pictures of their own go. Those that they added in an office are the community's, under an
 * id that leads to nobody. Doing it again changes nothing.
 */
export function forgetPictures(communityId: string, residentId: string): Promise<void> {
  return markErasedOf(communityId, residentId, ['claim', 'appeal', 'honour', 'matter', 'licence']);
}
