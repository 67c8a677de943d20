import * as v from 'valibot';
import { allows } from '../../kernel/action/access.ts';
import { one } from '../../kernel/action/load.ts';
import { action } from '../../people/action.ts';
import { notices } from '../collections.ts';
import { REMINDERS, TURNOUT_READERS } from '../read/notice-access.ts';
import { findTurnoutPlaces } from '../read/notice-repository.ts';
import { oneNotice } from '../read/notice-schema.ts';
import { turnoutLines, turnoutPlaces } from '../write/notice-rules.ts';
import { countByStair } from './receipt-repository.ts';
import { scopeOf } from './receipt-rules.ts';
import { requireAsking } from './require-asking.ts';

/** Households that confirmed, of those asked, per building that the caller looks after. */
export const countTurnout = action('notice.countTurnout', {
  input: v.strictObject(oneNotice),
  access: TURNOUT_READERS,
  load: ({ noticeId }) => ({ notice: one(notices, noticeId, 'NOTICE_NOT_FOUND') }),
  budget: 3,
  run: async ({ communityId, noticeId }, { actor, notice }) => {
    requireAsking(notice);
    const { audience } = notice;
    const scope = scopeOf(actor.roles);
    const [counts, places] = await Promise.all([
      countByStair(communityId, noticeId),
      findTurnoutPlaces(communityId, audience, turnoutPlaces(audience, scope)),
    ]);
    const buildings = turnoutLines(audience, places, counts, scope);
    return {
      noticeId,
      title: notice.title,
      confirmUntil: notice.confirmUntil,
      confirmed: buildings.reduce((sum, { confirmed }) => sum + confirmed, 0),
      noted: buildings.reduce((sum, { noted = 0 }) => sum + noted, 0),
      households: buildings.reduce((sum, { households }) => sum + households, 0),
      buildings,
      mayRemind: allows(REMINDERS, actor.roles, audience),
      remindedAt: notice.remindedAt,
    };
  },
});
