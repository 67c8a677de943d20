import type { PicturePurpose } from '../../typings/contract/parts/picture.ts';
import { type IncomingDocument, incoming } from '../files/collections.ts';
import { deleteFile, eraseFile } from '../files/file.ts';
import { forgetIncoming, incomingPicturesUntil } from '../files/incoming-repository.ts';
import { sweepOf } from '../kernel/audit.ts';
import { now } from '../kernel/clock.ts';
import { type Job, job } from '../kernel/upkeep.ts';
import { type PictureDocument, pictures } from './collections.ts';
import {
  askedBefore,
  findStoredAt,
  lookAgain,
  markErased,
  moveOn,
  removePicture,
  toLookAt,
  toQueue,
  withoutReview,
} from './picture-repository.ts';
import { afterCheck, CHECK_WAIT, NEXT_LOOK } from './picture-rules.ts';
import { askForEye } from './settle-picture.ts';

/** Checks that never answered are for a person. */
const giveUpChecks = job<PictureDocument>({
  name: 'pictures.unchecked',
  collection: pictures,
  due: (at) => askedBefore(at - CHECK_WAIT),
  one: async (picture) => {
    const state = afterCheck(picture.purpose, 'review');
    if ((await moveOn(picture, state)) === 1 && state === 'review') await askForEye(picture, false);
  },
});

/** Pictures for a person's eye that are in no queue. */
const queueDoubtful = job<PictureDocument>({
  name: 'pictures.review',
  collection: pictures,
  due: toQueue,
  stages: withoutReview,
  one: (picture) => askForEye(picture, picture.traceId !== null),
});

/** Files that nobody is to see: each is deleted before its document says so. */
const dropRefused = job<PictureDocument>({
  name: 'pictures.refused',
  collection: pictures,
  due: () => ({ state: 'blocked' }),
  one: async (picture) => {
    await eraseFile(picture.path);
    await moveOn(picture, 'gone');
  },
});

/** Pictures of what was taken back, or of somebody who has left. */
const dropErased = job<PictureDocument>({
  name: 'pictures.erase',
  collection: pictures,
  due: () => ({ state: 'erased' }),
  one: async (picture) => {
    await eraseFile(picture.path);
    await removePicture(picture);
  },
});

/** What phones have put there, and what of it was stored by attempts that came to nothing. */
const dropUploads = job<IncomingDocument>({
  name: 'pictures.drop-incoming',
  collection: incoming,
  due: incomingPicturesUntil,
  order: { dropAt: 1 },
  one: async (old) => {
    const { communityId, stored = [] } = old;
    const used = await findStoredAt(communityId, stored);
    for (const path of stored.filter((one) => !used.includes(one))) await eraseFile(path);
    await deleteFile(old.fileId);
    await forgetIncoming(old);
  },
});

export const pictureUpkeep = [
  giveUpChecks,
  queueDoubtful,
  dropRefused,
  dropErased,
  dropUploads,
  sweepOf(pictures),
];

/**
 * Pictures that a module's documents refer to, looked at now and then: those that nothing refers to any more, or
 * never did, go.
 * @param isUsed whether one of the module's documents shows it
 */
export function looseOf(
  name: string,
  purposes: readonly PicturePurpose[],
  isUsed: (picture: PictureDocument) => Promise<boolean>,
): Job {
  return job<PictureDocument>({
    name,
    collection: pictures,
    due: (at) => toLookAt(purposes, at),
    order: { lookAt: 1 },
    one: async (picture) => {
      if (await isUsed(picture)) await lookAgain(picture, now() + NEXT_LOOK);
      else await markErased(picture.communityId, [picture._id]);
    },
  });
}
