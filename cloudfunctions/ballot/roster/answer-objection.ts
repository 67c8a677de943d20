import * as v from 'valibot';
import type { Correction } from '../../../typings/contract/motion.ts';
import { one } from '../../kernel/action/load.ts';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { documentId, text } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { requireSecondPerson } from '../../people/second-person.ts';
import { objections } from '../collections.ts';
import {
  ANNOUNCE_ACCESS,
  motionLoad,
  requireConvener,
  seenMotion,
} from '../motion/motion-access.ts';
import { commandOnMotion, count, voterId } from '../motion/motion-schema.ts';
import { checkCorrection, requireCorrectable } from './correct-roster.ts';

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
 * Answers an objection in public, not one's own. With a correction it is a proposal: the roster changes once a
 * second person has agreed (`decideCorrection`), and not on the day before the vote opens.
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
  budget: 8,
  run: async (input, context) => {
    const motion = seenMotion(context);
    const { objection, actor } = context;
    const answeredBy = { residentId: actor.residentId, name: actor.resident.name };
    requireConvener(actor, motion);
    if (objection.motionId !== motion._id) throw new Refusal('OBJECTION_NOT_FOUND');
    const corrects = input.correction.kind !== 'none';
    return change(context, objections, objection, {
      missing: 'OBJECTION_NOT_FOUND',
      prepare: async ({ kind, state, residentId }) => {
        if (state === 'answered') throw new Refusal('OBJECTION_ANSWERED');
        requireSecondPerson(actor, [residentId], 'OBJECTION_OWN');
        if (corrects && kind !== 'roster') throw new Refusal('MOTION_OPENED');
        if (corrects) requireCorrectable(motion);
        return checkCorrection(motion, input.correction, actor);
      },
      decide: ({ state }, { added, corrected }) => {
        if (state === 'answered') throw new Refusal('OBJECTION_ANSWERED');
        const { answer, correction } = input;
        const said = { answer, answeredBy, correction, added, corrected };
        return { ...said, state: corrects ? ('proposed' as const) : ('answered' as const) };
      },
      answer: ({ state }) => ({
        state: state === 'answered' ? state : ('proposed' as const),
        rosterHash: motion.rosterHash ?? '',
      }),
    });
  },
});
