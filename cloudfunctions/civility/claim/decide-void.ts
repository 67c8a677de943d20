import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { action } from '../../people/action.ts';
import { officersOf } from '../../people/officers.ts';
import { claims } from '../collections.ts';
import { HEARERS, officeAt, somebody } from './civility-access.ts';
import { isConcerned } from './claim-rules.ts';
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
    const { at } = command.stamp;
    const as = officeAt(actor, claim.placeId, HEARERS);
    const voice = { residentId: actor.residentId, as, reason: why, at };
    return change({ command }, claims, claim, {
      missing: 'CLAIM_NOT_FOUND',
      decide: (current) => {
        const { voiding, state } = current;
        if (!voiding) throw new Refusal('VOID_NOT_ASKED');
        const isOwn = voiding.residentId === actor.residentId;
        if (isOwn || isConcerned(current, somebody(actor))) throw new Refusal('CLAIM_OWN');
        if (state !== 'posted') throw new Refusal('CLAIM_DECIDED');
        return agrees
          ? { state: 'void' as const, voiding: null, voidedBy: voice, dueAt: at, telling: true }
          : { voiding: null };
      },
      follow: postClaim,
      answer: ({ state }) => ({ void: state === 'void' }),
    });
  },
});
