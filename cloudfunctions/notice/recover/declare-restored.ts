import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { action } from '../../people/action.ts';
import { notices } from '../collections.ts';
import { RESTORERS } from '../read/notice-access.ts';
import { noticeChange } from '../read/notice-schema.ts';
import { mayBeRestored } from './recovery-rules.ts';

/** An officer says that all is well again, or takes that back. Two officers who say the same agree. */
export const declareRestored = action('notice.declareRestored', {
  input: v.strictObject({ ...noticeChange, restored: v.boolean() }),
  access: RESTORERS,
  load: ({ noticeId }) => ({ notice: one(notices, noticeId, 'NOTICE_NOT_FOUND') }),
  command: ({ noticeId, restored }) => ({
    action: restored ? 'notice.restore' : 'notice.unrestore',
    target: `notice:${noticeId}`,
  }),
  budget: 4,
  run: ({ restored }, context) => {
    const { actor, command } = context;
    const { at } = command.stamp;
    return change(context, notices, context.notice, {
      missing: 'NOTICE_NOT_FOUND',
      seen: ['state'],
      decide: (notice) => {
        if (notice.state !== 'published') throw new Refusal('NOTICE_NOT_CURRENT');
        if (!mayBeRestored(notice, at)) throw new Refusal('NOTHING_TO_RESTORE');
        if (Boolean(notice.restored) === restored) return null;
        return { restored: restored ? { at, byName: actor.resident.name } : null };
      },
      answer: (notice) => ({ restoredAt: notice.restored?.at ?? null }),
    });
  },
});
