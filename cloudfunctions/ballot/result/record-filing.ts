import * as v from 'valibot';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { day, line } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { motions } from '../collections.ts';
import {
  ANNOUNCE_ACCESS,
  motionLoad,
  requireConvener,
  seenMotion,
} from '../motion/motion-access.ts';
import { commandOnMotion } from '../motion/motion-schema.ts';

/** When the filing with the street office was done. */
export const recordFiling = action('ballot.recordFiling', {
  input: v.strictObject({ ...commandOnMotion, day, office: line(40) }),
  texts: 'unseen',
  access: ANNOUNCE_ACCESS,
  load: motionLoad,
  command: ({ motionId }) => ({ action: 'motion.file', target: `motion:${motionId}` }),
  budget: 3,
  run: async (input, context) => {
    const filed = { day: input.day, office: input.office };
    const motion = seenMotion(context);
    requireConvener(context.actor, motion);
    return change(context, motions, motion, {
      missing: 'MOTION_NOT_FOUND',
      decide: ({ state, signatures }) => {
        if (state !== 'published' && state !== 'closed') {
          throw new Refusal('MOTION_NOT_SIGNED', { signatures: signatures.length });
        }
        return { filed };
      },
      answer: (motion) => ({ filed: motion.filed ?? filed }),
    });
  },
});
