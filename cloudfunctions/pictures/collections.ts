import type { PicturePurpose } from '../../typings/contract/parts/picture.ts';
import { collection, type Stamped } from '../kernel/database/collection.ts';

/**
 * waiting for the check, or decided; `review` waits for a person; blocked: it did not pass, and its file is to go;
 * gone: the file went; erased: the file and this document are to go
 */
export type PictureState = 'waiting' | 'review' | 'passed' | 'blocked' | 'gone' | 'erased';

/** A picture of a phone, without what the phone wrote into it. Who may see it is said by what refers to it. */
export interface PictureDocument extends Stamped {
  purpose: PicturePurpose;
  /** id of who added it */
  residentId: string;
  /** where it lies in the storage; no phone reads there */
  path: string;
  fileId: string;
  state: PictureState;
  /** of the check; null when the check could not be asked */
  traceId: string | null;
  /** when the check was asked for; null once it has answered */
  askedAt: number | null;
  /** when it was added, where somebody has decided about it since */
  addedAt?: number;
  /** when it is looked at next whether anything refers to it */
  lookAt: number;
}

/**
 * Pictures that are in no queue of reviews: what counts on a member's scorecard is looked at by the branch alone, beside
 * the score.
 */
export const UNQUEUED: readonly PicturePurpose[] = ['member-score'];

export const pictures = collection<PictureDocument>('pictures');
