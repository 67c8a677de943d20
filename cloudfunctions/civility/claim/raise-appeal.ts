import * as v from 'valibot';
import { many, one } from '../../kernel/action/load.ts';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { pictures } from '../../pictures/collections.ts';
import { pictureIds, requirePictures } from '../../pictures/picture-input.ts';
import { claims } from '../collections.ts';
import { appealed, appealHindrance } from '../event/event-rules.ts';
import { isOfOwnAccount } from '../ledger/own-account.ts';
import { claimChange, reason } from './claim-schema.ts';

/**
 * The household objects, up to the last second of the appeal days: to points taken away before they count,
 * and to a claim that was refused. Nothing is posted until the appeal has been heard.
 */
export const raiseAppeal = action('civility.raiseAppeal', {
  input: v.strictObject({ ...claimChange, reason, pictures: pictureIds }),
  access: RESIDENTS,
  load: ({ claimId, pictures: ids = [] }) => ({
    claim: one(claims, claimId, 'CLAIM_NOT_FOUND'),
    added: many(pictures, ids),
  }),
  command: ({ claimId }) => ({ action: 'civility.appeal', target: `claim:${claimId}` }),
  budget: 4,
  run: async ({ reason: why, pictures: ids = [] }, { actor, claim, added, command }) => {
    if (!(await isOfOwnAccount(actor, claim))) throw new Refusal('CLAIM_NOT_FOUND');
    const { at } = command.stamp;
    return change({ command }, claims, claim, {
      missing: 'CLAIM_NOT_FOUND',
      seen: ['state'],
      decide: (current) => {
        const hindrance = appealHindrance(current, at);
        if (hindrance) throw new Refusal(hindrance);
        requirePictures(added, ids, 'appeal', actor.residentId, at);
        return appealed({ residentId: actor.residentId, as: '', reason: why, at }, ids);
      },
      answer: () => ({ raised: true as const }),
    });
  },
});
