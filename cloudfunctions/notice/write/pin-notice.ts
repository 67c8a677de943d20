import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { action } from '../../people/action.ts';
import { notices } from '../collections.ts';
import { EDITORS } from '../read/notice-access.ts';
import { noticeChange } from '../read/notice-schema.ts';
import { orderOf } from './notice-rules.ts';

/** Puts a notice above all others, or back among them. Two officers who want the same agree. */
export const pinNotice = action('notice.pinNotice', {
  input: v.strictObject({ ...noticeChange, pinned: v.boolean() }),
  access: EDITORS,
  load: ({ noticeId }) => ({ notice: one(notices, noticeId, 'NOTICE_NOT_FOUND') }),
  command: ({ noticeId, pinned }) => ({
    action: pinned ? 'notice.pin' : 'notice.unpin',
    target: `notice:${noticeId}`,
  }),
  budget: 3,
  run: ({ pinned }, context) =>
    change(context, notices, context.notice, {
      missing: 'NOTICE_NOT_FOUND',
      seen: ['state'],
      decide: ({ state, pinned: isPinned, publishedAt }) => {
        if (state !== 'published') throw new Refusal('NOTICE_NOT_CURRENT');
        return isPinned === pinned ? null : { pinned, order: orderOf(publishedAt, pinned) };
      },
      answer: (notice) => ({ pinned: notice.pinned }),
    }),
});
