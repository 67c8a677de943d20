import { now } from '../../kernel/clock.ts';
import { pictureStateOf, settleFiles, settlePicture } from '../../review/picture-rules.ts';
import { openReviews } from '../../review/review.ts';
import type { Decision } from '../../review/subject.ts';
import type { Verdict } from '../../review/verdict.ts';
import type { NoticeDocument } from '../collections.ts';
import type { ReviewPart } from '../read/notice-types.ts';
import { appearance } from '../write/notice-times.ts';
import { closeReports } from './report-repository.ts';
import { correctionPatch } from './review-rules.ts';
import {
  endHold,
  findByTrace,
  getNotice,
  saveCorrection,
  saveFiles,
  takeDown,
} from './settle-repository.ts';

const TRIES = 8; // of a notice's few files, all answered at once

/** Does what a decision about a part of a notice says. Doing it again changes nothing. */
export async function settleReview(decision: Decision<ReviewPart>): Promise<void> {
  const { communityId, subjectId, part } = decision;
  const notice = await getNotice(communityId, subjectId);
  if (!notice) return;
  if (part === 'text') await settleText(notice, decision);
  else if (part === 'correction') await settleCorrection(notice, decision);
  else if (part === 'reports') await settleReports(notice, decision);
  else await settleFilesOf(notice, part, decision);
}

async function settleText(notice: NoticeDocument, { release }: Decision): Promise<void> {
  if (!release) {
    await endHold(notice, { state: 'rejected', 'delivery.state': 'done' });
    return;
  }
  const patch = appearance(notice, now());
  const delivery = notice.mustConfirm ? 'due' : 'done';
  await endHold(
    notice,
    patch.state === 'published' ? { ...patch, 'delivery.state': delivery } : patch,
  );
}

async function settleFilesOf(
  first: NoticeDocument,
  part: 'pictures' | 'attachments',
  { release, decided }: Decision,
): Promise<void> {
  const after = release ? 'passed' : 'blocked';
  await changeFiles(first, ({ pictures, attachments }) => ({
    pictures: part === 'pictures' ? settleFiles(pictures, decided, after) : pictures,
    attachments: part === 'attachments' ? settleFiles(attachments, decided, after) : attachments,
  }));
}

async function settleCorrection(
  notice: NoticeDocument,
  { release, decided }: Decision,
): Promise<void> {
  const { pending } = notice;
  if (!pending || !decided.includes(pending.change.id)) return;
  const patch = release ? correctionPatch(notice, pending, pending.change.actorId, now()) : {};
  await saveCorrection(notice, pending.change.id, patch);
}

/** Released: readers were wrong about it. Rejected: it goes, and its page says that it was reviewed. */
async function settleReports(notice: NoticeDocument, { release, at }: Decision): Promise<void> {
  const { communityId, _id } = notice;
  if (!release) await takeDown(notice, { at, reason: '', byName: '', shown: true });
  await closeReports(communityId, _id, at);
}

/**
 * WeChat's answer about one picture. One answered before changes nothing.
 * @returns whether it is a notice's
 */
export async function settleTrace(traceId: string, verdict: Verdict): Promise<boolean> {
  const notice = await findByTrace(traceId);
  if (!notice) return false;
  const state = pictureStateOf(verdict);
  const changed = await changeFiles(notice, ({ pictures, attachments }) => ({
    pictures: settlePicture(pictures, traceId, state),
    attachments,
  }));
  if (changed && state === 'review') {
    const reason = verdict === 'review' ? 'picture-review' : 'picture-unchecked';
    await openReviews(notice, [{ part: 'pictures', reason }], 'notice');
  }
  return true;
}

type Files = Pick<NoticeDocument, 'pictures' | 'attachments'>;

/** Reads, changes and saves until nobody was in between. @returns whether anything changed */
export async function changeFiles(
  first: NoticeDocument,
  change: (files: Files) => Files,
): Promise<boolean> {
  let notice: NoticeDocument | undefined = first;
  for (let attempt = 0; notice && attempt < TRIES; attempt += 1) {
    const { pictures, attachments }: Files = notice;
    const files = change({ pictures, attachments });
    if (JSON.stringify(files) === JSON.stringify({ pictures, attachments })) return false;
    if ((await saveFiles(notice, files)) === 1) return true;
    notice = await getNotice(notice.communityId, notice._id);
  }
  return false;
}
