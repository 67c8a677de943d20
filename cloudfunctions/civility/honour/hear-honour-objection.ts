import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId, communityId, documentId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { officersOf } from '../../people/officers.ts';
import { reason } from '../claim/claim-schema.ts';
import { honours } from '../collections.ts';
import { HEARERS, officeAt, somebody } from '../event/civility-access.ts';
import { mayHear } from './honour-rules.ts';

/**
 * Somebody who neither nominated nor reviewed nor announced it, nor lives there, nor objects, hears an objection to an
 * honour. Upheld, the honour is stopped; it holds for nobody while one is open.
 */
export const hearHonourObjection = action('civility.hearHonourObjection', {
  input: v.strictObject({
    communityId,
    honourId: documentId,
    objectionId: documentId,
    upheld: v.boolean(),
    answer: reason,
    commandId,
  }),
  access: officersOf('honour.placeId', HEARERS, 'within'),
  load: ({ honourId }) => ({ honour: one(honours, honourId, 'HONOUR_NOT_FOUND') }),
  command: ({ honourId, objectionId, upheld }) => ({
    action: 'civility.hear-objection',
    target: `honour:${honourId}`,
    variant: `${objectionId} ${upheld}`,
  }),
  budget: 3,
  run: ({ objectionId, upheld, answer: text }, { actor, honour, command }) =>
    change({ command }, honours, honour, {
      missing: 'HONOUR_NOT_FOUND',
      decide: (current) => {
        const { objections = [], state } = current;
        const objection = objections.find((one) => one.objectionId === objectionId);
        if (!objection) throw new Refusal('OBJECTION_NOT_FOUND');
        if (objection.answer !== null) throw new Refusal('OBJECTION_ANSWERED');
        if (state !== 'published') throw new Refusal('HONOUR_DECIDED');
        if (!mayHear(current, objection, somebody(actor))) throw new Refusal('OBJECTION_OWN');
        const as = officeAt(actor, current.placeId, HEARERS);
        const { residentId } = actor;
        const answer = { residentId, as, text, upheld, at: command.stamp.at };
        return {
          objections: objections.map((one) => (one === objection ? { ...one, answer } : one)),
          telling: true,
          ...(upheld ? { state: 'stopped' as const } : {}),
        };
      },
      answer: () => ({ upheld }),
    }),
});
