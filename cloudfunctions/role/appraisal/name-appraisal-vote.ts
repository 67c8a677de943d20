import * as v from 'valibot';
import { motions } from '../../ballot/collections.ts';
import { one } from '../../kernel/action/load.ts';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { documentId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { appraisals } from '../collections.ts';
import {
  appraisalId,
  appraisalLoad,
  commandOnYear,
  LEAD_ACCESS,
  requireOutside,
} from './appraisal-access.ts';
import { getVoteOf } from './appraisal-repository.ts';
import { asksJust, stepOf } from './appraisal-rules.ts';

/**
 * Which secret vote of the ballot module appraises them. It is announced, so that it changes no more, and has not
 * opened, so that nobody picks the one of two whose result they like.
 */
export const nameAppraisalVote = action('role.nameAppraisalVote', {
  input: v.strictObject({ ...commandOnYear, motionId: documentId }),
  access: LEAD_ACCESS,
  load: (input) => ({
    ...appraisalLoad(input),
    motion: one(motions, input.motionId, 'MOTION_NOT_FOUND'),
  }),
  command: ({ communityId, year, motionId }) => ({
    action: 'appraisal.vote',
    target: `appraisal:${appraisalId(communityId, year)}`,
    variant: motionId,
  }),
  budget: 4,
  run: ({ communityId }, { actor, appraisal, motion, command }) =>
    change({ command }, appraisals, appraisal, {
      missing: 'APPRAISAL_NOT_FOUND',
      prepare: (current) => getVoteOf(communityId, current.motionId),
      decide: (current, named) => {
        requireOutside(current, actor);
        const facts = named && {
          publishedAt: named.publishedAt,
          cancelled: named.state === 'cancelled',
        };
        const isSame = current.motionId === appraisal.motionId;
        if (!isSame || stepOf(current, facts ?? null) !== 'preparing') {
          throw new Refusal('APPRAISAL_STEP_WRONG');
        }
        const { state, form } = motion;
        const isFit = state === 'announced' && form.opensAt > command.stamp.at;
        if (!isFit || !asksJust(current.people, communityId, form)) throw new Refusal('VOTE_UNFIT');
        return { motionId: motion._id };
      },
      answer: ({ motionId }) => ({ motionId: motionId ?? motion._id }),
    }),
});
