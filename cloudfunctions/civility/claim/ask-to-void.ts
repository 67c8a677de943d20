import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { change } from '../../kernel/command.ts';
import { action } from '../../people/action.ts';
import { officersOf } from '../../people/officers.ts';
import { claims } from '../collections.ts';
import { HEARERS, officeAt, somebody } from '../event/civility-access.ts';
import { askedToVoid } from '../event/event-decisions.ts';
import { deciderOf } from './claim-rules.ts';
import { claimChange, reason } from './claim-schema.ts';

/** An officer whom it does not concern asks for what was posted to be taken back: a second officer decides. */
export const askToVoid = action('civility.askToVoid', {
  input: v.strictObject({ ...claimChange, reason }),
  access: officersOf('claim.placeId', HEARERS, 'within'),
  load: ({ claimId }) => ({ claim: one(claims, claimId, 'CLAIM_NOT_FOUND') }),
  command: ({ claimId }) => ({ action: 'civility.ask-void', target: `claim:${claimId}` }),
  budget: 3,
  run: ({ reason: why }, { actor, claim, command }) => {
    const as = officeAt(actor, claim.placeId, HEARERS);
    const voice = { residentId: actor.residentId, as, reason: why, at: command.stamp.at };
    const who = deciderOf(claim, somebody(actor));
    return change({ command }, claims, claim, {
      missing: 'CLAIM_NOT_FOUND',
      seen: ['state'],
      decide: (current) => askedToVoid(current, who, voice),
      answer: () => ({ asked: true as const }),
    });
  },
});
