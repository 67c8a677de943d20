import assert from 'node:assert/strict';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { instantOf } from '../../cloudfunctions/kernel/calendar.ts';
import type { MessageDocument } from '../../cloudfunctions/messages/collections.ts';
import type { ShiftDocument } from '../../cloudfunctions/volunteer/collections.ts';
import type { ShiftLine, Standing } from '../../typings/contract/volunteer/shift.ts';
import { MAPLE, residentIdOf } from '../support/community.ts';
import { commandId } from '../support/inputs.ts';
import { type Answer, type As, type Linli, startLinli } from '../support/linli.ts';
import { checkClaims, checkPlaces, shiftIn, waitingFor } from '../support/shift-books.ts';
import {
  leading,
  onShift,
  raining,
  roleOf,
  SHIFT,
  seasonInput,
  signing,
  TEAM,
} from '../support/volunteers.ts';

/** A shift that is changed after people have signed up: alone, or with all that follow it. */
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
const told = (shiftId: string) =>
  linli
    .documents<MessageDocument>('messages')
    .filter(({ subjectId }) => subjectId === shiftId)
    .map(({ residentId, data }) => [residentId, data.thing3?.value]);
const editing = (n: number, shiftId: string, change: object) =>
  leading(n, shiftId, { change, seen: shiftIn(linli, shiftId).change.id });
const steward = residentIdOf('stairSteward');
const adviser = residentIdOf('elderAdviser');

describe('a shift that is changed alone', () => {
  it('at another time keeps who is on it and who waits, and tells them once', async () => {
    const input = editing(1, SHIFT.full, { from: '15:00', until: '17:00' });
    await must('editShift', input, 'teamLeader');
    await linli.timer('volunteer');
    await must('editShift', input, 'teamLeader');
    await linli.timer('volunteer');
    const shift = shiftIn(linli, SHIFT.full);
    expect([shift.day, shift.from, shift.until]).toStrictEqual([
      '2026-06-18',
      instantOf('2026-06-18', '15:00'),
      instantOf('2026-06-18', '17:00'),
    ]);
    expect(Object.keys(shift.seats)).toStrictEqual([steward]);
    expect(waitingFor(linli, SHIFT.full)).toStrictEqual([adviser]);
    expect(told(SHIFT.full).sort()).toStrictEqual(
      [
        [steward, '时间改了，请看新的时间'],
        [adviser, '时间改了，请看新的时间'],
      ].sort(),
    );
    checkPlaces(linli);
    checkClaims(linli);
  });

  it('at another place tells them, and a second change tells them again', async () => {
    await must('editShift', editing(1, SHIFT.full, { meet: '东门' }), 'teamLeader');
    await linli.timer('volunteer');
    await must('editShift', editing(2, SHIFT.full, { meet: '北门' }), 'teamLeader');
    await linli.timer('volunteer');
    expect(shiftIn(linli, SHIFT.full).meet).toBe('北门');
    expect(told(SHIFT.full)).toHaveLength(4);
    expect(new Set(told(SHIFT.full).map(([, words]) => words))).toStrictEqual(
      new Set(['有改动，请看新的安排']),
    );
  });

  it('to what it is already changes nothing and tells nobody', async () => {
    await must('editShift', editing(1, SHIFT.open, { meet: '社区服务站门口' }), 'teamLeader');
    await linli.timer('volunteer');
    expect(told(SHIFT.open)).toStrictEqual([]);
  });

  it('gives a day to cancel what was moved at short notice, without counting it', async () => {
    await linli.clock(instantOf('2026-06-16', '23:00'));
    await must(
      'editShift',
      editing(1, SHIFT.open, { from: '08:00', until: '10:00' }),
      'teamLeader',
    );
    await linli.timer('volunteer');
    await must('cancelSignUp', onShift(2, SHIFT.open), 'stairSteward');
    await linli.timer('volunteer');
    const [own] = linli
      .documents<{ residentId: string; lates: unknown[] }>('volunteers')
      .filter(({ residentId }) => residentId === steward);
    expect(own?.lates).toStrictEqual([]);
    const mine = { communityId: MAPLE, from: '2026-06-16', mine: true };
    const list = await must<{ shifts: ShiftLine[] }>('listShifts', mine, 'stairSteward');
    expect(list.shifts.map(({ shiftId }) => shiftId)).not.toContain(SHIFT.open);
  });

  it.each([
    ['a role that somebody has', { roles: [roleOf({ roleId: 'r2' })] }, 'PLACES_TAKEN'],
    ['an end before its beginning by a day', { from: '09:00', until: '08:00' }, 'SHIFT_UNFIT'],
    ['yesterday', { day: '2026-06-14' }, 'SHIFT_UNFIT'],
    ['half a time', { from: '10:00' }, 'INPUT_INVALID'],
    ['nothing', {}, 'INPUT_INVALID'],
  ])('is refused for %s', async (_what, change, code) => {
    const answer = await call('editShift', editing(1, SHIFT.open, change), 'teamLeader');
    expect(codeOf(answer)).toBe(code);
  });

  it('is for its leaders, and for whoever saw the last change', async () => {
    const input = editing(1, SHIFT.open, { meet: '东门' });
    expect(codeOf(await call('editShift', input, 'resident'))).toBe('TEAM_NOT_YOURS');
    await must('editShift', input, 'teamLeader');
    const other = { ...input, commandId: commandId(2) };
    expect(codeOf(await call('editShift', other, 'teamLeader'))).toBe('SHIFT_CHANGED');
  });

  it('offers places that were added to who waits', async () => {
    const roles = [roleOf({ places: 2 })];
    await must('editShift', editing(1, SHIFT.full, { roles }), 'teamLeader');
    await linli.timer('volunteer');
    expect(shiftIn(linli, SHIFT.full).seats[adviser]?.state).toBe('offered');
    checkPlaces(linli);
  });
});

it('who waits for a shift that was just moved can leave its waitlist at once', async () => {
  await must(
    'applyRain',
    { ...raining(1, [SHIFT.full], '2026-06-20'), day: '2026-06-18' },
    'secretary',
  );
  const { standing } = await must<{ standing: Standing }>(
    'cancelSignUp',
    onShift(2, SHIFT.full),
    'elderAdviser',
  );
  expect(standing.is).not.toBe('waiting');
  await linli.timer('volunteer');
  expect(waitingFor(linli, SHIFT.full)).toStrictEqual([]);
});

describe('a season that is changed from a day on', () => {
  const ofSeason = (seasonId: string) =>
    linli
      .documents<ShiftDocument>('shifts')
      .filter((one) => one.seasonId === seasonId)
      .sort((one, other) => one.from - other.from);
  const change = (n: number, seasonId: string, from: string, what: object) => ({
    communityId: MAPLE,
    teamId: TEAM.patrol,
    seasonId,
    from,
    change: what,
    commandId: commandId(n),
  });
  const publish = async () => {
    const season = seasonInput(50, { weekdays: [1, 3] });
    const { seasonId } = await must<{ seasonId: string }>('publishSeason', season, 'teamLeader');
    return seasonId;
  };

  it('changes those alone, keeps who has signed up, and tells them and nobody else', async () => {
    const seasonId = await publish();
    const [first, second, third] = ofSeason(seasonId) as [
      ShiftDocument,
      ShiftDocument,
      ShiftDocument,
    ];
    await must('signUpForShift', signing(1, first._id), 'resident');
    await must('signUpForShift', signing(2, third._id), 'resident');
    await must('signUpForShift', signing(3, third._id), 'volunteer');
    const { changed } = await must<{ changed: number }>(
      'editSeason',
      change(4, seasonId, second.day, {
        from: '20:00',
        until: '22:00',
        roles: [roleOf({ places: 1 })],
      }),
      'teamLeader',
    );
    expect(changed).toBe(3);
    await linli.clock(linli.cloud.now() + 5 * 60_000);
    await linli.timer('volunteer');
    const now = ofSeason(seasonId);
    expect(now.map(({ from, day }) => from === instantOf(day, '20:00'))).toStrictEqual([
      false,
      true,
      true,
      true,
    ]);
    expect(now.map(({ roles }) => roles[0]?.places)).toStrictEqual([
      first.roles[0]?.places,
      1,
      2,
      1,
    ]);
    expect(told(first._id)).toStrictEqual([]);
    expect(
      told(third._id)
        .map(([who]) => who)
        .sort(),
    ).toStrictEqual([residentIdOf('resident'), residentIdOf('volunteer')].sort());
    checkPlaces(linli);
    checkClaims(linli);
  });

  it('lets go whom another shift has at the new time, and says so', async () => {
    const seasonId = await publish();
    const [one] = ofSeason(seasonId) as [ShiftDocument];
    expect(one.day).toBe('2026-06-17');
    await must('signUpForShift', signing(1, SHIFT.next), 'resident');
    await must('signUpForShift', signing(2, one._id), 'resident');
    const times = { from: '12:00', until: '14:00' };
    await must('editSeason', change(3, seasonId, '2026-06-16', times), 'teamLeader');
    for (let turn = 0; turn < 3; turn += 1) {
      await linli.clock(linli.cloud.now() + 3 * 60_000);
      await linli.timer('volunteer');
    }
    expect(Object.keys(shiftIn(linli, one._id).seats)).toStrictEqual([]);
    expect(told(one._id).map(([, words]) => words)).toContain('和您另一班时间重叠，没报上');
    checkClaims(linli);
  });

  it('leaves cancelled shifts alone, and has none left once it has ended', async () => {
    const seasonId = await publish();
    const [one] = ofSeason(seasonId) as [ShiftDocument];
    await must('cancelShift', leading(1, one._id, { reason: '停电' }), 'teamLeader');
    await must('editSeason', change(2, seasonId, '2026-06-16', { meet: '东门' }), 'teamLeader');
    expect(ofSeason(seasonId).map(({ meet }) => meet)).toStrictEqual([
      '社区服务站门口',
      '东门',
      '东门',
      '东门',
    ]);
    const none = await call(
      'editSeason',
      change(3, seasonId, '2026-09-01', { meet: '东门' }),
      'teamLeader',
    );
    expect(codeOf(none)).toBe('SHIFT_NOT_FOUND');
  });
});
