import * as v from 'valibot';
import { motions } from '../../ballot/collections.ts';
import { one } from '../../kernel/action/load.ts';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId, communityId, documentId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { officersOf } from '../../people/officers.ts';
import { honours } from '../collections.ts';
import { somebody, WRITERS } from '../event/civility-access.ts';
import { getVote } from './honour-repository.ts';
import { isVoteOn } from './title-vote-rules.ts';

/**
 * Says in which vote neighbours decide about a title. It asks about just this nomination, is announced, so that it
 * changes no more, and has not opened, so that nobody picks the one of two whose result they like.
 */
export const nameHonourVote = action('civility.nameHonourVote', {
  input: v.strictObject({ communityId, honourId: documentId, motionId: documentId, commandId }),
  access: officersOf('honour.placeId', WRITERS, 'within'),
  load: ({ honourId, motionId }) => ({
    honour: one(honours, honourId, 'HONOUR_NOT_FOUND'),
    motion: one(motions, motionId, 'MOTION_NOT_FOUND'),
  }),
  command: ({ honourId, motionId }) => ({
    action: 'civility.name-honour-vote',
    target: `honour:${honourId}`,
    variant: motionId,
  }),
  budget: 4,
  run: (_input, { actor, honour, motion, command }) =>
    change({ command }, honours, honour, {
      missing: 'HONOUR_NOT_FOUND',
      seen: ['state'],
      prepare: (current) => getVote(current),
      decide: (current, named) => {
        if (somebody(actor).homes.includes(current.placeId)) throw new Refusal('HONOUR_OWN');
        if (current.state !== 'accepted' || current.kind !== 'title') {
          throw new Refusal('HONOUR_DECIDED');
        }
        if (current.motionId !== honour.motionId || (named && named.state !== 'cancelled')) {
          throw new Refusal('HONOUR_VOTE_NAMED');
        }
        const { state, form } = motion;
        const isAhead = state === 'announced' && form.opensAt > command.stamp.at;
        if (!isAhead || !isVoteOn(current, form)) throw new Refusal('HONOUR_VOTE_UNFIT');
        return { motionId: motion._id, voteDueAt: form.closesAt };
      },
      answer: ({ motionId }) => ({ motionId: motionId ?? motion._id }),
    }),
});
