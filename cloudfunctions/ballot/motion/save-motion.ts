import * as v from 'valibot';
import type { Question } from '../../../typings/contract/motion.ts';
import { one } from '../../kernel/action/load.ts';
import { change, insert } from '../../kernel/command.ts';
import { ancestorsAndSelf } from '../../kernel/path-id.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId, communityId, documentId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { places } from '../../places/collections.ts';
import { motions } from '../collections.ts';
import { isInCharge, SAVE_ACCESS } from './motion-access.ts';
import { emptyMotion } from './motion-rules.ts';
import { form, motionId } from './motion-schema.ts';

/**
 * Keeps a draft as it was typed: whatever is still missing is told when it is checked. Of two people who edit
 * one draft the second is told, if their phone says which change it saw.
 */
export const saveMotion = action('ballot.saveMotion', {
  input: v.strictObject({
    communityId,
    motionId: v.nullable(motionId),
    form,
    seen: v.optional(documentId),
    commandId,
  }),
  texts: 'within',
  access: SAVE_ACCESS,
  load: (input) => ({
    place: one(places, input.form.placeId, 'PLACE_NOT_FOUND'),
    motion: one(motions, input.motionId),
  }),
  command: (input) =>
    input.motionId === null
      ? { action: 'motion.save', target: 'motion:', creates: true }
      : { action: 'motion.save', target: `motion:${input.motionId}` },
  budget: 3,
  run: async (input, context) => {
    const { actor, place, motion } = context;
    const drawn = {
      form: { ...input.form, questions: completed(input.form.questions) },
      ruleId: input.form.ruleId,
      placeId: place._id,
      placeLabel: place.label,
      lineage: ancestorsAndSelf(place._id),
    };
    const seen = context.command.stamp.id;
    if (input.motionId === null) {
      return insert(context, input.communityId, motions, {
        decide: (stamp) => ({
          ...emptyMotion(input.communityId, stamp, actor.residentId),
          ...drawn,
        }),
        answer: (_motion, { id }) => ({ motionId: id, seen }),
      });
    }
    if (!motion || !isInCharge(actor, motion)) throw new Refusal('MOTION_NOT_FOUND');
    return change(context, motions, motion, {
      missing: 'MOTION_NOT_FOUND',
      decide: ({ state, change: { id } }) => {
        if (state !== 'draft') throw new Refusal('MOTION_ANNOUNCED');
        if (id !== (input.seen ?? motion.change.id)) throw new Refusal('MOTION_CHANGED');
        return drawn;
      },
      answer: ({ _id }) => ({ motionId: _id, seen }),
    });
  },
});

/** The three answers of a yes-no question are always the same. */
function completed(questions: readonly Question[]): Question[] {
  return questions.map((question) =>
    question.kind === 'yes-no' ? { ...question, options: [], most: 1 } : question,
  );
}
