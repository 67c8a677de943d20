import * as v from 'valibot';
import { covers } from '../../kernel/path-id.ts';
import { action } from '../../people/action.ts';
import { SECRETARY } from '../../people/officers.ts';
import { BODIES } from '../body/body-rules.ts';
import { motionLoad, seenMotion, TURNOUT_ACCESS } from '../motion/motion-access.ts';
import { onMotion } from '../motion/motion-schema.ts';
import { countActivity } from './count-activity.ts';
import { byBuilding } from './turnout-rules.ts';

/** Turnout only, before the close as after it; officers see the buildings of their places. */
export const countTurnout = action('ballot.countTurnout', {
  input: v.strictObject(onMotion),
  access: TURNOUT_ACCESS,
  load: motionLoad,
  budget: 2,
  run: async (_input, context) => {
    const motion = seenMotion(context);
    const { groups, turnout } = await countActivity(motion);
    const { roles } = context.actor;
    const isOverAll = roles.some(
      ({ role, placeId }) => SECRETARY.includes(role) || covers(placeId, motion.placeId),
    );
    const mine = motion.buildings.filter(
      ({ placeId }) =>
        isOverAll ||
        roles.some((held) => covers(held.placeId, placeId) || covers(placeId, held.placeId)),
    );
    return { turnout, buildings: byBuilding(mine, groups, BODIES[motion.ruleId].sits) };
  },
});
