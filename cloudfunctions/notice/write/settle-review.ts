import { now } from '../../kernel/clock.ts';
import type { Verdict } from '../../review/content-check.ts';
import { openReviews } from '../../review/review.ts';
import type { NoticeDocument } from '../collections.ts';
import {
  findByTrace,
  notices,
  saveCorrection,
  saveFiles,
  takeDown,
} from '../read/notice-repository.ts';
import type { ReviewPart } from '../read/notice-types.ts';
import { closeReports } from '../read/report-repository.ts';
import { appearance } from './appear-notice.ts';
import { correctionPatch, settlePicture } from './review-rules.ts';

/** What a person decided about one part of a notice. */
export interface Decision {
  communityId: string;
  noticeId: string;
  part: ReviewPart;
  release: boolean;
  /** ids of what it is about: files or a correction; what comes later waits for its own decision */
  decided: readonly string[];
  at: number;
}

const TRIES = 8; // of a notice's few files, all answered at once

/** Does what a decision says. Doing it again changes nothing. */
export async function settle(decision: Decision): Promise<void> {
  const { communityId, noticeId, part } = decision;
  const notice = await notices.get(communityId, noticeId);
  if (!notice) return;
  if (part === 'text') await settleText(notice, decision);
  else if (part === 'correction') await settleCorrection(notice, decision);
  else if (part === 'reports') await settleReports(notice, decision);
  else await settleFiles(notice, decision);
}

async function settleText(notice: NoticeDocument, { release }: Decision): Promise<void> {
  const { communityId, _id, mustConfirm } = notice;
  const patch = release
    ? appearance(notice, now())
    : { state: 'rejected', 'delivery.state': 'done' };
  const delivery =
    patch.state === 'published' ? { 'delivery.state': mustConfirm ? 'due' : 'done' } : {};
  await notices.change({ communityId, _id, state: 'held' }, { ...patch, ...delivery });
}

async function settleFiles(first: NoticeDocument, decision: Decision): Promise<void> {
  const { part, release, decided } = decision;
  const after = release ? 'passed' : 'blocked';
  const decide = <File extends { fileId: string; state: string }>(files: File[]): File[] =>
    files.map((file) =>
      file.state === 'review' && decided.includes(file.fileId) ? { ...file, state: after } : file,
    );
  await changeFiles(first, ({ pictures, attachments }) => ({
    pictures: part === 'pictures' ? decide(pictures) : pictures,
    attachments: part === 'attachments' ? decide(attachments) : attachments,
  }));
}

async function settleCorrection(
  notice: NoticeDocument,
  { release, decided }: Decision,
): Promise<void> {
  const { pending } = notice;
  if (!pending || !decided.includes(pending.change.id)) return;
  const patch = release ? correctionPatch(notice, pending, now()) : {};
  await saveCorrection(notice, { ...patch, pending: null });
}

/** Released: readers were wrong about it. Rejected: it goes, and its page says that it was reviewed. */
async function settleReports(notice: NoticeDocument, { release, at }: Decision): Promise<void> {
  const { communityId, _id } = notice;
  if (!release) await takeDown(notice, { at, reason: '', byName: '', shown: true });
  await closeReports(communityId, _id, at);
}

/** WeChat's answer about one picture. An unknown trace id, or one answered before, changes nothing. */
export async function settleTrace(traceId: string, verdict: Verdict): Promise<void> {
  const notice = await findByTrace(traceId);
  if (!notice) return;
  const state = verdict === 'pass' ? 'passed' : verdict === 'risky' ? 'blocked' : 'review';
  const changed = await changeFiles(notice, ({ pictures, attachments }) => ({
    pictures: settlePicture(pictures, traceId, state),
    attachments,
  }));
  if (changed && state === 'review') {
    const reason = verdict === 'review' ? 'picture-review' : 'picture-unchecked';
    await openReviews(notice, [{ part: 'pictures', reason }]);
  }
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
    notice = await notices.get(notice.communityId, notice._id);
  }
  return false;
}
