import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { action } from '../../people/action.ts';
import { votingSettings } from '../collections.ts';
import { isApart } from '../roster/total-rules.ts';
import { ANNOUNCE_ACCESS, motionLoad, seenMotion } from './motion-access.ts';
import { findProblems } from './motion-problems.ts';
import { settingsOf } from './motion-rules.ts';
import { onMotion } from './motion-schema.ts';

/** Looks before it is announced: nothing is written. */
export const checkMotion = action('ballot.checkMotion', {
  input: v.strictObject(onMotion),
  access: ANNOUNCE_ACCESS,
  load: (input) => ({ ...motionLoad(input), settings: one(votingSettings, input.communityId) }),
  budget: 6, // and one more for each thousand households and people
  run: async (_input, context) => {
    const motion = seenMotion(context);
    const { problems, eligible, totals, doubts } = await findProblems(
      motion,
      settingsOf(context.settings),
      context.actor.roles,
    );
    return { problems, eligible, totals: totals.filter(isApart), doubts };
  },
});
