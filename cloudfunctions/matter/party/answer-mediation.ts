import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { mediations } from '../collections.ts';
import {
  isMediator,
  partyOf,
  requireMediator,
  requirePart,
  requireSameParties,
} from '../mediation/mediation-access.ts';
import { ended, isLive, stateOf } from '../mediation/mediation-rules.ts';
import {
  changing,
  gone,
  how,
  indexUpTo,
  mediationChange,
  ofMediation,
} from '../mediation/mediation-schema.ts';
import { isOverdue, noteOf, secondsOf } from './note-rules.ts';
import { askedBy } from './take-note.ts';

/**
 * A party says whether they want to talk; the mediator writes down what somebody has said who does not say it here. A
 * noted yes of somebody without WeChat holds once a second person has asked them. One no ends it (人民调解法 17).
 */
export const answerMediation = action('matter.answerMediation', {
  input: v.strictObject({
    ...mediationChange,
    party: v.nullable(indexUpTo(5)),
    gone: v.optional(gone),
    consents: v.boolean(),
    how,
  }),
  access: RESIDENTS,
  load: ({ mediationId }) => ({ mediation: one(mediations, mediationId, 'MEDIATION_NOT_FOUND') }),
  command: ({ mediationId, party }) => changing(mediationId, `answer ${party ?? 'own'}`),
  budget: 6,
  run: ({ party, gone, consents, how = 'spoken' }, { actor, mediation, command }) => {
    return change({ command }, mediations, mediation, {
      ...ofMediation,
      prepare: async (current) => {
        if (party === null) return null;
        requireMediator(actor, current);
        requireSameParties(current, party, gone);
        const before = current.parties[party]?.note?.second?.residentId ?? null;
        // A no binds nobody: it is told, and may be taken back.
        return consents ? askedBy(current, party, before) : { second: null, door: '' };
      },
      decide: (current, asked) => {
        requirePart(actor, current);
        if (party !== null) requireMediator(actor, current);
        requireSameParties(current, party, gone);
        const index = party ?? partyOf(actor, current);
        const { parties, state } = current;
        if (party === null && index < 0 && isMediator(actor, current)) {
          throw new Refusal('MEDIATION_NOT_YOURS');
        }
        const { at } = command.stamp;
        const one = parties[index];
        if (!one) throw new Refusal('MEDIATION_NOT_FOUND');
        const isOpen = one.consents === null || (party !== null && isOverdue(one, at));
        if (!isLive(current) || !isOpen) {
          throw new Refusal('MEDIATION_MOVED', { state });
        }
        const by = { residentId: actor.residentId, name: actor.resident.name };
        const note = asked && noteOf(by, how, at, asked);
        const next = parties.map((other) =>
          other === one ? { ...other, consents, at, note } : other,
        );
        if (!consents) return { parties: next, seconds: [], ...ended('refused', at) };
        const open = { ...current, parties: next, state: stateOf(next) };
        return { parties: next, state: open.state, seconds: secondsOf(open), telling: true };
      },
      answer: ({ state }) => ({ state }),
    });
  },
});
