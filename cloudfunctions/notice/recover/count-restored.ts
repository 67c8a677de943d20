import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { now } from '../../kernel/clock.ts';
import { action } from '../../people/action.ts';
import { notices } from '../collections.ts';
import { scopeOf } from '../confirm/receipt-rules.ts';
import { TURNOUT_READERS } from '../read/notice-access.ts';
import { findTurnoutPlaces } from '../read/notice-repository.ts';
import { oneNotice } from '../read/notice-schema.ts';
import { turnoutPlaces } from '../write/notice-rules.ts';
import { requireAsked } from './recovery-answer.ts';
import { countByStair } from './recovery-repository.ts';
import { recoveryLines } from './recovery-sums.ts';

/** Households that answered, and those who say that something is wrong, per building that the caller looks after. */
export const countRestored = action('notice.countRestored', {
  input: v.strictObject(oneNotice),
  access: TURNOUT_READERS,
  load: ({ noticeId }) => ({ notice: one(notices, noticeId, 'NOTICE_NOT_FOUND') }),
  budget: 3,
  run: async ({ communityId, noticeId }, { actor, notice }) => {
    const window = requireAsked(notice, now());
    const { audience, title, restored = null } = notice;
    const scope = scopeOf(actor.roles);
    const [counts, places] = await Promise.all([
      countByStair(communityId, noticeId, window),
      findTurnoutPlaces(communityId, audience, turnoutPlaces(audience, scope)),
    ]);
    const buildings = recoveryLines(audience, places, counts, scope);
    const sum = (of: 'answered' | 'troubled' | 'households') =>
      buildings.reduce((total, line) => total + line[of], 0);
    return {
      noticeId,
      title,
      until: window.until,
      restored,
      answered: sum('answered'),
      troubled: sum('troubled'),
      households: sum('households'),
      buildings,
    };
  },
});
