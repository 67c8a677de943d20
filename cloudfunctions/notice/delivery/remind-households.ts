import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { action } from '../../people/action.ts';
import { type NoticeDocument, notices } from '../collections.ts';
import { countReachable } from '../confirm/household-repository.ts';
import { REMINDER_HOURS } from '../confirm/receipt-rules.ts';
import { requireAsking } from '../confirm/require-asking.ts';
import { REMINDERS } from '../read/notice-access.ts';
import { noticeChange } from '../read/notice-schema.ts';

/**
 * Begins a round of reminders: upkeep sends them in chunks to those who have not confirmed by then
 * and can still be sent a message. Answers how many households that is now; the others are knocked for.
 */
export const remindHouseholds = action('notice.remindHouseholds', {
  input: v.strictObject(noticeChange),
  access: REMINDERS,
  load: ({ noticeId }) => ({ notice: one(notices, noticeId, 'NOTICE_NOT_FOUND') }),
  command: ({ noticeId }) => ({ action: 'notice.remind', target: `notice:${noticeId}` }),
  budget: 5,
  run: ({ communityId }, context) => {
    const { at } = context.command.stamp;
    return change(context, notices, context.notice, {
      missing: 'NOTICE_NOT_FOUND',
      prepare: (notice) => {
        requireRemindable(notice, at);
        return countReachable(communityId, notice._id, notice.audience);
      },
      seen: ['state', 'delivery'],
      decide: (notice, households) => {
        requireRemindable(notice, at);
        return {
          delivery: { state: 'due' as const, after: '' },
          reminders: notice.reminders + 1,
          remindedAt: at,
          remindedHouseholds: households,
        };
      },
      answer: ({ remindedHouseholds }) => ({ households: remindedHouseholds }),
    });
  },
});

/** @throws Refusal REMINDED_RECENTLY, also while messages of before are still being queued */
function requireRemindable(notice: NoticeDocument, at: number): void {
  requireAsking(notice);
  const { remindedAt, delivery } = notice;
  const isSoon = remindedAt !== null && at - remindedAt < REMINDER_HOURS * 60 * 60_000;
  if (isSoon || delivery.state !== 'done') {
    throw new Refusal('REMINDED_RECENTLY', { hours: REMINDER_HOURS });
  }
}
