import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ClosingDocument } from '../../cloudfunctions/civility/collections.ts';
import { pointsOf } from '../../cloudfunctions/civility/ledger/account-rules.ts';
import { DAY, instantOf } from '../../cloudfunctions/kernel/calendar.ts';
import type { CarryOver, RuleTable } from '../../typings/contract/civility/rule.ts';
import { HOME, MAPLE, openidOf } from '../support/community.ts';
import { commandId } from '../support/inputs.ts';
import { type Linli, startLinli } from '../support/linli.ts';
import { patch } from '../support/patch.ts';
import { checkBooks } from '../support/point-books.ts';
import { pointsWith } from '../support/point-talk.ts';
import { ofReservation, RULE, seenRules } from '../support/points.ts';

/** The end of a year: told of before, once for each account, cut or late. */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
beforeEach(() => linli.reset());
afterAll(() => linli.stop());

const { must, entries, later } = pointsWith(() => linli);
const closings = () => linli.documents<ClosingDocument>('closings');
async function adopted(carry: CarryOver): Promise<void> {
  // Nothing is taken away meanwhile.
  await patch(linli, 'claims', { state: 'accepted' }, { dueAt: null });
  const { seen } = await must<{ seen: string }>(
    'saveRuleTable',
    {
      communityId: MAPLE,
      rules: [RULE.help],
      covenantId: null,
      carry,
      seen: seenRules(MAPLE),
      commandId: commandId(1),
    },
    'secretary',
  );
  const input = { communityId: MAPLE, from: '2026-07-01', seen, commandId: commandId(2) };
  await must('adoptRuleTable', input, 'partyBranch');
  const { table } = await must<{ table: RuleTable; coming: RuleTable }>(
    'showRuleTable',
    { communityId: MAPLE },
    'resident',
  );
  expect(table.carry).toBeUndefined();
}
const expired = (householdId: string = HOME.second) =>
  entries(householdId).filter(({ kind }) => kind === 'expiry');
/** The first household's account as its entries say. */
async function accountOfFirst(): Promise<void> {
  const last = entries(HOME.first).at(-1);
  const account = {
    _id: last?.accountId,
    communityId: MAPLE,
    bearer: { kind: 'household', id: HOME.first },
    label: '',
    seq: last?.seq,
    balance: last?.balance,
    heldTotal: last?.heldTotal,
    hash: last?.hash,
    checkAt: JANUARY + 90 * DAY,
  };
  await linli.cloud.database.insertMany('accounts', [account] as never);
}
const DECEMBER = instantOf('2026-12-01', '10:00');
const JANUARY = instantOf('2027-01-01', '01:00');

describe('the end of a year', () => {
  it('lets everything go over where the rules say nothing', async () => {
    await later(DECEMBER);
    await later(JANUARY);
    expect(closings()).toStrictEqual([]);
    expect(expired()).toStrictEqual([]);
  });

  it('is told of a month before, to each household alone, and comes once', async () => {
    await adopted({ kind: 'share', percent: 50 });
    await later(DECEMBER);
    await later(DECEMBER + DAY);
    const told = (await linli.messages()).filter(
      ({ data }) => data.thing1?.value === '积分快到期了',
    );
    expect(told.map(({ touser, data }) => [touser, data.thing3?.value]).sort()).toStrictEqual([
      [openidOf('resident'), '这天以后有 5 分到期'],
      [openidOf('stairSteward'), '这天以后有 6 分到期'],
    ]);
    expect(expired()).toStrictEqual([]);
    await later(JANUARY);
    await later(JANUARY + DAY);
    expect(expired().map(pointsOf)).toStrictEqual([-5]);
    expect(entries().at(-1)).toMatchObject({ kind: 'expiry', balance: 5, day: '2026-12-31' });
    expect(closings()).toMatchObject([{ year: 2026, state: 'closed', version: 2 }]);
    checkBooks(linli);
  });

  it('holds by the rules of December, whatever is adopted after that', async () => {
    await adopted({ kind: 'none' });
    await later(DECEMBER);
    await patch(linli, 'pointRules', { _id: MAPLE }, { tables: [] });
    await later(JANUARY);
    expect(expired().map(pointsOf)).toStrictEqual([-10]);
  });

  it('that a clock has jumped over is told of first all the same, and each year comes by itself', async () => {
    await adopted({ kind: 'most', points: 4 });
    const jump = instantOf('2028-02-03', '09:00');
    await later(jump);
    await later(jump + DAY);
    expect(closings().map(({ year, state }) => [year, state])).toStrictEqual([
      [2026, 'waiting'],
      [2027, 'waiting'],
    ]);
    expect(expired()).toStrictEqual([]);
    await later(jump + 32 * DAY);
    expect(expired().map(({ sourceId }) => sourceId.split(':')[1])).toStrictEqual(['2026']);
    expect(expired().map(pointsOf)).toStrictEqual([-6]);
    checkBooks(linli);
  });

  it('leaves what is set aside', async () => {
    await adopted({ kind: 'none' });
    await accountOfFirst();
    await patch(linli, 'reservations', { communityId: MAPLE }, { until: JANUARY + 90 * DAY });
    await later(DECEMBER);
    await later(JANUARY);
    await later(JANUARY + DAY);
    const home = entries(HOME.first).filter(({ kind }) => kind === 'expiry');
    expect(home).toHaveLength(1);
    for (const entry of home) expect(entry.balance).toBeGreaterThanOrEqual(entry.heldTotal);
  });

  it('comes for what was set aside over it and given back afterwards, once', async () => {
    await adopted({ kind: 'most', points: 4 });
    await accountOfFirst();
    await patch(linli, 'reservations', { communityId: MAPLE }, { until: JANUARY + 90 * DAY });
    await patch(linli, 'reservations', { communityId: MAPLE }, { order: DECEMBER });
    await later(DECEMBER);
    await later(JANUARY);
    await later(JANUARY + DAY);
    const points = () => expired(HOME.first).map(pointsOf);
    const balance = () => entries(HOME.first).at(-1)?.balance;
    expect([points(), balance()]).toStrictEqual([[-7], 5]);
    await must('cancelReservation', ofReservation(7), 'stairSteward');
    expect([points(), balance()]).toStrictEqual([[-7, -1], 4]);
    await later(JANUARY + 2 * DAY);
    expect([points(), balance()]).toStrictEqual([[-7, -1], 4]);
    checkBooks(linli);
  });
});
