import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { EJSON } from 'bson';
import fc from 'fast-check';
import type { Document } from '../../local/cloud/database/ejson.ts';
import { index, openTestDatabase, type TestDatabase } from './support-database.ts';

const CONFLICT = { code: 'DATABASE_TRANSACTION_CONFLICT' };
const FAILED = { code: 'DATABASE_TRANSACTION_FAIL' };
const DUPLICATE = { code: 'DATABASE_DUPLICATE_WRITE' };

const open = (...indexes: ReturnType<typeof index>[]) => openTestDatabase([{ name: 'd', indexes }]);

/** The requests of one caller, within a transaction or outside of any, perhaps of an invocation. */
function caller({ database }: TestDatabase, transactionId?: string, invocation?: string) {
  const send = async (action: string, parameters: Document): Promise<Document> => {
    const all = { collectionName: 'd', transactionId, ...parameters };
    const answer = await database.command(`database.${action}`, all, invocation);
    return (answer.data ?? answer) as Document;
  };
  const doc = (_id: string) => ({ queryType: 'DOC', query: JSON.stringify({ _id }) });
  return {
    send,
    add: (document: Document) => send('insertDocument', { data: [JSON.stringify(document)] }),
    async get(id: string): Promise<Document | undefined> {
      const [text] = (await send('getDocument', doc(id))).list as string[];
      return text === undefined ? undefined : EJSON.parse(text);
    },
    async find(query: Document): Promise<unknown[]> {
      const { list } = await send('getDocument', { query: JSON.stringify(query) });
      return (list as string[]).map((text) => EJSON.parse(text)._id);
    },
    update: (id: string, data: Document) =>
      send('modifyDocument', { ...doc(id), data: JSON.stringify(data), merge: true }),
    where: (query: Document, data: Document) =>
      send('modifyDocument', {
        query: JSON.stringify(query),
        data: JSON.stringify(data),
        multi: true,
        merge: true,
      }),
    remove: (id: string) => send('removeDocument', doc(id)),
    commit: () => database.command('database.commitTransaction', { transactionId }),
    abort: () => database.command('database.abortTransaction', { transactionId }),
  };
}

async function begin(test: TestDatabase, invocation?: string) {
  const { transactionId } = await test.database.command(
    'database.startTransaction',
    {},
    invocation,
  );
  return caller(test, transactionId as string, invocation);
}

test('a transaction sees its own writes, and others see them after the commit only', async () => {
  await using opened = await open();
  const outside = caller(opened);
  await outside.add({ _id: 'a', n: 1 });
  await outside.add({ _id: 'gone', k: 9 });
  const inside = await begin(opened);
  await inside.update('a', { $inc: { n: 1 } });
  await inside.add({ _id: 'b', k: 1 });
  await inside.remove('gone');
  assert.equal((await inside.get('a'))?.n, 2);
  assert.deepEqual(await inside.find({}), ['a', 'b']);
  assert.deepEqual(await outside.find({}), ['a', 'gone']);
  assert.equal((await outside.get('a'))?.n, 1);
  assert.deepEqual(await inside.commit(), {});
  assert.deepEqual(await outside.find({}), ['a', 'b']);
  assert.equal((await outside.get('a'))?.n, 2);
});

test('an aborted transaction leaves nothing, and is over', async () => {
  await using opened = await open();
  const inside = await begin(opened);
  await inside.add({ _id: 'a', k: 1 });
  await inside.abort();
  await inside.abort();
  assert.deepEqual(await caller(opened).find({}), []);
  await assert.rejects(inside.get('a'), FAILED);
  await assert.rejects(inside.commit(), FAILED);
  await caller(opened).add({ _id: 'a', k: 1 });
});

test('a transaction reads the database as it was at its first request', async () => {
  await using opened = await open();
  const outside = caller(opened);
  await outside.add({ _id: 'a', n: 1 });
  await outside.add({ _id: 'b', n: 1 });
  const inside = await begin(opened);
  await outside.update('a', { $set: { n: 2 } });
  assert.equal((await inside.get('a'))?.n, 2, 'the snapshot is taken by the first request');
  await outside.update('a', { $set: { n: 3 } });
  await outside.remove('b');
  await outside.add({ _id: 'c', n: 1 });
  assert.equal((await inside.get('a'))?.n, 2);
  assert.deepEqual((await inside.find({})).sort(), ['a', 'b']);
  assert.deepEqual(await inside.find({ n: 3 }), []);
  assert.deepEqual(await inside.find({ n: 2 }), ['a']);
  await inside.commit();
  assert.deepEqual(await outside.find({}), ['a', 'c']);
});

test('a conflict shows at the write, and the transaction is over', async () => {
  await using opened = await open();
  const outside = caller(opened);
  await outside.add({ _id: 'a', n: 1 });
  const [first, second, third] = [await begin(opened), await begin(opened), await begin(opened)];
  await third.get('a');
  await first.update('a', { $inc: { n: 1 } });
  await assert.rejects(second.update('a', { $inc: { n: 1 } }), CONFLICT);
  await assert.rejects(second.commit(), FAILED);
  await first.commit();
  await assert.rejects(third.update('a', { $inc: { n: 1 } }), CONFLICT);
  assert.equal((await outside.get('a'))?.n, 2);
  const late = await begin(opened);
  await late.update('a', { $inc: { n: 1 } });
  await late.commit();
  assert.equal((await outside.get('a'))?.n, 3);
});

test('unique keys hold within, between and beside transactions', async () => {
  await using opened = await open(index('k', ['k'], true));
  const outside = caller(opened);
  await outside.add({ _id: 'a', k: 1 });
  const taken = await begin(opened);
  await assert.rejects(taken.add({ _id: 'x', k: 1 }), DUPLICATE);
  const twice = await begin(opened);
  await twice.add({ _id: 'x', k: 2 });
  await assert.rejects(twice.add({ _id: 'y', k: 2 }), DUPLICATE);
  const same = await begin(opened);
  await assert.rejects(same.add({ _id: 'a', k: 7 }), DUPLICATE);
  const [one, other] = [await begin(opened), await begin(opened)];
  await one.add({ _id: 'x', k: 2 });
  await assert.rejects(other.add({ _id: 'y', k: 2 }), CONFLICT);
  const late = await begin(opened);
  await late.get('a');
  await one.commit();
  await assert.rejects(late.add({ _id: 'y', k: 2 }), CONFLICT);
  const moved = await begin(opened);
  await moved.update('a', { $set: { k: 3 } });
  await moved.add({ _id: 'z', k: 1 });
  await moved.commit();
  assert.deepEqual(await outside.find({ k: 1 }), ['z']);
});

test('a transaction expires after 30 seconds of the clock', async () => {
  await using opened = await open();
  const inside = await begin(opened);
  await inside.add({ _id: 'a', k: 1 });
  opened.clock.now += 30_000;
  await inside.get('a');
  opened.clock.now += 1;
  await assert.rejects(inside.commit(), { ...FAILED, message: /commit or abort in 30 seconds/ });
  await caller(opened).add({ _id: 'a', k: 1 });
});

test('a plain write waits for the transaction that holds its document', async () => {
  await using opened = await open();
  const outside = caller(opened);
  await outside.add({ _id: 'a', n: 1 });
  const inside = await begin(opened);
  await inside.update('a', { $inc: { n: 10 } });
  const waiting = outside.where({ _id: 'a', n: { $gt: 0 } }, { $inc: { n: 1 } });
  const inserting = outside.add({ _id: 'b' });
  await Promise.all([inserting, delay(20)]);
  await inside.commit();
  assert.equal((await waiting).updated, 1);
  assert.equal((await outside.get('a'))?.n, 12);
});

test('a plain write beside a transaction that never ends is told why', async () => {
  await using opened = await open();
  const outside = caller(opened);
  await outside.add({ _id: 'a', n: 1 });
  const inside = await begin(opened);
  await inside.update('a', { $inc: { n: 10 } });
  await assert.rejects(outside.where({ n: 1 }, { $inc: { n: 1 } }), {
    ...CONFLICT,
    message: /held by a transaction.*where\(\)\.update/,
  });
});

test('a where-write beside an open transaction is done outside of it', async () => {
  const warnings: string[] = [];
  await using opened = await openTestDatabase(['d'], { warn: (line) => warnings.push(line) });
  const beside = caller(opened);
  for (const _id of ['a', 'b', 'c']) await beside.add({ _id, n: 1 });
  const inside = await begin(opened);
  await inside.update('a', { $inc: { n: 1 } });
  assert.equal((await beside.where({ _id: 'b' }, { $inc: { n: 1 } })).updated, 1);
  assert.equal((await beside.send('removeDocument', { query: '{"_id":"c"}' })).deleted, 1);
  assert.equal((await inside.get('b'))?.n, 1, 'the transaction does not see it');
  await inside.abort();
  assert.deepEqual(await beside.find({ n: 2 }), ['b'], 'and does not take it back');
  assert.deepEqual(warnings, []);
});

test('an invocation is warned of a where-write beside its own transaction', async () => {
  const warnings: string[] = [];
  await using opened = await openTestDatabase(['d'], { warn: (line) => warnings.push(line) });
  const beside = caller(opened, undefined, 'notice (call 1)');
  for (const _id of ['a', 'b', 'c']) await beside.add({ _id, n: 1 });
  await caller(opened, undefined, 'notice (call 2)').where({ _id: 'b' }, { $inc: { n: 1 } });
  const inside = await begin(opened, 'notice (call 1)');
  await inside.update('a', { $inc: { n: 1 } });
  await caller(opened, undefined, 'notice (call 2)').where({ _id: 'b' }, { $inc: { n: 1 } });
  await beside.update('b', { $inc: { n: 1 } });
  await inside.send('modifyAndReturnDoc', { query: '{"n":1}', data: '{"$inc":{"n":1}}' });
  assert.deepEqual(warnings, []);
  assert.equal((await beside.where({ _id: 'b' }, { $inc: { n: 1 } })).updated, 1);
  assert.equal((await beside.send('removeDocument', { query: '{"_id":"b"}' })).deleted, 1);
  assert.equal(warnings.length, 2);
  assert.match(warnings[0] ?? '', /WARNING: where\(\)\.update on d .* notice \(call 1\) has open/);
  assert.match(warnings[1] ?? '', /WARNING: where\(\)\.remove on d /);
  await inside.commit();
  await beside.where({ _id: 'a' }, { $inc: { n: 1 } });
  assert.equal(warnings.length, 2);
});

test('a where-write beside the own transaction is refused where that is switched on', async () => {
  await using opened = await openTestDatabase(['d'], { refuseOutsideWrites: true });
  const beside = caller(opened, undefined, 'me');
  await beside.add({ _id: 'a', n: 1 });
  await beside.add({ _id: 'b', n: 1 });
  const inside = await begin(opened, 'me');
  await inside.update('a', { $inc: { n: 1 } });
  const refused = { ...FAILED, message: /outside/ };
  await assert.rejects(beside.where({ _id: 'b' }, { $inc: { n: 1 } }), refused);
  await assert.rejects(beside.send('removeDocument', { query: '{}', multi: true }), refused);
  await assert.rejects(beside.update('a', { $inc: { n: 1 } }), refused);
  for (const other of ['another', undefined]) {
    await caller(opened, undefined, other).where({ _id: 'b' }, { $inc: { n: 1 } });
  }
  await inside.commit();
  assert.equal((await beside.where({ _id: 'b' }, { $inc: { n: 1 } })).updated, 1);
});

test('any error aborts the transaction, and a server date cannot be inserted', async () => {
  await using opened = await open();
  const outside = caller(opened);
  await outside.add({ _id: 'a', n: 'x' });
  const wrong = await begin(opened);
  await wrong.add({ _id: 'b' });
  await assert.rejects(wrong.update('a', { $inc: { n: 1 } }), { code: 'DATABASE_REQUEST_FAILED' });
  await assert.rejects(wrong.commit(), FAILED);
  const dated = await begin(opened);
  await assert.rejects(dated.add({ at: { $tcb_server_date: { offset: 0 } } }), {
    code: 'INVALID_PARAM',
  });
  assert.deepEqual(await outside.find({}), ['a']);
  const unknown = caller(opened, 'no such transaction');
  await assert.rejects(unknown.get('a'), FAILED);
  await assert.rejects(unknown.commit(), FAILED);
});

test('set and updateAndReturn belong to the transaction', async () => {
  await using opened = await open();
  const outside = caller(opened);
  const inside = await begin(opened);
  const set = {
    queryType: 'DOC',
    query: '{"_id":"s"}',
    data: '{"n":1}',
    merge: false,
    upsert: true,
  };
  assert.equal((await inside.send('modifyDocument', set)).upsert_id, 's');
  const change = { query: '{"n":1}', data: '{"$inc":{"n":4}}' };
  const { updated, doc } = await inside.send('modifyAndReturnDoc', change);
  assert.deepEqual([updated, EJSON.parse(doc as string)], [1, { _id: 's', n: 5 }]);
  assert.deepEqual(await outside.find({}), []);
  await inside.commit();
  assert.deepEqual(await outside.find({ n: 5 }), ['s']);
});

test('transfers at once, each retried after a conflict, keep the sum', async () => {
  await using opened = await open();
  const amounts = fc.array(fc.record({ from: fc.nat(3), to: fc.nat(3), amount: fc.nat(9) }), {
    minLength: 1,
    maxLength: 12,
  });
  await fc.assert(
    fc.asyncProperty(amounts, async (transfers) => {
      const outside = caller(opened);
      await outside.send('removeDocument', { query: '{}', multi: true });
      await opened.database.insertMany(
        'd',
        [0, 1, 2, 3].map((at) => ({ _id: `${at}`, k: at, n: 100 })),
      );
      const expected = [100, 100, 100, 100];
      await Promise.all(
        transfers.map(async ({ from, to, amount }) => {
          if (from === to) return;
          expected[from] = (expected[from] as number) - amount;
          expected[to] = (expected[to] as number) + amount;
          for (;;) {
            const inside = await begin(opened);
            try {
              const account = (await inside.get(`${from}`)) as { n: number };
              await inside.update(`${from}`, { $set: { n: account.n - amount } });
              await inside.update(`${to}`, { $inc: { n: amount } });
              await inside.commit();
              return;
            } catch (error) {
              assert.equal((error as { code: string }).code, CONFLICT.code);
              await delay(1);
            }
          }
        }),
      );
      const held = [...opened.database.documents('d')].map(({ n }) => n);
      assert.deepEqual(held, expected);
    }),
    { numRuns: 15 },
  );
});
