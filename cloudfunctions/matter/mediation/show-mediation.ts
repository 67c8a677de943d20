import * as v from 'valibot';
import type { MediationView } from '../../../typings/contract/matter/mediation.ts';
import { one } from '../../kernel/action/load.ts';
import { dayOf } from '../../kernel/calendar.ts';
import { now } from '../../kernel/clock.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { communityId, documentId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { mediations } from '../collections.ts';
import { noteLine } from '../party/note-rules.ts';
import { mistakeOf } from '../party/party-rules.ts';
import { hasPart, isMediator, partyOf, requirePart } from './mediation-access.ts';
import { courtUntil, endFor, helperLines, mediationRights, namesOn } from './mediation-rules.ts';

/** A mediation, for its parties and its mediator; for everybody else there is none. */
export const showMediation = action('matter.showMediation', {
  input: v.strictObject({ communityId, mediationId: documentId }),
  access: RESIDENTS,
  load: ({ mediationId }) => ({ mediation: one(mediations, mediationId, 'MEDIATION_NOT_FOUND') }),
  budget: 1,
  run: async (_, { actor, mediation }): Promise<MediationView> => {
    const mistake = mistakeOf(mediation, actor.residentId);
    if (mistake && !hasPart(actor, mediation)) {
      throw new Refusal('MEDIATION_MISTAKEN', { reason: mistake.reason });
    }
    requirePart(actor, mediation);
    const party = partyOf(actor, mediation);
    const mediates = isMediator(actor, mediation);
    const { parties, mediator, agreement, riseAt } = mediation;
    return {
      mediationId: mediation._id,
      state: mediation.state,
      level: mediation.level,
      part: party >= 0 ? 'party' : 'mediator',
      end: endFor(mediation, mediates),
      at: mediation.order,
      words: mediation.words,
      other: party === 0 || mediates ? mediation.other : null,
      parties: parties.map((one, index) => ({
        own: index === party,
        name: one.name,
        consents: one.consents,
        note: noteLine(one),
        removal: one.removal ? { reason: one.removal.reason, by: one.removal.by } : null,
      })),
      mistakes: (mediation.mistaken ?? []).map(({ reason, at }) => ({ reason, at })),
      helpers: helperLines(mediation),
      mediator: mediator && { name: mediator.name, role: mediator.role },
      until: riseAt === null ? null : dayOf(riseAt - 1),
      agreement: agreement && {
        text: agreement.text,
        at: agreement.at,
        signedOn: agreement.signedOn,
        names: namesOn(mediation),
        courtUntil: courtUntil(mediation),
        followUps: agreement.followUps.map(({ day, result }) => ({ day, result })),
      },
      may: mediationRights(mediation, { party, mediates, at: now() }),
    };
  },
});
