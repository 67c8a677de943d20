import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { type MediationDocument, mediations } from '../collections.ts';
import { isMediator, partyOf, requireSameParties } from '../mediation/mediation-access.ts';
import {
  changing,
  gone,
  indexUpTo,
  mediationChange,
  ofMediation,
} from '../mediation/mediation-schema.ts';
import { isSecondStill } from './note-rules.ts';
import { removed, type Says } from './party-rules.ts';

type Acting = Parameters<typeof isMediator>[0];

/** Somebody was named by mistake: by the mediator, and once they have agreed to talk, by them as well. */
export const removeParty = action('matter.removeParty', {
  input: v.strictObject({
    ...mediationChange,
    party: v.nullable(indexUpTo(5)),
    gone,
    reason: v.picklist(['namesake', 'door', 'unconcerned']),
  }),
  access: RESIDENTS,
  load: ({ mediationId }) => ({ mediation: one(mediations, mediationId, 'MEDIATION_NOT_FOUND') }),
  command: ({ mediationId, party }) => changing(mediationId, `remove ${party ?? 'own'}`),
  budget: 4,
  run: ({ party, gone, reason }, { actor, mediation, command }) => {
    return change({ command }, mediations, mediation, {
      ...ofMediation,
      decide: (current) => {
        const index = party ?? partyOf(actor, current);
        const says = saysIn(actor, current, index, party === null);
        requireSameParties(current, party, gone);
        return removed(current, index, says, reason, command.stamp.at);
      },
      answer: ({ change: last, mistaken }) => ({
        removed: mistaken?.at(-1)?.at === last.at,
      }),
    });
  },
});

/** In which capacity somebody says so; for everybody else there is none. @throws Refusal */
function saysIn(actor: Acting, current: MediationDocument, index: number, own: boolean): Says {
  const who = current.parties[index];
  if (own && isMediator(actor, current)) throw new Refusal('MEDIATION_NOT_YOURS');
  if (own && who) return 'party';
  if (!own && isMediator(actor, current)) return 'mediator';
  if (who?.note?.second?.residentId === actor.residentId && isSecondStill(actor.roles, who)) {
    return 'second';
  }
  throw new Refusal(partyOf(actor, current) >= 0 ? 'MEDIATION_NOT_YOURS' : 'MEDIATION_NOT_FOUND');
}
