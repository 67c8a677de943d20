import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { FailureDocument } from '../../cloudfunctions/kernel/collections.ts';
import { MAPLE, START } from '../support/community.ts';
import { type Linli, startLinli } from '../support/linli.ts';

/** How a run finds out what is due, with jobs of no module: see kernel/upkeep.ts. */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
  // The functions of this process reach the database as those of the cloud do.
  Object.assign(process.env, {
    TENCENTCLOUD_RUNENV: 'SCF',
    TENCENTCLOUD_REGION: 'ap-shanghai',
    TENCENTCLOUD_SECRETID: 'test',
    TENCENTCLOUD_SECRETKEY: 'test',
    SCF_NAMESPACE: 'linli-local',
    TCB_ENV: 'linli-local',
    TCB_CONTEXT_KEYS: 'TCB_ENV,TCB_CONTEXT_CNFG',
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: `${linli.origin}/admin` }),
  });
});
afterAll(() => linli.stop());
beforeEach(() => linli.reset());

async function jobsOn(name: string, stages: 'sound' | 'broken') {
  const { collection } = await import('../../cloudfunctions/kernel/database/collection.ts');
  const { expression } = await import('../../cloudfunctions/kernel/database/table.ts');
  const { job } = await import('../../cloudfunctions/kernel/upkeep.ts');
  const done: string[] = [];
  const uploads = collection(name);
  const jobs = [
    job({
      name: 'test.first',
      collection: uploads,
      due: () => ({ at: START }),
      // The size of a number is an error of the whole query.
      ...(stages === 'broken' && {
        stages: (pipeline) => pipeline.addFields({ size: expression.size('$at') }),
      }),
      one: async ({ _id }) => void done.push(`first ${_id}`),
    }),
    job({
      name: 'test.second',
      collection: uploads,
      due: () => ({ at: START }),
      one: async ({ _id }) => void done.push(`second ${_id}`),
    }),
    job({
      name: 'test.nothing',
      collection: uploads,
      due: () => ({ at: START + 1 }),
      one: async ({ _id }) => void done.push(`nothing ${_id}`),
    }),
  ];
  return { jobs, done };
}

async function run(jobs: object[], base: string) {
  const { collection } = await import('../../cloudfunctions/kernel/database/collection.ts');
  const { runUpkeep } = await import('../../cloudfunctions/kernel/upkeep.ts');
  const from = linli.requests.length;
  const report = await runUpkeep(jobs as never, { base: collection(base) });
  return { report, requests: linli.requests.length - from };
}

const failing = () => linli.documents<FailureDocument>('failures').map(({ _id }) => _id);
const put = () =>
  linli.cloud.database.insertMany('uploads', [{ _id: 'one', communityId: MAPLE, at: START }]);

describe('a run of upkeep', () => {
  it('asks once if nothing is due, and of the others only those with something due', async () => {
    const { jobs, done } = await jobsOn('uploads', 'sound');
    expect(await run(jobs, 'residents')).toMatchObject({ report: { done: 0 }, requests: 1 });
    await put();
    const { report, requests } = await run(jobs, 'residents');
    expect(report).toStrictEqual({ done: 2, failed: 0, unfinished: false });
    expect(done.sort()).toStrictEqual(['first one', 'second one']);
    // What is due, each of two jobs until it has no more, and what is due after that.
    expect(requests).toBeLessThanOrEqual(1 + 2 * 3 + 1 + 2);
  });

  it('asks each job if one request cannot tell, and finds the query that fails', async () => {
    const { jobs, done } = await jobsOn('uploads', 'broken');
    await put();
    expect((await run(jobs, 'residents')).report).toMatchObject({ done: 1, failed: 1 });
    expect(done).toStrictEqual(['second one']);
    expect(failing()).toStrictEqual(['test.first:*']);
    const mended = await jobsOn('uploads', 'sound');
    await run(mended.jobs, 'residents');
    expect(mended.done.sort()).toStrictEqual(['first one', 'second one']);
    expect(failing()).toStrictEqual([]);
  });

  it('asks each job if there is no document to join to', async () => {
    const { jobs, done } = await jobsOn('uploads', 'sound');
    await put();
    await run(jobs, 'imports');
    expect(done.sort()).toStrictEqual(['first one', 'second one']);
  });

  it('forgets the failure of a document that is due no more', async () => {
    const { jobs } = await jobsOn('uploads', 'sound');
    const failure = {
      job: 'test.first',
      documentId: 'gone',
      attempts: 1,
      nextAt: 1,
      code: 'E',
      at: 1,
    };
    const _id = 'test.first:gone';
    await linli.cloud.database.insertMany('failures', [{ _id, communityId: MAPLE, ...failure }]);
    await run(jobs, 'residents');
    expect(failing()).toStrictEqual([]);
  });
});
