import type { NoticeActions } from '../../../typings/contract/notice.ts';
import { recordAudit, stampOf } from '../../kernel/audit.ts';
import { now } from '../../kernel/clock.ts';
import type { ActorContext } from '../../kernel/handler.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { noticeTemplate } from '../../messages/message.ts';
import { requireAsking } from '../confirm/list-confirmations.ts';
import { countReachable } from '../confirm/receipt-repository.ts';
import { REMINDER_HOURS } from '../confirm/receipt-rules.ts';
import { beginReminders, notices } from '../read/notice-repository.ts';

const ACTION = 'notice.remind';

/** The notice, and the entry that an earlier attempt of this command may have left. */
export function remindLoad(
  { noticeId, commandId }: NoticeActions['remindHouseholds']['input'],
  openid: string,
) {
  const { id } = stampOf(openid, commandId, '', ACTION, `notice:${noticeId}`);
  return {
    notice: { from: 'notices', ids: noticeId },
    earlier: { from: 'audit', ids: id },
  };
}

/**
 * Begins a round of reminders: the timer sends them in chunks to those who have not confirmed by then
 * and can still be sent a message. @returns how many households that is now; the others are knocked for
 */
export async function remindHouseholds(
  { communityId, noticeId, commandId }: NoticeActions['remindHouseholds']['input'],
  { openid, actor, loaded }: ActorContext,
): Promise<NoticeActions['remindHouseholds']['data']> {
  const notice = requireAsking(loaded);
  const { residentId } = actor;
  const change = stampOf(openid, commandId, residentId, ACTION, `notice:${noticeId}`);
  if (notice.change.id === change.id) {
    await recordAudit(communityId, notice.change);
    return { households: notice.remindedHouseholds };
  }
  if (loaded.earlier?.length) return { households: notice.remindedHouseholds };
  const at = now();
  const wait = REMINDER_HOURS * 60 * 60_000;
  if (notice.remindedAt !== null && at - notice.remindedAt < wait) tooSoon();
  const { audience } = notice;
  const households = await countReachable(communityId, noticeId, audience, noticeTemplate());
  if ((await beginReminders(notice, at, households, change)) === 0) {
    const found = await notices.get(communityId, noticeId);
    if (found?.change.id !== change.id) tooSoon();
  }
  await recordAudit(communityId, change);
  return { households };
}

function tooSoon(): never {
  throw new Refusal('REMINDED_RECENTLY', { hours: REMINDER_HOURS });
}
