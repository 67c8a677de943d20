import assert from 'node:assert/strict';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ShiftLine, StationLine } from '../../typings/contract/volunteer/shift.ts';
import { MAPLE } from '../support/community.ts';
import { type As, type Linli, startLinli } from '../support/linli.ts';
import { publishing, SHIFT, TEAM } from '../support/volunteers.ts';

/** Lists of shifts and teams, and what each reader is shown of them. */
let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
beforeEach(() => linli.reset());
afterAll(() => linli.stop());

const call = (action: string, input: object, as: As) => linli.call('volunteer', action, input, as);
async function must<Data>(action: string, input: object, as: As): Promise<Data> {
  const { envelope } = await call(action, input, as);
  assert.ok(envelope.ok, `${action}: ${JSON.stringify(envelope)}`);
  return envelope.data as Data;
}
describe('lists', () => {
  it('show thirty a page in order, with how the reader stands, in two requests', async () => {
    for (let n = 0; n < 33; n += 1) {
      const form = { title: `第${n}班`, day: '2026-07-01', from: '08:00', until: '09:00' };
      await must('publishShift', publishing(100 + n, form), 'teamLeader');
    }
    const input = { communityId: MAPLE, from: '2026-06-16' };
    const first = await call('listShifts', input, 'resident');
    expect(first.databaseRequests).toBe(2);
    assert.ok(first.envelope.ok);
    const { shifts, next } = first.envelope.data as { shifts: ShiftLine[]; next: string };
    expect(shifts).toHaveLength(30);
    const rest = await must<{ shifts: ShiftLine[]; next: null }>(
      'listShifts',
      { ...input, after: next },
      'resident',
    );
    expect([rest.shifts.length, rest.next]).toStrictEqual([6 + 33 - 30, null]);
    const all = [...shifts, ...rest.shifts];
    expect(all.map(({ from }) => from)).toStrictEqual(all.map(({ from }) => from).sort());
    expect(new Set(all.map(({ shiftId }) => shiftId)).size).toBe(39);
    expect(all.find(({ shiftId }) => shiftId === SHIFT.offered)?.standing.is).toBe('offered');
    expect(all.find(({ shiftId }) => shiftId === SHIFT.full)?.standing).toStrictEqual({
      is: 'full',
      waiting: 1,
    });
  });

  it('show a month in two requests, and the shifts of one person or team', async () => {
    const month = await call('listMonth', { communityId: MAPLE, month: '2026-06' }, 'stairSteward');
    expect(month.databaseRequests).toBe(2);
    assert.ok(month.envelope.ok);
    const { shifts } = month.envelope.data as { shifts: ShiftLine[] };
    expect(shifts.map(({ title, standing }) => [title, standing.is])).toStrictEqual([
      ['环境巡查', 'over'],
      ['敲门问候', 'in'],
      ['环境巡查', 'in'],
      ['义诊帮手', 'clashing'],
      ['午间送餐', 'open'],
      ['环境巡查', 'in'],
      ['环境巡查', 'full'],
      ['夜间巡逻', 'open'],
    ]);
    const mine = { communityId: MAPLE, from: '2026-06-15', mine: true };
    const own = await must<{ shifts: ShiftLine[] }>('listShifts', mine, 'resident');
    expect(own.shifts.map(({ shiftId }) => shiftId)).toStrictEqual([SHIFT.running, SHIFT.offered]);
    const idle = { communityId: MAPLE, from: '2026-06-15', ofTeam: TEAM.idle };
    expect(
      (await must<{ shifts: ShiftLine[] }>('listShifts', idle, 'resident')).shifts,
    ).toStrictEqual([]);
  });

  it('of teams name those who lead them', async () => {
    const { stations } = await must<{ stations: StationLine[] }>(
      'listTeams',
      { communityId: MAPLE },
      'teamLeader',
    );
    expect(stations).toHaveLength(1);
    expect(
      stations[0]?.teams.map(({ name, leaders, leads }) => [name, leaders[0]?.name, leads]),
    ).toStrictEqual([
      ['平安巡逻队', '彭飞白', true],
      ['书画队', '彭飞白', true],
    ]);
  });
});
