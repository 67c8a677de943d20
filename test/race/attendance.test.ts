import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { instantOf } from '../../cloudfunctions/kernel/calendar.ts';
import type {
  AttendanceDocument,
  ShiftDocument,
} from '../../cloudfunctions/volunteer/collections.ts';
import { MAPLE, residentIdOf, START } from '../support/community.ts';
import { type Answer, type Linli, startLinli } from '../support/linli.ts';
import { inAnyOrder } from '../support/orders.ts';
import { patch } from '../support/patch.ts';
import { codeAt, leading, SHIFT } from '../support/volunteers.ts';

/** Who was there and their hours, while several people write about it at the same moment. */
let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
beforeEach(() => linli.reset());
afterAll(() => linli.stop());

const LENGTH = 120;
const call = (action: string, input: object, as: Parameters<Linli['call']>[3]) =>
  linli.call('volunteer', action, input, as);
const codesOf = (answers: Answer[]) =>
  answers.map(({ envelope }) => (envelope.ok ? 'ok' : envelope.code)).sort();
const all = <Doc>(name: string) => [...linli.cloud.database.documents(name)] as unknown as Doc[];
const attendanceOf = (shiftId: string, residentId: string) =>
  all<AttendanceDocument>('attendances').filter(({ _id }) => _id === `${shiftId}:${residentId}`);

describe('at one moment', () => {
  it('a scan and the leader’s tick are one coming', () =>
    inAnyOrder(linli, async () => {
      const me = residentIdOf('resident');
      const code = codeAt(SHIFT.running, START);
      const answers = await Promise.all([
        call('checkIn', { communityId: MAPLE, shiftId: SHIFT.running, code }, 'resident'),
        call(
          'markAttendance',
          leading(1, SHIFT.running, { residentId: me, mark: 'in' }),
          'teamLeader',
        ),
      ]);
      expect(codesOf(answers)).toStrictEqual(['ok', 'ok']);
      const found = attendanceOf(SHIFT.running, me);
      expect(found).toHaveLength(1);
      expect(found[0]?.in).not.toBeNull();
    }));

  it('who reads what to beware of while a leader takes them off leaves no half of a place', () =>
    inAnyOrder(linli, async () => {
      const me = residentIdOf('stairSteward');
      const unread = { risk: '台阶滑', [`seats.${me}.risk`]: null };
      await patch(linli, 'shifts', { _id: SHIFT.open }, unread);
      const [read, removed] = await Promise.all([
        call('readRisk', { communityId: MAPLE, shiftId: SHIFT.open }, 'stairSteward'),
        call('removeFromShift', leading(1, SHIFT.open, { residentId: me }), 'teamLeader'),
      ]);
      expect(codesOf([removed])).toStrictEqual(['ok']);
      expect(['ok', 'NOT_SIGNED_UP']).toContain(codesOf([read])[0]);
      const shift = all<ShiftDocument>('shifts').find(({ _id }) => _id === SHIFT.open);
      expect(Object.keys(shift?.seats ?? {})).toStrictEqual([]);
    }));

  it('two leaders add no more than the shift is long', () =>
    inAnyOrder(linli, async () => {
      const elder = residentIdOf('elderAdviser');
      const add = (n: number, as: 'teamLeader' | 'secretary') =>
        call(
          'addHours',
          leading(n, SHIFT.over, { residentId: elder, minutes: 80, reason: '签在纸上' }),
          as,
        );
      const answers = await Promise.all([add(1, 'teamLeader'), add(2, 'secretary')]);
      expect(codesOf(answers)).toStrictEqual(['HOURS_TOO_MANY', 'ok']);
      const [found] = attendanceOf(SHIFT.over, elder);
      const minutes = (found?.entries ?? []).reduce((sum, entry) => sum + entry.minutes, 0);
      expect(minutes).toBeLessThanOrEqual(LENGTH);
    }));

  it('two shifts of the same time, written down and confirmed by several, count for no more than that time', () =>
    inAnyOrder(
      linli,
      async () => {
        await linli.clock(instantOf('2026-06-17', '13:00'));
        const who = { residentId: residentIdOf('elderAdviser') };
        const both = [SHIFT.open, SHIFT.overlapping];
        const add = (shiftId: string, n: number) =>
          call(
            'addHours',
            leading(n, shiftId, { ...who, minutes: 120, reason: '签在纸上' }),
            'teamLeader',
          );
        await Promise.all(both.map(add));
        const entriesOf = (shiftId: string) =>
          attendanceOf(shiftId, who.residentId)[0]?.entries ?? [];
        const confirm = (shiftId: string, n: number) => {
          const [entry] = entriesOf(shiftId);
          const input = { ...who, entryId: entry?.entryId ?? 'none', decision: 'confirm' };
          return call('decideHours', leading(n + 5, shiftId, input), 'partyBranch');
        };
        await Promise.all(both.map(confirm));
        const counted = both.flatMap(entriesOf).filter(({ state }) => state === 'counted');
        expect(counted.length).toBeLessThanOrEqual(1);
      },
      { planned: 10, random: 4 },
    ));

  it('two who decide about one entry decide once', () =>
    inAnyOrder(linli, async () => {
      const about = { residentId: residentIdOf('resident'), entryId: 'added1' };
      const answers = await Promise.all([
        call(
          'decideHours',
          leading(1, SHIFT.over, { ...about, decision: 'confirm' }),
          'partyBranch',
        ),
        call('decideHours', leading(2, SHIFT.over, { ...about, decision: 'refuse' }), 'secretary'),
      ]);
      expect(codesOf(answers)).toStrictEqual(['HOURS_DECIDED', 'ok']);
      const [found] = attendanceOf(SHIFT.over, about.residentId);
      const entry = found?.entries.find(({ entryId }) => entryId === about.entryId);
      const isConfirmed = answers[0]?.envelope.ok;
      expect(entry?.state).toBe(isConfirmed ? 'counted' : 'refused');
    }));

  it('two who say what came of a shift leave one of both, whole', () =>
    inAnyOrder(linli, async () => {
      const answers = await Promise.all([
        call('noteOutcome', leading(1, SHIFT.over, { served: 32, saved: 200 }), 'teamLeader'),
        call('noteOutcome', leading(2, SHIFT.over, { served: 30, saved: null }), 'secretary'),
      ]);
      expect(codesOf(answers)).toStrictEqual(['ok', 'ok']);
      const shift = all<ShiftDocument>('shifts').find(({ _id }) => _id === SHIFT.over);
      const { served, saved } = shift?.outcome ?? {};
      expect([
        [32, 200],
        [30, null],
      ]).toContainEqual([served, saved]);
    }));

  it('the timers of two write the hours of a shift down once', () =>
    inAnyOrder(linli, async () => {
      await linli.clock(START + 3 * 60 * 60_000);
      await call('closeShift', leading(1, SHIFT.running, { headcount: 3 }), 'teamLeader');
      await Promise.all([linli.timer('volunteer'), linli.timer('volunteer')]);
      const entries = all<AttendanceDocument>('attendances')
        .filter(({ shiftId }) => shiftId === SHIFT.running)
        .flatMap((one) => one.entries);
      expect(entries.map(({ entryId }) => entryId)).toStrictEqual(['measured']);
    }));
});
