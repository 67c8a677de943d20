import * as v from 'valibot';
import { motions } from '../../ballot/collections.ts';
import { one } from '../../kernel/action/load.ts';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId, communityId, documentId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { officersOf } from '../../people/officers.ts';
import { HEARERS, officeAt, somebody } from '../claim/civility-access.ts';
import { reason } from '../claim/claim-schema.ts';
import { honours } from '../collections.ts';
import { afterDecision, mayDecide, termOf } from './honour-rules.ts';

/**
 * Somebody who had nothing to do with it before announces it for a week, or does not. A title names the vote that
 * chose it, which everybody can read.
 */
export const decideHonour = action('civility.decideHonour', {
  input: v.strictObject({
    communityId,
    honourId: documentId,
    publishes: v.boolean(),
    motionId: v.nullable(documentId),
    reason,
    commandId,
  }),
  access: officersOf('honour.placeId', HEARERS, 'within'),
  load: ({ honourId, motionId }) => ({
    honour: one(honours, honourId, 'HONOUR_NOT_FOUND'),
    motion: one(motions, motionId),
  }),
  command: ({ honourId }) => ({
    action: 'civility.decide-honour',
    target: `honour:${honourId}`,
  }),
  budget: 3,
  run: ({ publishes, reason: why }, { actor, honour, motion, command }) => {
    const { at } = command.stamp;
    const as = officeAt(actor, honour.placeId, HEARERS);
    const isChosen = motion?.publishedAt != null && motion.result?.passed === true;
    return change({ command }, honours, honour, {
      missing: 'HONOUR_NOT_FOUND',
      decide: (current) => {
        if (!mayDecide(current, somebody(actor))) throw new Refusal('HONOUR_OWN');
        const state = afterDecision(current.state, publishes);
        if (state === null) throw new Refusal('HONOUR_DECIDED');
        if (publishes && current.kind === 'title' && !isChosen) {
          throw new Refusal('HONOUR_VOTE_MISSING');
        }
        const decision = { residentId: actor.residentId, as, reason: why, at, publishes };
        const chosen = publishes
          ? { ...termOf(at), motionId: isChosen && motion ? motion._id : null }
          : {};
        return { state, decision, ...chosen };
      },
      answer: ({ decision }) => ({ published: decision?.publishes ?? publishes }),
    });
  },
});
