import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { line } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { withoutBlanks } from '../../places/place-name.ts';
import { mediations } from '../collections.ts';
import { requireMediator } from '../mediation/mediation-access.ts';
import { findByName } from '../mediation/mediation-repository.ts';
import { isLive, MOST_PARTIES } from '../mediation/mediation-rules.ts';
import { changing, mediationChange, ofMediation } from '../mediation/mediation-schema.ts';

/**
 * The mediator names the other party, by name and door exactly: nothing is offered to choose from. Talk begins once
 * they have agreed to it.
 */
export const addParty = action('matter.addParty', {
  input: v.strictObject({ ...mediationChange, name: line(30), door: line(60) }),
  access: RESIDENTS,
  load: ({ mediationId }) => ({ mediation: one(mediations, mediationId, 'MEDIATION_NOT_FOUND') }),
  command: ({ mediationId }) => changing(mediationId, 'party'),
  budget: 5,
  run: ({ communityId, name, door }, { actor, mediation, command }) => {
    return change({ command }, mediations, mediation, {
      ...ofMediation,
      prepare: async (current) => {
        requireMediator(actor, current);
        const wanted = withoutBlanks(door);
        const found = (await findByName(communityId, name)).filter(({ households }) =>
          households.some(({ label }) => withoutBlanks(label) === wanted),
        );
        return found.length === 1 ? found[0] : undefined;
      },
      decide: (current, person) => {
        requireMediator(actor, current);
        const { state, parties, mediator } = current;
        if (!isLive(current)) throw new Refusal('MEDIATION_MOVED', { state });
        if (parties.length >= MOST_PARTIES) {
          throw new Refusal('MEDIATION_PARTIES_FULL', { most: MOST_PARTIES });
        }
        if (!person || person._id === mediator?.residentId) {
          throw new Refusal('MEDIATION_PARTY_UNKNOWN');
        }
        const own = actor.resident.households.map(({ householdId }) => householdId);
        if (person.households.some(({ householdId }) => own.includes(householdId))) {
          throw new Refusal('MEDIATION_TOO_CLOSE');
        }
        if (parties.some(({ residentId }) => residentId === person._id)) {
          throw new Refusal('MEDIATION_PARTY_THERE');
        }
        const households = person.households.map(({ householdId }) => householdId);
        const { at } = command.stamp;
        const party = { residentId: person._id, name: person.name, households, consents: null, at };
        const mistaken = (current.mistaken ?? []).map((one) =>
          one.residentId === person._id ? { ...one, residentId: '' } : one,
        );
        return {
          parties: [...parties, party],
          state: 'asked' as const,
          ...(mistaken.length > 0 ? { mistaken } : {}),
          telling: true,
        };
      },
      answer: () => ({ added: true as const }),
    });
  },
});
