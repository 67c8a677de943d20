import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { change } from '../../kernel/command.ts';
import { action } from '../../people/action.ts';
import { officersOf } from '../../people/officers.ts';
import { claims } from '../collections.ts';
import { HEARERS, officeAt, somebody } from '../event/civility-access.ts';
import { heard } from '../event/event-decisions.ts';
import { deciderOf } from './claim-rules.ts';
import { claimChange, reason } from './claim-schema.ts';
import { postClaim } from './post-claim.ts';

/** An appeal is heard by somebody who had nothing to do with the claim before. */
export const decideAppeal = action('civility.decideAppeal', {
  input: v.strictObject({ ...claimChange, upheld: v.boolean(), answer: reason }),
  access: officersOf('claim.placeId', HEARERS, 'within'),
  load: ({ claimId }) => ({ claim: one(claims, claimId, 'CLAIM_NOT_FOUND') }),
  command: ({ claimId }) => ({ action: 'civility.hear', target: `claim:${claimId}` }),
  budget: 8,
  run: ({ upheld, answer }, { actor, claim, command }) => {
    const as = officeAt(actor, claim.placeId, HEARERS);
    const heardBy = { residentId: actor.residentId, as, reason: answer, at: command.stamp.at };
    const who = deciderOf(claim, somebody(actor));
    return change({ command }, claims, claim, {
      missing: 'CLAIM_NOT_FOUND',
      decide: (current) => ({
        ...heard(current, who, heardBy, upheld),
        ...(upheld ? { voidedBy: heardBy } : {}),
      }),
      follow: postClaim,
      answer: ({ appeal }) => ({ upheld: appeal?.upheld ?? upheld }),
    });
  },
});
