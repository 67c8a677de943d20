import assert from 'node:assert/strict';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { HOUR, instantOf, MINUTE } from '../../cloudfunctions/kernel/calendar.ts';
import type {
  AttendanceLine,
  OwnHours,
  PendingLine,
} from '../../typings/contract/volunteer/hours.ts';
import type { MarkLine, Presence } from '../../typings/contract/volunteer/presence.ts';
import { MAPLE, type PersonKey, residentIdOf } from '../support/community.ts';
import { type Answer, type As, type Linli, startLinli } from '../support/linli.ts';
import { patch } from '../support/patch.ts';
import { codeAt, leading, SHIFT, TEAM } from '../support/volunteers.ts';

/** Nobody is at two places at once, and nobody has hours of after they have left. */
let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
beforeEach(() => linli.reset());
afterAll(() => linli.stop());

const at = (time: string) => instantOf('2026-06-17', time);
const call = (action: string, input: object, as: As) => linli.call('volunteer', action, input, as);
const codeOf = ({ envelope }: Answer) => (envelope.ok ? 'ok' : envelope.code);
async function must<Data>(action: string, input: object, as: As): Promise<Data> {
  const { envelope } = await call(action, input, as);
  assert.ok(envelope.ok, `${action}: ${JSON.stringify(envelope)}`);
  return envelope.data as Data;
}
const about = (key: PersonKey, more: object = {}) => ({ residentId: residentIdOf(key), ...more });
const add = (n: number, shiftId: string, minutes: number, key: PersonKey = 'elderAdviser') =>
  call('addHours', leading(n, shiftId, about(key, { minutes, reason: '签在纸上' })), 'teamLeader');
const waiting = async () =>
  (await must<{ hours: PendingLine[] }>('listPendingHours', { communityId: MAPLE }, 'partyBranch'))
    .hours;
const decide = (n: number, line: PendingLine | undefined, decision: string) => {
  const { residentId, entry } = line ?? { residentId: '', entry: { entryId: '' } };
  const input = { residentId, entryId: entry.entryId, decision };
  return call('decideHours', leading(n, line?.shiftId ?? '', input), 'partyBranch');
};
const hoursOf = async (as: As, shiftId: string) =>
  (await must<{ shifts: OwnHours[] }>('listOwnHours', { communityId: MAPLE }, as)).shifts.find(
    (one) => one.shiftId === shiftId,
  );

describe('hours of one person', () => {
  it('are added by hand only as far as no other shift has the time, which is named', async () => {
    await linli.clock(at('13:00'));
    expect(codeOf(await add(1, SHIFT.open, 120))).toBe('ok');
    expect((await add(2, SHIFT.overlapping, 61)).envelope).toStrictEqual({
      ok: false,
      code: 'HOURS_OVERLAP',
      details: { title: '环境巡查', from: at('09:00'), until: at('11:00') },
    });
    expect(codeOf(await add(3, SHIFT.overlapping, 60))).toBe('ok');
    expect(codeOf(await add(4, SHIFT.next, 61))).toBe('HOURS_OVERLAP');
    expect(codeOf(await add(5, SHIFT.next, 60))).toBe('ok');
    expect(codeOf(await add(6, SHIFT.next, 60, 'resident'))).toBe('ok');
  });

  it('that somebody was measured at are added nowhere else', async () => {
    const code = codeAt(SHIFT.open, at('08:50'));
    await linli.clock(at('08:50'));
    await must('checkIn', { communityId: MAPLE, shiftId: SHIFT.open, code }, 'stairSteward');
    await linli.clock(at('13:00'));
    expect(codeOf(await add(1, SHIFT.overlapping, 61, 'stairSteward'))).toBe('HOURS_OVERLAP');
    expect(codeOf(await add(2, SHIFT.overlapping, 60, 'stairSteward'))).toBe('ok');
  });

  it('measured while others are written down for the same time wait, and only one of them is confirmed', async () => {
    const code = codeAt(SHIFT.open, at('08:50'));
    await linli.clock(at('08:50'));
    await must('checkIn', { communityId: MAPLE, shiftId: SHIFT.open, code }, 'stairSteward');
    await linli.clock(at('13:00'));
    await must('closeShift', leading(1, SHIFT.open, { headcount: 9 }), 'teamLeader');
    // Written down at the same moment: neither has seen the other.
    await must(
      'addHours',
      leading(2, SHIFT.overlapping, about('stairSteward', { minutes: 60, reason: '签在纸上' })),
      'teamLeader',
    );
    await patch(linli, 'attendances', { shiftId: SHIFT.overlapping }, { 'entries.0.minutes': 90 });
    await linli.timer('volunteer');
    await linli.timer('volunteer');
    const lines = (await waiting()).filter(({ name }) => name === '白若溪');
    expect(lines.map(({ entry, overlap }) => [entry.why, overlap?.title])).toStrictEqual([
      ['overlap', '义诊帮手'],
      ['added', '环境巡查'],
    ]);
    expect((await decide(3, lines[0], 'confirm')).envelope).toMatchObject({
      code: 'HOURS_OVERLAP',
      details: { title: '义诊帮手' },
    });
    expect(codeOf(await decide(4, lines[1], 'confirm'))).toBe('HOURS_OVERLAP');
    expect(codeOf(await decide(5, lines[1], 'refuse'))).toBe('ok');
    expect(codeOf(await decide(6, lines[0], 'confirm'))).toBe('ok');
    expect((await hoursOf('stairSteward', SHIFT.open))?.entries).toMatchObject([
      { minutes: 120, state: 'counted' },
    ]);
  });
});

describe('a going that was scanned without a signal', () => {
  const END = instantOf('2026-06-15', '11:30');
  const gone = END - 50 * MINUTE;
  const checkOut = () =>
    call(
      'checkOut',
      { communityId: MAPLE, shiftId: SHIFT.running, code: codeAt(SHIFT.running, gone) },
      'stairSteward',
    );
  const settled = async (headcount: number) => {
    await linli.clock(END + MINUTE);
    await must('closeShift', leading(1, SHIFT.running, { headcount }), 'teamLeader');
    await linli.timer('volunteer');
    await linli.timer('volunteer');
  };
  const tick = () =>
    call(
      'markAttendance',
      leading(7, SHIFT.running, about('stairSteward', { mark: 'tick' })),
      'teamLeader',
    );
  const left: MarkLine = { at: gone, how: 'late' };

  it('and is sent once the hours are written down waits for the leader, is seen, and corrects them', async () => {
    await settled(1);
    const before = await hoursOf('stairSteward', SHIFT.running);
    expect(before?.entries).toMatchObject([{ minutes: 115, state: 'counted' }]);
    const { envelope } = await checkOut();
    expect(envelope).toMatchObject({ ok: true, data: { out: { how: 'settled' }, left } });
    expect((await checkOut()).envelope).toStrictEqual(envelope);
    const seen = await hoursOf('stairSteward', SHIFT.running);
    expect(seen).toStrictEqual({ ...before, left });
    const onShift = { communityId: MAPLE, shiftId: SHIFT.running };
    const { presence } = await must<{ presence: Presence }>('showShift', onShift, 'stairSteward');
    expect(presence).toMatchObject({ left, late: true });
    const { people } = await must<{ people: AttendanceLine[] }>(
      'listAttendance',
      { ...onShift, teamId: TEAM.patrol },
      'teamLeader',
    );
    expect(people.find((one) => one.residentId === residentIdOf('stairSteward'))).toMatchObject({
      late: true,
      left,
    });
    expect(codeOf(await tick())).toBe('ok');
    expect(codeOf(await tick())).toBe('ok');
    expect(await hoursOf('stairSteward', SHIFT.running)).toMatchObject({
      out: left,
      left: null,
      entries: [
        { minutes: 115, state: 'counted' },
        { sort: 'correction', minutes: -50, state: 'counted' },
      ],
    });
  });

  it('corrects what waits for somebody from outside together with it', async () => {
    await settled(0);
    expect(codeOf(await checkOut())).toBe('ok');
    expect(codeOf(await tick())).toBe('ok');
    const [line, ...others] = (await waiting()).filter(({ shiftId }) => shiftId === SHIFT.running);
    expect(others).toHaveLength(1);
    expect(codeOf(await decide(8, line, 'confirm'))).toBe('ok');
    expect((await hoursOf('stairSteward', SHIFT.running))?.entries).toMatchObject([
      { minutes: 115, state: 'counted' },
      { minutes: -50, state: 'counted' },
    ]);
  });

  it('is refused a day after the end', async () => {
    await settled(1);
    await linli.clock(END + 25 * HOUR);
    expect(codeOf(await checkOut())).toBe('CODE_OLD');
  });
});
