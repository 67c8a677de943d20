import * as v from 'valibot';
import type { NoticeState } from '../../../typings/contract/notice.ts';
import { one } from '../../kernel/action/load.ts';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { action } from '../../people/action.ts';
import { checkText } from '../../review/content-check.ts';
import { dropReviews } from '../../review/review.ts';
import { notices } from '../collections.ts';
import { EDITORS } from '../read/notice-access.ts';
import { noticeChange, reason } from '../read/notice-schema.ts';

/** What becomes of a notice that is taken back, by how far it had come. */
const AFTER: Partial<Record<NoticeState, NoticeState>> = {
  published: 'withdrawn',
  scheduled: 'cancelled',
  held: 'cancelled',
};

/**
 * Takes a notice back, with the reason in the place of its text; one that had not appeared is
 * cancelled and never seen. Withdrawing cannot wait for a check: a reason that the check doubts is
 * kept for officers and not shown to readers.
 */
export const withdrawNotice = action('notice.withdrawNotice', {
  input: v.strictObject({ ...noticeChange, reason }),
  texts: 'within',
  access: EDITORS,
  load: ({ noticeId }) => ({ notice: one(notices, noticeId, 'NOTICE_NOT_FOUND') }),
  command: ({ noticeId }) => ({ action: 'notice.withdraw', target: `notice:${noticeId}` }),
  budget: 5,
  run: ({ communityId, noticeId, reason }, context) => {
    const { openid, actor, command } = context;
    return change(context, notices, context.notice, {
      missing: 'NOTICE_NOT_FOUND',
      prepare: async () => {
        const verdict = await checkText(openid, reason, 'forum');
        if (verdict === 'risky') throw new Refusal('TEXT_REFUSED');
        return verdict;
      },
      seen: ['state'], // it may appear, or be released, at the same moment
      decide: ({ state: before, publishedAt }, verdict) => {
        const state = AFTER[before];
        if (!state) throw new Refusal('NOTICE_NOT_CURRENT');
        return {
          state,
          withdrawn: {
            at: command.stamp.at,
            reason,
            byName: actor.resident.name,
            shown: verdict === 'pass',
          },
          pending: null,
          pinned: false,
          order: publishedAt,
          'delivery.state': 'done',
        };
      },
      follow: () => dropReviews('notice', communityId, noticeId),
      answer: ({ state }) => ({ state }),
    });
  },
});
