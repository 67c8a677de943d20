import type { NoticeActions } from '../../../typings/contract/notice.ts';
import { recordAudit, stampOf } from '../../kernel/audit.ts';
import { now } from '../../kernel/clock.ts';
import type { ActorContext } from '../../kernel/handler.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { checkText } from '../../review/content-check.ts';
import { openReviews } from '../../review/review.ts';
import type { NoticeDocument, PendingCorrection } from '../collections.ts';
import { changeCurrent, notices } from '../read/notice-repository.ts';
import { correctionPatch, MOST_CORRECTIONS, partsToReview } from './review-rules.ts';

type Input = NoticeActions['correctNotice']['input'];

const ACTION = 'notice.correct';

/** The notice, and the entry that an earlier attempt of this command may have left. */
export function correctLoad({ noticeId, commandId }: Input, openid: string) {
  const { id } = stampOf(openid, commandId, '', ACTION, `notice:${noticeId}`);
  return {
    notice: { from: 'notices', ids: noticeId },
    earlier: { from: 'audit', ids: id },
  };
}

/**
 * Puts a new text in the place of the one that the officer saw; the old one stays readable. A text
 * that the check doubts waits for another person's eye, and the old one stands until then.
 */
export async function correctNotice(
  input: Input,
  { openid, actor, loaded }: ActorContext,
): Promise<NoticeActions['correctNotice']['data']> {
  const { communityId, noticeId, commandId, version, title, body, reason } = input;
  const { residentId } = actor;
  const notice = loaded.notice?.[0] as NoticeDocument | undefined;
  if (!notice) throw new Refusal('NOTICE_NOT_FOUND');
  const stamp = stampOf(openid, commandId, residentId, ACTION, `notice:${noticeId}`);
  if (loaded.earlier?.length || isBy(notice, stamp.id)) return finish(notice, stamp.id);
  requireCorrectable(notice, version);
  const verdict = await checkText(openid, `${title}\n${body}\n${reason}`, 'forum');
  if (verdict === 'risky') throw new Refusal('TEXT_REFUSED');

  const correction = { title, body, reason, byName: actor.resident.name };
  const pending: PendingCorrection | null =
    verdict === 'pass' ? null : { ...correction, heldFor: verdict, change: stamp };
  const patch = pending ? { pending } : correctionPatch(notice, correction, now());
  const changed = await changeCurrent(notice, { ...patch, change: stamp });
  if (changed === 1) return finish({ ...notice, ...patch, change: stamp }, stamp.id);
  const found = await notices.get(communityId, noticeId);
  if (!found) throw new Refusal('NOTICE_NOT_FOUND');
  if (isBy(found, stamp.id)) return finish(found, stamp.id);
  requireCorrectable(found, version);
  throw new Refusal('NOTICE_CHANGED');
}

function isBy({ change, pending }: NoticeDocument, id: string): boolean {
  return change.id === id || pending?.change.id === id;
}

function requireCorrectable({ state, pending, version: now }: NoticeDocument, seen: number): void {
  if (state !== 'published') throw new Refusal('NOTICE_NOT_CURRENT');
  if (pending) throw new Refusal('NOTICE_CORRECTION_WAITS');
  if (now !== seen) throw new Refusal('NOTICE_CHANGED');
  if (now >= MOST_CORRECTIONS) {
    throw new Refusal('NOTICE_CORRECTED_TOO_OFTEN', { times: MOST_CORRECTIONS });
  }
}

async function finish(
  notice: NoticeDocument,
  commandedId: string,
): Promise<NoticeActions['correctNotice']['data']> {
  const { communityId, version, pending, change } = notice;
  const waits = pending?.change.id === commandedId;
  if (waits) {
    const correction = partsToReview(notice).filter(({ part }) => part === 'correction');
    await openReviews(notice, correction);
  }
  if (change.id === commandedId) await recordAudit(communityId, change);
  return { version, waits };
}
