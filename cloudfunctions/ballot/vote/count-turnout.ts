import type { BallotActions } from '../../../typings/contract/ballot.ts';
import type { Turnout } from '../../../typings/contract/motion.ts';
import type { ActorContext } from '../../kernel/handler.ts';
import { covers } from '../../kernel/path-id.ts';
import { SECRETARY } from '../../people/officers.ts';
import type { MotionDocument } from '../collections.ts';
import { motionOf } from '../motion/motion-access.ts';
import { BODIES, countsRoomOnly } from '../motion/motion-rules.ts';
import { countActive, countActiveUnits } from '../roster/voter-repository.ts';
import { type ActiveGroup, byBuilding, turnoutOf } from './turnout-rules.ts';

/** Who takes part, by building, over the entries of those only. One request; two where households count. */
export async function activeOf(motion: MotionDocument): Promise<{
  groups: ActiveGroup[];
  turnout: Turnout;
}> {
  const [rows, units] = await Promise.all([
    countActive(motion),
    motion.eligible.households === undefined ? null : countActiveUnits(motion),
  ]);
  const groups = rows.map(({ _id, voters, persons, area }) => ({ ..._id, voters, persons, area }));
  const { ruleId, eligible, settings } = motion;
  const turnout = turnoutOf(
    {
      ruleId,
      eligible,
      roomOnly: countsRoomOnly(ruleId, settings),
      byPresence: BODIES[ruleId].room,
      units,
    },
    groups,
  );
  return { groups, turnout };
}

/** Turnout only, before the close as after it; officers see the buildings of their places. */
export async function countTurnout(
  _input: BallotActions['countTurnout']['input'],
  context: ActorContext,
): Promise<BallotActions['countTurnout']['data']> {
  const motion = motionOf(context);
  const { groups, turnout } = await activeOf(motion);
  const { actor } = context;
  const isOverAll = actor.roles.some(
    ({ role, placeId }) => SECRETARY.includes(role) || covers(placeId, motion.placeId),
  );
  const mine = motion.buildings.filter(
    ({ placeId }) =>
      isOverAll ||
      actor.roles.some((held) => covers(held.placeId, placeId) || covers(placeId, held.placeId)),
  );
  return { turnout, buildings: byBuilding(mine, groups, BODIES[motion.ruleId].room) };
}
