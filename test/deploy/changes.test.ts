import assert from 'node:assert/strict';
import { describe, expect, it } from '@jest/globals';
import { differencesOf } from '../../scripts/deploy/differences.ts';
import { type Plan, PlanError, planDeployment, type Sources } from '../../scripts/deploy/plan.ts';
import { sha256 } from '../../scripts/deploy/tencent.ts';
import { bringUpToDate } from '../../scripts/deploy.ts';
import { MemoryCloud } from './memory-cloud.ts';

const SETTINGS = {
  LINLI_DATA_KEY: Buffer.alloc(32, 'first-secret').toString('base64'),
  LINLI_TEMPLATE_NOTICE: 'template-secret',
  LINLI_TEMPLATE_SHIFT: 'shift-template-secret',
};
const HASHES = Object.fromEntries(
  Object.entries(SETTINGS).map(([name, value]) => [name, sha256(value)]),
);

const SOURCES: Sources = {
  version: '1.2.3',
  appId: 'wx1',
  collections: [
    {
      name: 'notices',
      indexes: [
        {
          name: 'order',
          keys: [
            { name: 'communityId', direction: 1 },
            { name: 'order', direction: -1 },
          ],
          unique: false,
        },
      ],
    },
    { name: 'audit', indexes: [] },
  ],
  functions: [
    {
      name: 'notice',
      config: {
        timeout: 60,
        triggers: [{ name: 'upkeep', type: 'timer', config: '0 * * * * * *' }],
      },
      bytes: 10,
      build: 'one',
    },
    { name: 'home', config: {}, bytes: 10, build: 'two' },
  ],
  packages: [{ name: 'main-package', bytes: 10 }],
};
const PLAN = planDeployment(SOURCES);
const silent = () => undefined;
const run = (cloud: MemoryCloud, plan: Plan = PLAN, say: (line: string) => void = silent) =>
  bringUpToDate(cloud, plan, SETTINGS, false, say);

async function deployed(): Promise<MemoryCloud> {
  const cloud = new MemoryCloud(SETTINGS);
  await run(cloud);
  return cloud;
}

describe('a deployment', () => {
  it('brings an empty environment up to date, and a second one finds nothing to do', async () => {
    const cloud = await deployed();
    expect(differencesOf(PLAN, cloud.found, HASHES)).toStrictEqual([]);
    const said: string[] = [];
    await run(cloud, PLAN, (line) => said.push(line));
    expect(said).toStrictEqual(['The cloud is up to date.']);
    for (const { permission } of cloud.found.collections) expect(permission).toBe('ADMINONLY');
  });

  it('cut after each change, before or after it took effect, ends the same when run again', async () => {
    const whole = await deployed();
    for (let after = 0; ; after += 1) {
      let wasCut = false;
      for (const takes of [false, true]) {
        const cloud = new MemoryCloud(SETTINGS);
        cloud.cut = { after, takes };
        await run(cloud).catch(() => {
          wasCut = true;
        });
        await run(cloud);
        assert.deepEqual(cloud.found, whole.found, `cut ${after} ${takes}`);
      }
      if (!wasCut) break;
    }
  });

  it('changes what differs and nothing else', async () => {
    const cloud = await deployed();
    const [notice] = cloud.found.functions;
    const [notices] = cloud.found.collections;
    assert.ok(notice && notices);
    notice.build = 'old';
    notice.timer = { name: 'old', cron: '0 0 * * * * *' };
    notices.permission = 'READONLY';
    notices.indexes = [
      { name: 'order', keys: [{ name: 'order', direction: 1 }], unique: false },
      { name: 'made by hand', keys: [{ name: 'title', direction: 1 }], unique: false },
    ];
    cloud.found.functions.push({ ...notice, name: 'somebody-elses' });
    const said: string[] = [];
    await run(cloud, PLAN, (line) => said.push(line));
    expect(said).toStrictEqual([
      '1 of 4: close collection notices to phones (was READONLY)',
      '2 of 4: indexes of notices: order',
      '3 of 4: update function notice (code)',
      '4 of 4: timer of notice: 0 * * * * * *',
    ]);
    expect(differencesOf(PLAN, cloud.found, HASHES)).toStrictEqual([]);
    assert.ok(
      notices.indexes.some(({ name }) => name === 'made by hand'),
      'is left alone',
    );
    expect(cloud.found.functions.length).toBe(3);
  });

  it('refuses another data key, since nothing sealed could be read any more', async () => {
    const cloud = await deployed();
    const before = structuredClone(cloud.found);
    const other = { ...SETTINGS, LINLI_DATA_KEY: Buffer.alloc(32, 'other').toString('base64') };
    await expect(bringUpToDate(cloud, PLAN, other, false, silent)).rejects.toThrow(
      /another LINLI_DATA_KEY/,
    );
    expect(cloud.found).toStrictEqual(before);
  });

  it('takes a newer key before the one that is there, and an older one away, but never the newest', async () => {
    const newer = `k2:${Buffer.alloc(32, 'second-secret').toString('base64')}`;
    const settings = { ...SETTINGS, LINLI_DATA_KEY: `${newer},${SETTINGS.LINLI_DATA_KEY}` };
    const cloud = new MemoryCloud(settings);
    Object.assign(cloud.found, (await deployed()).found);
    await bringUpToDate(cloud, PLAN, settings, false, silent);
    const marks = cloud.found.functions.map((one) => one.settings.LINLI_DATA_KEY);
    expect(marks.every((mark) => mark?.split(',').length === 2)).toBe(true);
    for (const lost of [SETTINGS.LINLI_DATA_KEY, `k3:${SETTINGS.LINLI_DATA_KEY}`]) {
      const without = { ...SETTINGS, LINLI_DATA_KEY: lost };
      await expect(bringUpToDate(cloud, PLAN, without, false, silent)).rejects.toThrow(
        /another LINLI_DATA_KEY/,
      );
    }
    cloud.settings.LINLI_DATA_KEY = newer;
    await bringUpToDate(cloud, PLAN, { ...SETTINGS, LINLI_DATA_KEY: newer }, false, silent);
    expect(cloud.found.functions[0]?.settings.LINLI_DATA_KEY).toBe(sha256(newer));
  });

  it('compares without changing, and never says a secret', async () => {
    const cloud = new MemoryCloud(SETTINGS);
    const said: string[] = [];
    await bringUpToDate(cloud, PLAN, SETTINGS, true, (line) => said.push(line));
    expect(cloud.found.collections).toStrictEqual([]);
    await run(cloud, PLAN, (line) => said.push(line));
    for (const secret of Object.values(SETTINGS)) {
      assert.ok(!said.join('\n').includes(secret));
      assert.ok(!JSON.stringify(PLAN).includes(secret));
    }
  });
});

describe('a plan', () => {
  const refused = (change: Partial<Sources>, why: RegExp) =>
    assert.throws(
      () => planDeployment({ ...SOURCES, ...change }),
      (error) => error instanceof PlanError && why.test(error.message),
    );

  it('is refused when the cloud would not take it', () => {
    const [notice] = SOURCES.functions;
    assert.ok(notice);
    const timer = { name: 'upkeep', type: 'timer', config: '0 * * * *' };
    refused({ functions: [{ ...notice, config: { triggers: [timer] } }] }, /timer of notice/);
    const good = { ...timer, config: '0 * * * * * *' };
    refused({ functions: [{ ...notice, config: { triggers: [good, good] } }] }, /more than one/);
    refused(
      {
        collections: [
          {
            name: 'notices',
            indexes: [{ name: 'a b', keys: [{ name: 'x', direction: 1 }], unique: false }],
          },
        ],
      },
      /index a b/,
    );
    const many = Array.from({ length: 32 }, (_, n) => ({ name: `f${n}`, direction: 1 as const }));
    refused(
      {
        collections: [{ name: 'notices', indexes: [{ name: 'wide', keys: many, unique: false }] }],
      },
      /index wide/,
    );
    refused({ packages: [{ name: 'main-package', bytes: 2 * 1024 * 1024 + 1 }] }, /2 MB/);
  });
});
