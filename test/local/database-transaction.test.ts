import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
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
  expect((await inside.get('a'))?.n).toBe(2);
  expect(await inside.find({})).toStrictEqual(['a', 'b']);
  expect(await outside.find({})).toStrictEqual(['a', 'gone']);
  expect((await outside.get('a'))?.n).toBe(1);
  expect(await inside.commit()).toStrictEqual({});
  expect(await outside.find({})).toStrictEqual(['a', 'b']);
  expect((await outside.get('a'))?.n).toBe(2);
});

test('an aborted transaction leaves nothing, and is over', async () => {
  await using opened = await open();
  const inside = await begin(opened);
  await inside.add({ _id: 'a', k: 1 });
  await inside.abort();
  await inside.abort();
  expect(await caller(opened).find({})).toStrictEqual([]);
  await expect(inside.get('a')).rejects.toMatchObject(FAILED);
  await expect(inside.commit()).rejects.toMatchObject(FAILED);
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
  expect((await inside.get('a'))?.n).toBe(2);
  expect((await inside.find({})).sort()).toStrictEqual(['a', 'b']);
  expect(await inside.find({ n: 3 })).toStrictEqual([]);
  expect(await inside.find({ n: 2 })).toStrictEqual(['a']);
  await inside.commit();
  expect(await outside.find({})).toStrictEqual(['a', 'c']);
});

test('a conflict shows at the write, and the transaction is over', async () => {
  await using opened = await open();
  const outside = caller(opened);
  await outside.add({ _id: 'a', n: 1 });
  const [first, second, third] = [await begin(opened), await begin(opened), await begin(opened)];
  await third.get('a');
  await first.update('a', { $inc: { n: 1 } });
  await expect(second.update('a', { $inc: { n: 1 } })).rejects.toMatchObject(CONFLICT);
  await expect(second.commit()).rejects.toMatchObject(FAILED);
  await first.commit();
  await expect(third.update('a', { $inc: { n: 1 } })).rejects.toMatchObject(CONFLICT);
  expect((await outside.get('a'))?.n).toBe(2);
  const late = await begin(opened);
  await late.update('a', { $inc: { n: 1 } });
  await late.commit();
  expect((await outside.get('a'))?.n).toBe(3);
});

test('unique keys hold within, between and beside transactions', async () => {
  await using opened = await open(index('k', ['k'], true));
  const outside = caller(opened);
  await outside.add({ _id: 'a', k: 1 });
  const taken = await begin(opened);
  await expect(taken.add({ _id: 'x', k: 1 })).rejects.toMatchObject(DUPLICATE);
  const twice = await begin(opened);
  await twice.add({ _id: 'x', k: 2 });
  await expect(twice.add({ _id: 'y', k: 2 })).rejects.toMatchObject(DUPLICATE);
  const same = await begin(opened);
  await expect(same.add({ _id: 'a', k: 7 })).rejects.toMatchObject(DUPLICATE);
  const [one, other] = [await begin(opened), await begin(opened)];
  await one.add({ _id: 'x', k: 2 });
  await expect(other.add({ _id: 'y', k: 2 })).rejects.toMatchObject(CONFLICT);
  const late = await begin(opened);
  await late.get('a');
  await one.commit();
  await expect(late.add({ _id: 'y', k: 2 })).rejects.toMatchObject(CONFLICT);
  const moved = await begin(opened);
  await moved.update('a', { $set: { k: 3 } });
  await moved.add({ _id: 'z', k: 1 });
  await moved.commit();
  expect(await outside.find({ k: 1 })).toStrictEqual(['z']);
});

test('a transaction expires after 30 seconds of the clock', async () => {
  await using opened = await open();
  const inside = await begin(opened);
  await inside.add({ _id: 'a', k: 1 });
  opened.clock.now += 30_000;
  await inside.get('a');
  opened.clock.now += 1;
  await expect(inside.commit()).rejects.toMatchObject({
    ...FAILED,
    message: expect.stringMatching(/commit or abort in 30 seconds/),
  });
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
  expect((await waiting).updated).toBe(1);
  expect((await outside.get('a'))?.n).toBe(12);
});

test('a plain write beside a transaction that never ends is told why', async () => {
  await using opened = await open();
  const outside = caller(opened);
  await outside.add({ _id: 'a', n: 1 });
  const inside = await begin(opened);
  await inside.update('a', { $inc: { n: 10 } });
  await expect(outside.where({ n: 1 }, { $inc: { n: 1 } })).rejects.toMatchObject({
    ...CONFLICT,
    message: expect.stringMatching(/held by a transaction.*where\(\)\.update/),
  });
});

test('a where-write beside an open transaction is done outside of it', async () => {
  const warnings: string[] = [];
  await using opened = await openTestDatabase(['d'], { warn: (line) => warnings.push(line) });
  const beside = caller(opened);
  for (const _id of ['a', 'b', 'c']) await beside.add({ _id, n: 1 });
  const inside = await begin(opened);
  await inside.update('a', { $inc: { n: 1 } });
  expect((await beside.where({ _id: 'b' }, { $inc: { n: 1 } })).updated).toBe(1);
  expect((await beside.send('removeDocument', { query: '{"_id":"c"}' })).deleted).toBe(1);
  assert.equal((await inside.get('b'))?.n, 1, 'the transaction does not see it');
  await inside.abort();
  assert.deepEqual(await beside.find({ n: 2 }), ['b'], 'and does not take it back');
  expect(warnings).toStrictEqual([]);
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
  expect(warnings).toStrictEqual([]);
  expect((await beside.where({ _id: 'b' }, { $inc: { n: 1 } })).updated).toBe(1);
  expect((await beside.send('removeDocument', { query: '{"_id":"b"}' })).deleted).toBe(1);
  expect(warnings.length).toBe(2);
  expect(warnings[0] ?? '').toMatch(
    /WARNING: where\(\)\.update on d .* notice \(call 1\) has open/,
  );
  expect(warnings[1] ?? '').toMatch(/WARNING: where\(\)\.remove on d /);
  await inside.commit();
  await beside.where({ _id: 'a' }, { $inc: { n: 1 } });
  expect(warnings.length).toBe(2);
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
  expect((await beside.where({ _id: 'b' }, { $inc: { n: 1 } })).updated).toBe(1);
});

test('any error aborts the transaction, and a server date cannot be inserted', async () => {
  await using opened = await open();
  const outside = caller(opened);
  await outside.add({ _id: 'a', n: 'x' });
  const wrong = await begin(opened);
  await wrong.add({ _id: 'b' });
  await expect(wrong.update('a', { $inc: { n: 1 } })).rejects.toMatchObject({
    code: 'DATABASE_REQUEST_FAILED',
  });
  await expect(wrong.commit()).rejects.toMatchObject(FAILED);
  const dated = await begin(opened);
  await expect(dated.add({ at: { $tcb_server_date: { offset: 0 } } })).rejects.toMatchObject({
    code: 'INVALID_PARAM',
  });
  expect(await outside.find({})).toStrictEqual(['a']);
  const unknown = caller(opened, 'no such transaction');
  await expect(unknown.get('a')).rejects.toMatchObject(FAILED);
  await expect(unknown.commit()).rejects.toMatchObject(FAILED);
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
  expect((await inside.send('modifyDocument', set)).upsert_id).toBe('s');
  const change = { query: '{"n":1}', data: '{"$inc":{"n":4}}' };
  const { updated, doc } = await inside.send('modifyAndReturnDoc', change);
  expect([updated, EJSON.parse(doc as string)]).toStrictEqual([1, { _id: 's', n: 5 }]);
  expect(await outside.find({})).toStrictEqual([]);
  await inside.commit();
  expect(await outside.find({ n: 5 })).toStrictEqual(['s']);
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
              expect((error as { code: string }).code).toBe(CONFLICT.code);
              await delay(1);
            }
          }
        }),
      );
      const held = [...opened.database.documents('d')].map(({ n }) => n);
      expect(held).toStrictEqual(expected);
    }),
    { numRuns: 15 },
  );
});
