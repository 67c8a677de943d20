import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { disclose } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { decryptPhone } from '../../kernel/secret.ts';
import { action } from '../../people/action.ts';
import { households } from '../../people/collections.ts';
import { OFFICERS, officersOf } from '../../people/officers.ts';
import { householdId } from '../../places/place-schema.ts';
import { openMotion, voterLoad, voterOf } from '../motion/motion-access.ts';
import { commandOnMotion, voterId } from '../motion/motion-schema.ts';

/** One number for one household of a voter who has not voted, while it is open; every look leaves its entry first. */
export const callVoter = action('ballot.callVoter', {
  input: v.strictObject({ ...commandOnMotion, voterId, householdId }),
  access: officersOf('input.householdId', OFFICERS, 'within'),
  load: (input) => ({
    ...voterLoad(input),
    household: one(households, input.householdId, 'HOUSEHOLD_NOT_FOUND'),
  }),
  command: ({ householdId }) => ({ action: 'household.call', target: `household:${householdId}` }),
  budget: 2,
  run: async ({ communityId, householdId }, context) => {
    openMotion(context);
    const { cast, places } = voterOf(context);
    if (!places.includes(householdId)) throw new Refusal('VOTER_NOT_FOUND');
    if (cast !== null) throw new Refusal('BALLOT_CAST', { channel: cast });
    const { phoneCipher } = context.household.head;
    if (phoneCipher === null) throw new Refusal('PHONE_UNKNOWN');
    const [phone = ''] = decryptPhone(phoneCipher).split('、'); // the others stand in the roster
    return disclose(context, communityId, () => ({ phone }));
  },
});
