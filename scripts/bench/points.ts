import type { GoodsDocument, LedgerDocument } from '../../cloudfunctions/civility/collections.ts';
import { EMPTY, nextEntry } from '../../cloudfunctions/civility/ledger/account-rules.ts';
import { NODE_SDK, openCloud } from '../../test/local/open-cloud.ts';
import { MAPLE } from '../../test/support/community.ts';
import { crowdOf, type Neighbour } from '../../test/support/crowd.ts';
import { commandId } from '../../test/support/inputs.ts';
import { type AnyEnvelope, type Linli, startLinli } from '../../test/support/linli.ts';
import { accountOf, GOODS } from '../../test/support/points.ts';
import { type Figure, quantile, rounded } from './figure.ts';
import { fromPhones } from './phones.ts';

const HOUSEHOLDS = 1000;
const STOCK = 100;
const POINTS = 20;

/** 1,000 households for a stock of 100, from 50 phones; beside a balance and a stock that are read, then written. */
export async function measurePoints(): Promise<Figure[]> {
  const linli = await startLinli({ functions: 'processes' });
  try {
    return [...(await measureShop(linli)), ...(await compareWithNaive())];
  } finally {
    await linli.stop();
  }
}

async function measureShop(linli: Linli): Promise<Figure[]> {
  const crowd = await crowdOf(linli, HOUSEHOLDS);
  await linli.cloud.database.insertMany('ledger', crowd.map(openingOf) as never);
  const [shelf] = linli.documents<GoodsDocument>('goods').filter(({ _id }) => _id === GOODS.soap);
  const reserved = shelf?.reserved.length ?? 0;
  await linli.cloud.database.command('database.updateDocument', {
    collectionName: 'goods',
    queryType: 'WHERE',
    query: JSON.stringify({ _id: GOODS.soap }),
    data: JSON.stringify({ $set: { free: STOCK, onHand: STOCK + reserved } }),
    multi: true,
  });
  const answers: AnyEnvelope[] = [];
  const times: number[] = [];
  const started = performance.now();
  await fromPhones(HOUSEHOLDS, async (n) => {
    const { openid, householdId } = crowd[n] as Neighbour;
    const input = { communityId: MAPLE, goodsId: GOODS.soap, householdId, commandId: commandId(n) };
    const from = performance.now();
    const call = { action: 'reserveGoods', input };
    const { result } = await linli.cloud.invoke('civility', call, { openid });
    times[n] = performance.now() - from;
    answers[n] = result as AnyEnvelope;
  });
  const seconds = (performance.now() - started) / 1000;
  const count = (outcome: string) => answers.filter((one) => outcomeOf(one) === outcome).length;
  const [after] = linli.documents<GoodsDocument>('goods').filter(({ _id }) => _id === GOODS.soap);
  const gone = count('GOODS_GONE') + count('no-stock');
  if (count('reserved') !== STOCK || gone !== HOUSEHOLDS - STOCK || after?.free !== 0) {
    throw new Error(`${count('reserved')} of ${STOCK} were reserved, ${after?.free} are left.`);
  }
  checkBooks(linli, crowd);
  return [
    { name: 'points/reserve-1000-by-50', value: rounded(seconds), unit: 's' },
    { name: 'points/reserve-p95', value: rounded(quantile(times, 0.95)), unit: 'ms' },
    { name: 'points/reserved-of-100', value: count('reserved'), unit: 'reservations' },
  ];
}

/** `reserved`, another state, or the refusal's code. */
function outcomeOf(answer: AnyEnvelope): string {
  return answer.ok ? (answer.data as { state: string }).state : answer.code;
}

function openingOf({ householdId }: Neighbour): LedgerDocument {
  const accountId = accountOf(householdId);
  const entry = nextEntry(EMPTY, {
    communityId: MAPLE,
    accountId,
    sourceId: `opening:${accountId}`,
    kind: 'opening',
    points: POINTS,
    held: 0,
    rule: null,
    title: '纸质积分',
    claimId: null,
    reverses: null,
    decidedBy: [],
    as: '',
    reason: '',
    day: '2026-06-01',
    at: 0,
  });
  if (!entry) throw new Error('an opening entry');
  return entry;
}

/** Every entry sums to zero, no balance is below what it holds, and as much is held as was reserved. */
function checkBooks(linli: Linli, crowd: readonly Neighbour[]): void {
  const own = new Set(crowd.map(({ householdId }) => accountOf(householdId)));
  const entries = linli
    .documents<LedgerDocument>('ledger')
    .filter(({ accountId }) => own.has(accountId));
  const isEven = entries.every(
    ({ sides, balance, heldTotal }) =>
      sides.reduce((sum, { points }) => sum + points, 0) === 0 && balance >= heldTotal,
  );
  const held = entries.reduce((sum, one) => sum + one.held, 0);
  if (!isEven || held !== STOCK * 5) throw new Error(`The books hold ${held} points.`);
}

/** What one would write first: read the stock and the balance, then write both. */
const NAIVE = `${NODE_SDK}
exports.main = async ({ id }) => {
  const [shelf] = (await db.collection('shelves').where({ _id: 'soap' }).get()).data;
  const [account] = (await db.collection('balances').where({ _id: id }).get()).data;
  if (shelf.free < 1 || account.balance < 5) return false;
  await db.collection('shelves').where({ _id: 'soap' }).update({ free: shelf.free - 1 });
  await db.collection('balances').where({ _id: id }).update({ balance: account.balance - 5 });
  return true;
};`;

async function compareWithNaive(): Promise<Figure[]> {
  const collections = [
    { name: 'shelves', indexes: [] },
    { name: 'balances', indexes: [] },
  ];
  const test = await openCloud({ naive: { code: NAIVE } }, { collections });
  try {
    const ids = Array.from({ length: HOUSEHOLDS }, (_, n) => `home-${n}`);
    await test.cloud.database.insertMany('shelves', [{ _id: 'soap', free: STOCK }]);
    await test.cloud.database.insertMany(
      'balances',
      ids.map((_id) => ({ _id, balance: POINTS })),
    );
    let sold = 0;
    await fromPhones(HOUSEHOLDS, async (n) => {
      if (await test.result('naive', { id: ids[n] })) sold += 1;
    });
    return [{ name: 'points/naive-sold-of-100', value: sold, unit: 'reservations' }];
  } finally {
    await test.close();
  }
}
