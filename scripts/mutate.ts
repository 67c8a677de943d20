import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { listFiles, readSources } from '../test/architecture/sources.ts';
import { type Mutant, mutantsOfWrites } from './mutate/mutants.ts';
import { tryRules } from './mutate/rules.ts';
import { spread } from './mutate/spread.ts';

/**
 * Puts one small fault after another into the project and runs the tests that should notice: comparisons of rules
 * (`--kind rules`, within one process), conditions of writes (`--kind writes`, in a copy that is built each time).
 * Prints the score and every fault that no test noticed.
 */

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const LIMIT_MS = 240_000;
const FILES = [
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'jest.config.mjs',
  'project.config.json',
];
const COPIED = ['cloudfunctions', 'local', 'miniprogram', 'scripts', 'test', 'typings', 'docs'];

const JEST = [
  '--experimental-vm-modules',
  '--disable-warning=ExperimentalWarning',
  join('node_modules', 'jest', 'bin', 'jest.js'),
];

const { values } = parseArgs({
  options: {
    kind: { type: 'string', default: 'rules' },
    /** part of a path: only mutants of these files */
    only: { type: 'string', default: '' },
    /** so many of them, spread evenly */
    sample: { type: 'string', default: '0' },
  },
});

const sources = readSources();

function mutants(): Mutant[] {
  const all = listFiles()
    .filter((path) => path.includes(values.only))
    .filter((path) => /^cloudfunctions\/[a-z]+\/(.+\/)?[a-z-]+\.ts$/.test(path))
    .flatMap((path) => mutantsOfWrites(path, readFileSync(join(ROOT, path), 'utf8')));
  return spread(all, Number(values.sample));
}

/** Tests that call a function or a part of it, the quick kinds first. */
function testsOfWrites(file: string): string[] {
  const part = file.split('/')[1] ?? '';
  const callers = new Set([part]);
  for (const { path, imports } of sources) {
    const other = /^cloudfunctions\/([^/]+)\//.exec(path)?.[1];
    if (other && imports.some(({ target }) => target?.startsWith(`cloudfunctions/${part}/`))) {
      callers.add(other);
    }
  }
  const names = [...callers].map((name) => new RegExp(`'${name}[.']`));
  const rank = (path: string) => ['usecase', 'race', 'fault'].indexOf(path.split('/')[1] ?? '');
  return sources
    .filter(({ path }) => /^test\/(usecase|race|fault)\/.*\.test\.ts$/.test(path))
    .filter(({ text }) => names.some((name) => name.test(text)))
    .map(({ path }) => path)
    .sort((one, other) => rank(one) - rank(other));
}

function copyProject(): string {
  const copy = mkdtempSync(join(tmpdir(), 'linli-mutant-'));
  for (const name of COPIED) cpSync(join(ROOT, name), join(copy, name), { recursive: true });
  for (const name of FILES) {
    cpSync(join(ROOT, name), join(copy, name));
  }
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
  return copy;
}

async function run(copy: string, args: string[]): Promise<boolean> {
  const child: ChildProcess = spawn(process.execPath, args, {
    cwd: copy,
    stdio: 'ignore',
    env: { ...process.env, LINLI_BUILT_FUNCTIONS: join(copy, 'dist', 'cloudfunctions') },
  });
  const limit = setTimeout(() => child.kill('SIGKILL'), LIMIT_MS);
  const code = await new Promise((resolve) => child.on('close', resolve));
  clearTimeout(limit);
  return code === 0;
}

const sound = new Map<string, boolean>();

/** Tests that pass without any fault: others would notice everything. */
async function passing(copy: string, tests: readonly string[]): Promise<string[]> {
  const kept: string[] = [];
  for (const test of tests) {
    if (!sound.has(test)) sound.set(test, await run(copy, [...JEST, '--runTestsByPath', test]));
    if (sound.get(test)) kept.push(test);
    else console.log(`left out, it fails by itself: ${test}`);
  }
  return kept;
}

/** @returns whether a test noticed, or undefined if no test reaches the file */
async function isNoticed(copy: string, { file, text }: Mutant): Promise<boolean | undefined> {
  const tests = await passing(copy, testsOfWrites(file));
  if (tests.length === 0) return undefined;
  const path = join(copy, file);
  const original = readFileSync(path, 'utf8');
  writeFileSync(path, text);
  try {
    if (!(await run(copy, [join('scripts', 'build.mjs')]))) return true;
    return !(await run(copy, [...JEST, '--bail', '--runTestsByPath', ...tests]));
  } finally {
    writeFileSync(path, original);
  }
}

async function tryWrites(): Promise<void> {
  const copy = copyProject();
  if (!(await run(copy, [join('scripts', 'build.mjs')]))) {
    throw new Error('the project does not build: nothing can be learned from a fault');
  }
  const missed: string[] = [];
  let noticed = 0;
  const all = mutants();
  try {
    for (const [index, mutant] of all.entries()) {
      const found = await isNoticed(copy, mutant);
      if (found) noticed += 1;
      else
        missed.push(
          `${mutant.file}:${mutant.line} ${mutant.what}${found === undefined ? ' (no test)' : ''}`,
        );
      if (index % 10 === 9) console.log(`${index + 1} of ${all.length}: ${noticed} noticed`);
    }
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
  console.log(`\nNot noticed:\n${missed.map((line) => `  ${line}`).join('\n') || '  none'}`);
  console.log(`\nwrites: ${noticed} of ${all.length} faults noticed`);
}

if (values.kind === 'writes') await tryWrites();
else await tryRules({ only: values.only, sample: Number(values.sample) });
