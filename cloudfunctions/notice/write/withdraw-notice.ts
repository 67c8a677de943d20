import type { NoticeActions, NoticeState } from '../../../typings/contract/notice.ts';
import { recordAudit, stampOf } from '../../kernel/audit.ts';
import { now } from '../../kernel/clock.ts';
import type { ActorContext } from '../../kernel/handler.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { checkText } from '../../review/content-check.ts';
import { dropReviews } from '../../review/review.ts';
import type { NoticeDocument } from '../collections.ts';
import { changeState, notices } from '../read/notice-repository.ts';

type Input = NoticeActions['withdrawNotice']['input'];

/** What becomes of a notice that is taken back, by how far it had come. */
const AFTER: Partial<Record<NoticeState, NoticeState>> = {
  published: 'withdrawn',
  scheduled: 'cancelled',
  held: 'cancelled',
};
const TRIES = 3; // it may appear, or be released, at the same moment

/**
 * Takes a notice back, with the reason in the place of its text; one that had not appeared is
 * cancelled and never seen. Withdrawing cannot wait for a check: a reason that the check doubts is
 * kept for officers and not shown to readers.
 */
export async function withdrawNotice(
  { communityId, noticeId, reason, commandId }: Input,
  { openid, actor, loaded }: ActorContext,
): Promise<NoticeActions['withdrawNotice']['data']> {
  let notice = loaded.notice?.[0] as NoticeDocument | undefined;
  if (!notice) throw new Refusal('NOTICE_NOT_FOUND');
  const target = `notice:${noticeId}`;
  const change = stampOf(openid, commandId, actor.residentId, 'notice.withdraw', target);
  if (notice.change.id === change.id) return finish(notice);
  const verdict = await checkText(openid, reason, 'forum');
  if (verdict === 'risky') throw new Refusal('TEXT_REFUSED');
  const byName = actor.resident.name;
  const withdrawn = { at: now(), reason, byName, shown: verdict === 'pass' };
  for (let turn = 0; notice && turn < TRIES; turn += 1) {
    if (notice.change.id === change.id) return finish(notice);
    const state = AFTER[notice.state];
    if (!state) throw new Refusal('NOTICE_NOT_CURRENT');
    const patch = { state, withdrawn, pending: null, pinned: false, order: notice.publishedAt };
    const delivery = { 'delivery.state': 'done' };
    const changed = await changeState(notice, { ...patch, ...delivery, change });
    if (changed === 1) return finish({ ...notice, ...patch, change });
    notice = await notices.get(communityId, noticeId);
  }
  throw new Refusal('SERVICE_BUSY');
}

async function finish(notice: NoticeDocument): Promise<NoticeActions['withdrawNotice']['data']> {
  const { communityId, _id, state, change } = notice;
  await dropReviews(communityId, _id);
  await recordAudit(communityId, change);
  return { state };
}
