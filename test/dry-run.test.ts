import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { collectionDeclarations } from '../scripts/collections.ts';
import { type Plan, planDeployment } from '../scripts/deploy/plan.ts';
import { planText } from '../scripts/deploy/print.ts';
import { readSources } from '../scripts/deploy/sources.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const NO_NETWORK = join(ROOT, 'scripts', 'no-network.cjs');
const read = (...path: string[]) => JSON.parse(readFileSync(join(ROOT, ...path), 'utf8'));

const KILOBYTE = 1024;

/** An account of nobody, with which the network would be asked if anything asked it. */
const ACCOUNT = {
  LINLI_DATA_KEY: Buffer.alloc(32, 'data-secret').toString('base64'),
  LINLI_TEMPLATE_NOTICE: 'template-secret',
  LINLI_TEMPLATE_SHIFT: 'shift-template-secret',
  LINLI_ENV_ID: 'nobody-1',
  TENCENTCLOUD_SECRETID: 'id-secret',
  TENCENTCLOUD_SECRETKEY: 'key-secret',
};

/** Runs the command as somebody without an account and without a network. */
function deploy(...args: string[]) {
  return deployWith({}, ...args);
}

function deployWith(settings: Record<string, string>, ...args: string[]) {
  const { PATH = '', HOME = '' } = process.env;
  return spawnSync(process.execPath, [join(ROOT, 'scripts', 'deploy.mjs'), ...args], {
    cwd: ROOT,
    env: { ...settings, PATH, HOME, NODE_OPTIONS: `--require ${JSON.stringify(NO_NETWORK)}` },
    encoding: 'utf8',
  });
}

const declarations = await collectionDeclarations();

describe('npm run deploy -- --dry-run', () => {
  let plan: Plan;

  beforeAll(() => {
    const { stdout, stderr, status } = deploy('--dry-run', '--json');
    assert.equal(status, 0, stderr);
    plan = JSON.parse(stdout.slice(stdout.indexOf('{'))) as Plan;
  });

  it('lists what the local cloud runs by, without account and network', () => {
    const modules = readdirSync(join(ROOT, 'cloudfunctions')).filter((name) =>
      existsSync(join(ROOT, 'cloudfunctions', name, 'index.ts')),
    );
    expect(plan.functions.map(({ name }) => name)).toStrictEqual(modules.sort());
    for (const { name, timeout, timer, openApis } of plan.functions) {
      const config = read('cloudfunctions', name, 'config.json');
      assert.deepEqual(openApis, config.permissions.openapi, name);
      assert.equal(timeout, config.timeout ?? 20, name);
      const [trigger] = config.triggers ?? [];
      expect(timer && [timer.name, timer.cron]).toStrictEqual(
        trigger ? [trigger.name, trigger.config] : null,
      );
    }
    expect(plan.collections.map(({ name, indexes }) => ({ name, indexes }))).toStrictEqual(
      declarations,
    );
    for (const { permission } of plan.collections) expect(permission).toBe('ADMINONLY');
    expect(plan.version).toBe(read('package.json').version);
  });

  it("has the app's packages as WeChat's own compiler makes them, each within its limit", () => {
    const { packages } = plan.app;
    const app = read('miniprogram', 'app.json') as { subPackages: { root: string }[] };
    expect(packages.map(({ name }) => name)).toStrictEqual([
      'main-package',
      ...app.subPackages.map(({ root }) => root),
    ]);
    for (const { name, bytes } of packages) {
      console.info(`${name}: ${Math.round(bytes / KILOBYTE)} KB`);
      const most = name === 'main-package' ? 300 * KILOBYTE : 1536 * KILOBYTE;
      assert.ok(bytes > 0 && bytes <= most, `${name}: ${bytes} bytes`);
    }
  });

  it('says it in words as well', async () => {
    const words = planText(planDeployment(await readSources([])));
    for (const part of ['upkeep', 'security.msgSecCheck', 'unique index code', 'write: false']) {
      assert.ok(words.includes(part), part);
    }
  });
});

describe('npm run deploy', () => {
  it('without an account names what is missing, and does nothing', () => {
    const { stderr, status } = deploy('--only', 'cloud');
    expect(status).toBe(1);
    expect(stderr).toMatch(/^LINLI_DATA_KEY is not set: see docs\/deploy\.md/);
  });

  it('names each missing setting before it builds, asks or changes anything', () => {
    const names = [...Object.keys(ACCOUNT), 'LINLI_UPLOAD_KEY', 'LINLI_APP_ID'];
    const all = { ...ACCOUNT, LINLI_UPLOAD_KEY: NO_NETWORK, LINLI_APP_ID: 'wx1' };
    for (const missing of names) {
      const { stdout, stderr, status } = deployWith({ ...all, [missing]: '' });
      expect(status).toBe(1);
      assert.equal(
        stderr,
        `${missing} is not set: see docs/deploy.md for where to find it.\n`,
        missing,
      );
      expect(stdout).toBe('');
    }
    const nowhere = { ...all, LINLI_UPLOAD_KEY: join(ROOT, 'no-such-key') };
    expect(deployWith(nowhere).stderr).toMatch(/^LINLI_UPLOAD_KEY: there is no file/);
  });

  it('compares also when it is told twice to change nothing', () => {
    const { stdout, stderr, status } = deploy('--dry-run', '--compare');
    expect(status).toBe(1);
    expect(stderr).toMatch(/^LINLI_DATA_KEY is not set/);
    expect(stdout).toBe('');
  });

  it('never says a secret, also when the cloud cannot be reached', () => {
    const { stdout, stderr, status } = deployWith(ACCOUNT, '--dry-run', '--compare');
    expect(status).toBe(1);
    expect(stderr).toMatch(/^The cloud did not take it/);
    for (const [name, value] of Object.entries(ACCOUNT)) {
      if (name !== 'LINLI_ENV_ID') assert.ok(!`${stdout}${stderr}`.includes(value), name);
    }
  });

  it('explains itself when it does not understand, and does not deploy instead', () => {
    for (const args of [
      ['--only', 'moon'],
      ['--json'],
      ['--dry-run', '--compare', '--json'],
      ['--compare', '--only', 'app'],
    ]) {
      const { stderr, status } = deployWith(ACCOUNT, ...args);
      expect(status).toBe(1);
      assert.match(stderr, /^npm run deploy -- \[options\]/, args.join(' '));
    }
  });
});
