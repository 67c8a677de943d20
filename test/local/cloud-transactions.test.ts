import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { NODE_SDK, openCloud, type TestCloud } from './open-cloud.ts';

const require = createRequire(import.meta.url);

/** Changes one document within a transaction, and one by where, which the SDK sends without it. */
const CODE = `${NODE_SDK}
exports.main = async () => {
  const things = db.collection('things');
  await things.where({}).remove();
  await things.add([{ _id: 'inside', n: 1 }, { _id: 'outside', n: 1 }]);
  return db.runTransaction(async (transaction) => {
    await transaction.collection('things').doc('inside').update({ n: 2 });
    const { updated } = await things.where({ _id: 'outside' }).update({ n: 2 });
    return updated;
  });
};`;

describe('a where-write while a transaction is open', () => {
  let lenient: TestCloud;
  let strict: TestCloud;

  beforeAll(async () => {
    lenient = await openCloud({ mixed: { code: CODE } });
    strict = await openCloud({ mixed: { code: CODE } }, { refuseOutsideWrites: true });
  });
  afterAll(async () => {
    await lenient?.close();
    await strict?.close();
  });

  test('of a function is done, with a warning in the log', async () => {
    expect(await lenient.result('mixed')).toBe(1);
    const warnings = lenient.lines.filter((line) => line.includes('WARNING'));
    expect(warnings.length).toBe(1);
    expect(warnings[0] ?? '').toMatch(/^\[database\] WARNING: where\(\)\.update on things .*mixed/);
  });

  test('of a function is refused where that is switched on', async () => {
    await expect(strict.result('mixed')).rejects.toMatchObject({
      message: expect.stringMatching(/outside of the transaction/),
    });
    const documents = [...strict.cloud.database.documents('things')];
    expect(documents.map(({ n }) => n)).toStrictEqual([1, 1]);
  });

  for (const which of ['lenient', 'strict']) {
    test(`of a client from outside is done by a ${which} cloud`, async () => {
      const opened = which === 'lenient' ? lenient : strict;
      const linesBefore = opened.lines.length;
      const db = require('@cloudbase/node-sdk')
        .init({
          env: 'linli-local',
          serviceUrl: `${opened.origin}/admin`,
          secretId: 'outside',
          secretKey: 'any',
        })
        .database();
      const things = db.collection('things');
      const transaction = await db.startTransaction();
      await transaction.collection('things').add({ _id: 'added', n: 1 });
      await things.add({ _id: `of ${which}`, n: 1 });
      const mine = { _id: `of ${which}` };
      expect((await things.where(mine).update({ n: 5 })).updated).toBe(1);
      expect((await things.where(mine).remove()).deleted).toBe(1);
      await transaction.rollback();
      expect((await things.where({ _id: 'added' }).count()).total).toBe(0);
      expect(opened.lines.slice(linesBefore)).toStrictEqual([]);
    });
  }
});
