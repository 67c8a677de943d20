import { createHash } from 'node:crypto';
import type { IncomingDocument } from '../files/collections.ts';
import { putFile, readUploaded } from '../files/file.ts';
import { noteStored } from '../files/incoming-repository.ts';
import { Refusal } from '../kernel/refusal.ts';
import { barePicture } from './bytes-rules.ts';

/** Of what a phone has made smaller. */
const MOST_BYTES = 2_000_000;
/** Files that may come of one upload: whoever repeats a command has the same one again. */
const MOST_STORED = 5;

/**
 * Puts what a phone has uploaded where no phone can write, without what it says beside the picture. The name follows
 * from its content: whatever the phone writes meanwhile, what is checked is what is shown. It is noted before it is
 * there, so that what a cut leaves is found.
 * @returns where it lies
 * @throws Refusal PICTURE_UNFIT, FILE_NOT_FOUND, FILE_TOO_LARGE, SERVICE_BUSY
 */
export async function takeBytes(
  incoming: IncomingDocument,
  pictureId: string,
): Promise<{ path: string; fileId: string }> {
  const picture = barePicture(await readUploaded(incoming.fileId, MOST_BYTES));
  if (!picture) throw new Refusal('PICTURE_UNFIT');
  const hash = createHash('sha256').update(picture.bytes).digest('hex').slice(0, 32);
  const path = `pictures/${incoming.communityId}/${pictureId}-${hash}.${picture.kind}`;
  const { stored = [] } = incoming;
  if (!stored.includes(path)) {
    if (stored.length >= MOST_STORED) throw new Refusal('FILE_NOT_FOUND');
    await noteStored(incoming, path);
  }
  return { path, fileId: await putFile(path, picture.bytes) };
}
