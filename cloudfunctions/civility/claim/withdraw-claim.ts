import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { markErased } from '../../pictures/picture-repository.ts';
import { claims } from '../collections.ts';
import { withdrawn } from '../event/event-decisions.ts';
import { claimChange } from './claim-schema.ts';

/** Whoever brought it forward takes it back while nobody has decided. */
export const withdrawClaim = action('civility.withdrawClaim', {
  input: v.strictObject(claimChange),
  access: RESIDENTS,
  load: ({ claimId }) => ({ claim: one(claims, claimId, 'CLAIM_NOT_FOUND') }),
  command: ({ claimId }) => ({ action: 'civility.withdraw', target: `claim:${claimId}` }),
  budget: 4,
  run: (_, { actor, claim, command }) => {
    if (claim.reporter.residentId !== actor.residentId) throw new Refusal('CLAIM_NOT_FOUND');
    return change({ command }, claims, claim, {
      missing: 'CLAIM_NOT_FOUND',
      decide: (current) => withdrawn(current),
      follow: ({ communityId, pictures = [] }) => markErased(communityId, pictures),
      answer: () => ({ withdrawn: true as const }),
    });
  },
});
