import assert from 'node:assert/strict';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { MINUTE } from '../../cloudfunctions/kernel/calendar.ts';
import type { ShiftDetail } from '../../typings/contract/volunteer/shift.ts';
import { MAPLE, residentIdOf, START } from '../support/community.ts';
import { commandId } from '../support/inputs.ts';
import { type Answer, type As, type Linli, startLinli } from '../support/linli.ts';
import { patch } from '../support/patch.ts';
import { shiftIn } from '../support/shift-books.ts';
import { leading, publishing, roleOf, SHIFT, signing } from '../support/volunteers.ts';

/** What is read before signing up, and what minors are kept from. */
let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
beforeEach(() => linli.reset());
afterAll(() => linli.stop());

const call = (action: string, input: object, as: As) => linli.call('volunteer', action, input, as);
const codeOf = ({ envelope }: Answer) =>
  envelope.ok ? 'ok' : [envelope.code, envelope.details?.what ?? envelope.details?.why];
async function must<Data>(action: string, input: object, as: As): Promise<Data> {
  const { envelope } = await call(action, input, as);
  assert.ok(envelope.ok, `${action}: ${JSON.stringify(envelope)}`);
  return envelope.data as Data;
}
const child = roleOf({ roleId: 'r1', name: '小帮手', ages: { from: 8, until: 14 } });
const adults = (places: number) =>
  roleOf({ roleId: 'r2', name: '带队的', places, ages: { from: 18, until: null } });

it('what to beware of is read first, and signing up says that it was', async () => {
  const risk = '两人同行，不要单独进地下室。';
  const { shiftId } = await must<{ shiftId: string }>(
    'publishShift',
    publishing(1, { risk }),
    'teamLeader',
  );
  const shown = await must<ShiftDetail>('showShift', { communityId: MAPLE, shiftId }, 'resident');
  expect(shown.risk).toBe(risk);
  expect(codeOf(await call('signUpForShift', signing(2, shiftId), 'resident'))).toStrictEqual([
    'RISK_UNREAD',
    undefined,
  ]);
  await must('signUpForShift', signing(3, shiftId, { riskRead: true }), 'resident');
});

describe('a shift that minors are asked to', () => {
  it.each([
    ['at night', { from: '20:00', until: '22:30', roles: [child, adults(2)] }, 'night'],
    ['with one adult', { roles: [child, adults(1)] }, 'alone'],
    ['with nobody of age', { roles: [child] }, 'alone'],
  ])('%s is not published', async (_what, form, what) => {
    const answer = await call('publishShift', publishing(1, form), 'teamLeader');
    expect(codeOf(answer)).toStrictEqual(['SHIFT_UNFIT', what]);
  });

  it('by day with two adults is, and is not moved into the night', async () => {
    const { shiftId } = await must<{ shiftId: string }>(
      'publishShift',
      publishing(1, { roles: [child, adults(2)] }),
      'teamLeader',
    );
    const change = { from: '21:00', until: '23:00' };
    const seen = await must<ShiftDetail>(
      'showShift',
      { communityId: MAPLE, shiftId },
      'teamLeader',
    );
    const input = leading(2, shiftId, { change, seen: seen.seen });
    expect(codeOf(await call('editShift', input, 'teamLeader'))).toStrictEqual([
      'SHIFT_UNFIT',
      'night',
    ]);
  });
});

it('a minor is on no shift at night, whoever writes them down', async () => {
  const born = { communityId: MAPLE, born: 2011, commandId: commandId(1) };
  await must('saveBirthYear', born, 'volunteer');
  const unfit = ['ROLE_UNFIT', 'night'];
  expect(codeOf(await call('signUpForShift', signing(2, SHIFT.night), 'volunteer'))).toStrictEqual(
    unfit,
  );
  const one = { roleId: 'r1', residentId: residentIdOf('volunteer') };
  expect(
    codeOf(await call('addToShift', leading(3, SHIFT.night, one), 'teamLeader')),
  ).toStrictEqual(unfit);
  const two = { roleId: 'r1', residentIds: [residentIdOf('volunteer'), residentIdOf('resident')] };
  expect(codeOf(await call('addGroup', leading(4, SHIFT.night, two), 'teamLeader'))).toStrictEqual(
    unfit,
  );
});

describe('somebody of whom nobody knows whether they are 18', () => {
  const DOUBTED = { 'adult.state': 'doubted' };
  const doubt = () => patch(linli, 'residents', { _id: residentIdOf('volunteer') }, DOUBTED);
  const say = (n: number, adult: boolean) =>
    linli.call(
      'resident',
      'stateAdult',
      { communityId: MAPLE, adult, commandId: commandId(n) },
      'volunteer',
    );
  const one = { roleId: 'r1', residentId: residentIdOf('volunteer') };

  it('is asked once before they come, and is written down by nobody meanwhile', async () => {
    await doubt();
    const unknown = ['AGE_UNKNOWN', undefined];
    expect(codeOf(await call('signUpForShift', signing(1, SHIFT.open), 'volunteer'))).toStrictEqual(
      unknown,
    );
    expect(
      codeOf(await call('addToShift', leading(2, SHIFT.open, one), 'teamLeader')),
    ).toStrictEqual(unknown);
    const unfit = ['ROLE_UNFIT', 'adult-unknown'];
    expect(
      codeOf(await call('addToShift', leading(3, SHIFT.night, one), 'teamLeader')),
    ).toStrictEqual(unfit);
    await say(4, true);
    expect(codeOf(await call('signUpForShift', signing(5, SHIFT.night), 'volunteer'))).toBe('ok');
  });

  it('is no adult beside minors, and loses a place that is moved into the night', async () => {
    const roles = [adults(2), roleOf({ ...child, roleId: 'r1' })];
    const { shiftId } = await must<{ shiftId: string }>(
      'publishShift',
      publishing(1, { roles }),
      'teamLeader',
    );
    await must('signUpForShift', signing(2, SHIFT.next), 'volunteer');
    await doubt();
    const beside = leading(3, shiftId, { ...one, roleId: 'r2' });
    expect(codeOf(await call('addToShift', beside, 'teamLeader'))).toStrictEqual([
      'ROLE_UNFIT',
      'adult-unknown',
    ]);
    const { change: stamp } = shiftIn(linli, SHIFT.next);
    const change = { from: '21:00', until: '23:00' };
    await must('editShift', leading(4, SHIFT.next, { change, seen: stamp.id }), 'teamLeader');
    await linli.clock(START + 5 * MINUTE);
    await linli.timer('volunteer');
    await linli.timer('volunteer');
    expect(shiftIn(linli, SHIFT.next).seats).not.toHaveProperty(residentIdOf('volunteer'));
  });
});
