import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { documentId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { requireSecondPerson } from '../../people/second-person.ts';
import { type ObjectionDocument, objections } from '../collections.ts';
import { motionLoad, SIGN_ACCESS, seenMotion } from '../motion/motion-access.ts';
import { commandOnMotion } from '../motion/motion-schema.ts';
import { applyCorrection, checkCorrection, requireCorrectable } from './correct-roster.ts';

/**
 * A second person agrees to what an answer changes of the roster, or does not: then the objection waits for
 * another answer. The decision is the first write; voter, ballot and the new hash follow.
 */
export const decideCorrection = action('ballot.decideCorrection', {
  input: v.strictObject({
    ...commandOnMotion,
    objectionId: documentId,
    proposalId: documentId,
    decision: v.picklist(['confirm', 'refuse']),
  }),
  access: SIGN_ACCESS,
  load: (input) => ({
    ...motionLoad(input),
    objection: one(objections, input.objectionId, 'OBJECTION_NOT_FOUND'),
  }),
  command: ({ motionId, decision }) => ({
    action: decision === 'confirm' ? 'motion.correct' : 'motion.correct-refuse',
    target: `motion:${motionId}`,
  }),
  budget: 18, // and one more for each thousand voters
  run: async ({ proposalId, decision }, context) => {
    const motion = seenMotion(context);
    const { objection, actor } = context;
    if (objection.motionId !== motion._id) throw new Refusal('OBJECTION_NOT_FOUND');
    const confirms = decision === 'confirm';
    const by = { residentId: actor.residentId, name: actor.resident.name };
    let rosterHash = motion.rosterHash ?? '';
    // The proposal that was seen: another one may have taken its place.
    const requireSeen = ({ state, change: { id } }: ObjectionDocument) => {
      if (state !== 'proposed' || id !== proposalId) throw new Refusal('OBJECTION_ANSWERED');
    };
    return change(context, objections, objection, {
      missing: 'OBJECTION_NOT_FOUND',
      prepare: async (current) => {
        requireSeen(current);
        const { residentId, answeredBy, correction } = current;
        requireSecondPerson(actor, [residentId, answeredBy?.residentId], 'OBJECTION_OWN');
        if (!confirms) return null;
        requireCorrectable(motion);
        return (await checkCorrection(motion, correction, actor)).added;
      },
      decide: (current, added) => {
        requireSeen(current);
        if (!confirms) {
          const none = { correction: { kind: 'none' as const }, added: null, corrected: null };
          return { state: 'open' as const, answer: '', answeredBy: null, ...none };
        }
        return { state: 'answered' as const, added, confirmedBy: by, carried: false };
      },
      follow: async (decided) => {
        if (!decided.carried) rosterHash = await applyCorrection(motion, decided);
      },
      answer: ({ state }) => ({ state: state === 'answered' ? state : 'open', rosterHash }),
    });
  },
});
