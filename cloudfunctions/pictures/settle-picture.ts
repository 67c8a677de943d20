import { pictureStateOf } from '../review/picture-rules.ts';
import { openReviews } from '../review/review.ts';
import type { Decision } from '../review/subject.ts';
import type { Verdict } from '../review/verdict.ts';
import { type PictureDocument, UNQUEUED } from './collections.ts';
import { findByTrace, getPicture, moveOn } from './picture-repository.ts';
import { afterCheck } from './picture-rules.ts';

/** Does what a person has decided about a picture. Doing it again changes nothing. */
export async function settleReviewed(decision: Decision): Promise<void> {
  const { communityId, subjectId, release, decided } = decision;
  const picture = await getPicture(communityId, subjectId);
  if (picture?.state !== 'review' || !decided.includes(picture.fileId)) return;
  await moveOn(picture, release ? 'passed' : 'blocked');
}

/** WeChat's answer about a picture. One answered before changes nothing. @returns whether it is one of these */
export async function settleTrace(traceId: string, verdict: Verdict): Promise<boolean> {
  const picture = await findByTrace(traceId);
  if (!picture) return false;
  if (picture.state !== 'waiting') return true;
  const state = afterCheck(picture.purpose, pictureStateOf(verdict));
  if ((await moveOn(picture, state)) === 1 && state === 'review') {
    await askForEye(picture, verdict === 'review');
  }
  return true;
}

/** Puts a picture into the queue for a person's eye, unless it is looked at elsewhere. @param doubted by the check, which else has not answered */
export async function askForEye(picture: PictureDocument, doubted: boolean): Promise<void> {
  if (UNQUEUED.includes(picture.purpose)) return;
  const reason = doubted ? 'picture-review' : 'picture-unchecked';
  await openReviews(picture, [{ part: 'picture', reason }], 'picture');
}
