import assert from 'node:assert/strict';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { unzipSync } from 'fflate';
import { DAY, instantOf, MINUTE } from '../../cloudfunctions/kernel/calendar.ts';
import type { AttendanceDocument } from '../../cloudfunctions/volunteer/collections.ts';
import type {
  AttendanceLine,
  Certificate,
  OwnHours,
  StationFigures,
  TeamFigures,
  YearOfHours,
} from '../../typings/contract/volunteer/hours.ts';
import type { MarkLine } from '../../typings/contract/volunteer/presence.ts';
import type { ShiftDetail, Standing } from '../../typings/contract/volunteer/shift.ts';
import { MAPLE, type PersonKey, residentIdOf, START } from '../support/community.ts';
import { exportOf } from '../support/imports.ts';
import { commandId } from '../support/inputs.ts';
import { type Answer, type As, type Linli, startLinli } from '../support/linli.ts';
import { patch } from '../support/patch.ts';
import { checkClaims, checkPlaces, shiftIn, waitingFor } from '../support/shift-books.ts';
import { codeAt, leading, onShift, SHIFT, signing, TEAM } from '../support/volunteers.ts';

/** What users of other sign-up programs have reported, each by itself. */
let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
beforeEach(() => linli.reset());
afterAll(() => linli.stop());

const send = (name: string, input: object, as: As) => {
  const [functionName = '', action = ''] = name.split('.');
  return linli.call(functionName, action, input, as);
};
const call = (action: string, input: object, as: As) => send(`volunteer.${action}`, input, as);
const codeOf = ({ envelope }: Answer) => (envelope.ok ? 'ok' : envelope.code);
function dataOf<Data>({ envelope }: Answer): Data {
  assert.ok(envelope.ok, JSON.stringify(envelope));
  return envelope.data as Data;
}
const must = async <Data>(action: string, input: object, as: As) =>
  dataOf<Data>(await call(action, input, as));
const onTeam = { communityId: MAPLE, teamId: TEAM.patrol };
const show = (shiftId: string, as: As) =>
  must<ShiftDetail>('showShift', { communityId: MAPLE, shiftId }, as);
const attendanceAt = (shiftId: string, key: PersonKey) =>
  linli
    .documents<AttendanceDocument>('attendances')
    .filter(({ _id }) => _id === `${shiftId}:${residentIdOf(key)}`);

describe('a code that somebody has copied', () => {
  const scan = (at: number, as: As) =>
    call(
      'checkIn',
      { communityId: MAPLE, shiftId: SHIFT.running, code: codeAt(SHIFT.running, at) },
      as,
    );
  const lineOf = async (key: PersonKey) =>
    (
      await must<{ people: AttendanceLine[] }>(
        'listAttendance',
        { ...onTeam, shiftId: SHIFT.running },
        'teamLeader',
      )
    ).people.find(({ residentId }) => residentId === residentIdOf(key));

  it('and sent on is late for whoever it reaches, and brings no hours until the leader has seen them', async () => {
    const shown = START;
    const first = dataOf<{ in: MarkLine }>(await scan(shown, 'resident'));
    expect(first.in.how).toBe('code');
    await linli.clock(START + 5 * MINUTE);
    const copied = dataOf<{ in: MarkLine }>(await scan(shown, 'elderAdviser'));
    expect(copied.in.how).toBe('late');
    expect(await lineOf('elderAdviser')).toMatchObject({ late: true });
    await linli.clock(instantOf('2026-06-15', '12:00'));
    await must('closeShift', leading(1, SHIFT.running, { headcount: 3 }), 'teamLeader');
    await linli.timer('volunteer');
    const counted = (key: PersonKey) =>
      attendanceAt(SHIFT.running, key)[0]?.entries.map(({ state, why }) => [state, why]);
    expect(counted('resident')).toStrictEqual([['counted', null]]);
    expect(counted('elderAdviser')).toStrictEqual([['pending', 'late']]);
  });

  it('is nothing to somebody who has no place, and nothing a day after the end', async () => {
    expect(codeOf(await scan(START, 'mediator'))).toBe('NOT_SIGNED_UP');
    await linli.clock(START + 2 * DAY);
    expect(codeOf(await scan(START, 'resident'))).toBe('CODE_OLD');
    expect(attendanceAt(SHIFT.running, 'resident')).toStrictEqual([]);
  });
});

describe('a night shift, 22:30 to 06:15', () => {
  const NIGHT = 465;
  const DAY_OF = '2026-06-19';
  /** The minutes of the team, and of its station. */
  async function figures(): Promise<{ team: number; station: number }> {
    const year = { communityId: MAPLE, year: '2026' };
    const { teams, stations = [] } = await must<{
      teams: TeamFigures[];
      stations?: StationFigures[];
    }>('countTeams', year, 'resident');
    const team = teams.find(({ teamId }) => teamId === TEAM.patrol);
    const station = Math.max(0, ...stations.map(({ minutes }) => minutes));
    return { team: team?.minutes ?? 0, station };
  }
  /** What the export's cells say. */
  async function exported(): Promise<string> {
    const days = { communityId: MAPLE, from: DAY_OF, until: DAY_OF, commandId: commandId(30) };
    const { exportId } = await must<{ exportId: string }>('askHoursExport', days, 'secretary');
    await must('decideExport', exportOf(31, { exportId, agrees: true }), 'partyBranch');
    const printed = await send('filing.printExport', exportOf(32, { exportId }), 'secretary');
    const { url } = dataOf<{ url: string }>(printed);
    const bytes = new Uint8Array(await (await fetch(url)).arrayBuffer());
    return Object.values(unzipSync(bytes))
      .map((part) => Buffer.from(part).toString('utf8'))
      .join('\n');
  }

  it('is 7 h 45 min once, on the day on which it begins, on every page and in every list', async () => {
    const who = { roleId: 'r1', residentId: residentIdOf('volunteer') };
    await must('addToShift', leading(1, SHIFT.night, who), 'teamLeader');
    const scan = (action: string) =>
      must(
        action,
        {
          communityId: MAPLE,
          shiftId: SHIFT.night,
          code: codeAt(SHIFT.night, linli.cloud.now()),
        },
        'volunteer',
      );
    await linli.clock(instantOf(DAY_OF, '22:20'));
    const before = await figures();
    await scan('checkIn');
    await linli.clock(instantOf('2026-06-20', '06:20'));
    await scan('checkOut');
    await must('closeShift', leading(2, SHIFT.night, { headcount: 1 }), 'teamLeader');
    await linli.timer('volunteer');
    await linli.clock(instantOf('2026-06-21', '09:00'));

    expect(await show(SHIFT.night, 'resident')).toMatchObject({ day: DAY_OF, minutes: NIGHT });
    const list = { ...onTeam, shiftId: SHIFT.night };
    const { people } = await must<{ people: AttendanceLine[] }>(
      'listAttendance',
      list,
      'teamLeader',
    );
    expect(people[0]?.entries.map(({ minutes }) => minutes)).toStrictEqual([NIGHT]);
    const own = await must<{ years: YearOfHours[]; shifts: OwnHours[] }>(
      'listOwnHours',
      { communityId: MAPLE },
      'volunteer',
    );
    expect(own.years).toMatchObject([
      { year: '2026', measured: NIGHT, added: 0, kinds: [{ measured: NIGHT }] },
    ]);
    expect(
      own.shifts.map(({ day, entries }) => [day, entries.map(({ minutes }) => minutes)]),
    ).toStrictEqual([[DAY_OF, [NIGHT]]]);
    const days = (from: string, n: number) => ({
      communityId: MAPLE,
      from,
      until: from,
      commandId: commandId(n),
    });
    const { certificate } = await must<{ certificate: Certificate }>(
      'issueCertificate',
      days(DAY_OF, 20),
      'volunteer',
    );
    expect(certificate).toMatchObject({ measured: NIGHT, added: 0 });
    const { number, code } = certificate;
    expect(
      await must('checkCertificate', { communityId: MAPLE, number, code }, 'stranger'),
    ).toMatchObject({ certificate: { measured: NIGHT } });
    const after = await must<{ certificate: Certificate }>(
      'issueCertificate',
      days('2026-06-20', 21),
      'volunteer',
    );
    expect(after.certificate.measured).toBe(0);
    const sums = await figures();
    expect(sums.team).toBe(before.team + NIGHT);
    expect(sums.station).toBe(before.station + NIGHT);
    const cells = await exported();
    expect(cells).toContain('7.75');
    expect(cells).toContain(DAY_OF);
    const taken = await send('resident.exportOwn', { communityId: MAPLE }, 'volunteer');
    const { volunteering } = dataOf<{
      volunteering: { hours: { day: string; entries: { minutes: number }[] }[] };
    }>(taken);
    expect(volunteering.hours).toMatchObject([{ day: DAY_OF, entries: [{ minutes: NIGHT }] }]);
  });
});

describe('an officer who enters somebody twice', () => {
  it('on the list of a shift has one of them there', async () => {
    const who = { roleId: 'r1', residentId: residentIdOf('resident') };
    for (const n of [1, 2]) await must('addToShift', leading(n, SHIFT.open, who), 'teamLeader');
    expect(Object.keys(shiftIn(linli, SHIFT.open).seats)).toHaveLength(2);
    checkPlaces(linli);
    for (const n of [3, 4]) {
      const mark = { residentId: residentIdOf('elderAdviser'), mark: 'in' };
      await must('markAttendance', leading(n, SHIFT.running, mark), 'teamLeader');
    }
    expect(attendanceAt(SHIFT.running, 'elderAdviser')).toHaveLength(1);
  });

  it('with the same hours by hand makes one entry, whichever officer was second', async () => {
    const hours = { residentId: residentIdOf('elderAdviser'), minutes: 50, reason: '签在纸上' };
    const add = (n: number, as: As, more: object = {}) =>
      call('addHours', leading(n, SHIFT.over, { ...hours, ...more }), as);
    expect(codeOf(await add(1, 'teamLeader'))).toBe('ok');
    expect(codeOf(await add(2, 'teamLeader'))).toBe('HOURS_ENTERED');
    expect(codeOf(await add(3, 'secretary', { reason: '漏签' }))).toBe('HOURS_ENTERED');
    const minutes = () =>
      attendanceAt(SHIFT.over, 'elderAdviser')[0]?.entries.map((one) => one.minutes);
    expect(minutes()).toStrictEqual([50]);
    expect(codeOf(await add(4, 'teamLeader', { minutes: 10, reason: '多留了一会儿' }))).toBe('ok');
    expect(minutes()).toStrictEqual([50, 10]);
  });
});

it('a waitlist’s answer never looks like a confirmation, wherever it is read', async () => {
  const isWaiting = (standing: Standing) => {
    expect(standing).toStrictEqual({ is: 'waiting', roleId: 'r1', position: 2, passed: false });
  };
  const input = signing(1, SHIFT.full);
  const sign = () => must<{ standing: Standing }>('signUpForShift', input, 'resident');
  isWaiting((await sign()).standing);
  isWaiting((await sign()).standing);
  const shown = await show(SHIFT.full, 'resident');
  isWaiting(shown.standing);
  expect(shown.presence).toBeNull();
  const list = { communityId: MAPLE, from: '2026-06-15', mine: true };
  const { shifts } = await must<{ shifts: ShiftDetail[] }>('listShifts', list, 'resident');
  const line = shifts.find(({ shiftId }) => shiftId === SHIFT.full);
  if (line) isWaiting(line.standing);
  expect(line).toBeDefined();
});

describe('once a shift has begun', () => {
  it('nobody moves up, whoever goes and whatever is made of its places', async () => {
    await linli.clock(instantOf('2026-06-18', '09:05'));
    const who = { residentId: residentIdOf('stairSteward') };
    await call('removeFromShift', leading(1, SHIFT.full, who), 'teamLeader');
    await call('cancelSignUp', onShift(2, SHIFT.full), 'stairSteward');
    const { id: seen } = shiftIn(linli, SHIFT.full).change;
    const more = { roleId: 'r1', places: 5, seen };
    await call('resizeShift', leading(3, SHIFT.full, more), 'teamLeader');
    for (let run = 0; run < 3; run += 1) await linli.timer('volunteer');
    const { seats } = shiftIn(linli, SHIFT.full);
    expect(Object.keys(seats)).not.toContain(residentIdOf('elderAdviser'));
    expect(waitingFor(linli, SHIFT.full)).toStrictEqual([residentIdOf('elderAdviser')]);
    const { standing } = await show(SHIFT.full, 'elderAdviser');
    expect(standing.is).not.toBe('in');
    checkClaims(linli);
  });
});

it('somebody who moves away keeps the hours and loses the shifts to come', async () => {
  const key = 'stairSteward';
  const hours = () => attendanceAt(SHIFT.over, key).flatMap(({ entries }) => entries);
  const before = hours();
  expect(before.length).toBeGreaterThan(0);
  const { certificate } = await must<{ certificate: Certificate }>(
    'issueCertificate',
    { communityId: MAPLE, from: '2026-01-01', until: '2026-06-15', commandId: commandId(1) },
    key,
  );
  await patch(linli, 'residents', { _id: residentIdOf(key) }, { roles: [] });
  const leave = { communityId: MAPLE, commandId: commandId(2) };
  dataOf(await send('resident.leaveCommunity', leave, key));
  await linli.timer('volunteer');
  expect(hours()).toStrictEqual(before);
  const { number, code, measured } = certificate;
  expect(
    await must('checkCertificate', { communityId: MAPLE, number, code }, 'stranger'),
  ).toMatchObject({ certificate: { measured } });
  const year = { communityId: MAPLE, year: '2026' };
  const { teams } = await must<{ teams: TeamFigures[] }>('countTeams', year, 'resident');
  expect(teams.map(({ minutes }) => minutes)).toStrictEqual([measured]);
  for (const shiftId of [SHIFT.open, SHIFT.full]) {
    expect(Object.keys(shiftIn(linli, shiftId).seats)).not.toContain(residentIdOf(key));
  }
  checkPlaces(linli);
});
