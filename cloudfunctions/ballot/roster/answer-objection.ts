import * as v from 'valibot';
import type { Correction } from '../../../typings/contract/motion.ts';
import { one } from '../../kernel/action/load.ts';
import { now } from '../../kernel/clock.ts';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { documentId, text } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { objections } from '../collections.ts';
import { ANNOUNCE_ACCESS, motionLoad, seenMotion } from '../motion/motion-access.ts';
import { commandOnMotion, count, voterId } from '../motion/motion-schema.ts';
import { applyCorrection, checkCorrection } from './correct-roster.ts';

const AREA_MOST = 100_000_000_00; // 0.01 ㎡: a hundred million square metres

const correction: v.GenericSchema<unknown, Correction> = v.variant('kind', [
  v.strictObject({ kind: v.literal('none') }),
  v.strictObject({ kind: v.literal('remove'), voterId }),
  v.strictObject({ kind: v.literal('add'), id: documentId }),
  v.strictObject({
    kind: v.literal('area'),
    voterId,
    area: v.pipe(count(AREA_MOST), v.minValue(1)),
  }),
]);

/**
 * Answers an objection in public. With a correction the roster changes, while the vote has not opened: the
 * answer is the first write and names the correction; voter, ballot and the new hash follow.
 */
export const answerObjection = action('ballot.answerObjection', {
  input: v.strictObject({
    ...commandOnMotion,
    objectionId: documentId,
    answer: text(500),
    correction,
  }),
  access: ANNOUNCE_ACCESS,
  load: (input) => ({
    ...motionLoad(input),
    objection: one(objections, input.objectionId, 'OBJECTION_NOT_FOUND'),
  }),
  command: ({ motionId }) => ({ action: 'motion.answer', target: `motion:${motionId}` }),
  budget: 16, // and one more for each thousand voters
  run: async (input, context) => {
    const motion = seenMotion(context);
    const { objection } = context;
    if (objection.motionId !== motion._id) throw new Refusal('OBJECTION_NOT_FOUND');
    const corrects = input.correction.kind !== 'none';
    let rosterHash = motion.rosterHash ?? '';
    return change(context, objections, objection, {
      missing: 'OBJECTION_NOT_FOUND',
      prepare: async ({ kind, state }) => {
        if (state !== 'open') throw new Refusal('OBJECTION_ANSWERED');
        const isEarly = motion.state === 'announced' && now() < motion.form.opensAt;
        if (corrects && !(kind === 'roster' && isEarly)) throw new Refusal('MOTION_OPENED');
        return checkCorrection(motion, input.correction);
      },
      decide: ({ state }, added) => {
        if (state !== 'open') throw new Refusal('OBJECTION_ANSWERED');
        const { answer } = input;
        const corrected = { correction: input.correction, added, carried: !corrects };
        return { state: 'answered' as const, answer, ...corrected };
      },
      follow: async (answered) => {
        if (!answered.carried) rosterHash = await applyCorrection(motion, answered);
      },
      answer: () => ({ state: 'answered' as const, rosterHash }),
    });
  },
});
