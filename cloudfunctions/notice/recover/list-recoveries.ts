import * as v from 'valibot';
import { dayOf } from '../../kernel/calendar.ts';
import { now } from '../../kernel/clock.ts';
import { ancestorsAndSelf } from '../../kernel/path-id.ts';
import { communityId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { findPrincipalsOf } from '../agent/principal-repository.ts';
import { scopeOf } from '../confirm/receipt-rules.ts';
import { findAsking, findTroubledStairs } from './recovery-repository.ts';
import {
  ASKED_FOR,
  ASKED_KINDS,
  askedAt,
  askedHomes,
  isAskedStill,
  recoveryIdOf,
  speakerOf,
  troubledWithin,
} from './recovery-rules.ts';

/** What asks the caller now and is not answered; for officers, where households say that something is still wrong. */
export const listRecoveries = action('notice.listRecoveries', {
  input: v.strictObject({ communityId }),
  access: RESIDENTS,
  budget: 4,
  run: async ({ communityId }, { actor }) => {
    const at = now();
    const people = await findPrincipalsOf(communityId, actor.residentId, dayOf(at));
    const own = speakerOf(actor.resident);
    const principals = people.map(speakerOf);
    const doors = [own, ...principals].flatMap(({ households }) =>
      households.map(({ householdId }) => householdId),
    );
    const scope = scopeOf(actor.roles);
    if (doors.length + scope.length === 0) return { asked: [], troubled: [] };
    const touching = {
      around: [...new Set([...doors, ...scope].flatMap(ancestorsAndSelf))],
      within: scope,
    };
    const span = { since: at - ASKED_FOR, at };
    const rows = await findAsking(communityId, ASKED_KINDS, span, touching, doors);
    const asking = rows.flatMap((notice) => {
      const window = askedAt(notice, at);
      return window ? [{ notice, noticeId: notice._id, window }] : [];
    });
    const stairs =
      scope.length === 0 || asking.length === 0
        ? []
        : await findTroubledStairs(communityId, asking);
    return {
      asked: asking.flatMap(({ notice, noticeId, window }) => {
        const said = new Map(notice.recoveries.map((one) => [one._id, one]));
        const homes = askedHomes(notice, window, own, principals, notice.recoveries).filter(
          ({ householdId }) => isAskedStill(said.get(recoveryIdOf(noticeId, householdId)), window),
        );
        const { title } = notice;
        return homes.length === 0 ? [] : [{ noticeId, title, until: window.until, homes }];
      }),
      troubled: asking.flatMap(({ notice: { title }, noticeId }) => {
        const households = troubledWithin(noticeId, stairs, scope);
        return households === 0 ? [] : [{ noticeId, title, households }];
      }),
    };
  },
});
