import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { change } from '../../kernel/command.ts';
import { action } from '../../people/action.ts';
import { officersOf } from '../../people/officers.ts';
import { claims } from '../collections.ts';
import { HEARERS, officeAt, somebody } from '../event/civility-access.ts';
import { voidDecided } from '../event/event-decisions.ts';
import { deciderOf } from './claim-rules.ts';
import { claimChange, reason } from './claim-schema.ts';
import { postClaim } from './post-claim.ts';

/**
 * A second officer agrees that what was posted is taken back, or not. It is taken back whole: points that
 * are spent already become a debt that the account shows.
 */
export const decideVoid = action('civility.decideVoid', {
  input: v.strictObject({ ...claimChange, agrees: v.boolean(), reason }),
  access: officersOf('claim.placeId', HEARERS, 'within'),
  load: ({ claimId }) => ({ claim: one(claims, claimId, 'CLAIM_NOT_FOUND') }),
  command: ({ claimId }) => ({ action: 'civility.void', target: `claim:${claimId}` }),
  budget: 9,
  run: ({ agrees, reason: why }, { actor, claim, command }) => {
    const as = officeAt(actor, claim.placeId, HEARERS);
    const voice = { residentId: actor.residentId, as, reason: why, at: command.stamp.at };
    const who = deciderOf(claim, somebody(actor));
    return change({ command }, claims, claim, {
      missing: 'CLAIM_NOT_FOUND',
      decide: (current) => voidDecided(current, who, voice, agrees),
      follow: postClaim,
      answer: ({ state }) => ({ void: state === 'void' }),
    });
  },
});
