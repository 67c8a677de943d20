import assert from 'node:assert/strict';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { AuditDocument } from '../../cloudfunctions/kernel/collections.ts';
import type {
  MemberLine,
  ShiftDetail,
  StationLine,
} from '../../typings/contract/volunteer/shift.ts';
import { HOME, MAPLE, type PersonKey, residentIdOf, START } from '../support/community.ts';
import { type Answer, type As, type Linli, startLinli } from '../support/linli.ts';
import { patch } from '../support/patch.ts';
import { checkClaims, checkPlaces } from '../support/shift-books.ts';
import {
  leading,
  membership,
  publishing,
  roleOf,
  SHIFT,
  signing,
  TEAM,
} from '../support/volunteers.ts';

/** Licences that somebody has seen; trainees, and members to whom a leader has left some kinds of shifts open. */
let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
beforeEach(() => linli.reset());
afterAll(() => linli.stop());

const call = (action: string, input: object, as: As) => linli.call('volunteer', action, input, as);
const codeOf = ({ envelope }: Answer) => (envelope.ok ? 'ok' : envelope.code);
const why = ({ envelope }: Answer) => (envelope.ok ? 'ok' : envelope.details?.why);
async function must<Data>(action: string, input: object, as: As): Promise<Data> {
  const { envelope } = await call(action, input, as);
  assert.ok(envelope.ok, `${action}: ${JSON.stringify(envelope)}`);
  return envelope.data as Data;
}
const LIMIT = {
  is: 'restricted',
  kinds: ['clinic'],
  reason: '腰伤没好，先不巡逻',
  until: '2026-06-30',
};
const limiting = (n: number, key: PersonKey, limit: object | null) => ({
  ...membership(n, key, []),
  limit,
});
const standing = async (shiftId: string, as: As) =>
  (await must<ShiftDetail>('showShift', { communityId: MAPLE, shiftId }, as)).standing;
const ofTeam = { communityId: MAPLE, teamId: TEAM.patrol };
const memberLine = async (as: As) =>
  (await must<{ members: MemberLine[] }>('listMembers', ofTeam, as)).members[0];

describe('whom a leader has left some kinds open', () => {
  beforeEach(() => must('saveMember', limiting(1, 'resident', LIMIT), 'teamLeader'));

  it('signs up for those alone, whoever writes them down, and reads why and by whom', async () => {
    expect(await standing(SHIFT.open, 'resident')).toStrictEqual({
      is: 'unfit',
      why: 'restricted',
      skill: null,
      reason: LIMIT.reason,
    });
    const refused = await call('signUpForShift', signing(2, SHIFT.open), 'resident');
    expect(refused.envelope).toMatchObject({
      code: 'ROLE_UNFIT',
      details: { why: 'restricted', reason: LIMIT.reason },
    });
    const who = { residentId: residentIdOf('resident') };
    const added = await call(
      'addToShift',
      leading(3, SHIFT.open, { roleId: 'r1', ...who }),
      'teamLeader',
    );
    expect(why(added)).toBe('restricted');
    const { shiftId } = await must<{ shiftId: string }>(
      'publishShift',
      publishing(4, { kind: 'clinic', day: '2026-06-18' }),
      'teamLeader',
    );
    expect((await standing(shiftId, 'resident')).is).toBe('open');
    const late = await must<{ shiftId: string }>(
      'publishShift',
      publishing(5, { day: '2026-07-01' }),
      'teamLeader',
    );
    expect((await standing(late.shiftId, 'resident')).is).toBe('open');
    expect(await must('showProfile', { communityId: MAPLE }, 'resident')).toMatchObject({
      limits: [{ ...LIMIT, teamName: '平安巡逻队', byName: '彭飞白' }],
    });
    const { stations } = await must<{ stations: StationLine[] }>(
      'listTeams',
      { communityId: MAPLE },
      'resident',
    );
    const teams = stations.flatMap((station) => station.teams);
    expect(teams.filter(({ limit }) => limit).map(({ teamId }) => teamId)).toStrictEqual([
      TEAM.patrol,
    ]);
  });

  it('is known to nobody else, not even to who brings them along', async () => {
    const households = [{ householdId: HOME.second, label: '', joinedAt: START }];
    await patch(linli, 'residents', { _id: residentIdOf('volunteer') }, { households });
    const input = signing(2, SHIFT.overlapping, { with: [residentIdOf('resident')] });
    const answer = await call('signUpForShift', input, 'volunteer');
    expect(answer.envelope).toMatchObject({ code: 'ROLE_UNFIT', details: { why: 'ask' } });
    expect(JSON.stringify(answer.envelope)).not.toContain('腰伤');
    const lists = await must('listTeams', { communityId: MAPLE }, 'volunteer');
    expect(JSON.stringify(lists)).not.toContain('腰伤');
  });

  it('keeps what they had, is offered nothing else, and is free once anybody who may has lifted it', async () => {
    const place = await call(
      'acceptOffer',
      { ...signing(2, SHIFT.offered), roleId: undefined },
      'resident',
    );
    expect(why(place)).toBe('restricted');
    expect(await standing(SHIFT.running, 'resident')).toMatchObject({ is: 'in' });
    await must('saveMember', limiting(3, 'resident', null), 'secretary');
    expect((await standing(SHIFT.open, 'resident')).is).toBe('open');
    expect((await memberLine('teamLeader'))?.limit).toBeNull();
    const actions = linli.documents<AuditDocument>('audit').map(({ action }) => action);
    expect(actions.filter((one) => one.startsWith('member.'))).toStrictEqual([
      'member.limit',
      'member.lift',
    ]);
    await linli.timer('volunteer');
    checkPlaces(linli);
    checkClaims(linli);
  });

  it('stays so, set by the one who set it, when what else is known of them is written down', async () => {
    const skills = [{ skill: '英语', until: null }];
    await must('saveMember', membership(2, 'resident', skills), 'secretary');
    const again = { ...limiting(3, 'resident', LIMIT), skills };
    await must('saveMember', again, 'secretary');
    expect((await memberLine('secretary'))?.limit).toMatchObject({ ...LIMIT, byName: '彭飞白' });
  });
});

it.each([
  ['today', '2026-06-15'],
  ['too far ahead', '2027-06-15'],
])('no limit ends %s', async (_when, until) => {
  const answer = await call(
    'saveMember',
    limiting(1, 'resident', { ...LIMIT, until }),
    'teamLeader',
  );
  expect(codeOf(answer)).toBe('LIMIT_DAYS');
});

it('nobody sets or lifts a limit for themselves or their home', async () => {
  await must('saveMember', limiting(1, 'teamLeader', { is: 'trainee' }), 'secretary');
  for (const input of [
    limiting(2, 'teamLeader', null),
    limiting(3, 'teamLeader', LIMIT),
    { ...membership(4, 'teamLeader', [], false) },
  ]) {
    expect(codeOf(await call('saveMember', input, 'teamLeader'))).toBe('LIMIT_OWN');
  }
  const [home] = linli
    .documents<{ _id: string; households: object[] }>('residents')
    .filter(({ _id }) => _id === residentIdOf('resident'));
  const { households } = home ?? { households: [] };
  await patch(linli, 'residents', { _id: residentIdOf('teamLeader') }, { households });
  const family = await call('saveMember', limiting(5, 'resident', { is: 'trainee' }), 'teamLeader');
  expect(codeOf(family)).toBe('LIMIT_OWN');
});

describe('a trainee', () => {
  const roles = [roleOf(), roleOf({ roleId: 'r2', name: '见习', trainees: true })];

  it('takes roles that trainees may take, beside others', async () => {
    await must('saveMember', limiting(1, 'resident', { is: 'trainee' }), 'teamLeader');
    expect(await standing(SHIFT.open, 'resident')).toMatchObject({ why: 'trainee' });
    const { shiftId } = await must<{ shiftId: string }>(
      'publishShift',
      publishing(2, { day: '2026-06-18', roles }),
      'teamLeader',
    );
    expect(why(await call('signUpForShift', signing(3, shiftId), 'resident'))).toBe('trainee');
    await must('signUpForShift', signing(4, shiftId, { roleId: 'r2' }), 'resident');
    const [shift] = linli
      .documents<{ _id: string; change: { id: string } }>('shifts')
      .filter(({ _id }) => _id === shiftId);
    const alone = { change: { roles: [roles[1]] }, seen: shift?.change.id };
    const edited = await call('editShift', leading(5, shiftId, alone), 'teamLeader');
    expect(edited.envelope).toMatchObject({ code: 'SHIFT_UNFIT', details: { what: 'trainees' } });
  });

  it('is on no shift of trainees alone', async () => {
    const answer = await call(
      'publishShift',
      publishing(1, { roles: [roles[1] ?? roleOf()] }),
      'teamLeader',
    );
    expect(answer.envelope).toMatchObject({ code: 'SHIFT_UNFIT', details: { what: 'trainees' } });
  });
});

describe('a licence', () => {
  const role = [roleOf({ skill: '急救证' })];
  const paper = { ending: '3821', seenOn: '2020-01-01' };
  const licence = (until: string | null, more: object = {}) => ({
    skill: '急救证',
    until,
    ...more,
  });
  const skillsOf = async (as: As) =>
    (await must<{ skills: object[] }>('showProfile', { communityId: MAPLE }, as)).skills;

  it('counts once a leader has seen it, with who and when, and no longer than it holds', async () => {
    const { shiftId } = await must<{ shiftId: string }>(
      'publishShift',
      publishing(1, { day: '2026-06-18', roles: role }),
      'teamLeader',
    );
    await must('saveMember', membership(2, 'resident', [licence('2026-12-31')]), 'teamLeader');
    expect(await standing(shiftId, 'resident')).toMatchObject({ why: 'skill' });
    expect(await skillsOf('resident')).toMatchObject([{ state: 'unseen', leaders: ['彭飞白'] }]);
    const added = leading(3, shiftId, { roleId: 'r1', residentId: residentIdOf('resident') });
    expect(why(await call('addToShift', added, 'teamLeader'))).toBe('skill');
    const seen = membership(4, 'resident', [licence('2026-12-31', { paper })]);
    await must('saveMember', seen, 'teamLeader');
    expect((await standing(shiftId, 'resident')).is).toBe('open');
    const kept = { ending: '3821', seenOn: '2026-06-15' };
    expect((await memberLine('secretary'))?.skills).toStrictEqual([
      { ...licence('2026-12-31'), state: 'counts', paper: kept, seenBy: '彭飞白' },
    ]);
    await must(
      'saveMember',
      { ...seen, ...membership(5, 'resident', seen.skills as never) },
      'secretary',
    );
    expect((await memberLine('secretary'))?.skills[0]?.seenBy).toBe('彭飞白');
    const longer = membership(6, 'resident', [licence('2027-12-31', { paper })]);
    await must('saveMember', longer, 'secretary');
    expect((await memberLine('secretary'))?.skills[0]?.seenBy).toBe('沈知秋');
    await must(
      'saveMember',
      membership(7, 'resident', [licence('2026-06-17', { paper })]),
      'secretary',
    );
    expect(await standing(shiftId, 'resident')).toMatchObject({ why: 'skill' });
  });

  it('without a last day is one by its name, and what is none needs no proof', async () => {
    const skills = [licence(null), { skill: '英语', until: null }];
    await must('saveMember', membership(1, 'resident', skills), 'teamLeader');
    expect(await skillsOf('resident')).toMatchObject([{ state: 'unseen' }, { state: 'counts' }]);
  });

  it('is seen by nobody of the same home', async () => {
    const [resident] = linli
      .documents<{ _id: string; households: object[] }>('residents')
      .filter(({ _id }) => _id === residentIdOf('resident'));
    const { households } = resident ?? { households: [] };
    await patch(linli, 'residents', { _id: residentIdOf('teamLeader') }, { households });
    const input = membership(1, 'resident', [licence(null, { paper })]);
    expect(codeOf(await call('saveMember', input, 'teamLeader'))).toBe('SKILL_OWN');
    await must(
      'saveMember',
      { ...input, ...membership(2, 'resident', [licence(null)]) },
      'secretary',
    );
    const seen = membership(3, 'resident', [licence(null, { paper })]);
    expect(codeOf(await call('saveMember', seen, 'teamLeader'))).toBe('SKILL_OWN');
  });
});
