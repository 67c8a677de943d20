import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Plan } from '../../scripts/deploy/plan.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const NO_NETWORK = join(ROOT, 'scripts', 'no-network.cjs');
const read = (...path: string[]) => JSON.parse(readFileSync(join(ROOT, ...path), 'utf8'));

/** Runs the command as somebody without an account and without a network. */
function deploy(...args: string[]) {
  const { PATH = '', HOME = '' } = process.env;
  return spawnSync(process.execPath, [join(ROOT, 'scripts', 'deploy.mjs'), ...args], {
    cwd: ROOT,
    env: { PATH, HOME, NODE_OPTIONS: `--require ${JSON.stringify(NO_NETWORK)}` },
    encoding: 'utf8',
  });
}

describe('npm run deploy -- --dry-run', () => {
  it('lists what the local cloud runs by, without account and network', () => {
    const { stdout, stderr, status } = deploy('--dry-run', '--json');
    assert.equal(status, 0, stderr);
    const plan = JSON.parse(stdout.slice(stdout.indexOf('{'))) as Plan;

    const modules = readdirSync(join(ROOT, 'cloudfunctions')).filter((name) =>
      existsSync(join(ROOT, 'cloudfunctions', name, 'index.ts')),
    );
    assert.deepEqual(
      plan.functions.map(({ name }) => name),
      modules.sort(),
    );
    for (const { name, timeout, timer, openApis } of plan.functions) {
      const config = read('cloudfunctions', name, 'config.json');
      assert.deepEqual(openApis, config.permissions.openapi, name);
      assert.equal(timeout, config.timeout ?? 20, name);
      const [trigger] = config.triggers ?? [];
      assert.deepEqual(
        timer && [timer.name, timer.cron],
        trigger ? [trigger.name, trigger.config] : null,
      );
    }
    assert.deepEqual(
      plan.collections.map(({ name, indexes }) => ({ name, indexes })),
      read('cloudfunctions', 'collections.json'),
    );
    for (const { permission } of plan.collections) assert.equal(permission, 'ADMINONLY');
    assert.equal(plan.version, read('package.json').version);
    const app = read('miniprogram', 'app.json') as { subPackages: { root: string }[] };
    assert.deepEqual(
      plan.app.packages.map(({ name }) => name),
      ['main-package', ...app.subPackages.map(({ root }) => root)],
    );
  });

  it('says it in words as well', () => {
    const { stdout, status } = deploy('--dry-run');
    assert.equal(status, 0);
    for (const words of [
      'upkeep',
      'security.msgSecCheck',
      'unique index code',
      'rosters',
      'LINLI_DATA_KEY',
    ]) {
      assert.ok(stdout.includes(words), words);
    }
  });
});

describe('npm run deploy', () => {
  it('without an account names what is missing, and does nothing', () => {
    const { stderr, status } = deploy('--only', 'cloud');
    assert.equal(status, 1);
    assert.match(stderr, /^LINLI_DATA_KEY is not set: see docs\/deploy\.md/);
  });

  it('explains itself when it does not understand', () => {
    const { stderr, status } = deploy('--only', 'moon');
    assert.equal(status, 1);
    assert.match(stderr, /--dry-run/);
  });
});
