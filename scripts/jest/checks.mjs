// @ts-check
import { spawn } from 'node:child_process';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..');
const BIN = join(ROOT, 'node_modules');
const TSC = join(BIN, 'typescript', 'bin', 'tsc');
const BEAT = 30_000;

/**
 * What is checked without running a test: programs of Node.js, side by side.
 * @type {readonly { name: string, title: string, programs: string[][] }[]}
 */
export const CHECKS = [
  {
    name: 'format',
    title: 'Format and lint',
    programs: [
      [join(BIN, '@biomejs', 'biome', 'bin', 'biome'), 'check', '--error-on-warnings', '.'],
    ],
  },
  {
    name: 'types',
    title: 'Types',
    programs: ['.', 'miniprogram', join('local', 'phone', 'client'), join('test', 'component')].map(
      (project) => [TSC, '-p', project],
    ),
  },
  {
    name: 'unused',
    title: 'Unused files, exports and dependencies',
    programs: [[join(BIN, 'knip', 'bin', 'knip.js'), '--no-progress']],
  },
  {
    name: 'build',
    title: 'Build',
    programs: [
      [join('scripts', 'build.mjs')],
      ['--import', 'tsx', join('scripts', 'build-phone.ts')],
    ],
  },
];

/**
 * Runs checks one after the other; what a failing one has printed is shown.
 * @param {string[]} names
 * @returns {Promise<string[]>} those that failed
 */
export async function runChecks(names) {
  const failed = [];
  for (const { name, title, programs } of CHECKS) {
    if (!names.includes(name)) continue;
    const started = Date.now();
    const seconds = () => `${((Date.now() - started) / 1000).toFixed(1)} s`;
    const beat = setInterval(() => console.log(`… ${title}, ${seconds()}`), BEAT);
    const said = await Promise.all(programs.map(run));
    clearInterval(beat);
    const problems = said.filter((one) => one !== undefined);
    console.log(`${problems.length > 0 ? '✖' : '✔'} ${title} (${name})  ${seconds()}`);
    for (const problem of problems) console.log(problem);
    if (problems.length > 0) failed.push(name);
  }
  return failed;
}

/**
 * @param {string[]} args
 * @returns {Promise<string | undefined>} undefined if all is well, otherwise what it printed
 */
function run(args) {
  const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (data) => {
      said += data;
    });
  }
  return new Promise((resolve) => {
    child.on('error', (error) => resolve(`${said}\n${error.message}`));
    child.on('close', (code) => resolve(code === 0 ? undefined : said || `exit code ${code}`));
  });
}
