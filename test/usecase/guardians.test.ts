import assert from 'node:assert/strict';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { MINUTE } from '../../cloudfunctions/kernel/calendar.ts';
import type { MessageDocument } from '../../cloudfunctions/messages/collections.ts';
import type { ConsentLine, NotedConsent } from '../../typings/contract/volunteer/consent.ts';
import { HOME, MAPLE, type PersonKey, residentIdOf, START } from '../support/community.ts';
import { commandId } from '../support/inputs.ts';
import { type Answer, type As, type Linli, startLinli } from '../support/linli.ts';
import { patch } from '../support/patch.ts';
import { checkClaims, checkPlaces, shiftIn, waitingFor } from '../support/shift-books.ts';
import { leading, SHIFT, signing, TEAM } from '../support/volunteers.ts';

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
