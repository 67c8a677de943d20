import * as v from 'valibot';
import type { PicturePurpose } from '../../typings/contract/parts/picture.ts';
import { Refusal } from '../kernel/refusal.ts';
import { documentId } from '../kernel/schema.ts';
import type { PictureDocument } from './collections.ts';
import { pictureFault } from './picture-rules.ts';

/** Of one claim, one appeal, one matter, one step of it or one task. */
const MOST_PICTURES = 4;

/** Ids of pictures that the caller adds to something; phones of before add none. */
export const pictureIds = v.optional(v.pipe(v.array(documentId), v.maxLength(MOST_PICTURES)));

/**
 * Holds pictures to whoever adds them: their own, for this purpose, of today.
 * @throws Refusal PICTURE_NOT_FOUND, PICTURE_REFUSED
 */
export function requirePictures(
  found: readonly PictureDocument[],
  ids: readonly string[],
  purpose: PicturePurpose,
  residentId: string,
  at: number,
): void {
  const fault = pictureFault(found, ids, purpose, residentId, at);
  if (fault) throw new Refusal(fault);
}
