import assert from 'node:assert/strict';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ClaimDocument, LedgerDocument } from '../../cloudfunctions/civility/collections.ts';
import { breakOf, EMPTY, pointsOf } from '../../cloudfunctions/civility/ledger/account-rules.ts';
import { HOUR, MINUTE } from '../../cloudfunctions/kernel/calendar.ts';
import type { AttendanceDocument, HourEntry } from '../../cloudfunctions/volunteer/collections.ts';
import type { ClaimLine } from '../../typings/contract/civility/claim.ts';
import type { Statement } from '../../typings/contract/civility/ledger.ts';
import { HOME, MAPLE, residentIdOf, START } from '../support/community.ts';
import { type Linli, startLinli } from '../support/linli.ts';
import { patch } from '../support/patch.ts';
import { pointsWith } from '../support/point-talk.ts';
import { filing, ofClaim, RULE } from '../support/points.ts';
import { leading, SHIFT } from '../support/volunteers.ts';

/** Hours of volunteers, as points. */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
beforeEach(() => linli.reset());
afterAll(() => linli.stop());

const { must, codeOf } = pointsWith(() => linli);
const ACCOUNT = `p:${residentIdOf('resident')}`;
const ATTENDANCE = `${SHIFT.over}:${residentIdOf('resident')}`;

let turn = 0;
async function hours(action: string, more: object, as: 'partyBranch' | 'teamLeader') {
  turn += 1;
  const input = leading(turn, SHIFT.over, { residentId: residentIdOf('resident'), ...more });
  const { envelope } = await linli.call('volunteer', action, input, as);
  assert.ok(envelope.ok, JSON.stringify(envelope));
  await linli.timer('civility');
  return envelope.data as { entry: { entryId: string } };
}
const decide = (entryId: string) =>
  hours('decideHours', { entryId, decision: 'confirm' }, 'partyBranch');
const confirm = () => decide('added1');
const correct = (minutes: number) =>
  hours('correctHours', { minutes, reason: '核对过签到' }, 'teamLeader');
const book = () => {
  const entries = linli
    .documents<LedgerDocument>('ledger')
    .filter(({ accountId }) => accountId === ACCOUNT)
    .sort((one, other) => one.seq - other.seq);
  for (const [n, entry] of entries.entries()) {
    expect(breakOf(entries[n - 1] ?? EMPTY, entry)).toBeNull();
  }
  return entries.map(pointsOf);
};
const credits = () =>
  linli.documents<ClaimDocument>('claims').filter(({ attendanceId }) => attendanceId !== undefined);
const attendance = () =>
  linli.documents<AttendanceDocument>('attendances').find(({ _id }) => _id === ATTENDANCE);

/** The shift was four hours long, so that there is room for corrections; the resident was there. */
async function longShift(): Promise<void> {
  const { from } = attendance() as AttendanceDocument;
  await patch(linli, 'shifts', { _id: SHIFT.over }, { until: from + 4 * HOUR });
  await patch(linli, 'attendances', { _id: ATTENDANCE }, { until: from + 4 * HOUR });
}

describe('hours of volunteers', () => {
  it('count once somebody from outside the team has confirmed them, and once only', async () => {
    await linli.timer('civility');
    expect(book()).toStrictEqual([]);
    await confirm();
    await linli.timer('civility');
    expect(book()).toStrictEqual([2]);
    await linli.clock(START + 10 * MINUTE);
    expect(attendance()?.reckonAt).toBe(0);
    const bearer = { kind: 'person', id: residentIdOf('resident') };
    const { entries } = await must<Statement>(
      'showAccount',
      { communityId: MAPLE, bearer },
      'resident',
    );
    expect(entries).toMatchObject([{ ruleId: 'hours', version: 1, as: 'team', points: 2 }]);
    const { claims } = await must<{ claims: ClaimLine[] }>(
      'listClaims',
      { communityId: MAPLE, bearer },
      'resident',
    );
    expect(claims).toMatchObject([{ broughtBy: 'hours', amount: 1, state: 'posted' }]);
  });

  it('that are corrected take back what was counted, and count anew', async () => {
    await longShift();
    await confirm();
    const { entry: less } = await correct(-10);
    expect(book()).toStrictEqual([2]);
    await decide(less.entryId);
    expect(book()).toStrictEqual([2, -2]);
    const { entry } = await correct(100);
    expect(book()).toStrictEqual([2, -2]);
    await decide(entry.entryId);
    expect(book()).toStrictEqual([2, -2, 4]);
    expect(credits().map(({ state, amount }) => [state, amount])).toStrictEqual([
      ['void', 1],
      ['posted', 2],
    ]);
  });

  it('that wait count for nothing, imported ones only once they are confirmed', async () => {
    const entry = (more: Partial<HourEntry>): HourEntry => ({
      entryId: 'i1',
      sort: 'imported',
      minutes: 120,
      state: 'counted',
      why: null,
      reason: '',
      at: 0,
      by: 'timer',
      decidedBy: null,
      ...more,
    });
    const put = async (...entries: HourEntry[]) => {
      await patch(linli, 'attendances', { _id: ATTENDANCE }, { entries, reckonAt: 1, turn: 9 });
      await linli.timer('civility');
      return book();
    };
    expect(
      await put(entry({}), entry({ entryId: 'a', sort: 'added', state: 'pending' })),
    ).toStrictEqual([]);
    expect(await put(entry({ decidedBy: residentIdOf('partyBranch') }))).toStrictEqual([4]);
  });

  it('are brought forward by nobody', async () => {
    const bearer = { kind: 'person', id: residentIdOf('resident') };
    const input = filing(1, { ruleId: 'hours', bearer, note: '' });
    expect(await codeOf('fileClaim', input, 'secretary')).toBe('RULE_BY_ITSELF');
  });

  it('whose points officers have taken back stay so', async () => {
    await confirm();
    const [claim] = credits();
    assert.ok(claim);
    await must('askToVoid', ofClaim(1, claim._id, { reason: '那天没有来' }), 'secretary');
    await must('decideVoid', ofClaim(2, claim._id, { agrees: true, reason: '是' }), 'partyBranch');
    await patch(linli, 'attendances', { _id: ATTENDANCE }, { reckonAt: 1, turn: 7 });
    await linli.timer('civility');
    expect(book()).toStrictEqual([2, -2]);
  });

  it('of somebody who has left count for nobody', async () => {
    await patch(linli, 'residents', { _id: residentIdOf('resident') }, { households: [] });
    await confirm();
    expect(book()).toStrictEqual([]);
  });
});

describe('having been at a shift', () => {
  it('counts for the household where a rule says so, once each', async () => {
    const { ruleId: _, ...rest } = RULE.hours;
    const rule = {
      ...rest,
      ruleId: 'there',
      points: 3,
      unit: 'time',
      bearer: 'household',
      source: 'attendance',
    };
    await patch(
      linli,
      'pointRules',
      { _id: MAPLE },
      {
        tables: [
          { version: 1, from: '2026-01-01', rules: [rule], covenantId: null, adoptedBy: '' },
        ],
      },
    );
    const own = `${SHIFT.over}:${residentIdOf('stairSteward')}`;
    await patch(linli, 'attendances', { _id: own }, { reckonAt: 1, turn: 1 });
    await linli.timer('civility');
    const found = credits();
    expect(found).toMatchObject([{ placeId: HOME.first, points: 3, state: 'posted' }]);
  });
});
