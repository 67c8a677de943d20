import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { type MediationDocument, mediations } from '../collections.ts';
import {
  isMediator,
  partyOf,
  requireMediator,
  requirePart,
  requireSameParties,
} from '../mediation/mediation-access.ts';
import { helperLines, isLive } from '../mediation/mediation-rules.ts';
import {
  changing,
  gone,
  how,
  indexUpTo,
  mediationChange,
  ofMediation,
} from '../mediation/mediation-schema.ts';
import { isOverdue, noteOf, secondsOf } from '../party/note-rules.ts';
import { askedBy } from '../party/take-note.ts';

/**
 * A party says whether a relative or a neighbour may come along; the mediator writes down what one without a phone has
 * said, and never instead of a party who has.
 */
export const answerHelper = action('matter.answerHelper', {
  input: v.strictObject({
    ...mediationChange,
    helper: indexUpTo(3),
    party: v.nullable(indexUpTo(5)),
    gone: v.optional(gone),
    consents: v.boolean(),
    how,
  }),
  access: RESIDENTS,
  load: ({ mediationId }) => ({ mediation: one(mediations, mediationId, 'MEDIATION_NOT_FOUND') }),
  command: ({ mediationId, helper, party }) =>
    changing(mediationId, `helper ${helper} ${party ?? 'own'}`),
  budget: 6,
  run: ({ helper, party, gone, consents, how = 'spoken' }, { actor, mediation, command }) => {
    return change({ command }, mediations, mediation, {
      ...ofMediation,
      prepare: async (current) => {
        if (party === null) return null;
        requireMediator(actor, current);
        requireSameParties(current, party, gone);
        const said = saidOf(current, helper, party);
        const before = said?.note?.second?.residentId ?? null;
        return consents ? askedBy(current, party, before) : { second: null, door: '' };
      },
      decide: (current, noted) => {
        requirePart(actor, current);
        if (party !== null) requireMediator(actor, current);
        requireSameParties(current, party, gone);
        const index = party ?? partyOf(actor, current);
        const { parties, state, helpers = [] } = current;
        if (party === null && index < 0 && isMediator(actor, current)) {
          throw new Refusal('MEDIATION_NOT_YOURS');
        }
        const who = parties[index];
        const asked = helpers[helper];
        if (!who || !asked) throw new Refusal('MEDIATION_NOT_FOUND');
        const { at } = command.stamp;
        const said = saidOf(current, helper, index);
        const isOpen = said === undefined || (party !== null && isOverdue(said, at));
        if (!isLive(current) || !isOpen) throw new Refusal('MEDIATION_MOVED', { state });
        const by = { residentId: actor.residentId, name: actor.resident.name };
        const note = noted && noteOf(by, how, at, noted);
        const says = asked.says.filter((one) => one !== said);
        says.push({ residentId: who.residentId, consents, note });
        const next = helpers.map((other) => (other === asked ? { ...other, says } : other));
        return {
          helpers: next,
          seconds: secondsOf({ ...current, helpers: next }),
          telling: true,
        };
      },
      answer: (done) => ({ comes: helperLines(done)[helper]?.comes ?? false }),
    });
  },
});

/** What a party has said of somebody who could come along. */
function saidOf({ parties, helpers = [] }: MediationDocument, helper: number, party: number) {
  const { residentId } = parties[party] ?? {};
  return helpers[helper]?.says.find((one) => one.residentId === residentId);
}
