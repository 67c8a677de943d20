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
import { getVote } from './honour-repository.ts';
import { afterDecision, mayDecide, termOf } from './honour-rules.ts';

/**
 * Somebody who had nothing to do with it before announces it for a week, or does not. A title is given by neighbours:
 * what they vote about nobody decides alone.
 */
export const decideHonour = action('civility.decideHonour', {
  input: v.strictObject({
    communityId,
    honourId: documentId,
    publishes: v.boolean(),
    reason,
    commandId,
  }),
  access: officersOf('honour.placeId', HEARERS, 'within'),
  load: ({ honourId }) => ({ honour: one(honours, honourId, 'HONOUR_NOT_FOUND') }),
  command: ({ honourId }) => ({
    action: 'civility.decide-honour',
    target: `honour:${honourId}`,
  }),
  budget: 4,
  run: ({ publishes, reason: why }, { actor, honour, command }) => {
    const { at } = command.stamp;
    const as = officeAt(actor, honour.placeId, HEARERS);
    return change({ command }, honours, honour, {
      missing: 'HONOUR_NOT_FOUND',
      prepare: (current) => getVote(current),
      decide: (current, vote) => {
        if (!mayDecide(current, somebody(actor))) throw new Refusal('HONOUR_OWN');
        const state = afterDecision(current.state, publishes);
        if (state === null) throw new Refusal('HONOUR_DECIDED');
        if (publishes && current.kind === 'title') throw new Refusal('HONOUR_VOTE_MISSING');
        const isVoted = current.motionId !== null && vote?.state !== 'cancelled';
        if (isVoted || current.motionId !== honour.motionId) throw new Refusal('HONOUR_VOTE_NAMED');
        const decision = { residentId: actor.residentId, as, reason: why, at, publishes };
        return { state, decision, ...(publishes ? termOf(at) : {}) };
      },
      answer: ({ decision }) => ({ published: decision?.publishes ?? publishes }),
    });
  },
});
