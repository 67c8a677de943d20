import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { GUARDS, type Guard } from './guards.ts';

/**
 * Deletes one guard after the other in a copy of the project and runs the test that is said to miss it.
 * Takes some minutes, so it is run by hand: `node --import tsx test/support/run-without-guards.ts [word]`.
 */

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const COPIED = ['cloudfunctions', 'local', 'miniprogram', 'scripts', 'test', 'typings'];
const KEPT = ['package.json', 'tsconfig.json', 'jest.config.mjs'];

const JEST = [
  '--experimental-vm-modules',
  '--disable-warning=ExperimentalWarning',
  join('node_modules', 'jest', 'bin', 'jest.js'),
  '--runInBand',
];

function copyProject(): string {
  const copy = mkdtempSync(join(tmpdir(), 'linli-guards-'));
  for (const name of [...COPIED, ...KEPT]) {
    cpSync(join(ROOT, name), join(copy, name), { recursive: true });
  }
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
  return copy;
}

/** @returns whether the test failed, as it should */
function failsWithout(copy: string, { file, guard, without, test, pattern }: Guard): boolean {
  const path = join(copy, 'cloudfunctions', file);
  const text = readFileSync(path, 'utf8');
  if (text.split(guard).length !== 2) throw new Error(`${file} does not have once: ${guard}`);
  writeFileSync(
    path,
    text.replace(guard, () => without),
  );
  try {
    const only = pattern === undefined ? [] : [`--testNamePattern=${pattern}`];
    const { status, stdout } = spawnSync(process.execPath, [...JEST, join('test', test), ...only], {
      cwd: copy,
      encoding: 'utf8',
      timeout: 240_000,
      env: { ...process.env, LINLI_BUILT_FUNCTIONS: '' },
    });
    if (stdout.includes('No test was run.')) throw new Error(`${test} has no ${pattern}`);
    return status !== 0;
  } finally {
    writeFileSync(path, text);
  }
}

const [word = ''] = process.argv.slice(2);
const copy = copyProject();
let missed = 0;
try {
  for (const guard of GUARDS) {
    if (!`${guard.name} ${guard.file} ${guard.test}`.includes(word)) continue;
    const fails = failsWithout(copy, guard);
    if (!fails) missed += 1;
    console.log(`${fails ? 'fails, as it should' : 'NOBODY NOTICES'}: ${guard.name}`);
  }
} finally {
  rmSync(copy, { recursive: true, force: true });
}
process.exitCode = missed === 0 ? 0 : 1;
