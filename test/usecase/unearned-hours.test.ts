import assert from 'node:assert/strict';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DAY, instantOf, MINUTE } from '../../cloudfunctions/kernel/calendar.ts';
import type { AttendanceDocument } from '../../cloudfunctions/volunteer/collections.ts';
import type {
  AttendanceLine,
  OwnHours,
  YearOfHours,
} from '../../typings/contract/volunteer/hours.ts';
import { HOME, MAPLE, type PersonKey, residentIdOf, START } from '../support/community.ts';
import { type Answer, type As, type Linli, startLinli } from '../support/linli.ts';
import { patch } from '../support/patch.ts';
import { shiftIn } from '../support/shift-books.ts';
import { codeAt, leading, onShift, roleOf, SHIFT, signing, TEAM } from '../support/volunteers.ts';

/** Hours that somebody would get without having been there, or by a word of their own. */
let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
beforeEach(() => linli.reset());
afterAll(() => linli.stop());

const WEDNESDAY = '2026-06-17';
const at = (time: string) => instantOf(WEDNESDAY, time);
const call = (action: string, input: object, as: As) => linli.call('volunteer', action, input, as);
const codeOf = ({ envelope }: Answer) => (envelope.ok ? 'ok' : envelope.code);
async function must<Data>(action: string, input: object, as: As): Promise<Data> {
  const { envelope } = await call(action, input, as);
  assert.ok(envelope.ok, `${action}: ${JSON.stringify(envelope)}`);
  return envelope.data as Data;
}
const about = (key: PersonKey, more: object = {}) => ({ residentId: residentIdOf(key), ...more });
const checkIn = (when: number, as: As, shiftId: string = SHIFT.open) =>
  call('checkIn', { communityId: MAPLE, shiftId, code: codeAt(shiftId, when) }, as);
const homeOf = (key: PersonKey) =>
  patch(
    linli,
    'residents',
    { _id: residentIdOf(key) },
    { households: [{ householdId: HOME.second, label: '', joinedAt: START }] },
  );
const ownYear = async (as: As) =>
  (await must<{ years: YearOfHours[] }>('listOwnHours', { communityId: MAPLE }, as)).years[0];
const hoursOf = async (as: As, shiftId: string) =>
  (await must<{ shifts: OwnHours[] }>('listOwnHours', { communityId: MAPLE }, as)).shifts.find(
    (one) => one.shiftId === shiftId,
  )?.entries ?? [];
async function closed(n: number, when: number, shiftId: string = SHIFT.open): Promise<void> {
  await linli.clock(when);
  await must('closeShift', leading(n, shiftId, { headcount: 9 }), 'teamLeader');
  await linli.timer('volunteer');
  await linli.timer('volunteer');
}
const edit = (n: number, change: object) =>
  must(
    'editShift',
    leading(n, SHIFT.open, { change, seen: shiftIn(linli, SHIFT.open).change.id }),
    'teamLeader',
  );

describe('whoever has checked in', () => {
  beforeEach(async () => {
    await linli.clock(at('08:45'));
    expect(codeOf(await checkIn(at('08:45'), 'stairSteward'))).toBe('ok');
  });

  it('and cancels before it begins has no hours of it', async () => {
    await must('cancelSignUp', onShift(1, SHIFT.open), 'stairSteward');
    await closed(2, at('11:05'));
    expect(await hoursOf('stairSteward', SHIFT.open)).toStrictEqual([]);
  });

  it('has no more than the shift is long once it is shortened', async () => {
    await edit(1, { from: '09:00', until: '10:00' });
    await linli.timer('volunteer');
    await closed(2, at('10:05'));
    expect(await hoursOf('stairSteward', SHIFT.open)).toMatchObject([{ minutes: 60 }]);
  });

  it('has not come to it on another day', async () => {
    await edit(1, { day: '2026-06-18', from: '15:00', until: '17:00' });
    await linli.timer('volunteer');
    const { people } = await must<{ people: AttendanceLine[] }>(
      'listAttendance',
      { communityId: MAPLE, teamId: TEAM.patrol, shiftId: SHIFT.open },
      'teamLeader',
    );
    expect(people).toMatchObject([{ in: null }]);
    await closed(2, instantOf('2026-06-18', '17:05'));
    expect(await hoursOf('stairSteward', SHIFT.open)).toStrictEqual([]);
  });

  it('comes again at the new time, and has its hours on its day', async () => {
    await edit(1, { day: '2026-06-18', from: '15:00', until: '17:00' });
    await linli.timer('volunteer');
    await linli.clock(instantOf('2026-06-18', '14:50'));
    // The codes follow from the shift alone, in the order in which they are shown: ten minutes before it begins.
    const code = codeAt(SHIFT.open, at('08:50'));
    await must('checkIn', { communityId: MAPLE, shiftId: SHIFT.open, code }, 'stairSteward');
    await closed(2, instantOf('2026-06-18', '17:05'));
    const { shifts } = await must<{ shifts: OwnHours[] }>(
      'listOwnHours',
      { communityId: MAPLE },
      'stairSteward',
    );
    expect(shifts.find(({ shiftId }) => shiftId === SHIFT.open)).toMatchObject({
      day: '2026-06-18',
      in: { how: 'code' },
      entries: [{ minutes: 120, state: 'counted' }],
    });
  });
});

describe('whoever leads the team', () => {
  it('and alone says that somebody went early takes nothing off before somebody from outside agrees', async () => {
    await linli.clock(at('08:55'));
    expect(codeOf(await checkIn(at('08:55'), 'stairSteward'))).toBe('ok');
    await linli.clock(at('10:00'));
    const gone = leading(1, SHIFT.open, about('stairSteward', { mark: 'out' }));
    await must('markAttendance', gone, 'teamLeader');
    await closed(2, at('11:05'));
    const entries = await hoursOf('stairSteward', SHIFT.open);
    expect(entries).toMatchObject([
      { sort: 'measured', minutes: 120, state: 'counted' },
      { sort: 'correction', minutes: -60, state: 'pending', why: 'added' },
    ]);
    const decide = (n: number, decision: string, as: As) =>
      call(
        'decideHours',
        leading(n, SHIFT.open, about('stairSteward', { entryId: entries[1]?.entryId, decision })),
        as,
      );
    expect(codeOf(await decide(3, 'confirm', 'teamLeader'))).toBe('NOT_ALLOWED');
    expect(codeOf(await decide(4, 'refuse', 'partyBranch'))).toBe('ok');
    expect(await hoursOf('stairSteward', SHIFT.open)).toMatchObject([
      { minutes: 120, state: 'counted' },
      { state: 'refused' },
    ]);
  });

  it('and scans their own code waits for somebody from outside', async () => {
    await must('signUpForShift', signing(1, SHIFT.open), 'teamLeader');
    await linli.clock(at('08:50'));
    expect(codeOf(await checkIn(at('08:50'), 'teamLeader'))).toBe('ok');
    await closed(2, at('11:05'));
    const [entry] = await hoursOf('teamLeader', SHIFT.open);
    expect(entry).toMatchObject({ sort: 'measured', minutes: 120, state: 'pending', why: 'own' });
    const decided = leading(
      3,
      SHIFT.open,
      about('teamLeader', { entryId: entry?.entryId, decision: 'confirm' }),
    );
    expect(codeOf(await call('decideHours', decided, 'partyBranch'))).toBe('ok');
  });

  it('ticks what was sent late, not beforehand, and not for their own home', async () => {
    const tick = (n: number, key: PersonKey) =>
      call('markAttendance', leading(n, SHIFT.running, about(key, { mark: 'tick' })), 'teamLeader');
    expect(codeOf(await tick(1, 'stairSteward'))).toBe('ok');
    const [attendance] = linli
      .documents<{ residentId: string; ticked: boolean; shiftId: string }>('attendances')
      .filter(({ shiftId, residentId }) => shiftId === SHIFT.running && residentId !== '');
    expect(attendance?.ticked).toBe(false);
    expect(codeOf(await checkIn(START - 20 * MINUTE, 'resident', SHIFT.running))).toBe('ok');
    await homeOf('teamLeader');
    expect(codeOf(await tick(2, 'resident'))).toBe('HOURS_OWN');
  });

  it('says of nobody that they have a skill who is themselves', async () => {
    const own = (n: number, skills: object[]) =>
      call(
        'saveMember',
        {
          communityId: MAPLE,
          teamId: TEAM.patrol,
          commandId: onShift(n, '').commandId,
          ...about('teamLeader', { member: true, skills }),
        },
        'teamLeader',
      );
    const skills = [{ skill: '驾驶证', until: null }];
    expect(codeOf(await own(1, skills))).toBe('SKILL_OWN');
    expect(codeOf(await own(2, []))).toBe('ok');
  });

  it('writes nobody down for what they cannot or may not do', async () => {
    const add = (n: number, as: As = 'teamLeader') =>
      call('addToShift', leading(n, SHIFT.open, about('resident', { roleId: 'r1' })), as);
    const roles = [roleOf({ skill: '急救证' })];
    await patch(linli, 'shifts', { _id: SHIFT.open }, { roles });
    expect((await add(1)).envelope).toMatchObject({
      code: 'ROLE_UNFIT',
      details: { why: 'skill', skill: '急救证' },
    });
    const group = leading(2, SHIFT.open, {
      roleId: 'r1',
      residentIds: [residentIdOf('resident'), residentIdOf('volunteer')],
    });
    expect(codeOf(await call('addGroup', group, 'teamLeader'))).toBe('ROLE_UNFIT');
    expect(Object.keys(shiftIn(linli, SHIFT.open).seats)).toHaveLength(1);
  });

  it('sees a number for the days around a shift, not for good', async () => {
    const ring = (n: number) =>
      call('callPerson', leading(n, SHIFT.open, about('stairSteward')), 'teamLeader');
    await linli.clock(at('11:00') + 6 * DAY);
    expect(codeOf(await ring(1))).not.toBe('PERSON_NOT_CONCERNED');
    await linli.clock(at('11:00') + 8 * DAY);
    expect(codeOf(await ring(2))).toBe('PERSON_NOT_CONCERNED');
  });
});

describe('hours by hand', () => {
  const decide = (n: number) =>
    call(
      'decideHours',
      leading(n, SHIFT.over, about('resident', { entryId: 'added1', decision: 'confirm' })),
      'partyBranch',
    );

  it('are not confirmed by somebody of the same home', async () => {
    await homeOf('partyBranch');
    expect(codeOf(await decide(1))).toBe('CONFIRM_OUTSIDE');
  });

  it('are not confirmed by somebody who lives with whoever wrote them down', async () => {
    const households = [{ householdId: HOME.first, label: '', joinedAt: START }];
    for (const key of ['partyBranch', 'teamLeader'] as const) {
      await patch(linli, 'residents', { _id: residentIdOf(key) }, { households });
    }
    const [found] = linli
      .documents<AttendanceDocument>('attendances')
      .filter(({ _id }) => _id === `${SHIFT.over}:${residentIdOf('resident')}`);
    const entries = found?.entries.map((one) => ({ ...one, by: residentIdOf('teamLeader') }));
    await patch(linli, 'attendances', { _id: found?._id }, { entries });
    expect(codeOf(await decide(3))).toBe('CONFIRM_OUTSIDE');
  });

  it('are not confirmed by a member of the team', async () => {
    const member = {
      communityId: MAPLE,
      teamId: TEAM.patrol,
      commandId: onShift(1, '').commandId,
      ...about('partyBranch', { member: true, skills: [] }),
    };
    await must('saveMember', member, 'teamLeader');
    expect(codeOf(await decide(2))).toBe('CONFIRM_OUTSIDE');
  });

  it('are neither added nor corrected where there can be none', async () => {
    const correct = (n: number) =>
      call(
        'correctHours',
        leading(n, SHIFT.over, about('resident', { minutes: 10, reason: '记错了' })),
        'teamLeader',
      );
    await patch(linli, 'shifts', { _id: SHIFT.over }, { roles: [roleOf({ attends: true })] });
    expect((await correct(1)).envelope).toMatchObject({
      code: 'HOURS_TOO_MANY',
      details: { left: 0 },
    });
    await patch(linli, 'shifts', { _id: SHIFT.over }, { state: 'cancelled' });
    expect(codeOf(await correct(2))).toBe('SHIFT_CANCELLED');
  });

  it('are corrected by an entry with a reason, which counts once it is confirmed, never below nothing', async () => {
    const correct = (n: number, minutes: number) =>
      call(
        'correctHours',
        leading(n, SHIFT.over, about('stairSteward', { minutes, reason: '记错了' })),
        'teamLeader',
      );
    expect((await correct(1, -111)).envelope).toMatchObject({
      code: 'HOURS_TOO_FEW',
      details: { left: 110 },
    });
    const { envelope } = await correct(2, -30);
    assert.ok(envelope.ok);
    const { entryId } = (envelope.data as { entry: { entryId: string } }).entry;
    expect(codeOf(await correct(3, -81))).toBe('HOURS_TOO_FEW');
    expect(codeOf(await correct(4, 11))).toBe('HOURS_TOO_MANY');
    expect(await ownYear('stairSteward')).toMatchObject({ measured: 110, added: 0 });
    const decide = (n: number, as: As) =>
      call(
        'decideHours',
        leading(n, SHIFT.over, about('stairSteward', { entryId, decision: 'confirm' })),
        as,
      );
    expect(codeOf(await decide(5, 'teamLeader'))).toBe('NOT_ALLOWED');
    expect(codeOf(await decide(6, 'partyBranch'))).toBe('ok');
    expect(codeOf(await correct(7, 41))).toBe('HOURS_TOO_MANY');
    expect(codeOf(await correct(8, 20))).toBe('ok');
    expect(await ownYear('stairSteward')).toMatchObject({
      measured: 110,
      added: -30,
      pending: 20,
    });
  });
});
