import type { Turnout } from '../../../typings/contract/motion.ts';
import { BODIES } from '../body/body-rules.ts';
import type { MotionDocument } from '../collections.ts';
import { countsRoomOnly } from '../motion/motion-rules.ts';
import { countActive, countActiveUnits } from '../roster/voter-repository.ts';
import { type ActiveGroup, turnoutOf } from './turnout-rules.ts';

/** Who takes part, by building, over the entries of those only. One request; two where households count. */
export async function countActivity(motion: MotionDocument): Promise<{
  groups: ActiveGroup[];
  turnout: Turnout;
}> {
  const [rows, units] = await Promise.all([
    countActive(motion),
    motion.eligible.households === undefined ? null : countActiveUnits(motion),
  ]);
  const groups = rows.map(({ _id, voters, persons, area }) => ({ ..._id, voters, persons, area }));
  const { ruleId, form, eligible, settings } = motion;
  const turnout = turnoutOf(
    {
      ruleId,
      terms: form.terms,
      eligible,
      roomOnly: countsRoomOnly(ruleId, settings),
      byPresence: BODIES[ruleId].sits,
      units,
    },
    groups,
  );
  return { groups, turnout };
}
