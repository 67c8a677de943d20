import assert from 'node:assert/strict';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { HOUR, instantOf, MINUTE } from '../../cloudfunctions/kernel/calendar.ts';
import type {
  AttendanceLine,
  Certificate,
  OwnHours,
  PendingLine,
  YearOfHours,
} from '../../typings/contract/volunteer/hours.ts';
import type { MarkLine, Presence } from '../../typings/contract/volunteer/presence.ts';
import type { ShiftRole } from '../../typings/contract/volunteer/shift.ts';
import { MAPLE, type PersonKey, residentIdOf, START } from '../support/community.ts';
import { commandId } from '../support/inputs.ts';
import { type Answer, type As, type Linli, startLinli } from '../support/linli.ts';
import { patch } from '../support/patch.ts';
import { codeAt, leading, roleOf, SHIFT, TEAM } from '../support/volunteers.ts';

/** From the code on the leader's phone to the certificate. The shift runs 9:30–11:30; it is 10:00. */
let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
beforeEach(() => linli.reset());
afterAll(() => linli.stop());

const END = instantOf('2026-06-15', '11:30');
const call = (action: string, input: object, as: As) => linli.call('volunteer', action, input, as);
const codeOf = ({ envelope }: Answer) => (envelope.ok ? 'ok' : envelope.code);
async function must<Data>(action: string, input: object, as: As): Promise<Data> {
  const { envelope } = await call(action, input, as);
  assert.ok(envelope.ok, `${action}: ${JSON.stringify(envelope)}`);
  return envelope.data as Data;
}
const scanning = (at: number, shiftId: string = SHIFT.running) => ({
  communityId: MAPLE,
  shiftId: SHIFT.running,
  code: codeAt(shiftId, at),
});
const checkIn = (at: number, as: As) =>
  must<{ in: MarkLine }>('checkIn', scanning(at), as).then((one) => one.in);
const about = (key: PersonKey, more: object = {}) => ({ residentId: residentIdOf(key), ...more });
const onTeam = { communityId: MAPLE, teamId: TEAM.patrol };
const attendance = async () =>
  (
    await must<{ people: AttendanceLine[] }>(
      'listAttendance',
      { ...onTeam, shiftId: SHIFT.running },
      'teamLeader',
    )
  ).people;
const ownHours = (as: As) =>
  must<{ years: YearOfHours[]; shifts: OwnHours[] }>('listOwnHours', { communityId: MAPLE }, as);

describe('checking in', () => {
  it('takes the code that is shown now, once, and an hour for nobody', async () => {
    const { codes, from, step, now } = await must<{
      codes: string[];
      from: number;
      step: number;
      now: number;
    }>('listCodes', { ...onTeam, shiftId: SHIFT.running }, 'teamLeader');
    const shown = codes[Math.floor((now - from) / step)];
    expect(shown).toBe(codeAt(SHIFT.running, now));
    expect(codes.every((code) => /^\d{8}$/.test(code))).toBe(true);
    expect(new Set(codes).size).toBe(codes.length);
    const first = await checkIn(now, 'resident');
    expect(first.how).toBe('code');
    expect(await checkIn(now, 'resident')).toStrictEqual(first);
  });

  it('kept without a signal, it says by the code when it was, whatever the phone’s clock says, and waits', async () => {
    const scanned = START - 20 * MINUTE;
    expect(await checkIn(scanned, 'resident')).toStrictEqual({
      at: Math.floor(scanned / 30_000) * 30_000,
      how: 'late',
    });
    const person = (await attendance()).find(
      ({ residentId }) => residentId === residentIdOf('resident'),
    );
    expect(person?.late).toBe(true);
  });

  it('is seen by oneself on the page of the shift, and by nobody else', async () => {
    const presence = async (as: As) =>
      (
        await must<{ presence: Presence | null }>(
          'showShift',
          { communityId: MAPLE, shiftId: SHIFT.running },
          as,
        )
      ).presence;
    const from = instantOf('2026-06-15', '09:30');
    expect(await presence('volunteer')).toBeNull();
    expect(await presence('resident')).toStrictEqual({
      codesFrom: from - 30 * MINUTE,
      codesUntil: END + HOUR,
      sentUntil: END + 24 * HOUR,
      in: null,
      out: null,
      left: null,
      late: false,
    });
    const mark = await checkIn(START - 20 * MINUTE, 'resident');
    expect(await presence('resident')).toMatchObject({ in: mark, out: null, late: true });
  });

  it.each<[string, () => object, string]>([
    ['of another shift', () => scanning(START + 2 * 24 * HOUR, SHIFT.open), 'CODE_WRONG'],
    ['that was made up', () => ({ ...scanning(START), code: '00000000' }), 'CODE_WRONG'],
    ['that is shown in an hour', () => scanning(START + HOUR), 'CODE_OLD'],
  ])('with a code %s is refused', async (_what, input, code) => {
    const before = linli.state();
    expect(codeOf(await call('checkIn', input(), 'resident'))).toBe(code);
    expect(linli.state()).toBe(before);
  });

  it('before it begins, without signing up, after the end, and days later is refused', async () => {
    const early = { communityId: MAPLE, shiftId: SHIFT.open, code: '00000000' };
    expect(codeOf(await call('checkIn', early, 'stairSteward'))).toBe('CHECK_IN_EARLY');
    expect(codeOf(await call('checkIn', scanning(START), 'volunteer'))).toBe('NOT_SIGNED_UP');
    await linli.clock(END + 10 * MINUTE);
    const over = scanning(END + 10 * MINUTE);
    expect(codeOf(await call('checkIn', over, 'resident'))).toBe('CHECK_IN_OVER');
    await linli.clock(END + 25 * HOUR);
    expect(codeOf(await call('checkIn', scanning(START), 'resident'))).toBe('CODE_OLD');
  });

  it('comes before checking out', async () => {
    expect(codeOf(await call('checkOut', scanning(START), 'resident'))).toBe('NOT_CHECKED_IN');
    const { out } = await must<{ out: MarkLine }>('checkOut', scanning(START), 'stairSteward');
    expect(out.how).toBe('code');
  });

  it('is ticked by a leader for others, never for oneself, and only while it is on', async () => {
    const mark = (n: number, key: PersonKey, what: string, as: As = 'teamLeader') =>
      call('markAttendance', leading(n, SHIFT.running, about(key, { mark: what })), as);
    expect(codeOf(await mark(1, 'elderAdviser', 'in'))).toBe('ok');
    expect(codeOf(await mark(2, 'elderAdviser', 'out'))).toBe('ok');
    expect(codeOf(await mark(3, 'resident', 'out'))).toBe('NOT_CHECKED_IN');
    expect(codeOf(await mark(4, 'volunteer', 'in'))).toBe('NOT_SIGNED_UP');
    expect(codeOf(await mark(5, 'teamLeader', 'in'))).toBe('HOURS_OWN');
    expect(codeOf(await mark(6, 'elderAdviser', 'in', 'resident'))).toBe('TEAM_NOT_YOURS');
    await linli.clock(END + 2 * HOUR);
    expect(codeOf(await mark(7, 'resident', 'in'))).toBe('CHECK_IN_OVER');
  });
});

describe('hours', () => {
  const close = (n: number, headcount: number) =>
    call('closeShift', leading(n, SHIFT.running, { headcount }), 'teamLeader');

  it('are written down once the leader has closed the shift, and forgotten check-outs say so', async () => {
    expect(codeOf(await close(1, 1))).toBe('SHIFT_RUNNING');
    await linli.clock(END + MINUTE);
    expect(codeOf(await close(2, 1))).toBe('ok');
    expect(codeOf(await close(3, 2))).toBe('SHIFT_CLOSED');
    await linli.timer('volunteer');
    await linli.timer('volunteer');
    const { years, shifts } = await ownHours('stairSteward');
    expect(shifts[0]).toMatchObject({
      title: '敲门问候',
      day: '2026-06-15',
      out: { how: 'settled', at: END },
      entries: [{ sort: 'measured', minutes: 115, state: 'counted' }],
    });
    expect(years[0]).toMatchObject({ year: '2026', measured: 115 + 110, added: 0, pending: 0 });
  });

  it('of whom the leader alone has listed wait for somebody from outside, apart and under the leader’s name', async () => {
    const mark = leading(1, SHIFT.running, about('elderAdviser', { mark: 'in' }));
    expect(codeOf(await call('markAttendance', mark, 'teamLeader'))).toBe('ok');
    await linli.clock(END + MINUTE);
    await close(2, 5);
    await linli.timer('volunteer');
    await linli.timer('volunteer');
    const { years, shifts } = await ownHours('elderAdviser');
    expect(shifts[0]?.entries).toMatchObject([{ sort: 'added', state: 'pending', why: 'listed' }]);
    const minutes = shifts[0]?.entries[0]?.minutes ?? 0;
    expect(minutes).toBeGreaterThan(0);
    expect(years[0]).toMatchObject({ measured: 0, added: 0, pending: minutes });
    const { hours } = await must<{ hours: PendingLine[] }>(
      'listPendingHours',
      { communityId: MAPLE },
      'partyBranch',
    );
    const [waiting] = hours.filter(({ entry }) => entry.why === 'listed');
    expect(waiting).toMatchObject({ residentId: residentIdOf('elderAdviser') });
    const { officers } = await must<{ officers: { residentId: string; minutes: number }[] }>(
      'countAdded',
      { communityId: MAPLE, year: '2026' },
      'partyBranch',
    );
    const leader = officers.find(({ residentId }) => residentId === residentIdOf('teamLeader'));
    expect(leader?.minutes).toBeGreaterThanOrEqual(minutes);
    const decided = leading(
      3,
      SHIFT.running,
      about('elderAdviser', { entryId: waiting?.entry.entryId, decision: 'confirm' }),
    );
    expect(codeOf(await call('decideHours', decided, 'partyBranch'))).toBe('ok');
    expect((await ownHours('elderAdviser')).years[0]).toMatchObject({
      measured: 0,
      added: minutes,
      pending: 0,
    });
  });

  it('above the headcount wait for somebody from outside the team', async () => {
    await checkIn(START, 'resident');
    await linli.clock(END + MINUTE);
    await close(1, 1);
    await linli.timer('volunteer');
    const pending = await must<{ hours: PendingLine[] }>(
      'listPendingHours',
      { communityId: MAPLE },
      'partyBranch',
    );
    expect(pending.hours.map(({ name, entry }) => [name, entry.why])).toStrictEqual([
      ['顾南枝', 'added'],
      ['顾南枝', 'headcount'],
    ]);
  });

  it('of a shift that nobody closes are written down after three days', async () => {
    await linli.clock(END + 73 * HOUR);
    await linli.timer('volunteer');
    expect((await ownHours('stairSteward')).years[0]?.measured).toBe(115 + 110);
  });

  it('sent after the shift was closed wait for a tick, and count then', async () => {
    await linli.clock(END + MINUTE);
    await close(1, 2);
    await linli.timer('volunteer');
    expect((await checkIn(START, 'resident')).how).toBe('late');
    await linli.timer('volunteer');
    expect((await ownHours('resident')).shifts[0]?.entries).toMatchObject([
      { state: 'pending', why: 'late' },
    ]);
    await must(
      'markAttendance',
      leading(2, SHIFT.running, about('resident', { mark: 'tick' })),
      'teamLeader',
    );
    expect((await ownHours('resident')).shifts[0]?.entries).toMatchObject([
      { state: 'counted', minutes: 90 },
    ]);
  });

  it('by hand stand apart, fit the shift, and count once somebody from outside confirms them', async () => {
    const add = (n: number, minutes: number) =>
      call(
        'addHours',
        leading(n, SHIFT.over, about('elderAdviser', { minutes, reason: '签在纸上' })),
        'teamLeader',
      );
    expect((await add(1, 121)).envelope).toStrictEqual({
      ok: false,
      code: 'HOURS_TOO_MANY',
      details: { left: 120 },
    });
    const { envelope } = await add(2, 100);
    assert.ok(envelope.ok);
    const { entryId } = (envelope.data as { entry: { entryId: string } }).entry;
    expect((await add(3, 21)).envelope).toMatchObject({ code: 'HOURS_TOO_MANY' });
    const decide = (n: number, as: As) =>
      call(
        'decideHours',
        leading(n, SHIFT.over, about('elderAdviser', { entryId, decision: 'confirm' })),
        as,
      );
    await patch(
      linli,
      'teams',
      { _id: TEAM.patrol },
      { leaders: [residentIdOf('teamLeader'), residentIdOf('secretary')] },
    );
    expect(codeOf(await decide(4, 'secretary'))).toBe('CONFIRM_OUTSIDE');
    expect(codeOf(await decide(5, 'teamLeader'))).toBe('NOT_ALLOWED');
    expect(codeOf(await decide(6, 'partyBranch'))).toBe('ok');
    expect(codeOf(await decide(7, 'partyBranch'))).toBe('HOURS_DECIDED');
    expect((await ownHours('elderAdviser')).years[0]).toMatchObject({
      measured: 0,
      added: 100,
      pending: 0,
    });
    const year = { communityId: MAPLE, year: '2026' };
    const { officers } = await must<{ officers: object[] }>('countAdded', year, 'secretary');
    expect(officers).toMatchObject([{ name: '彭飞白', entries: 2, minutes: 160 }]);
    const figures = { people: 2, shifts: 1, minutes: 210, apart: null };
    expect(await must('countTeams', year, 'resident')).toMatchObject({
      teams: [{ teamName: '平安巡逻队', ...figures }],
      stations: expect.arrayContaining([expect.objectContaining(figures)]),
    });
  });
});

describe('what came of a shift', () => {
  const note = (
    n: number,
    served: number | null,
    as: As = 'teamLeader',
    shiftId: string = SHIFT.over,
  ) => call('noteOutcome', leading(n, shiftId, { served, saved: null }), as);
  const shown = async () =>
    (
      await must<{ outcome: unknown }>(
        'showShift',
        { communityId: MAPLE, shiftId: SHIFT.over },
        'resident',
      )
    ).outcome;

  it('is said by whoever leads the team once it is over, seen by everybody, and can be taken back', async () => {
    expect(codeOf(await note(1, 32, 'resident'))).toBe('TEAM_NOT_YOURS');
    expect(codeOf(await note(2, 32, 'teamLeader', SHIFT.running))).toBe('SHIFT_RUNNING');
    expect(codeOf(await note(3, -1))).toBe('INPUT_INVALID');
    expect(await shown()).toBeNull();
    expect(codeOf(await note(4, 32))).toBe('ok');
    expect(await shown()).toStrictEqual({ served: 32, saved: null });
    expect(codeOf(await note(5, null))).toBe('ok');
    expect(await shown()).toBeNull();
  });
});

it('of those who take part in a course there are none: their attendance is kept', async () => {
  const [helper, learner] = [
    { roleId: 'r1', name: '助教' },
    { roleId: 'r2', name: '学员', attends: true },
  ].map((one) => roleOf({ ...one, places: 5 })) as [ShiftRole, ShiftRole];
  const shift = { 'seats.person-resident.roleId': 'r2', roles: [helper, learner] };
  await patch(linli, 'shifts', { _id: SHIFT.running }, { ...shift, free: { r1: 3, r2: 4 } });
  await checkIn(START, 'resident');
  await linli.clock(END + MINUTE);
  await must('closeShift', leading(1, SHIFT.running, { headcount: 2 }), 'teamLeader');
  await linli.timer('volunteer');
  const [kept] = (await ownHours('resident')).shifts;
  expect(kept).toMatchObject({ title: '敲门问候', in: { how: 'code' }, entries: [] });
  expect((await ownHours('stairSteward')).years[0]?.measured).toBe(115 + 110);
  const more = about('resident', { minutes: 30, reason: '上课' });
  const { envelope } = await call('addHours', leading(2, SHIFT.running, more), 'teamLeader');
  expect(envelope).toMatchObject({ ok: false, code: 'HOURS_TOO_MANY' });
});

describe('a certificate', () => {
  it('says what the entries say, and shows a stranger with its number and code nothing more', async () => {
    const input = {
      communityId: MAPLE,
      from: '2026-06-01',
      until: '2026-06-30',
      commandId: commandId(1),
    };
    const made = await must<{ certificate: Certificate }>(
      'issueCertificate',
      input,
      'stairSteward',
    );
    const { code, ...says } = made.certificate;
    expect(says).toMatchObject({
      name: '白若溪',
      communityName: '枫林社区',
      measured: 110,
      added: 0,
    });
    expect(await must('issueCertificate', input, 'stairSteward')).toStrictEqual(made);
    const check = (more: object) =>
      call(
        'checkCertificate',
        { communityId: MAPLE, number: says.number, code, ...more },
        'stranger',
      );
    expect((await check({})).envelope).toStrictEqual({ ok: true, data: { certificate: says } });
    const other = code === 'AAAAAAAA' ? 'BBBBBBBB' : 'AAAAAAAA';
    expect(codeOf(await check({ code: other }))).toBe('CERTIFICATE_NOT_FOUND');
    expect(codeOf(await check({ number: 'ZY2026061500000000' }))).toBe('CERTIFICATE_NOT_FOUND');
  });
});
