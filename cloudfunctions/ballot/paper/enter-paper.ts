import * as v from 'valibot';
import { many, one } from '../../kernel/action/load.ts';
import { change, insert } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { action } from '../../people/action.ts';
import { type PaperDocument, papers, voters } from '../collections.ts';
import {
  DOOR_ACCESS,
  entersPaper,
  motionLoad,
  seenMotion,
  voterOf,
} from '../motion/motion-access.ts';
import { answers, channel, commandOnMotion, receipt, voterId } from '../motion/motion-schema.ts';
import { isByAnswer } from '../secret/scheme-rules.ts';
import { choiceOf } from '../vote/answer-rules.ts';
import { isSerial } from '../vote/ballot-id.ts';
import { MOST_VOIDS } from '../vote/void-rules.ts';
import { checkPapers, checkRoomPaper } from './paper-access.ts';

/**
 * Writes down what a paper says. It counts once somebody else has confirmed it. In a named motion it is the
 * paper of a voter; in a secret one it has a printed number and nobody's name. One that was refused, or came
 * too late, is entered anew; one that waits or counts is not.
 */
export const enterPaper = action('ballot.enterPaper', {
  input: v.pipe(
    v.strictObject({
      ...commandOnMotion,
      voterId: v.nullable(voterId),
      serial: v.nullable(receipt),
      channel,
      answers,
    }),
    v.forward(
      v.partialCheck(
        [['voterId'], ['serial']],
        (paper) => (paper.voterId === null) !== (paper.serial === null),
      ),
      ['voterId'],
    ),
  ),
  access: DOOR_ACCESS,
  load: (input) => ({
    ...motionLoad(input),
    voter: one(voters, input.voterId && `${input.motionId}:${input.voterId}`),
    // Which round the voter is in is known only with the voter.
    known: many(papers, paperIds(input)),
  }),
  command: ({ motionId }) => ({ action: 'paper.enter', target: `motion:${motionId}` }),
  budget: 3,
  run: async (input, context) => {
    const { communityId, motionId, serial } = input;
    const { actor } = context;
    const { stamp } = context.command;
    const motion = seenMotion(context);
    const choice = choiceOf(motion.form.questions, input.answers);
    if (choice === null) throw new Refusal('ANSWER_UNFIT');
    const isSecret = motion.form.secret;
    const voter = isSecret ? null : voterOf(context);
    if (voter && !entersPaper(motion, actor, voter.places)) throw new Refusal('NOT_ALLOWED');
    if (isSecret && (input.voterId !== null || serial === null || !isSerial(motion, serial))) {
      throw new Refusal('PAPER_UNKNOWN');
    }
    const round = voter?.round ?? 0;
    const _id = voter ? `${motionId}:${voter.key}:${round}` : `${motionId}:${serial}`;
    const entry: Omit<PaperDocument, '_id' | 'communityId' | 'change'> = {
      motionId,
      voterKey: voter?.key ?? null,
      serial: isSecret ? serial : null,
      name: voter?.label || voter?.name || (serial ?? ''),
      places: voter?.places ?? [motion.placeId],
      channel: input.channel,
      round,
      choice,
      enteredBy: { residentId: actor.residentId, name: actor.resident.name },
      entryId: stamp.id,
      decidedBy: null,
      state: 'entered',
      carried: true,
      // In which order papers came out of the box is kept nowhere beside what they say.
      at: isByAnswer(motion) ? 0 : stamp.at,
    };
    // Of a late repeat: where this command entered it, in whichever round.
    const entered = context.known.find(({ entryId }) => entryId === stamp.id);
    const answer = () => ({ paperId: entered?._id ?? _id });
    const prepare = async () => {
      checkPapers(motion);
      checkRoomPaper(motion, voter, input.channel);
      if (voter?.cast) throw new Refusal('BALLOT_CAST', { channel: voter.cast });
    };
    const known = entered ?? context.known.find((paper) => paper._id === _id);
    if (known) {
      return change(context, papers, known, {
        missing: 'PAPER_NOT_FOUND',
        prepare,
        decide: ({ state }) => {
          if (state !== 'refused' && state !== 'clashed') throw new Refusal('PAPER_ENTERED');
          return entry;
        },
        seen: ['state', 'carried'],
        answer,
      });
    }
    return insert(
      context,
      communityId,
      papers,
      {
        prepare,
        decide: (made) => ({ _id, communityId, ...entry, change: made }),
        taken: () => {
          throw new Refusal('PAPER_ENTERED');
        },
        answer,
      },
      () => _id,
    );
  },
});

function paperIds(input: { motionId: string; voterId: string | null; serial: string | null }) {
  if (input.voterId === null) return [`${input.motionId}:${input.serial}`];
  return Array.from(
    { length: MOST_VOIDS + 1 },
    (_, round) => `${input.motionId}:${input.voterId}:${round}`,
  );
}
