import * as v from 'valibot';
import type { PaperLine } from '../../../typings/contract/motion.ts';
import { action } from '../../people/action.ts';
import type { MotionDocument, PaperDocument } from '../collections.ts';
import { DOOR_ACCESS, doorPlaces, motionLoad, seenMotion } from '../motion/motion-access.ts';
import { after, onMotion } from '../motion/motion-schema.ts';
import { answersOf } from '../vote/answer-rules.ts';
import { listWaiting } from './paper-repository.ts';

/** Papers that wait for a second person, of the caller's doors. */
export const listPapers = action('ballot.listPapers', {
  input: v.strictObject({ ...onMotion, after }),
  access: DOOR_ACCESS,
  load: motionLoad,
  budget: 2,
  run: async (input, context) => {
    const motion = seenMotion(context);
    const { actor } = context;
    const { rows, next } = await listWaiting(motion, doorPlaces(actor), input.after);
    return { papers: rows.map((paper) => lineOf(motion, paper, actor.residentId)), next };
  },
});

function lineOf({ form }: MotionDocument, paper: PaperDocument, readerId: string): PaperLine {
  const { _id, name, channel, choice, enteredBy, state } = paper;
  return {
    paperId: _id,
    name,
    channel,
    answers: choice === null ? [] : answersOf(form.questions, choice),
    enteredBy: enteredBy.name,
    state: state === 'clashed' ? 'refused' : state,
    own: enteredBy.residentId === readerId,
  };
}
