import type { PictureGroup, PictureLine } from '../../typings/contract/parts/picture.ts';
import { addressesFor } from '../files/file.ts';
import type { PictureDocument } from './collections.ts';
import { standingOf } from './picture-rules.ts';

/** How long the address of a picture works, in seconds. */
const ADDRESS_SECONDS = 600;

/** Which pictures belong together, by their ids. */
export interface Grouped {
  of: string;
  ids: readonly string[];
}

/**
 * Pictures as one person sees them: their own with how they stand, those of others once they have passed. Whether the
 * person may see these pictures at all has been asked before. One request to the storage.
 */
export async function pictureGroups(
  found: readonly PictureDocument[],
  groups: readonly Grouped[],
  residentId: string,
): Promise<PictureGroup[]> {
  const byId = new Map(found.map((picture) => [picture._id, picture]));
  const seen = found.filter((picture) => sees(picture, residentId));
  const urls = await addressesFor(
    seen.filter(hasFile).map(({ fileId }) => fileId),
    ADDRESS_SECONDS,
  );
  return groups.map(({ of, ids }) => {
    const all = ids.flatMap((id) => byId.get(id) ?? []);
    const waiting = all.filter(
      (picture) => !sees(picture, residentId) && standingOf(picture.state) === 'waiting',
    );
    return {
      of,
      pictures: all.flatMap((picture) => lineOf(picture, residentId, urls) ?? []),
      waiting: waiting.length,
    };
  });
}

/** Of these, with addresses, what waits for a person's eye, but for the reader's own. One request to the storage. */
export async function picturesToDecide(
  found: readonly PictureDocument[],
  residentId: string,
): Promise<{ pictureId: string; url: string }[]> {
  const waiting = found.filter((one) => one.state === 'review' && one.residentId !== residentId);
  const urls = await addressesFor(
    waiting.map(({ fileId }) => fileId),
    ADDRESS_SECONDS,
  );
  return waiting.flatMap(({ _id: pictureId, fileId }) => {
    const url = urls.get(fileId);
    return url === undefined ? [] : [{ pictureId, url }];
  });
}

const sees = ({ state, residentId }: PictureDocument, reader: string) =>
  state === 'passed' || (residentId === reader && state !== 'erased');

const hasFile = ({ state }: PictureDocument) => standingOf(state) !== 'refused';

function lineOf(
  picture: PictureDocument,
  reader: string,
  urls: ReadonlyMap<string, string>,
): PictureLine | undefined {
  const standing = standingOf(picture.state);
  if (!standing || !sees(picture, reader)) return undefined;
  const url = hasFile(picture) ? (urls.get(picture.fileId) ?? null) : null;
  return { pictureId: picture._id, standing, url, own: picture.residentId === reader };
}
