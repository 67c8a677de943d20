import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { OrderCheck } from '../../typings/contract/matter/order.ts';
import { MAPLE, PLACE, residentIdOf } from '../support/community.ts';
import { type As, type Linli, startLinli } from '../support/linli.ts';
import { mattersWith } from '../support/matter-talk.ts';
import { raising } from '../support/matters.ts';
import { ORDERS, uploadOrders } from '../support/orders-table.ts';
import type { Cell } from '../support/workbook.ts';

/** Orders of 12345 from a table: looked at, entered one by one, and never the same number twice. */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
beforeEach(() => linli.reset());
afterAll(() => linli.stop());

const { must, codeOf, matterOf } = mattersWith(() => linli);
const check = async (rows?: Cell[][], columns?: string[]) =>
  must<OrderCheck>(
    'checkOrders',
    { communityId: MAPLE, fileId: await uploadOrders(linli, rows, columns) },
    'secretary',
  );
const enter = async (n: number, check: OrderCheck, as: As = 'secretary') => {
  const ids: string[] = [];
  for (const [at, { placeId, words, number, due }] of check.orders.entries()) {
    const taken = { channel: 'hotline', residentId: null, hotline: { number, due } };
    const input = raising(n + at, { placeId, words, spot: '', taken });
    ids.push((await must<{ matterId: string }>('raiseMatter', input, as)).matterId);
  }
  return ids;
};
const order = (n: number, more: Partial<Record<'number' | 'words' | 'due', Cell>> = {}): Cell[] => [
  n,
  more.number === undefined ? `XT2026061510${n}` : more.number,
  null,
  null,
  more.words === undefined ? '路灯不亮' : more.words,
  '一期2栋',
  more.due === undefined ? '2026-06-20' : more.due,
];

describe('a table', () => {
  it('is looked at first, and leaves nothing; who called is not read', async () => {
    const before = linli.state();
    const checked = await check();
    expect(linli.state()).toBe(before);
    expect(checked).toMatchObject({
      rows: 2,
      orders: [
        { number: 'XT20260615001', due: '2026-06-18', placeId: PLACE.stair },
        { number: 'XT20260615002', due: '2026-06-20', placeId: MAPLE },
      ],
      doubts: [{ row: 4, reason: 'place-unsure', written: '城西路口', left: false }],
    });
    expect(JSON.stringify(checked)).not.toMatch(/王女士|13900000000/);
  });

  it('says of each row that is unclear what it is', async () => {
    const { orders, doubts } = await check([
      order(1),
      order(2, { number: null }),
      order(3, { number: '三号工单' }),
      order(4, { number: 'xt20260615101' }),
      order(5, { words: null }),
      order(6, { words: '长'.repeat(501) }),
      order(7, { due: '5 个工作日' }),
      order(8, { due: '2028-06-20' }),
      order(9, { due: null }),
    ]);
    expect(orders.map(({ row }) => row)).toStrictEqual([3]);
    expect(doubts.map(({ row, reason }) => [row, reason])).toStrictEqual([
      [4, 'number-missing'],
      [5, 'number-unfit'],
      [6, 'twice'],
      [7, 'words-missing'],
      [8, 'words-long'],
      [9, 'due-unfit'],
      [10, 'due-unfit'],
      [11, 'due-unfit'],
    ]);
  });

  it('has to have the columns, and to be a table', async () => {
    const fileId = await uploadOrders(linli, ORDERS, ['序号', '工单编号', '', '', '诉求内容']);
    const { envelope } = await linli.call(
      'matter',
      'checkOrders',
      { communityId: MAPLE, fileId },
      'secretary',
    );
    expect(envelope).toMatchObject({
      code: 'FILE_COLUMNS_MISSING',
      details: { columns: '答复期限' },
    });
    const other = { communityId: MAPLE, fileId: 'cloud://linli/rosters/cedar/orders.xlsx' };
    expect(await codeOf('checkOrders', other, 'secretary')).toBe('FILE_NOT_FOUND');
    const text = await linli.cloud.uploadFile(
      `rosters/${MAPLE}/orders.csv`,
      Buffer.from('工单号,诉求内容,截止日期\nXT20260615009,电梯停了,2026/6/16\n'),
    );
    const checked = await must<OrderCheck>(
      'checkOrders',
      { communityId: MAPLE, fileId: text },
      'secretary',
    );
    expect(checked.orders).toMatchObject([{ number: 'XT20260615009', due: '2026-06-16' }]);
  });
});

describe('an order', () => {
  it('is a matter with its official deadline, and comes once, whoever enters it and however', async () => {
    const [first = ''] = await enter(1, await check());
    expect(matterOf(first)).toMatchObject({
      channel: 'hotline',
      hotline: { number: 'XT20260615001', due: '2026-06-18' },
      due: '2026-06-18',
      takenBy: residentIdOf('secretary'),
    });
    const again = await check();
    expect(again.orders).toStrictEqual([]);
    expect(again.doubts.map(({ reason }) => reason)).toStrictEqual(['known', 'known']);
    const hotline = { number: 'xt20260615001', due: '2026-06-18' };
    const taken = { channel: 'hotline', residentId: null, hotline };
    expect(await codeOf('raiseMatter', raising(9, { taken }), 'gridOfficer')).toBe(
      'MATTER_ORDER_KNOWN',
    );
    expect(await codeOf('raiseMatter', raising(9, { taken }), 'resident')).toBe(
      'MATTER_TAKEN_ELSEWHERE',
    );
  });
});
