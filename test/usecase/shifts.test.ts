import assert from 'node:assert/strict';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DAY, HOUR, instantOf } from '../../cloudfunctions/kernel/calendar.ts';
import type { MessageDocument } from '../../cloudfunctions/messages/collections.ts';
import type { VolunteerDocument } from '../../cloudfunctions/volunteer/collections.ts';
import type {
  ShiftDetail,
  ShiftLine,
  SignUpLine,
  Standing,
} from '../../typings/contract/volunteer/shift.ts';
import { MAPLE, type PersonKey, residentIdOf, START } from '../support/community.ts';
import { settle } from '../support/faults.ts';
import { commandId } from '../support/inputs.ts';
import { type Answer, type As, type Linli, startLinli } from '../support/linli.ts';
import { patch } from '../support/patch.ts';
import { checkClaims, checkPlaces, shiftIn } from '../support/shift-books.ts';
import {
  leading,
  onShift,
  publishing,
  roleOf,
  SHIFT,
  shiftForm,
  signing,
  TEAM,
} from '../support/volunteers.ts';

/** What a shift is from its publication to the last place, and what everybody concerned is told. */
let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
beforeEach(() => linli.reset());
afterAll(() => linli.stop());

const call = (action: string, input: object, as: As) => linli.call('volunteer', action, input, as);
const codeOf = ({ envelope }: Answer) => (envelope.ok ? 'ok' : envelope.code);
async function must<Data>(action: string, input: object, as: As): Promise<Data> {
  const { envelope } = await call(action, input, as);
  assert.ok(envelope.ok, `${action}: ${JSON.stringify(envelope)}`);
  return envelope.data as Data;
}
const signUp = async (n: number, shiftId: string, as: As, more = {}) =>
  (await must<{ standing: Standing }>('signUpForShift', signing(n, shiftId, more), as)).standing;
const cancel = async (n: number, shiftId: string, as: As) =>
  (await must<{ standing: Standing }>('cancelSignUp', onShift(n, shiftId), as)).standing;
const show = (shiftId: string, as: As) =>
  must<ShiftDetail>('showShift', { communityId: MAPLE, shiftId }, as);
const news = () =>
  linli
    .documents<MessageDocument>('messages')
    .filter(({ subject }) => subject === 'shift')
    .map(({ residentId, subjectId, data }) => [residentId, subjectId, data.thing3?.value]);
const volunteer = (key: PersonKey) =>
  linli
    .documents<VolunteerDocument>('volunteers')
    .find(({ residentId }) => residentId === residentIdOf(key));

describe('signing up', () => {
  it('takes three requests, as many to wait, and cancelling three', async () => {
    const first = await call('signUpForShift', signing(1, SHIFT.open), 'resident');
    expect([codeOf(first), first.databaseRequests]).toStrictEqual(['ok', 3]);
    const waits = await call('signUpForShift', signing(2, SHIFT.open), 'volunteer');
    expect([codeOf(waits), waits.databaseRequests]).toStrictEqual(['ok', 3]);
    const leaves = await call('cancelSignUp', onShift(3, SHIFT.open), 'resident');
    expect([codeOf(leaves), leaves.databaseRequests]).toStrictEqual(['ok', 3]);
  });

  it('answers a place on the waitlist as what it is, never as a confirmation', async () => {
    expect(await signUp(1, SHIFT.full, 'resident')).toStrictEqual({
      is: 'waiting',
      roleId: 'r1',
      position: 2,
      passed: false,
    });
    expect((await show(SHIFT.full, 'resident')).standing.is).toBe('waiting');
    expect(volunteer('resident')?.claims.map(({ shiftId }) => shiftId)).not.toContain(SHIFT.full);
  });

  it('beside a shift at the same time is refused by its name, and is fine after it', async () => {
    await signUp(1, SHIFT.open, 'resident');
    const { envelope } = await call('signUpForShift', signing(2, SHIFT.overlapping), 'resident');
    expect(envelope).toStrictEqual({
      ok: false,
      code: 'SHIFT_CLASHES',
      details: {
        title: '环境巡查',
        from: instantOf('2026-06-17', '09:00'),
        until: instantOf('2026-06-17', '11:00'),
      },
    });
    expect((await signUp(3, SHIFT.next, 'resident')).is).toBe('in');
    const { standing } = await show(SHIFT.overlapping, 'resident');
    expect(standing).toMatchObject({ is: 'clashing', other: { shiftId: SHIFT.open } });
  });

  it('with somebody of another home is refused, and changes nothing', async () => {
    const before = linli.state();
    const together = signing(1, SHIFT.open, { with: [residentIdOf('stairSteward')] });
    expect(codeOf(await call('signUpForShift', together, 'resident'))).toBe('FAMILY_ONLY');
    expect(linli.state()).toBe(before);
  });

  it.each([
    ['a skill', { skill: '急救证' }, 'skill'],
    ['members', { membersOnly: true }, 'members'],
    ['an age', { ages: { from: 60, until: null } }, 'birth-unknown'],
  ])('for a role that asks for %s is refused with the reason', async (_what, more, why) => {
    const form = { roles: [roleOf(more)] };
    const { shiftId } = await must<{ shiftId: string }>(
      'publishShift',
      publishing(1, form),
      'teamLeader',
    );
    const { envelope } = await call('signUpForShift', signing(2, shiftId), 'resident');
    expect(envelope).toMatchObject({ ok: false, code: 'ROLE_UNFIT', details: { why } });
  });

  it('ends when the shift says so, and once it has begun', async () => {
    const form = { signUpHours: 24 };
    const { shiftId } = await must<{ shiftId: string }>(
      'publishShift',
      publishing(1, form),
      'teamLeader',
    );
    await linli.clock(instantOf('2026-06-16', '09:00'));
    expect(codeOf(await call('signUpForShift', signing(2, shiftId), 'resident'))).toBe(
      'SIGN_UP_CLOSED',
    );
    await linli.clock(instantOf('2026-06-17', '09:00'));
    expect(codeOf(await call('signUpForShift', signing(3, SHIFT.open), 'resident'))).toBe(
      'SHIFT_BEGUN',
    );
    expect(codeOf(await call('cancelSignUp', onShift(4, SHIFT.open), 'stairSteward'))).toBe(
      'SHIFT_BEGUN',
    );
  });
});

describe('cancelling', () => {
  it('is free until the shift says, and counted once afterwards', async () => {
    await linli.clock(instantOf('2026-06-16', '20:59'));
    await cancel(1, SHIFT.open, 'stairSteward');
    expect(volunteer('stairSteward')?.lates).toStrictEqual([]);
    await signUp(2, SHIFT.open, 'stairSteward');
    await linli.clock(instantOf('2026-06-16', '21:01'));
    await cancel(3, SHIFT.open, 'stairSteward');
    await cancel(3, SHIFT.open, 'stairSteward');
    await linli.timer('volunteer');
    expect(volunteer('stairSteward')?.lates).toHaveLength(1);
    checkPlaces(linli);
  });

  it('offers the place to who has waited longest, for 12 hours, and then to the next', async () => {
    await signUp(1, SHIFT.full, 'resident');
    await cancel(2, SHIFT.full, 'stairSteward');
    await linli.timer('volunteer');
    const elder = await show(SHIFT.full, 'elderAdviser');
    expect(elder.standing).toMatchObject({
      is: 'offered',
      until: instantOf('2026-06-15', '22:00'),
    });
    expect((await show(SHIFT.full, 'resident')).standing).toMatchObject({
      is: 'waiting',
      position: 1,
    });
    await linli.clock(instantOf('2026-06-15', '22:00'));
    await linli.timer('volunteer');
    expect((await show(SHIFT.full, 'elderAdviser')).standing.is).toBe('full');
    expect((await show(SHIFT.full, 'resident')).standing.is).toBe('offered');
    const accepted = await must<{ standing: Standing }>(
      'acceptOffer',
      onShift(3, SHIFT.full),
      'resident',
    );
    expect(accepted.standing.is).toBe('in');
    expect(codeOf(await call('acceptOffer', onShift(4, SHIFT.full), 'elderAdviser'))).toBe(
      'OFFER_OVER',
    );
    await settle(linli, [13 * 60]);
    checkPlaces(linli);
    checkClaims(linli);
    expect(news().filter(([, shiftId]) => shiftId === SHIFT.full)).toStrictEqual([
      [residentIdOf('elderAdviser'), SHIFT.full, '轮到您了，请22:00前确认'],
      [residentIdOf('elderAdviser'), SHIFT.full, '没等到您确认，名额已让出'],
      [residentIdOf('resident'), SHIFT.full, '轮到您了，请10:00前确认'],
    ]);
  });

  it('passes over who is on another shift by then, and tells them once', async () => {
    const other = { title: '同时的班', day: '2026-06-18', from: '10:00', until: '12:00' };
    const { shiftId } = await must<{ shiftId: string }>(
      'publishShift',
      publishing(1, other),
      'teamLeader',
    );
    await signUp(2, SHIFT.full, 'resident');
    await signUp(3, shiftId, 'elderAdviser');
    await cancel(4, SHIFT.full, 'stairSteward');
    await linli.timer('volunteer');
    expect((await show(SHIFT.full, 'resident')).standing.is).toBe('offered');
    expect((await show(SHIFT.full, 'elderAdviser')).standing).toMatchObject({
      is: 'waiting',
      passed: true,
    });
    await cancel(5, SHIFT.full, 'resident');
    await linli.timer('volunteer');
    const told = news().filter(([id]) => id === residentIdOf('elderAdviser'));
    expect(told).toStrictEqual([
      [residentIdOf('elderAdviser'), SHIFT.full, '有空位，但和您另一班重叠'],
    ]);
  });

  it('offers nothing within two hours of the beginning: the leader calls the next', async () => {
    await linli.clock(instantOf('2026-06-18', '07:30'));
    await cancel(1, SHIFT.full, 'stairSteward');
    await linli.timer('volunteer');
    expect((await show(SHIFT.full, 'elderAdviser')).standing.is).toBe('waiting');
    const next = { roleId: 'r1', residentId: residentIdOf('elderAdviser') };
    await must('addToShift', leading(2, SHIFT.full, next), 'teamLeader');
    expect((await show(SHIFT.full, 'elderAdviser')).standing.is).toBe('in');
    await linli.clock(instantOf('2026-06-18', '09:00'));
    await linli.timer('volunteer');
    checkClaims(linli);
  });
});

describe('a leader', () => {
  it('sees who comes and who waits, by name and in their order', async () => {
    await signUp(1, SHIFT.full, 'resident');
    const list = { communityId: MAPLE, shiftId: SHIFT.full, teamId: TEAM.patrol };
    const { people } = await must<{ people: SignUpLine[] }>('listSignUps', list, 'teamLeader');
    expect(people.map(({ name, state }) => [name, state])).toStrictEqual([
      ['白若溪', 'in'],
      ['钟念慈', 'waiting'],
      ['顾南枝', 'waiting'],
    ]);
    expect(codeOf(await call('listSignUps', list, 'resident'))).toBe('TEAM_NOT_YOURS');
    expect(codeOf(await call('listSignUps', { ...list, teamId: TEAM.idle }, 'teamLeader'))).toBe(
      'SHIFT_NOT_FOUND',
    );
    expect(codeOf(await call('listSignUps', list, 'secretary'))).toBe('ok');
  });

  it('never writes down more than there are places for', async () => {
    const add = (n: number, key: PersonKey) =>
      call(
        'addToShift',
        leading(n, SHIFT.open, { roleId: 'r1', residentId: residentIdOf(key) }),
        'teamLeader',
      );
    expect(codeOf(await add(1, 'elderAdviser'))).toBe('ok');
    expect(codeOf(await add(2, 'elderAdviser'))).toBe('ok');
    expect(codeOf(await add(3, 'mediator'))).toBe('PLACES_TAKEN');
    checkPlaces(linli);
  });

  it('makes no fewer places than are taken, and of two who resize one is told', async () => {
    await signUp(1, SHIFT.open, 'resident');
    const size = (n: number, places: number) =>
      call(
        'resizeShift',
        leading(n, SHIFT.open, { roleId: 'r1', places, seen: `seed-shift:${SHIFT.open}` }),
        'teamLeader',
      );
    const { envelope } = await size(2, 1);
    expect(envelope).toStrictEqual({ ok: false, code: 'PLACES_TAKEN', details: { taken: 2 } });
    expect(codeOf(await size(3, 4))).toBe('ok');
    expect(codeOf(await size(4, 5))).toBe('SHIFT_CHANGED');
  });

  it('who raises the places by two lets exactly two move up, in order', async () => {
    for (const [n, as] of (['resident', 'volunteer'] as const).entries())
      await signUp(n, SHIFT.full, as);
    const size = { roleId: 'r1', places: 3, seen: `seed-shift:${SHIFT.full}` };
    await must('resizeShift', leading(9, SHIFT.full, size), 'teamLeader');
    await linli.timer('volunteer');
    const is = await Promise.all(
      (['elderAdviser', 'resident', 'volunteer'] as const).map(
        async (as) => (await show(SHIFT.full, as)).standing.is,
      ),
    );
    expect(is).toStrictEqual(['offered', 'offered', 'waiting']);
  });

  it('who cancels a shift tells everybody concerned and nobody else, and frees their time', async () => {
    await signUp(1, SHIFT.full, 'resident');
    await must('cancelShift', leading(2, SHIFT.full, { reason: '下雨' }), 'teamLeader');
    await linli.timer('volunteer');
    const told = news().map(([id]) => id);
    expect(told.sort()).toStrictEqual(
      ['elderAdviser', 'resident', 'stairSteward'].map((key) => residentIdOf(key as PersonKey)),
    );
    expect(codeOf(await call('signUpForShift', signing(3, SHIFT.full), 'volunteer'))).toBe(
      'SHIFT_CANCELLED',
    );
    const mine = { communityId: MAPLE, from: '2026-06-18', mine: true };
    const { shifts } = await must<{ shifts: ShiftLine[] }>('listShifts', mine, 'elderAdviser');
    expect(shifts.map(({ standing }) => standing)).toStrictEqual([
      { is: 'cancelled', reason: '下雨' },
    ]);
    checkClaims(linli);
    const form = publishing(4, { title: '改期', day: '2026-06-18' });
    const { shiftId } = await must<{ shiftId: string }>('publishShift', form, 'teamLeader');
    expect((await signUp(5, shiftId, 'stairSteward')).is).toBe('in');
  });

  it('does not end a team with shifts ahead', async () => {
    const end = (n: number, teamId: string) =>
      call('endTeam', { communityId: MAPLE, teamId, commandId: commandId(n) }, 'secretary');
    expect((await end(1, TEAM.patrol)).envelope).toMatchObject({ code: 'TEAM_HAS_SHIFTS' });
    expect(codeOf(await end(2, TEAM.idle))).toBe('ok');
    const late = { ...publishing(3), teamId: TEAM.idle };
    expect(codeOf(await call('publishShift', late, 'secretary'))).toBe('TEAM_NOT_FOUND');
  });

  it.each([
    ['times', { from: '06:00', until: '05:00' }],
    ['past', { day: '2026-06-14' }],
    ['roles', { roles: [roleOf(), roleOf()] }],
  ])('is told what is wrong with a form: %s', async (what, more) => {
    const { envelope } = await call('publishShift', publishing(1, more), 'teamLeader');
    expect(envelope).toStrictEqual({ ok: false, code: 'SHIFT_UNFIT', details: { what } });
  });
});

describe('who leaves the community', () => {
  it('loses the shifts to come; their place is offered, and nothing of the past is changed', async () => {
    const past = { from: START - 2 * DAY, until: START - 2 * DAY + HOUR, day: shiftForm().day };
    await patch(linli, 'shifts', { _id: SHIFT.open }, past);
    const leave = { communityId: MAPLE, commandId: commandId(1) };
    await patch(linli, 'residents', { _id: residentIdOf('stairSteward') }, { roles: [] });
    const left = await linli.call('resident', 'leaveCommunity', leave, 'stairSteward');
    assert.ok(left.envelope.ok, JSON.stringify(left.envelope));
    await linli.timer('volunteer');
    expect(Object.keys(shiftIn(linli, SHIFT.open).seats)).toStrictEqual([
      residentIdOf('stairSteward'),
    ]);
    expect(Object.keys(shiftIn(linli, SHIFT.full).seats)).toStrictEqual([
      residentIdOf('elderAdviser'),
    ]);
    expect(volunteer('stairSteward')).toBeUndefined();
    checkPlaces(linli);
  });
});
