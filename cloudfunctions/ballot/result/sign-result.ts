import * as v from 'valibot';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { action } from '../../people/action.ts';
import { motions } from '../collections.ts';
import { motionLoad, SIGN_ACCESS, seenMotion, signsAs } from '../motion/motion-access.ts';
import { PUBLISHED_AFTER } from '../motion/motion-rules.ts';
import { commandOnMotion } from '../motion/motion-schema.ts';

/** A result stands once two people have put their names to the same list. */
const SIGNATURES = 2;

/** The caller has compared the result with the list, and says so. */
export const signResult = action('ballot.signResult', {
  input: v.strictObject({
    ...commandOnMotion,
    listHash: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  }),
  access: SIGN_ACCESS,
  load: motionLoad,
  command: ({ motionId }) => ({ action: 'motion.sign', target: `motion:${motionId}` }),
  budget: 3,
  run: async ({ listHash }, context) => {
    const { actor } = context;
    const { residentId, resident } = actor;
    const motion = seenMotion(context);
    const as = signsAs(actor, motion) ?? '';
    const { stamp } = context.command;
    const signature = { residentId, name: resident.name, as, at: stamp.at };
    return change(context, motions, motion, {
      missing: 'MOTION_NOT_FOUND',
      decide: ({ state, result, signatures: before }) => {
        if (!result) throw new Refusal('MOTION_NOT_COUNTED');
        if (result.listHash !== listHash) throw new Refusal('RESULT_CHANGED');
        const isOwn = before.some((one) => one.residentId === residentId);
        if (state !== 'counted' || isOwn) throw new Refusal('RESULT_SIGNED');
        const signatures = [...before, signature];
        const isSigned = signatures.length >= SIGNATURES;
        if (!isSigned) return { signatures, state: 'counted' as const };
        return { signatures, state: 'signed' as const, dueAt: stamp.at + PUBLISHED_AFTER };
      },
      answer: ({ state }) => ({ state }),
    });
  },
});
