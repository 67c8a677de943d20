import * as v from 'valibot';
import { covers } from '../../kernel/path-id.ts';
import { action } from '../../people/action.ts';
import { SECRETARY } from '../../people/officers.ts';
import { BODIES } from '../body/body-rules.ts';
import {
  DOOR_ROLES,
  motionLoad,
  seenMotion,
  TURNOUT_ACCESS,
  TURNOUT_ROLES,
} from '../motion/motion-access.ts';
import { onMotion } from '../motion/motion-schema.ts';
import { countActivity } from './count-activity.ts';
import { byBuilding, manyEnough } from './turnout-rules.ts';

/**
 * Turnout only, before the close as after it; officers see the buildings of their places. Where somebody may not see
 * the doors, a building of a few voters is left out: it would say who they are.
 */
export const countTurnout = action('ballot.countTurnout', {
  input: v.strictObject(onMotion),
  access: TURNOUT_ACCESS,
  load: motionLoad,
  budget: 2,
  run: async (_input, context) => {
    const motion = seenMotion(context);
    const { groups, turnout } = await countActivity(motion);
    const roles = context.actor.roles.filter(({ role }) => TURNOUT_ROLES.includes(role));
    const isOverAll = roles.some(
      ({ role, placeId }) => SECRETARY.includes(role) || covers(placeId, motion.placeId),
    );
    const isTheirs = (held: readonly { placeId: string }[], placeId: string) =>
      held.some((one) => covers(one.placeId, placeId) || covers(placeId, one.placeId));
    const mine = motion.buildings.filter(({ placeId }) => isOverAll || isTheirs(roles, placeId));
    const atDoors = roles.filter(({ role }) => DOOR_ROLES.includes(role));
    const shown = new Set([
      ...mine.filter(({ placeId }) => isTheirs(atDoors, placeId)),
      ...manyEnough(mine.filter(({ placeId }) => !isTheirs(atDoors, placeId))),
    ]);
    const inOrder = mine.filter((building) => shown.has(building));
    return { turnout, buildings: byBuilding(inOrder, groups, BODIES[motion.ruleId].sits) };
  },
});
