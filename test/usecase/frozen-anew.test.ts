import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type {
  BallotDocument,
  MotionDocument,
  VoterDocument,
} from '../../cloudfunctions/ballot/collections.ts';
import { ballotOf } from '../../cloudfunctions/ballot/roster/frozen-roster.ts';
import { DAY, MINUTE } from '../../cloudfunctions/kernel/calendar.ts';
import { HOME, MAPLE, PLACE, START } from '../support/community.ts';
import { commandId } from '../support/inputs.ts';
import { type Linli, startLinli } from '../support/linli.ts';
import { formOf } from '../support/motions.ts';
import { registered } from '../support/owners.ts';

/** A roster that was half frozen when somebody else became an owner, and is announced again. */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());

const send = async (action: string, input: object) =>
  (await linli.call('ballot', action, input, 'ownersCommittee')).envelope;
const ofMotion = <Doc extends { motionId: string }>(collection: string, motionId: string) =>
  linli.documents<Doc>(collection).filter((one) => one.motionId === motionId);

/** @returns whether some voters were frozen when the announcement was cut */
async function announceTwice(request: number): Promise<boolean> {
  await linli.reset();
  await registered(linli, HOME.first, { owners: ['王伟'] });
  const form = formOf({
    ruleId: 'owners-ordinary',
    basis: 'owners',
    matter: 'owners-other',
    placeId: PLACE.estate,
    registered: 4,
    session: null,
    totalsReason: '还没有拿到竣工资料。',
    opensAt: START + 16 * DAY,
    closesAt: START + 22 * DAY,
    countsAt: START + 22 * DAY,
  });
  const draft = { communityId: MAPLE, motionId: null, form, commandId: commandId(1) };
  const saved = await send('saveMotion', draft);
  if (!saved.ok) throw new Error(saved.code);
  const { motionId } = saved.data as { motionId: string };
  const motion = { communityId: MAPLE, motionId };
  await linli.cut('ballot', { request, when: 'after' });
  await send('announceMotion', { ...motion, commandId: commandId(2) });
  const half = ofMotion('voters', motionId).length > 0;
  const find = () => linli.documents<MotionDocument>('motions').find(({ _id }) => _id === motionId);
  if (!half || find()?.state !== 'announcing') return false;
  await registered(linli, HOME.first, { area: 12_345 });
  await linli.clock(START + 2 * MINUTE);
  expect(find()?.state).toBe('draft');
  const again = await send('announceMotion', { ...motion, commandId: commandId(3) });
  expect(again).toMatchObject({ ok: true });
  const announced = find() as MotionDocument;
  const voters = ofMotion<VoterDocument>('voters', motionId);
  expect(voters.map(({ area }) => area)).toContain(12_345);
  const ballots = ofMotion<BallotDocument>('ballots', motionId);
  const byId = (one: BallotDocument, other: BallotDocument) => (one._id < other._id ? -1 : 1);
  expect(ballots.sort(byId)).toStrictEqual(
    voters.map((one) => ballotOf(announced, one)).sort(byId),
  );
  return true;
}

it('every voter has the one ballot that can be filled in', async () => {
  let halves = 0;
  for (let request = 3; request <= 19; request += 1) {
    if (await announceTwice(request)) halves += 1;
  }
  expect(halves).toBeGreaterThan(1);
});
