import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { action } from '../../people/action.ts';
import { notices } from '../collections.ts';
import { TURNOUT_READERS } from '../read/notice-access.ts';
import { oneNotice } from '../read/notice-schema.ts';
import { countReachable } from './household-repository.ts';
import { placesToShow, scopeOf } from './receipt-rules.ts';
import { requireAsking } from './require-asking.ts';

/** How far a reminder would go, before one is sent: the others are knocked for. */
export const countReach = action('notice.countReach', {
  input: v.strictObject(oneNotice),
  access: TURNOUT_READERS,
  load: ({ noticeId }) => ({ notice: one(notices, noticeId, 'NOTICE_NOT_FOUND') }),
  budget: 2,
  run: async ({ communityId, noticeId }, { actor, notice }) => {
    requireAsking(notice);
    const places = placesToShow(notice.audience, scopeOf(actor.roles), undefined);
    return { households: await countReachable(communityId, noticeId, places) };
  },
});
