import assert from 'node:assert/strict';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { instantOf, MINUTE } from '../../cloudfunctions/kernel/calendar.ts';
import type {
  AttendanceDocument,
  ShiftDocument,
} from '../../cloudfunctions/volunteer/collections.ts';
import type {
  AddedLine,
  AttendedShift,
  OwnHours,
  PendingLine,
  WithdrawnLine,
  YearOfHours,
} from '../../typings/contract/volunteer/hours.ts';
import type { ShiftLine } from '../../typings/contract/volunteer/shift.ts';
import { MAPLE, residentIdOf } from '../support/community.ts';
import { recorded, recording, withdrawing } from '../support/examples/organising.ts';
import { type Answer, type As, type Linli, startLinli } from '../support/linli.ts';
import { inAnyOrder } from '../support/orders.ts';
import { leading, SHIFT, signing, TEAM } from '../support/volunteers.ts';

/** Shifts that are written down when they have been, or that went on for longer. It is Monday, 10:00. */
let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
beforeEach(() => linli.reset());
afterAll(() => linli.stop());

const call = (action: string, input: object, as: As) => linli.call('volunteer', action, input, as);
const codeOf = ({ envelope }: Answer) =>
  envelope.ok ? 'ok' : [envelope.code, envelope.details?.what].filter(Boolean).join(' ');
async function must<Data>(action: string, input: object, as: As): Promise<Data> {
  const { envelope } = await call(action, input, as);
  assert.ok(envelope.ok, `${action}: ${JSON.stringify(envelope)}`);
  return envelope.data as Data;
}
const record = async (n: number, more: object = {}, follows: string | null = null) =>
  codeOf(await call('recordShift', recording(n, more, follows), 'teamLeader'));
const steward = { residentId: residentIdOf('stairSteward') };

describe('a shift that nobody had published', () => {
  it('has hours by hand alone, which wait for somebody from outside, apart; supervisors see whose it is', async () => {
    const { shiftId } = await must<{ shiftId: string }>('recordShift', recording(1), 'teamLeader');
    expect(codeOf(await call('signUpForShift', signing(2, shiftId), 'resident'))).toBe(
      'SHIFT_BEGUN',
    );
    const on = leading(3, shiftId, { ...steward, roleId: 'r1' });
    expect(codeOf(await call('addToShift', on, 'teamLeader'))).toBe('SHIFT_BEGUN');
    const more = { ...steward, minutes: 60, reason: '大家都看见的' };
    await must('addHours', leading(4, shiftId, more), 'teamLeader');
    const { hours } = await must<{ hours: PendingLine[] }>(
      'listPendingHours',
      { communityId: MAPLE },
      'partyBranch',
    );
    const line = hours.find((one) => one.shiftId === shiftId);
    expect(line?.entry).toMatchObject({ sort: 'added', state: 'pending', why: 'made' });
    const { entryId } = line?.entry ?? { entryId: '' };
    const decided = leading(5, shiftId, { ...steward, entryId, decision: 'confirm' });
    await must('decideHours', decided, 'partyBranch');
    const { years, shifts } = await must<{ years: YearOfHours[]; shifts: OwnHours[] }>(
      'listOwnHours',
      { communityId: MAPLE },
      'stairSteward',
    );
    expect(years[0]).toMatchObject({ measured: 110, added: 60, pending: 0 });
    expect(shifts.find(({ title }) => title === '雨后清淤')?.day).toBe('2026-06-14');
    const { officers } = await must<{ officers: AddedLine[] }>(
      'countAdded',
      { communityId: MAPLE, year: '2026' },
      'partyBranch',
    );
    expect(officers).toMatchObject([{ name: '彭飞白', entries: 2, minutes: 120, shifts: 1 }]);
  });

  it('has been within a month, and is written down by whoever leads the team', async () => {
    expect(await record(1, { day: '2026-06-15', from: '09:00', until: '11:00' })).toBe(
      'SHIFT_UNFIT ahead',
    );
    expect(await record(2, { day: '2026-05-14' })).toBe('SHIFT_UNFIT ahead');
    expect(await record(3, { from: '19:00', until: '11:01' })).toBe('SHIFT_UNFIT times');
    expect(await record(4, { day: '2026-05-17' })).toBe('ok');
    expect(codeOf(await call('recordShift', recording(5), 'resident'))).toBe('TEAM_NOT_YOURS');
  });

  it('sent twice at one moment is there once', () =>
    inAnyOrder(
      linli,
      async () => {
        const both = await Promise.all([record(1), record(1)]);
        expect(both).toStrictEqual(['ok', 'ok']);
        const made = linli.documents<{ made?: object }>('shifts').filter((one) => one.made);
        expect(made).toHaveLength(1);
      },
      { planned: 6, random: 2 },
    ));
});

describe('a shift that went on for longer', () => {
  const longer = { day: '2026-06-15', from: '11:30', until: '12:30' };

  it('is followed by one that begins where it ended, whose hours are apart', async () => {
    await linli.clock(instantOf('2026-06-15', '13:00'));
    expect(await record(1, { ...longer, from: '11:00' }, SHIFT.running)).toBe('SHIFT_UNFIT times');
    expect(await record(2, { ...longer, until: '02:00' }, SHIFT.running)).toBe('SHIFT_UNFIT times');
    expect(await record(3, longer, SHIFT.cedar)).toBe('SHIFT_NOT_FOUND');
    expect(await record(4, longer, SHIFT.running)).toBe('ok');
    const { shifts } = await must<{ shifts: ShiftLine[] }>(
      'listMonth',
      { communityId: MAPLE, month: '2026-06' },
      'resident',
    );
    const made = shifts.find(({ from }) => from === instantOf('2026-06-15', '11:30'));
    expect(made?.standing).toStrictEqual({ is: 'over' });
  });
});

describe('a shift that was written down by mistake', () => {
  const attendances = () => linli.documents<AttendanceDocument>('attendances');
  const ofShift = (wanted: string) => attendances().filter(({ shiftId }) => shiftId === wanted);
  const entryOf = (shiftId: string) => ofShift(shiftId)[0]?.entries[0];
  const withdraw = async (shiftId: string, n = 9, as: As = 'teamLeader') =>
    codeOf(await call('withdrawRecord', withdrawing(n, shiftId), as));
  const decide = async (shiftId: string, n = 20, decision = 'confirm') => {
    const about = { ...steward, entryId: entryOf(shiftId)?.entryId ?? '', decision };
    return codeOf(await call('decideHours', leading(n, shiftId, about), 'partyBranch'));
  };
  const waiting = async () => {
    const input = { communityId: MAPLE };
    const { hours } = await must<{ hours: PendingLine[] }>(
      'listPendingHours',
      input,
      'partyBranch',
    );
    return hours.map(({ shiftId }) => shiftId);
  };
  const onList = async (shiftId: string, as: As) => {
    const input = { communityId: MAPLE, shiftId, teamId: TEAM.patrol };
    return (await must<{ shift: AttendedShift }>('listAttendance', input, as)).shift;
  };

  it('is taken back with what waits; whom it concerned and who supervises see so', async () => {
    const shiftId = await recorded(linli, 1);
    expect(await waiting()).toContain(shiftId);
    expect(await withdraw(shiftId, 8, 'resident')).toBe('RECORD_NOT_YOURS');
    expect(await withdraw(SHIFT.over, 8)).toBe('SHIFT_NOT_FOUND');
    expect((await onList(shiftId, 'teamLeader')).withdraw).toBe('can');
    expect(await withdraw(shiftId)).toBe('ok');
    expect(await withdraw(shiftId)).toBe('ok');
    expect(await waiting()).not.toContain(shiftId);
    expect(ofShift(shiftId)[0]?.pending).toBe(false);
    for (const decision of ['confirm', 'refuse']) {
      expect(await decide(shiftId, 20, decision)).toBe('SHIFT_WITHDRAWN');
    }
    const more = leading(21, shiftId, { ...steward, minutes: 10, reason: '又想起来的' });
    expect(codeOf(await call('addHours', more, 'teamLeader'))).toBe('SHIFT_WITHDRAWN');
    const own = { communityId: MAPLE };
    const { years, shifts } = await must<{ years: YearOfHours[]; shifts: OwnHours[] }>(
      'listOwnHours',
      own,
      'stairSteward',
    );
    expect(years[0]?.pending).toBe(0);
    const [entry] = shifts.find((one) => one.shiftId === shiftId)?.entries ?? [];
    expect(entry).toMatchObject({ state: 'refused', withdrawn: true });
    const { officers, withdrawn } = await must<{
      officers: AddedLine[];
      withdrawn: WithdrawnLine[];
    }>('countAdded', { communityId: MAPLE, year: '2026' }, 'partyBranch');
    expect(officers).toMatchObject([{ name: '彭飞白', shifts: 1 }]);
    expect(withdrawn).toMatchObject([
      { shiftId, byName: '彭飞白', withdrawnBy: '彭飞白', reason: '记错了日子' },
    ]);
    const shown = await onList(shiftId, 'secretary');
    expect(shown).toMatchObject({ cancelled: true, withdrawn: { byName: '彭飞白' } });
  });

  it('is taken back by the secretary as well; not once an hour of it counts', async () => {
    const shiftId = await recorded(linli, 1);
    expect(await decide(shiftId)).toBe('ok');
    expect(await withdraw(shiftId, 9, 'secretary')).toBe('HOURS_CONFIRMED');
    expect((await onList(shiftId, 'secretary')).withdraw).toBe('confirmed');
    await must('recordShift', recording(5, { from: '21:00', until: '22:00' }), 'teamLeader');
    const other = linli
      .documents<ShiftDocument>('shifts')
      .find(({ _id, made }) => made && _id !== shiftId);
    expect(await withdraw(other?._id ?? '', 10, 'secretary')).toBe('ok');
  });

  it('is withdrawn, or an hour of it is confirmed: never both at one moment', () =>
    inAnyOrder(
      linli,
      async () => {
        const shiftId = await recorded(linli, 1);
        const [back, decided] = await Promise.all([withdraw(shiftId), decide(shiftId)]);
        const made = linli.documents<ShiftDocument>('shifts').find(({ _id }) => _id === shiftId);
        const isWithdrawn = made?.made?.withdrawn !== undefined;
        expect(isWithdrawn).toBe(back === 'ok');
        expect(decided === 'ok').toBe(!isWithdrawn);
        expect(entryOf(shiftId)?.state).toBe(isWithdrawn ? 'refused' : 'counted');
      },
      { planned: 24, random: 4 },
    ));

  it('leaves nothing that waits, though hours are added at the same moment', () =>
    inAnyOrder(
      linli,
      async () => {
        const shiftId = await recorded(linli, 1);
        const who = { residentId: residentIdOf('elderAdviser'), minutes: 30, reason: '漏记的' };
        await Promise.all([
          withdraw(shiftId),
          call('addHours', leading(12, shiftId, who), 'teamLeader'),
        ]);
        await linli.clock(linli.cloud.now() + 3 * MINUTE);
        expect(ofShift(shiftId).filter(({ pending }) => pending)).toStrictEqual([]);
      },
      { planned: 8, random: 2 },
    ));

  it('can be withdrawn again once whoever set out to confirm an hour has given up', async () => {
    const shiftId = await recorded(linli, 1);
    await linli.cut('volunteer', { request: 2, when: 'after' });
    const about = { ...steward, entryId: entryOf(shiftId)?.entryId ?? '', decision: 'confirm' };
    await call('decideHours', leading(20, shiftId, about), 'partyBranch');
    expect(await withdraw(shiftId)).toBe('HOURS_CONFIRMING');
    await linli.clock(linli.cloud.now() + 3 * MINUTE);
    expect(await withdraw(shiftId, 10)).toBe('ok');
    expect(await decide(shiftId)).toBe('SHIFT_WITHDRAWN');
  });
});
