import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { MotionDocument } from '../../cloudfunctions/ballot/collections.ts';
import type { BuildingTurnout, Turnout } from '../../typings/contract/motion.ts';
import { MAPLE, START } from '../support/community.ts';
import { type As, type Linli, startLinli } from '../support/linli.ts';
import { MOTION } from '../support/motions.ts';
import { talkWith } from '../support/talk.ts';

/** How far each building has come, for those who know its doors and for those who do not. */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
  await linli.clock(START);
});
afterAll(() => linli.stop());

const { ask } = talkWith(() => linli);
const seenBy = (as: As) =>
  ask<{ turnout: Turnout; buildings: BuildingTurnout[] }>(
    'ballot.countTurnout',
    { communityId: MAPLE, motionId: MOTION.open },
    as,
  );

it('is told by building where few live to those who see the doors alone', async () => {
  const motion = linli
    .documents<MotionDocument>('motions')
    .find(({ _id }) => _id === MOTION.open) as MotionDocument;
  const few = motion.buildings.filter(({ voters }) => voters < 5);
  expect(few.length).toBeGreaterThan(0);
  const secretary = await seenBy('secretary');
  expect(secretary.buildings).toHaveLength(motion.buildings.length);
  expect((await seenBy('buildingSteward')).buildings.length).toBeGreaterThan(0);
  for (const as of ['partyBranch', 'streetObserver'] as const) {
    const { turnout, buildings } = await seenBy(as);
    expect(turnout).toStrictEqual(secretary.turnout);
    expect(buildings.filter(({ voters }) => voters < 5)).toStrictEqual([]);
  }
});
