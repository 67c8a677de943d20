import * as v from 'valibot';
import { commandOf, stampOf } from '../../kernel/command.ts';
import { commandId, communityId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { adultStateOf, hasStatedAdult, statement } from '../../people/adult/adult-rules.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { changeResident } from '../../people/resident-repository.ts';

/**
 * Somebody says that they are 18: an officer confirms it before it counts on a roster of adults. Whoever says that
 * they are not takes that back, and comes off.
 */
export const stateAdult = action('resident.stateAdult', {
  input: v.strictObject({ communityId, adult: v.boolean(), commandId }),
  access: RESIDENTS,
  budget: 5,
  run: async ({ adult, ...input }, { openid, actor }) => {
    const { residentId, resident } = actor;
    const line = {
      action: adult ? 'resident.adult' : 'resident.minor',
      target: `resident:${residentId}`,
    };
    const stamp = stampOf(openid, input.commandId, residentId, line);
    return changeResident(await commandOf(input.communityId, stamp, [resident]), resident, {
      decide: (current) => {
        const isSaid = adult ? hasStatedAdult(current) : current.adult?.state === 'none';
        return isSaid ? null : { adult: statement(adult, residentId, stamp.at) };
      },
      answer: (current) => ({ adult: adultStateOf(current) }),
    });
  },
});
