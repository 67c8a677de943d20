import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId, communityId, documentId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { adultStateOf } from '../../people/adult/adult-rules.ts';
import { residents } from '../../people/collections.ts';
import { OFFICERS, officersOf } from '../../people/officers.ts';
import { changeResident } from '../../people/resident-repository.ts';
import { householdId } from '../../places/place-schema.ts';
import { livesIn } from '../household/membership-rules.ts';

/** An officer of the door confirms that somebody is 18, or doubts it; never of their own household. */
export const decideAdult = action('resident.decideAdult', {
  input: v.strictObject({
    communityId,
    householdId,
    residentId: documentId,
    confirmed: v.boolean(),
    commandId,
  }),
  access: officersOf('input.householdId', OFFICERS, 'within'),
  load: (input) => ({ person: one(residents, input.residentId, 'RESIDENT_NOT_FOUND') }),
  command: ({ confirmed, residentId }) => ({
    action: confirmed ? 'adult.confirm' : 'adult.doubt',
    target: `resident:${residentId}`,
  }),
  budget: 4,
  run: ({ confirmed, ...input }, context) => {
    const { actor, person, command } = context;
    const by = actor.residentId;
    if (!livesIn(person, input.householdId)) throw new Refusal('RESIDENT_NOT_FOUND');
    const homes = actor.resident.households;
    const isOwn = homes.some(({ householdId: home }) => livesIn(person, home));
    if (person._id === by || isOwn) throw new Refusal('ADULT_OWN');
    return changeResident(context, person, {
      decide: (current) => {
        const { adult } = current;
        const state = confirmed ? ('confirmed' as const) : ('doubted' as const);
        if (adultStateOf(current) === state) return null;
        if (!livesIn(current, input.householdId)) throw new Refusal('RESIDENT_NOT_FOUND');
        // What one officer has written down, another one confirms.
        if (confirmed && adult?.statedBy === by) throw new Refusal('ADULT_OWN');
        if (adult?.state === 'none') throw new Refusal('ADULT_NOT_STATED');
        const at = command.stamp.at;
        const said = adult ?? { statedAt: at, statedBy: by };
        return {
          adult: {
            state,
            statedAt: said.statedAt,
            statedBy: said.statedBy,
            decidedAt: at,
            decidedBy: by,
          },
        };
      },
      answer: (current) => ({ adult: adultStateOf(current) }),
    });
  },
});
