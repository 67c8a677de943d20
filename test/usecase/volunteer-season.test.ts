import assert from 'node:assert/strict';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { instantOf, MINUTE } from '../../cloudfunctions/kernel/calendar.ts';
import type { MessageDocument } from '../../cloudfunctions/messages/collections.ts';
import type { ShiftDocument } from '../../cloudfunctions/volunteer/collections.ts';
import type { RainLine, ShiftDetail } from '../../typings/contract/volunteer/shift.ts';
import { MAPLE, residentIdOf } from '../support/community.ts';
import { commandId } from '../support/inputs.ts';
import { type Answer, type As, type Linli, startLinli } from '../support/linli.ts';
import { checkClaims, checkPlaces, shiftIn, waitingFor } from '../support/shift-books.ts';
import {
  membership,
  publishing,
  raining,
  roleOf,
  SHIFT,
  seasonInput,
  shiftForm,
  signing,
  TEAM,
} from '../support/volunteers.ts';

/** A season by one act, who may take which role, and a day of rain. */
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
const ofSeason = (seasonId: string) =>
  linli.documents<ShiftDocument>('shifts').filter((one) => one.seasonId === seasonId);
const standing = async (shiftId: string, as: As) =>
  (await must<ShiftDetail>('showShift', { communityId: MAPLE, shiftId }, as)).standing;
const told = (shiftId: string) =>
  linli
    .documents<MessageDocument>('messages')
    .filter(({ subjectId }) => subjectId === shiftId)
    .map(({ residentId, data }) => [residentId, data.thing3?.value]);

describe('a season', () => {
  it('has a shift on each of its days, holidays left out, and none twice', async () => {
    const made = await must<{ shifts: number; seasonId: string }>(
      'publishSeason',
      seasonInput(1),
      'teamLeader',
    );
    expect(made.shifts).toBe(13);
    await must('publishSeason', seasonInput(1), 'teamLeader');
    // As the code on its poster opens it.
    const list = { communityId: MAPLE, from: '2026-06-18', ofSeason: made.seasonId };
    const { shifts } = await must<{ shifts: { day: string }[] }>('listShifts', list, 'resident');
    expect([shifts.length, shifts[0]?.day]).toStrictEqual([11, '2026-06-18']);
    const days = ofSeason(made.seasonId)
      .map(({ day }) => day)
      .sort();
    expect(days).toHaveLength(13);
    expect([days[0], days.includes('2026-06-20'), days.at(-1)]).toStrictEqual([
      '2026-06-16',
      false,
      '2026-06-29',
    ]);
    const tuesdays = seasonInput(2, { weekdays: [2] });
    const { seasonId } = await must<{ seasonId: string }>('publishSeason', tuesdays, 'teamLeader');
    expect(
      ofSeason(seasonId)
        .map(({ day }) => day)
        .sort(),
    ).toStrictEqual(['2026-06-16', '2026-06-23']);
  });

  it.each([
    ['no day', { weekdays: [1], until: '2026-06-16' }, 'SHIFT_UNFIT'],
    ['too many', { until: '2027-06-01' }, 'SEASON_TOO_LONG'],
    ['yesterday', { shift: shiftForm({ day: '2026-06-14' }) }, 'SHIFT_UNFIT'],
  ])('of %s is refused', async (_what, more, code) => {
    expect(codeOf(await call('publishSeason', seasonInput(1, more), 'teamLeader'))).toBe(code);
  });

  it('ends from a day on: who had signed up is told, and what was before stays', async () => {
    const { seasonId } = await must<{ seasonId: string }>(
      'publishSeason',
      seasonInput(1, { weekdays: [1, 3] }),
      'teamLeader',
    );
    const [first, last] = ['2026-06-17', '2026-06-29'].map(
      (day) => ofSeason(seasonId).find((one) => one.day === day)?._id ?? '',
    ) as [string, string];
    await must('signUpForShift', signing(2, first), 'resident');
    await must('signUpForShift', signing(3, last), 'resident');
    const end = {
      communityId: MAPLE,
      teamId: TEAM.patrol,
      seasonId,
      from: '2026-06-20',
      reason: '放暑假了',
      commandId: commandId(4),
    };
    await must('endSeason', end, 'teamLeader');
    await linli.timer('volunteer');
    expect((await standing(first, 'resident')).is).toBe('in');
    expect(await standing(last, 'resident')).toStrictEqual({ is: 'cancelled', reason: '放暑假了' });
    expect(told(last)).toStrictEqual([[residentIdOf('resident'), '这一班取消了，不用来了']]);
    checkClaims(linli);
  });
});

describe('a role', () => {
  it('that needs a skill or a member is open to whom a leader has written down, until the licence ends', async () => {
    const publish = (n: number, day: string) =>
      must<{ shiftId: string }>(
        'publishShift',
        publishing(n, { day, roles: [roleOf({ skill: '急救证', membersOnly: true })] }),
        'teamLeader',
      );
    const soon = await publish(1, '2026-06-18');
    const late = await publish(2, '2026-06-30');
    expect(await standing(soon.shiftId, 'resident')).toMatchObject({ is: 'unfit', why: 'members' });
    await must(
      'saveMember',
      membership(3, 'resident', [
        { skill: '急救证', until: '2026-06-20', paper: { ending: '3821', seenOn: '2026-06-15' } },
      ]),
      'teamLeader',
    );
    expect((await standing(soon.shiftId, 'resident')).is).toBe('open');
    expect(await standing(late.shiftId, 'resident')).toMatchObject({
      is: 'unfit',
      why: 'skill',
      skill: '急救证',
    });
    const list = { communityId: MAPLE, teamId: TEAM.patrol };
    expect(await must('listMembers', list, 'teamLeader')).toMatchObject({
      members: [{ name: '顾南枝', lates: 0 }],
    });
    expect(codeOf(await call('listMembers', list, 'resident'))).toBe('TEAM_NOT_YOURS');
    await must('saveMember', membership(4, 'resident', [], false), 'teamLeader');
    expect(await standing(soon.shiftId, 'resident')).toMatchObject({ why: 'members' });
  });

  it('with limits of age is open to whom says their year of birth', async () => {
    const roles = [roleOf({ ages: { from: 18, until: 70 } })];
    const { shiftId } = await must<{ shiftId: string }>(
      'publishShift',
      publishing(1, { day: '2026-06-18', roles }),
      'teamLeader',
    );
    expect(await standing(shiftId, 'resident')).toMatchObject({ why: 'birth-unknown' });
    await must(
      'saveBirthYear',
      { communityId: MAPLE, born: 1962, commandId: commandId(2) },
      'resident',
    );
    expect((await standing(shiftId, 'resident')).is).toBe('open');
    expect(await must('showProfile', { communityId: MAPLE }, 'resident')).toStrictEqual({
      born: 1962,
      skills: [],
      lates: 0,
      limits: [],
      teams: [],
    });
  });
});

describe('a day of rain', () => {
  const preview = async () =>
    (
      await must<{ shifts: RainLine[] }>(
        'previewRain',
        { communityId: MAPLE, day: '2026-06-17' },
        'secretary',
      )
    ).shifts;

  it('is looked at first, and cancels what was seen, across teams', async () => {
    const inside = publishing(1, { title: '室内读书', outdoor: false });
    const { shiftId } = await must<{ shiftId: string }>('publishShift', inside, 'teamLeader');
    const seen = await preview();
    expect(seen.map(({ title, people }) => [title, people])).toStrictEqual([
      ['环境巡查', 1],
      ['义诊帮手', 0],
      ['午间送餐', 0],
    ]);
    const ids = seen.map((one) => one.shiftId);
    await must('applyRain', raining(2, ids, null), 'secretary');
    await linli.timer('volunteer');
    expect(await preview()).toStrictEqual([]);
    expect(shiftIn(linli, shiftId).state).toBe('open');
    expect(told(SHIFT.open)).toStrictEqual([
      [residentIdOf('stairSteward'), '这一班取消了，不用来了'],
    ]);
    const list = { communityId: MAPLE, shiftId: SHIFT.open, teamId: TEAM.patrol };
    const people = [{ residentId: residentIdOf('stairSteward'), name: '白若溪', calls: true }];
    expect(await must('listUnreached', list, 'teamLeader')).toStrictEqual({ people });
    checkClaims(linli);
  });

  it('moves them to another day: who is on them stays, whose time is taken there is let go, all are told', async () => {
    const busy = publishing(1, {
      title: '另一班',
      day: '2026-06-20',
      from: '10:00',
      until: '12:00',
    });
    const { shiftId } = await must<{ shiftId: string }>('publishShift', busy, 'teamLeader');
    await must('signUpForShift', signing(2, SHIFT.open), 'resident');
    await must('signUpForShift', signing(3, shiftId), 'resident');
    await must('applyRain', raining(4, [SHIFT.open], '2026-06-20'), 'secretary');
    await linli.clock(linli.cloud.now() + 3 * MINUTE);
    await linli.timer('volunteer');
    const moved = shiftIn(linli, SHIFT.open);
    expect([moved.day, moved.from]).toStrictEqual(['2026-06-20', instantOf('2026-06-20', '09:00')]);
    expect(Object.keys(moved.seats)).toStrictEqual([residentIdOf('stairSteward')]);
    const news = told(SHIFT.open)
      .filter(([id]) => id === residentIdOf('resident'))
      .map(([, words]) => words);
    expect(news.sort()).toStrictEqual(
      ['和您另一班时间重叠，没报上', '时间改了，请看新的时间'].sort(),
    );
    checkPlaces(linli);
    checkClaims(linli);
  });

  it('leaves alone what has changed since it was seen', async () => {
    await must('applyRain', raining(1, [SHIFT.open], '2026-06-20'), 'secretary');
    expect(codeOf(await call('applyRain', raining(2, [SHIFT.open], null), 'secretary'))).toBe(
      'SHIFT_CHANGED',
    );
    expect(codeOf(await call('applyRain', raining(3, [SHIFT.cedar], null), 'secretary'))).toBe(
      'SHIFT_CHANGED',
    );
  });
});

it('whoever is on a shift is reminded of it once, on the day before', async () => {
  await linli.clock(instantOf('2026-06-16', '12:30'));
  expect(told(SHIFT.open)).toStrictEqual([]);
  await linli.clock(instantOf('2026-06-16', '13:05'));
  await linli.timer('volunteer');
  expect(told(SHIFT.open)).toStrictEqual([
    [residentIdOf('stairSteward'), '别忘了，有事请提前取消'],
  ]);
});

it('nobody waits any more once a shift is over', async () => {
  await must('signUpForShift', signing(1, SHIFT.full), 'resident');
  await linli.timer('volunteer');
  expect(waitingFor(linli, SHIFT.full)).toHaveLength(2);
  await linli.clock(instantOf('2026-06-18', '11:01'));
  await linli.timer('volunteer');
  expect(waitingFor(linli, SHIFT.full)).toStrictEqual([]);
  expect(shiftIn(linli, SHIFT.full).waits).toStrictEqual({ r1: 0 });
});
