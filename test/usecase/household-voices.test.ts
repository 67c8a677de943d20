import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type {
  HouseholdDocument,
  ResidentDocument,
} from '../../cloudfunctions/people/collections.ts';
import type { MotionDetail, MotionLine } from '../../typings/contract/motion.ts';
import type { Member, Membership } from '../../typings/contract/resident.ts';
import { HOME, MAPLE, residentIdOf, START } from '../support/community.ts';
import { freshCode } from '../support/examples/resident.ts';
import { settle } from '../support/faults.ts';
import { commandId, movingOut, representing } from '../support/inputs.ts';
import { type As, type Linli, startLinli } from '../support/linli.ts';
import { casting, MOTION } from '../support/motions.ts';
import { patch } from '../support/patch.ts';
import { talkWith } from '../support/talk.ts';

/** Who speaks for a household now: whoever was chosen, as long as they live there. */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());
beforeEach(() => linli.reset());

const { ask, refusal } = talkWith(() => linli);
const second = { communityId: MAPLE, householdId: HOME.second };
const speaker = async (as: As = 'stranger') =>
  (await ask<{ representativeId: string | null }>('resident.showHousehold', second, as))
    .representativeId;
const vote = (n: number, as: As) => refusal('ballot.castBallot', casting(n), as);
const waits = async (as: As) => {
  const { motions } = await ask<{ motions: MotionLine[] }>(
    'ballot.listMotions',
    { communityId: MAPLE },
    as,
  );
  return motions.some((one) => one.motionId === MOTION.open && one.waits);
};
const stored = () =>
  linli.documents<HouseholdDocument>('households').find(({ _id }) => _id === HOME.second)
    ?.representative ?? null;

/** 路远行 moves in with 顾南枝, who speaks for the household. @returns 路远行's id */
async function twoOfThem(): Promise<string> {
  const code = await freshCode(1, linli, HOME.second);
  const joining = { code, name: '路远行', commandId: commandId(1) };
  const { residentId } = await ask<Membership>('resident.joinHousehold', joining, 'stranger');
  const choosing = representing(2, HOME.second, 'resident');
  await ask('resident.chooseRepresentative', choosing, 'resident');
  expect(await vote(90, 'stranger')).toStrictEqual(['VOTER_NOT_YOURS', undefined]);
  return residentId;
}

/** Those who stayed may vote, and choose another, having seen that nobody speaks for them. */
async function notLockedOut(stranger: string): Promise<void> {
  expect(await speaker()).toBe(null);
  expect(await waits('stranger')).toBe(true);
  const [own] = (
    await ask<MotionDetail>(
      'ballot.showMotion',
      { communityId: MAPLE, motionId: MOTION.open },
      'stranger',
    )
  ).own;
  expect(own?.notMine).toBe(false);
  expect(await vote(1, 'stranger')).toBe('ok');
  const choosing = { ...representing(3, HOME.second, 'resident'), residentId: stranger };
  expect(await refusal('resident.chooseRepresentative', choosing, 'stranger')).toBe('ok');
  expect(await speaker()).toBe(stranger);
}

describe('a household whose representative', () => {
  it('moved out is not locked out: it votes, and chooses another', async () => {
    const stranger = await twoOfThem();
    await ask('resident.endMembership', movingOut(4, HOME.second), 'stairSteward');
    expect(stored()).toBe(null);
    await notLockedOut(stranger);
  });

  it('left the community is not locked out', async () => {
    const stranger = await twoOfThem();
    await ask(
      'resident.leaveCommunity',
      { communityId: MAPLE, commandId: commandId(4) },
      'resident',
    );
    expect(stored()).toBe(null);
    await notLockedOut(stranger);
  });

  it('moved out before anything cleared it is not locked out either', async () => {
    const stranger = await twoOfThem();
    const gone = { residentId: residentIdOf('secretary'), since: START - 1, carried: true };
    await patch(linli, 'households', { _id: HOME.second }, { representative: gone });
    await notLockedOut(stranger);
  });

  it('moved out while the function ended is cleared by the timer', async () => {
    const stranger = await twoOfThem();
    let isCut = true;
    for (let request = 1; isCut; request += 1) {
      await linli.cut('resident', { request, when: 'after' });
      const out = movingOut(4, HOME.second);
      const { envelope } = await linli.call('resident', 'endMembership', out, 'stairSteward');
      isCut = !envelope.ok;
      if (entryOf('resident')?.households.length === 0) break;
    }
    await settle(linli);
    expect(stored()).toBe(null);
    await notLockedOut(stranger);
  });

  it('came back speaks for it no more, until chosen anew', async () => {
    await twoOfThem();
    await ask('resident.endMembership', movingOut(4, HOME.second), 'stairSteward');
    await linli.clock(START + 60_000);
    const code = await freshCode(5, linli, HOME.second);
    await ask(
      'resident.joinHousehold',
      { code, name: '顾南枝', commandId: commandId(6) },
      'resident',
    );
    expect(await speaker()).toBe(null);
    const { members } = await ask<{ members: Member[] }>(
      'resident.showHousehold',
      second,
      'resident',
    );
    expect(members.length).toBe(2);
    expect(await vote(2, 'stranger')).toBe('ok');
    const anew = representing(7, HOME.second, 'resident');
    await ask('resident.chooseRepresentative', anew, 'resident');
    await settle(linli);
    expect(await speaker()).toBe(residentIdOf('resident'));
    expect(entryOf('resident')?.roles.map(({ role }) => role)).toStrictEqual([
      'household-representative',
    ]);
  });
});

const entryOf = (key: Parameters<typeof residentIdOf>[0]) =>
  linli.documents<ResidentDocument>('residents').find(({ _id }) => _id === residentIdOf(key));
