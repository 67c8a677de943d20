import assert from 'node:assert/strict';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { NODE_SDK, openCloud, type TestCloud, until, WX_SDK } from './open-cloud.ts';

const FUNCTIONS = {
  identity: {
    code: `${NODE_SDK}
exports.main = async (event, context) => ({
  event, context: sdk.getCloudbaseContext(context), user: app.auth().getUserInfo(),
  given: Object.keys(context).sort(), left: context.getRemainingTimeInMillis(),
});`,
  },
  wx: {
    code: `${WX_SDK}
exports.main = async () => cloud.getWXContext();`,
  },
  outer: {
    code: `${WX_SDK}
exports.main = async (event) => {
  await cloud.database().collection('things').add({ data: {} });
  return (await cloud.callFunction({ name: event.name, data: event.data })).result;
};`,
  },
  inner: {
    code: `${WX_SDK}
exports.main = async (event) => {
  const things = cloud.database().collection('things');
  await things.add({ data: {} });
  await things.add({ data: {} });
  return { event, ...cloud.getWXContext() };
};`,
  },
  // Each call waits for the others: were they run one after another, none would come back.
  meet: {
    code: `${NODE_SDK}
exports.main = async ({ party }) => {
  await db.collection('things').add({ party });
  for (;;) {
    const { total } = await db.collection('things').where({ party }).count();
    if (total >= 4) return process.pid;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
};`,
  },
  pid: {
    code: `let calls = 0;
exports.main = async () => {
  calls += 1;
  await new Promise((resolve) => setTimeout(resolve, 20));
  return { pid: process.pid, calls };
};`,
  },
  moody: {
    code: `exports.main = async ({ mood }) => {
  if (mood === 'exit') process.exit(3);
  if (mood === 'throw') throw new Error('not today');
  if (mood === 'reject') { Promise.reject(new Error('forgotten')); await new Promise(() => {}); }
  console.log('one line\\nand another');
  return mood === 'nothing' ? undefined : 'fine';
};`,
  },
  stuck: {
    code: `exports.main = async ({ mood }) => {
  if (mood === 'spin') for (;;);
  await new Promise(() => {});
};`,
    config: { timeout: 1 },
  },
  environment: {
    code: `exports.main = async () => ({ ...process.env });`,
  },
  broken: { code: `require('not-installed');` },
  empty: { code: `exports.other = 1;` },
  misconfigured: {
    code: `exports.main = async () => 1;`,
    config: { triggers: [{ name: 'tick', type: 'timer', config: 'every day' }] },
  },
};

describe('functions', () => {
  let it: TestCloud;
  beforeAll(async () => {
    process.env.A_SECRET_OF_THE_DEVELOPER = 'yes';
    it = await openCloud(FUNCTIONS);
  });
  afterAll(() => it.close());

  test('the platform says who calls, to node-sdk', async () => {
    const { result } = await it.cloud.invoke(
      'identity',
      { a: 1 },
      { openid: 'o-1', unionid: 'u-1' },
    );
    const { context, event, user, given, left } = result as Record<string, Record<string, unknown>>;
    expect(context?.WX_OPENID).toBe('o-1');
    expect(context?.WX_UNIONID).toBe('u-1');
    expect(context?.WX_APPID).toBe('wxlinlilocal0001');
    expect(context?.TRIGGER_SRC).toBe(undefined);
    expect(event).toStrictEqual({ a: 1, userInfo: { openId: 'o-1', appId: 'wxlinlilocal0001' } });
    expect(user?.openId).toBe('o-1');
    assert.ok((given as unknown as string[]).includes('environment'));
    assert.ok(Number(left) > 0 && Number(left) <= 20_000);
  });

  test('a caller leaves nothing behind for the next', async () => {
    await it.cloud.invoke('identity', {}, { openid: 'o-1', unionid: 'u-1' });
    const { context, user } = (await it.result('identity', {}, null)) as Record<
      string,
      Record<string, unknown>
    >;
    expect(context?.WX_OPENID).toBe(undefined);
    expect(context?.WX_UNIONID).toBe(undefined);
    expect(user?.openId).toBe('');
  });

  test('the platform says who calls, to wx-server-sdk', async () => {
    expect(await it.result('wx', {}, 'o-2')).toStrictEqual({
      OPENID: 'o-2',
      APPID: 'wxlinlilocal0001',
      CLIENTIP: '127.0.0.1',
      ENV: 'linli-local',
      SOURCE: 'wx_client',
    });
  });

  test('a function calls another: the identity goes along, the requests are counted apart', async () => {
    const invocation = await it.cloud.invoke(
      'outer',
      { name: 'inner', data: { x: 1 } },
      { openid: 'o-3' },
    );
    expect(invocation.databaseRequests).toBe(1);
    const result = invocation.result as Record<string, unknown>;
    expect(result.event).toStrictEqual({ x: 1 });
    expect(result.OPENID).toBe('o-3');
    expect(result.SOURCE).toBe('wx_client,scf');
  });

  test('a failure of a called function reaches its caller', async () => {
    await expect(it.result('outer', { name: 'moody', data: { mood: 'throw' } })).rejects.toThrow(
      /not today/,
    );
    await expect(it.result('outer', { name: 'nobody', data: {} })).rejects.toThrow(
      /could not be found/,
    );
  });

  test('parallel calls do not wait for one another', async () => {
    const calls = Array.from({ length: 4 }, () => it.result('meet', { party: 'a' }));
    expect(new Set(await Promise.all(calls)).size).toBe(4);
  });

  test('there are at most eight processes; more calls wait', async () => {
    const calls = Array.from({ length: 12 }, () => it.result('pid'));
    const pids = new Set(
      (await Promise.all(calls)).map((answer) => (answer as { pid: number }).pid),
    );
    assert.ok(pids.size <= 8, `${pids.size} processes`);
  });

  test('a warm process is used again', async () => {
    const first = (await it.result('pid')) as { pid: number; calls: number };
    const second = (await it.result('pid')) as { pid: number; calls: number };
    expect(second.pid).toBe(first.pid);
    expect(second.calls).toBe(first.calls + 1);
  });

  for (const [mood, code, message] of [
    ['exit', 'FUNCTIONS_EXECUTE_FAIL', /exit code 3/],
    ['throw', 'FUNCTIONS_EXECUTE_FAIL', /not today/],
    ['reject', 'FUNCTIONS_EXECUTE_FAIL', /the process of the function ended/],
  ] as const) {
    test(`${mood}: an error for this call, a fresh process for the next`, async () => {
      const { error, result } = await it.cloud.invoke('moody', { mood }, null);
      expect(result).toBe(undefined);
      expect(error?.code).toBe(code);
      expect(error?.message ?? '').toMatch(message);
      expect(await it.result('moody')).toBe('fine');
    });
  }

  for (const mood of ['hang', 'spin']) {
    test(`${mood}: the call is given up and its process ended`, async () => {
      const { error } = await it.cloud.invoke('stuck', { mood }, null);
      expect(error?.code).toBe('FUNCTIONS_TIME_LIMIT_EXCEEDED');
      expect(error?.message ?? '').toMatch(/timed out after 1 seconds/);
    });
  }

  test('what a function prints is told line by line', async () => {
    it.lines.length = 0;
    await it.result('moody');
    const lines = () => it.lines.filter((line) => line.startsWith('[moody]'));
    await until(() => (lines().length >= 2 ? true : undefined));
    expect(lines()).toStrictEqual(['[moody] one line', '[moody] and another']);
  });

  test('an event of a client that is larger than 100 KB is warned of', async () => {
    const large = { text: '长'.repeat(40_000) };
    const warnings = () => it.lines.filter((line) => line.includes('WARNING'));
    it.lines.length = 0;
    await it.result('moody', { text: '长'.repeat(30_000) });
    await it.result('moody', large, null);
    expect(warnings()).toStrictEqual([]);
    expect(await it.result('moody', large)).toBe('fine');
    expect(warnings().join()).toMatch(/^\[moody\] WARNING: an event of 118 KB; /);
  });

  test('a function that returns nothing gives nothing', async () => {
    expect(await it.result('moody', { mood: 'nothing' })).toBe(undefined);
  });

  test('a process has the environment of the cloud and nothing of the developer', async () => {
    const environment = (await it.result('environment')) as Record<string, string>;
    expect(environment.TZ).toBe('UTC');
    expect(environment.TENCENTCLOUD_RUNENV).toBe('SCF');
    expect(environment.OWN).toBe('given');
    expect(Buffer.from(environment.LINLI_DATA_KEY ?? '', 'base64').length).toBe(32);
    expect(environment.A_SECRET_OF_THE_DEVELOPER).toBe(undefined);
  });

  for (const [name, message] of [
    ['broken', /not-installed/],
    ['empty', /exports no function "main"/],
    ['misconfigured', /seven fields/],
    ['nobody', /could not be found/],
    ['../moody', /could not be found/],
  ] as const) {
    test(`${name} cannot be called, and says why`, async () => {
      const { error } = await it.cloud.invoke(name, {}, null);
      expect(error?.message ?? '').toMatch(message);
    });
  }

  test('after a rebuild the new code answers', async () => {
    await it.result('wx');
    await it.write({ wx: { code: `exports.main = async () => 'new';` } });
    await it.cloud.reloadFunctions();
    expect(await it.result('wx')).toBe('new');
  });
});
