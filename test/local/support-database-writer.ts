import { openDatabase } from '../../local/cloud/database/index.ts';
import { ACCOUNTS, COLLECTIONS } from './support-database-load.ts';

/**
 * Runs in a process of its own until it is killed: inserts, batches, counted updates and transfers
 * as fast as they go. Every acknowledged one is reported in a line before the next begins.
 */
const [directory, round] = process.argv.slice(2) as [string, string];
const database = await openDatabase({ directory, collections: COLLECTIONS, now: () => Date.now() });
// A write to a pipe is synchronous here, so what is reported has left the process.
const report = (line: string) => process.stdout.write(`${line}\n`);
const command = (action: string, parameters: Record<string, unknown>) =>
  database.command(`database.${action}`, parameters);
report('ready');

async function insert(worker: number): Promise<void> {
  for (let count = 0; ; count++) {
    const _id = `${round}-${worker}-${count}`;
    await command('insertDocument', {
      collectionName: 'single',
      data: [JSON.stringify({ _id, text: 'x'.repeat(count % 300) })],
    });
    report(`single ${_id}`);
  }
}

async function insertBatches(): Promise<void> {
  for (let count = 0; ; count++) {
    const batch = `${round}-${count}`;
    const data = [0, 1, 2, 3, 4].map((at) => JSON.stringify({ _id: `${batch}-${at}`, batch }));
    await command('insertDocument', { collectionName: 'batches', data });
    report(`batch ${batch}`);
  }
}

/** Every document carries the number of the round's last update: all of them the same one. */
async function updateAll(): Promise<void> {
  for (let count = 0; ; count++) {
    const mark = `${round}-${count}`;
    await command('modifyDocument', {
      collectionName: 'marked',
      query: '{}',
      data: JSON.stringify({ $set: { mark } }),
      multi: true,
      merge: true,
    });
    report(`mark ${mark}`);
  }
}

async function transfer(worker: number): Promise<void> {
  for (let count = 0; ; count++) {
    const from = `account-${(worker + count) % ACCOUNTS}`;
    const to = `account-${(worker + count * 3 + 1) % ACCOUNTS}`;
    if (from === to) continue;
    const { transactionId } = await command('startTransaction', {});
    const add = (id: string, amount: number) =>
      command('modifyDocument', {
        collectionName: 'accounts',
        transactionId,
        queryType: 'DOC',
        query: JSON.stringify({ _id: id }),
        data: JSON.stringify({ $inc: { balance: amount, moves: 1 } }),
        merge: true,
      });
    try {
      await add(from, -1);
      await add(to, 1);
      await command('commitTransaction', { transactionId });
      report('transfer');
    } catch (error) {
      if ((error as { code?: string }).code !== 'DATABASE_TRANSACTION_CONFLICT') throw error;
    }
  }
}

await Promise.all([insert(1), insert(2), insertBatches(), updateAll(), transfer(0), transfer(5)]);
