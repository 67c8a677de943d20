import assert from 'node:assert/strict';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { MINUTE } from '../../cloudfunctions/kernel/calendar.ts';
import type { MessageDocument } from '../../cloudfunctions/messages/collections.ts';
import type { ConsentLine, NotedConsent } from '../../typings/contract/volunteer/consent.ts';
import { HOME, MAPLE, type PersonKey, residentIdOf, START } from '../support/community.ts';
import { commandId } from '../support/inputs.ts';
import { type Answer, type As, type Linli, startLinli } from '../support/linli.ts';
import { patch } from '../support/patch.ts';
import {
  checkClaims,
  checkPlaces,
  keepPlacesForAdults,
  shiftIn,
  waitingFor,
} from '../support/shift-books.ts';
import { leading, publishing, roleOf, SHIFT, signing, TEAM } from '../support/volunteers.ts';

/** A minor comes along if a guardian agrees. The volunteer is 16 and lives with the resident. */
let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
beforeEach(async () => {
  await linli.reset();
  await patch(linli, 'residents', { _id: MINOR }, { 'adult.state': 'none', households: HOMES });
  const born = { communityId: MAPLE, born: 2010, commandId: commandId(900) };
  await must('saveBirthYear', born, 'volunteer');
  for (const shiftId of [SHIFT.open, SHIFT.full]) await keepPlacesForAdults(linli, shiftId);
});
afterAll(() => linli.stop());

const MINOR = residentIdOf('volunteer');
const HOMES = [{ householdId: HOME.second, label: '', joinedAt: START }];
const call = (action: string, input: object, as: As) => linli.call('volunteer', action, input, as);
const codeOf = ({ envelope }: Answer) => (envelope.ok ? 'ok' : envelope.code);
async function must<Data>(action: string, input: object, as: As): Promise<Data> {
  const { envelope } = await call(action, input, as);
  assert.ok(envelope.ok, `${action}: ${JSON.stringify(envelope)}`);
  return envelope.data as Data;
}
const about = (n: number, more: object) => ({
  communityId: MAPLE,
  residentId: MINOR,
  commandId: commandId(n),
  ...more,
});
const give = (n: number, given: boolean, as: As = 'resident') =>
  call('giveConsent', about(n, { given }), as);
const note = (n: number, as: As = 'teamLeader', given = true) =>
  call('noteConsent', about(n, { teamId: TEAM.patrol, given }), as);
const confirm = (n: number, as: As, decision = 'confirm') =>
  call('confirmConsent', about(n, { decision }), as);
const sign = (n: number, shiftId: string = SHIFT.open) =>
  call('signUpForShift', signing(n, shiftId), 'volunteer');
const list = (as: As) =>
  must<{ family: ConsentLine[]; waiting: NotedConsent[] | null }>(
    'listConsents',
    { communityId: MAPLE },
    as,
  );

describe('without it', () => {
  it('nobody under 18 signs up or is written down', async () => {
    const before = linli.state();
    expect((await sign(1)).envelope).toStrictEqual({
      ok: false,
      code: 'CONSENT_MISSING',
      details: { who: 'own' },
    });
    const one = leading(2, SHIFT.open, { roleId: 'r1', residentId: MINOR });
    expect((await call('addToShift', one, 'teamLeader')).envelope).toMatchObject({
      code: 'CONSENT_MISSING',
      details: { who: 'other' },
    });
    const residentIds = [MINOR, residentIdOf('mediator')];
    const two = leading(3, SHIFT.overlapping, { roleId: 'r1', residentIds });
    expect(codeOf(await call('addGroup', two, 'teamLeader'))).toBe('CONSENT_MISSING');
    expect(linli.state()).toBe(before);
  });

  it('they come along with an adult of their home, who brings nobody else’s child', async () => {
    const together = (n: number) => signing(n, SHIFT.overlapping, { with: [MINOR] });
    await patch(linli, 'shifts', { _id: SHIFT.overlapping }, { free: { r1: 2 } });
    await patch(linli, 'volunteers', { residentId: residentIdOf('resident') }, { claims: [] });
    expect(codeOf(await call('signUpForShift', together(1), 'resident'))).toBe('ok');
    expect(Object.keys(shiftIn(linli, SHIFT.overlapping).seats)).toContain(MINOR);
    expect(codeOf(await call('signUpForShift', together(2), 'mediator'))).toBe('FAMILY_ONLY');
  });
});

describe('given', () => {
  it('by an adult of the same home, it counts at once', async () => {
    expect((await list('resident')).family).toMatchObject([{ residentId: MINOR, state: null }]);
    expect(codeOf(await give(1, true, 'mediator'))).toBe('FAMILY_ONLY');
    expect(codeOf(await give(2, true, 'volunteer'))).toBe('FAMILY_ONLY');
    expect(codeOf(await give(3, true))).toBe('ok');
    expect(codeOf(await sign(4))).toBe('ok');
    expect((await list('resident')).family).toMatchObject([{ state: 'given', how: 'app' }]);
  });

  it('by another minor of the home it is refused', async () => {
    await patch(linli, 'residents', { _id: residentIdOf('resident') }, { 'adult.state': 'none' });
    expect(codeOf(await give(1, true))).toBe('CONSENT_ADULT');
  });

  it('on paper, it counts once a second person has seen it', async () => {
    expect(codeOf(await note(1, 'resident'))).toBe('TEAM_NOT_YOURS');
    expect(codeOf(await note(2, 'secretary'))).toBe('ok');
    expect(codeOf(await sign(3))).toBe('CONSENT_MISSING');
    expect((await list('resident')).waiting).toBeNull();
    expect((await list('partyBranch')).waiting).toMatchObject([
      { residentId: residentIdOf('mediator') },
      { residentId: MINOR, state: 'noted', byName: '沈知秋' },
    ]);
    expect(codeOf(await confirm(4, 'secretary'))).toBe('CONSENT_OWN');
    expect(codeOf(await confirm(5, 'teamLeader'))).toBe('NOT_ALLOWED');
    expect(codeOf(await confirm(6, 'partyBranch'))).toBe('ok');
    expect(codeOf(await confirm(7, 'partyBranch'))).toBe('CONSENT_DECIDED');
    expect(codeOf(await sign(8))).toBe('ok');
  });

  it('neither noted nor confirmed by their own home; one that is not found does not count', async () => {
    for (const key of ['teamLeader', 'partyBranch'] satisfies PersonKey[]) {
      await patch(linli, 'residents', { _id: residentIdOf(key) }, { households: HOMES });
    }
    expect(codeOf(await note(1))).toBe('CONSENT_OWN');
    expect(codeOf(await note(2, 'secretary'))).toBe('ok');
    expect(codeOf(await confirm(3, 'partyBranch'))).toBe('CONSENT_OWN');
    await patch(linli, 'residents', { _id: residentIdOf('partyBranch') }, { households: [] });
    expect(codeOf(await confirm(4, 'partyBranch', 'refuse'))).toBe('ok');
    expect(codeOf(await sign(5))).toBe('CONSENT_MISSING');
  });
});

describe('taken back', () => {
  it('it takes them off what is ahead, and they are told', async () => {
    await give(1, true);
    expect(codeOf(await sign(2))).toBe('ok');
    expect(codeOf(await sign(3, SHIFT.full))).toBe('ok');
    expect(codeOf(await give(4, false))).toBe('ok');
    await linli.timer('volunteer');
    await linli.clock(START + 5 * MINUTE);
    await linli.timer('volunteer');
    expect(Object.keys(shiftIn(linli, SHIFT.open).seats)).not.toContain(MINOR);
    expect(waitingFor(linli, SHIFT.full)).not.toContain(MINOR);
    const words = linli
      .documents<MessageDocument>('messages')
      .filter(({ residentId }) => residentId === MINOR)
      .map(({ data }) => data.thing3?.value);
    expect(words).toContain('这一班您现在不能参加，名额已让出');
    expect(codeOf(await sign(5))).toBe('CONSENT_MISSING');
    checkPlaces(linli);
    checkClaims(linli);
  });

  it('by whoever leads the team, who was told so', async () => {
    await give(1, true);
    expect(codeOf(await note(2, 'teamLeader', false))).toBe('ok');
    expect(codeOf(await sign(3))).toBe('CONSENT_MISSING');
  });
});

describe('whoever is under 18 is not alone with one adult', () => {
  const why = ({ envelope }: Answer) => (envelope.ok ? 'ok' : envelope.details?.why);
  const seated = (shiftId: string) => Object.keys(shiftIn(linli, shiftId).seats);
  const together = (n: number, more: object = {}) =>
    signing(n, SHIFT.overlapping, { with: [MINOR], ...more });
  const adultsAt = (places: number) => ({
    roles: [roleOf(), roleOf({ roleId: 'r2', places, ages: { from: 18, until: null } })],
  });
  const later = async () => {
    await linli.clock(linli.cloud.now() + 5 * MINUTE);
    for (let run = 0; run < 3; run += 1) await linli.timer('volunteer');
  };

  it('by whatever way: signing up, written down alone or with others, or taking an offer', async () => {
    await must('giveConsent', about(1, { given: true }), 'resident');
    expect(why(await sign(2, SHIFT.overlapping))).toBe('alone');
    const one = { roleId: 'r1', residentId: MINOR };
    expect(why(await call('addToShift', leading(3, SHIFT.next, one), 'teamLeader'))).toBe('alone');
    const residentIds = [MINOR, residentIdOf('mediator')];
    const two = leading(4, SHIFT.overlapping, { roleId: 'r1', residentIds });
    expect(why(await call('addGroup', two, 'teamLeader'))).toBe('alone');
    const offered = shiftIn(linli, SHIFT.offered).seats[residentIdOf('resident')];
    const seats = { [MINOR]: { ...offered, by: MINOR } };
    await patch(linli, 'shifts', { _id: SHIFT.offered }, { seats });
    const { roleId: _role, ...accept } = signing(5, SHIFT.offered);
    expect(why(await call('acceptOffer', accept, 'volunteer'))).toBe('alone');
    const shown = { communityId: MAPLE, shiftId: SHIFT.next };
    expect(await must('showShift', shown, 'volunteer')).toMatchObject({
      standing: { is: 'unfit', why: 'alone' },
    });
    const roles = adultsAt(2);
    const { shiftId } = await must<{ shiftId: string }>(
      'publishShift',
      { ...publishing(6, { day: '2026-06-20', ...roles }) },
      'teamLeader',
    );
    expect(why(await sign(7, shiftId))).toBe('ok');
  });

  it('nor stays behind when the adult of their home leaves', async () => {
    await must('signUpForShift', together(1), 'resident');
    expect(seated(SHIFT.overlapping)).toContain(MINOR);
    const { roleId: _role, with: _with, ...leave } = together(2);
    await must('cancelSignUp', leave, 'resident');
    await later();
    expect(seated(SHIFT.overlapping)).toStrictEqual([]);
    const told = linli.documents<MessageDocument>('messages').map(({ residentId }) => residentId);
    expect(told).toContain(MINOR);
    checkPlaces(linli);
    checkClaims(linli);
  });

  it('nor when the adult whom they brought along themselves leaves', async () => {
    await must('giveConsent', about(1, { given: true }), 'resident');
    const bring = signing(2, SHIFT.overlapping, { with: [residentIdOf('resident')] });
    await must('signUpForShift', bring, 'volunteer');
    const { roleId: _role, with: _with, ...leave } = together(3);
    await must('cancelSignUp', leave, 'resident');
    await later();
    expect(seated(SHIFT.overlapping)).toStrictEqual([]);
    checkPlaces(linli);
    checkClaims(linli);
  });

  it('nor when the adult leaves the community', async () => {
    await must('signUpForShift', together(1), 'resident');
    const leaving = { communityId: MAPLE, commandId: commandId(2) };
    const { envelope } = await linli.call('resident', 'leaveCommunity', leaving, 'resident');
    assert.ok(envelope.ok, JSON.stringify(envelope));
    await later();
    expect(seated(SHIFT.overlapping)).toStrictEqual([]);
    expect(shiftIn(linli, SHIFT.overlapping).gone).toStrictEqual([]);
    const kept = linli.documents<{ residentId: string }>('volunteers');
    expect(kept.map((one) => one.residentId)).not.toContain(residentIdOf('resident'));
    checkPlaces(linli);
  });

  it('nor when the places for adults go, by one act or the other', async () => {
    await must('giveConsent', about(1, { given: true }), 'resident');
    const { shiftId } = await must<{ shiftId: string }>(
      'publishShift',
      publishing(2, { day: '2026-06-20', ...adultsAt(2) }),
      'teamLeader',
    );
    await must('signUpForShift', signing(3, shiftId), 'volunteer');
    const seen = shiftIn(linli, shiftId).change.id;
    const fewer = leading(4, shiftId, { roleId: 'r2', places: 1, seen });
    expect((await call('resizeShift', fewer, 'teamLeader')).envelope).toMatchObject({
      code: 'SHIFT_UNFIT',
      details: { what: 'alone' },
    });
    await must('editShift', leading(5, shiftId, { change: adultsAt(1), seen }), 'teamLeader');
    await later();
    expect(seated(shiftId)).toStrictEqual([]);
    checkPlaces(linli);
    checkClaims(linli);
  });

  it('nor is offered a place once the adult has left the waitlist', async () => {
    const full = signing(1, SHIFT.full, { with: [MINOR] });
    await patch(linli, 'shifts', { _id: SHIFT.full }, { roles: [roleOf({ places: 1 })] });
    await must('signUpForShift', full, 'resident');
    const { roleId: _role, with: _with, ...leave } = full;
    await must('cancelSignUp', { ...leave, commandId: commandId(2) }, 'resident');
    const elder = leading(3, SHIFT.full, { residentId: residentIdOf('elderAdviser') });
    await must('removeFromShift', elder, 'teamLeader');
    const steward = leading(4, SHIFT.full, { residentId: residentIdOf('stairSteward') });
    await must('removeFromShift', steward, 'teamLeader');
    await later();
    expect(seated(SHIFT.full)).toStrictEqual([]);
    expect(waitingFor(linli, SHIFT.full)).toStrictEqual([]);
  });
});
