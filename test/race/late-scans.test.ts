import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { instantOf, MINUTE } from '../../cloudfunctions/kernel/calendar.ts';
import type { AttendanceDocument } from '../../cloudfunctions/volunteer/collections.ts';
import { MAPLE, residentIdOf, START } from '../support/community.ts';
import { type As, type Linli, startLinli } from '../support/linli.ts';
import { inAnyOrder } from '../support/orders.ts';
import { codeAt, leading, SHIFT } from '../support/volunteers.ts';

/** Scans that reach the cloud while the hours of their shift are being written down. */
let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
beforeEach(() => linli.reset());
afterAll(() => linli.stop());

const END = instantOf('2026-06-15', '11:30');
const call = (action: string, input: object, as: As) => linli.call('volunteer', action, input, as);
const scanning = (at: number) => ({
  communityId: MAPLE,
  shiftId: SHIFT.running,
  code: codeAt(SHIFT.running, at),
});
const attendanceOf = (key: 'resident' | 'stairSteward') =>
  linli
    .documents<AttendanceDocument>('attendances')
    .find(({ _id }) => _id === `${SHIFT.running}:${residentIdOf(key)}`);
const FEW = { planned: 8, random: 3 };

describe('a scan that is sent while the hours are written down', () => {
  it('of a coming has its entry in the end', () =>
    inAnyOrder(
      linli,
      async () => {
        await linli.clock(END + MINUTE);
        await call('closeShift', leading(1, SHIFT.running, { headcount: 2 }), 'teamLeader');
        await Promise.all([linli.timer('volunteer'), call('checkIn', scanning(START), 'resident')]);
        await linli.timer('volunteer');
        await linli.timer('volunteer');
        expect(attendanceOf('resident')?.entries).toHaveLength(1);
      },
      FEW,
    ));

  it('of a going is what counts, or is answered with what counts', () =>
    inAnyOrder(
      linli,
      async () => {
        await linli.clock(END + MINUTE);
        await call('closeShift', leading(1, SHIFT.running, { headcount: 2 }), 'teamLeader');
        const [, { envelope }] = await Promise.all([
          linli.timer('volunteer'),
          call('checkOut', scanning(START + 10 * MINUTE), 'stairSteward'),
        ]);
        await linli.timer('volunteer');
        const kept = attendanceOf('stairSteward');
        const { how } = kept?.out ?? { how: '' };
        expect(envelope).toMatchObject({ ok: true, data: { out: { how } } });
        expect(kept?.entries[0]?.minutes).toBe(how === 'settled' ? 115 : 35);
      },
      FEW,
    ));
});
