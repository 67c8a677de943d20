import type { NoticeActions } from '../../../typings/contract/notice.ts';
import { recordAudit, stampOf } from '../../kernel/audit.ts';
import type { ActorContext } from '../../kernel/handler.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { NoticeDocument } from '../collections.ts';
import { changePin, notices } from '../read/notice-repository.ts';
import { orderOf } from './notice-rules.ts';

/** Puts a notice above all others, or back among them. Two officers who want the same agree. */
export async function pinNotice(
  { communityId, noticeId, pinned, commandId }: NoticeActions['pinNotice']['input'],
  { openid, actor, loaded }: ActorContext,
): Promise<NoticeActions['pinNotice']['data']> {
  const notice = loaded.notice?.[0] as NoticeDocument | undefined;
  if (!notice) throw new Refusal('NOTICE_NOT_FOUND');
  const action = pinned ? 'notice.pin' : 'notice.unpin';
  const { residentId } = actor;
  const change = stampOf(openid, commandId, residentId, action, `notice:${noticeId}`);
  if (notice.change.id === change.id) {
    await recordAudit(communityId, notice.change);
    return { pinned: notice.pinned };
  }
  const changed = await changePin(notice, pinned, orderOf(notice.publishedAt, pinned), change);
  if (changed === 1) {
    await recordAudit(communityId, change);
    return { pinned };
  }
  const found = await notices.get(communityId, noticeId);
  if (found?.state !== 'published') throw new Refusal('NOTICE_NOT_CURRENT');
  return { pinned: found.pinned };
}
