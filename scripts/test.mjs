// @ts-check
// npm test [-- CHECK… KIND… FILE… JEST'S OPTIONS…]: sets up, checks, builds, then runs the tests by jest.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { CHECKS, runChecks } from './jest/checks.mjs';
import { KINDS } from './jest/kinds.mjs';
import { ensureBrowser, installDependencies, requireNode, runCommand } from './setup.mjs';

const ROOT = join(import.meta.dirname, '..');
/** Options of jest that take the next argument as their value. */
const WITH_VALUE = ['-t', '--testNamePattern', '-w', '--maxWorkers', '--shard', '--seed'];

/** @typedef {{ checks: string[], kinds: string[], paths: string[], options: string[] }} Wanted */

/**
 * @param {string[]} args
 * @returns {Wanted}
 */
function readArguments(args) {
  /** @type {Wanted} */
  const wanted = { checks: [], kinds: [], paths: [], options: [] };
  for (const [at, arg] of args.entries()) {
    const before = args[at - 1] ?? '';
    if (arg.startsWith('-') || WITH_VALUE.includes(before)) wanted.options.push(arg);
    else if (CHECKS.some(({ name }) => name === arg)) wanted.checks.push(arg);
    else if (KINDS.some(({ name }) => name === arg)) wanted.kinds.push(arg);
    else if (existsSync(join(ROOT, arg))) wanted.paths.push(arg);
    else {
      const names = [...CHECKS, ...KINDS].map(({ name }) => name).join(', ');
      console.error(`There is no ${JSON.stringify(arg)}: name a file, or one of ${names}.`);
      process.exit(1);
    }
  }
  return wanted;
}

/** @param {Wanted} wanted */
function chooseChecks({ checks, kinds, paths, options }) {
  if (checks.length > 0) return checks;
  const isPart =
    kinds.length + paths.length > 0 ||
    // Of several shards the first does what is done once.
    options.some((option) => /^(-t|--testName|--watch)|^--shard=(?!1\/)/.test(option));
  return isPart ? ['build'] : CHECKS.map(({ name }) => name);
}

/**
 * Runs jest.
 * @param {Wanted} wanted
 * @param {number} failedChecks
 * @returns {Promise<number>} exit code
 */
function runJest({ kinds, paths, options }, failedChecks) {
  const args = [
    '--experimental-vm-modules',
    '--disable-warning=ExperimentalWarning',
    join(ROOT, 'node_modules', 'jest', 'bin', 'jest.js'),
    ...paths,
    ...options,
    ...(kinds.length > 0 ? ['--selectProjects', ...kinds] : []),
  ];
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: {
      ...process.env,
      LINLI_FAILED_CHECKS: String(failedChecks),
      LINLI_BUILT_FUNCTIONS: join(ROOT, 'dist', 'cloudfunctions'),
      LINLI_BUILT_PHONE: join(ROOT, 'dist', 'phone'),
    },
  });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
    process.on(signal, () => child.kill(signal));
  }
  let isCounted = false;
  child.on('message', () => {
    isCounted = true;
  });
  return new Promise((resolve) => {
    child.on('close', (code, signal) => {
      if (!isCounted) sayCounts(0, failedChecks + 1);
      resolve(signal || !isCounted ? 1 : (code ?? 1));
    });
  });
}

/**
 * The last line, where the reporter has not written it.
 * @param {number} passed
 * @param {number} failed
 */
function sayCounts(passed, failed) {
  console.log(`\n${passed} passed, ${failed} failed`);
}

await runCommand(async () => {
  requireNode();
  await installDependencies();
});
const wanted = readArguments(process.argv.slice(2));
const needsBrowser = wanted.checks.length === 0;
await runCommand(() => (needsBrowser ? ensureBrowser({ required: true }) : Promise.resolve()));

const names = chooseChecks(wanted);
const failed = await runChecks(names);
if (wanted.checks.length > 0 || failed.includes('build')) {
  sayCounts(names.length - failed.length, failed.length);
  process.exitCode = failed.length > 0 ? 1 : 0;
} else {
  process.exitCode = await runJest(wanted, failed.length);
}
