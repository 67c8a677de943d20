import type { PicturePurpose, PictureStanding } from '../../typings/contract/parts/picture.ts';
import type { IncomingDocument } from '../files/collections.ts';
import { type Commanded, insert } from '../kernel/command.ts';
import { Refusal } from '../kernel/refusal.ts';
import { checkPicture } from '../review/content-check.ts';
import { type PictureDocument, pictures } from './collections.ts';
import { afterCheck, FIRST_LOOK, standingOf, USABLE } from './picture-rules.ts';
import { askForEye } from './settle-picture.ts';
import { takeBytes } from './take-bytes.ts';

interface Taken {
  /** where the phone has put it; taken away after a day */
  upload: IncomingDocument | undefined;
  purpose: PicturePurpose;
  residentId: string;
  openid: string;
}

/**
 * Makes a picture of what a phone has uploaded, and has it checked. Nothing refers to it yet.
 * @throws Refusal FILE_NOT_FOUND, and what takeBytes does
 */
export function storePicture(
  context: Commanded,
  communityId: string,
  { upload, purpose, residentId, openid }: Taken,
): Promise<{ pictureId: string; standing: PictureStanding }> {
  const { stamp } = context.command;
  return insert(context, communityId, pictures, {
    prepare: async () => {
      // What was put there long ago may be taken away at any moment.
      const isFit = upload?.folder === 'pictures' && upload.at >= stamp.at - USABLE / 2;
      if (!isFit || upload.residentId !== residentId) throw new Refusal('FILE_NOT_FOUND');
      const stored = await takeBytes(upload, stamp.id);
      const { state, traceId } = await checkPicture(openid, stored.fileId, 'forum');
      return { ...stored, state: afterCheck(purpose, state), traceId };
    },
    decide: (change, stored): PictureDocument => ({
      _id: change.id,
      communityId,
      purpose,
      residentId,
      ...stored,
      askedAt: stored.state === 'waiting' ? change.at : null,
      lookAt: change.at + FIRST_LOOK,
      change,
    }),
    follow: async (picture) => {
      if (picture.state === 'review') await askForEye(picture, picture.traceId !== null);
    },
    answer: (picture, { id }) => ({
      pictureId: id,
      standing: (picture && standingOf(picture.state)) ?? 'refused',
    }),
  });
}
