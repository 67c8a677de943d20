import * as v from 'valibot';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { action } from '../../people/action.ts';
import { voters } from '../collections.ts';
import { seenMotion, VOTER_ACCESS, voterLoad, voterOf } from '../motion/motion-access.ts';
import { channel, commandOnMotion, voterId } from '../motion/motion-schema.ts';
import { withNote } from '../note/note-rules.ts';
import { ballotIdOf, boxReceipt } from '../vote/ballot-id.ts';
import { fillBallot } from '../vote/ballot-repository.ts';
import { finishVoid } from '../vote/finish-void.ts';
import { MOST_VOIDS } from '../vote/void-rules.ts';
import { checkHandIn, checkRoomPaper } from './paper-access.ts';

/**
 * In a secret motion an officer notes that a voter has put a paper into the box; what it says nobody knows.
 * The voter's place for a ballot is taken first, so that no phone can vote beside it. Only while it is open,
 * and it makes room for a paper once a second officer agrees.
 */
export const handIn = action('ballot.handIn', {
  input: v.strictObject({ ...commandOnMotion, voterId, channel }),
  access: VOTER_ACCESS,
  load: voterLoad,
  command: (input) => ({
    action: 'paper.hand-in',
    target: `voter:${input.motionId}:${input.voterId}`,
  }),
  budget: 4,
  run: async (input, context) => {
    const motion = seenMotion(context);
    if (!motion.form.secret) throw new Refusal('PAPER_UNKNOWN');
    const voter = voterOf(context);
    const { residentId, resident } = context.actor;
    const by = { residentId, name: resident.name };
    return change(context, voters, voter, {
      missing: 'VOTER_NOT_FOUND',
      prepare: async () => {
        checkHandIn(motion);
        checkRoomPaper(motion, voter, input.channel);
        if (voter.voids.some(({ denied }) => denied === 'voter')) throw new Refusal('NOTE_DENIED');
        if (voter.voids.length >= MOST_VOIDS) throw new Refusal('BALLOT_VOIDED');
        if (voter.voiding) await finishVoid(motion, voter);
        if (voter.cast !== null) throw new Refusal('BALLOT_CAST', { channel: voter.cast });
        const receipt = boxReceipt(ballotIdOf(motion, voter.key));
        const filled = await fillBallot(motion, voter, { receipt, choice: null });
        if (filled === 'sealed') throw new Refusal('MOTION_CLOSED');
        if (filled !== 'in') throw new Refusal('BALLOT_CAST', { channel: 'phone' });
      },
      decide: (current) => {
        const { cast, round } = current;
        if (round !== voter.round) throw new Refusal('MOTION_CHANGED');
        if (cast !== null) throw new Refusal('BALLOT_CAST', { channel: cast });
        const { channel } = input;
        const note = { id: context.command.stamp.id, kind: 'hand-in' as const, by, channel };
        return { cast: channel, castBy: null, ...withNote(current, note) };
      },
      seen: ['round', 'cast', 'present', 'noted'],
      answer: () => ({ cast: input.channel }),
    });
  },
});
