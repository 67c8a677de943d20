import type { NoticeActions } from '../../typings/contract/notice.ts';
import { recordAudit, stampOf } from '../shared/audit.ts';
import { now } from '../shared/clock.ts';
import { Refusal } from '../shared/errors.ts';
import type { ActorContext } from '../shared/handler.ts';
import { noticeTemplate } from '../shared/message.ts';
import { requireAsking } from './list-confirmations.ts';
import { beginReminders } from './notice-repository.ts';
import { countReachable } from './receipt-repository.ts';
import { REMINDER_HOURS } from './receipt-rules.ts';

/**
 * Begins a round of reminders: the timer sends them in chunks to those who have not confirmed by then
 * and can still be sent a message. @returns how many households that is now; the others are knocked for
 */
export async function remindHouseholds(
  { communityId, noticeId, commandId }: NoticeActions['remind']['input'],
  { openid, actor, loaded }: ActorContext,
): Promise<NoticeActions['remind']['data']> {
  const notice = requireAsking(loaded);
  const { residentId } = actor;
  const change = stampOf(openid, commandId, residentId, 'notice.remind', `notice:${noticeId}`);
  if (notice.change.id !== change.id) {
    const at = now();
    const isEarly =
      notice.remindedAt !== null && at - notice.remindedAt < REMINDER_HOURS * 60 * 60_000;
    if (isEarly || (await beginReminders(notice, at, change)) === 0) {
      throw new Refusal('REMINDED_RECENTLY', { hours: REMINDER_HOURS });
    }
  }
  await recordAudit(communityId, notice.change.id === change.id ? notice.change : change);
  const { audience } = notice;
  return { households: await countReachable(communityId, noticeId, audience, noticeTemplate()) };
}
