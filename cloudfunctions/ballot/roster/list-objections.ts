import * as v from 'valibot';
import type { CorrectionLine } from '../../../typings/contract/motion.ts';
import { action } from '../../people/action.ts';
import { seenText } from '../../people/objection-rules.ts';
import { RESIDENTS } from '../../people/officers.ts';
import type { ObjectionDocument } from '../collections.ts';
import {
  isConvener,
  isInCharge,
  motionLoad,
  seenMotion,
  signsAs,
} from '../motion/motion-access.ts';
import { after, onMotion } from '../motion/motion-schema.ts';
import { findObjections } from './objection-repository.ts';

/**
 * What was raised and what was answered; the words of one only for its writer and those who answer or agree.
 * What is changed of the roster, or is to be, is for everybody: which door, what, why and by whom.
 */
export const listObjections = action('ballot.listObjections', {
  input: v.strictObject({ ...onMotion, after }),
  access: RESIDENTS,
  load: motionLoad,
  budget: 2,
  run: async (input, context) => {
    const motion = seenMotion(context);
    const { actor } = context;
    const signs = signsAs(actor, motion) !== undefined;
    const answers = signs || isInCharge(actor, motion);
    const { rows, next } = await findObjections(motion, input.after);
    return {
      objections: rows.map((one) => {
        const own = one.residentId === actor.residentId;
        const { _id, kind, from, at, state, answer } = one;
        const corrected = state === 'answered' && one.correction.kind !== 'none';
        const correction = correctionLine(one, signs, actor.residentId);
        const text = seenText(one, { residentId: actor.residentId, answers });
        const line = { objectionId: _id, kind, text, from, at, state, answer, own };
        return { ...line, corrected, correction };
      }),
      next,
      mayAnswer: isInCharge(actor, motion) && isConvener(actor, motion),
    };
  },
});

function correctionLine(
  objection: ObjectionDocument,
  signs: boolean,
  readerId: string,
): CorrectionLine | null {
  const { correction, corrected, state, residentId, answeredBy, confirmedBy, change } = objection;
  if (correction.kind === 'none' || !corrected) return null;
  const parties = [residentId, answeredBy?.residentId];
  return {
    proposalId: change.id,
    kind: correction.kind,
    ...corrected,
    proposedByName: answeredBy?.name ?? '',
    confirmedByName: confirmedBy?.name ?? null,
    mayDecide: signs && state === 'proposed' && !parties.includes(readerId),
  };
}
