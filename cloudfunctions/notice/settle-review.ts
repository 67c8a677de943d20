import { now } from '../shared/clock.ts';
import type { Verdict } from '../shared/content-check.ts';
import type { NoticeDocument } from '../shared/documents.ts';
import { openReview } from '../shared/review.ts';
import { findByTrace, notices, savePictures } from './notice-repository.ts';
import { settlePicture } from './notice-rules.ts';

type Decision = 'release' | 'reject';

const TRIES = 8; // of a notice's at most six pictures, all answered at once

/** A person has decided on a held text. Doing it again changes nothing. */
export async function settleText(
  communityId: string,
  noticeId: string,
  decision: Decision,
): Promise<void> {
  const notice = await notices.get(communityId, noticeId);
  if (notice?.state !== 'held') return;
  await notices.change(
    { communityId, _id: noticeId, state: 'held' },
    decision === 'release'
      ? {
          state: 'published',
          publishedAt: now(),
          'delivery.state': notice.mustConfirm ? 'due' : 'done',
        }
      : { state: 'rejected', 'delivery.state': 'done' },
  );
}

/**
 * A person has decided on doubtful pictures. Doing it again changes nothing.
 * @param decided file ids of those that the decision is about: one that turns doubtful later waits for its own
 */
export async function settlePictures(
  communityId: string,
  noticeId: string,
  decision: Decision,
  decided: readonly string[],
): Promise<void> {
  const notice = await notices.get(communityId, noticeId);
  if (!notice) return;
  const state = decision === 'release' ? 'passed' : 'blocked';
  await changePictures(notice, (pictures) =>
    pictures.map((picture) =>
      picture.state === 'review' && decided.includes(picture.fileId)
        ? { ...picture, state }
        : picture,
    ),
  );
}

/** WeChat's answer about one picture. An unknown trace id, or one answered before, changes nothing. */
export async function settleTrace(traceId: string, verdict: Verdict): Promise<void> {
  const notice = await findByTrace(traceId);
  if (!notice) return;
  const state = verdict === 'pass' ? 'passed' : verdict === 'risky' ? 'blocked' : 'review';
  const changed = await changePictures(notice, (pictures) =>
    settlePicture(pictures, traceId, state),
  );
  if (changed && state === 'review') {
    await openReview(notice, verdict === 'review' ? 'picture-review' : 'picture-unchecked');
  }
}

/** Reads, changes and saves until nobody was in between. @returns whether anything changed */
export async function changePictures(
  first: NoticeDocument,
  change: (pictures: NoticeDocument['pictures']) => NoticeDocument['pictures'],
): Promise<boolean> {
  let notice: NoticeDocument | undefined = first;
  for (let attempt = 0; notice && attempt < TRIES; attempt += 1) {
    const pictures = change(notice.pictures);
    const changed = pictures.some((picture, index) => picture !== notice?.pictures[index]);
    const isSame = JSON.stringify(pictures) === JSON.stringify(notice.pictures);
    if (!changed || isSame) return false;
    if ((await savePictures(notice, pictures)) === 1) return true;
    notice = await notices.get(notice.communityId, notice._id);
  }
  return false;
}
