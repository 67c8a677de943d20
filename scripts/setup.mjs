// @ts-check
// Plain JavaScript without dependencies: it runs before anything is installed.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findBrowser, NO_BROWSER } from './find-browser.mjs';

export { findBrowser };

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const [MAJOR, MINOR] = /** @type {const} */ ([20, 19]);
const NO_FONT =
  'No Chinese font was found: install one (on Debian: fonts-noto-cjk), or the pictures show empty boxes.';

/** A reason to stop that one sentence tells in full. */
export class SetupError extends Error {}

/**
 * Runs a command's steps; a SetupError becomes one sentence and exit code 1.
 * @param {() => Promise<void>} steps
 */
export async function runCommand(steps) {
  try {
    await steps();
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    console.error(error.message);
    process.exit(1);
  }
}

/**
 * Runs a TypeScript file of the project in this process, so that Ctrl-C and the exit code are its own.
 * @param {string} file relative to the root
 */
export async function handOver(file) {
  const { register } = await import('tsx/esm/api');
  register();
  return import(new URL(`../${file}`, import.meta.url).href);
}

export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > MAJOR || (major === MAJOR && minor >= MINOR)) return;
  throw new SetupError(
    `Linli needs Node.js ${MAJOR}.${MINOR} or newer, and this is ${process.versions.node}: get it from https://nodejs.org.`,
  );
}

/** Runs `npm ci` unless node_modules holds exactly what package-lock.json names. */
export async function installDependencies() {
  if (dependenciesAreCurrent()) return;
  const npm = process.env.npm_execpath;
  const [command, first] = npm?.endsWith('npm-cli.js') ? [process.execPath, [npm]] : ['npm', []];
  const flags = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund'];
  const failed = await run('Installing the dependencies', command, [...first, ...flags], {
    shell: process.platform === 'win32' && command === 'npm',
  });
  if (failed) {
    throw new SetupError(
      'The dependencies could not be installed (npm ci failed, see above): check the network and try again.',
    );
  }
}

/**
 * npm keeps what it installed in node_modules/.package-lock.json, written last; comparing that with
 * the lock file is surer than comparing dates, which a checkout changes.
 */
function dependenciesAreCurrent() {
  const wanted = packagesIn('package-lock.json');
  const present = packagesIn(join('node_modules', '.package-lock.json'));
  if (!wanted || !present) return false;
  return Object.entries(wanted).every(([path, { version, optional, link }]) => {
    if (!path.startsWith('node_modules/') || link) return true;
    const found = present[path];
    return found ? found.version === version : optional === true;
  });
}

/**
 * @param {string} file
 * @returns {Record<string, { version?: string, optional?: boolean, link?: boolean }> | undefined}
 */
function packagesIn(file) {
  try {
    return JSON.parse(readFileSync(join(ROOT, file), 'utf8')).packages;
  } catch {
    return undefined;
  }
}

/**
 * Finds a browser and a Chinese font; on Debian and Ubuntu as root installs what is missing.
 * @param {{ required: boolean }} options required: without a browser stop, instead of only saying so
 */
export async function ensureBrowser({ required }) {
  const missing = () => [
    ...(findBrowser() ? [] : ['chromium']),
    ...(hasChineseFont() ? [] : ['fonts-noto-cjk']),
  ];
  if (missing().length > 0 && canUseApt()) await installPackages(missing());
  if (!hasChineseFont()) console.warn(NO_FONT);
  if (findBrowser()) return;
  const { LINLI_BROWSER } = process.env;
  const message = LINLI_BROWSER
    ? `LINLI_BROWSER is ${LINLI_BROWSER}, and that is no program: set it to the path of Chrome, Edge or Chromium.`
    : NO_BROWSER;
  if (required) throw new SetupError(message);
  console.warn(`${message} Linli itself opens in any browser; only --automation needs one here.`);
}

/** Only Linux comes without Chinese fonts. */
function hasChineseFont() {
  if (process.platform !== 'linux') return true;
  const listed = spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' });
  if (listed.status === 0) return listed.stdout.trim() !== '';
  const folder = '/usr/share/fonts';
  if (!existsSync(folder)) return false;
  return readdirSync(folder, { recursive: true }).some((name) =>
    /cjk|wqy|han-?(sans|serif)|droid.*fallback|uming|ukai/i.test(String(name)),
  );
}

function canUseApt() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  if (process.env.LINLI_BROWSER && findBrowser() === undefined) return false;
  try {
    return /^ID(_LIKE)?=.*(debian|ubuntu)/m.test(readFileSync('/etc/os-release', 'utf8'));
  } catch {
    return false;
  }
}

/** Without a window where there is such a package: see find-browser.mjs. */
async function chromiumPackage() {
  const name = 'chromium-headless-shell';
  const quietly = { quiet: true };
  return (await run(`Looking for ${name}`, 'apt-cache', ['show', name], quietly))
    ? 'chromium'
    : name;
}

/** @param {string[]} packages */
async function installPackages(packages) {
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (/** @type {string[]} */ ...args) => [
    '-qq',
    '-o',
    'Acquire::Retries=3',
    '-o',
    'DPkg::Lock::Timeout=120',
    ...args,
  ];
  for (let attempt = 1; attempt <= 3; attempt += 1) {
    const quietly = { env: environment, quiet: true };
    let failed = await run('Refreshing the package lists', 'apt-get', apt('update'), quietly);
    if (!failed) {
      const chromium = packages.includes('chromium') ? await chromiumPackage() : '';
      const names = packages.map((name) => (name === 'chromium' ? chromium : name));
      const install = apt('install', '-y', '--no-install-recommends', ...names);
      failed = await run(`Installing ${names.join(' and ')}`, 'apt-get', install, quietly);
    }
    if (!failed) return;
    console.warn(`apt-get failed (attempt ${attempt} of 3):\n${failed.trim().slice(-800)}`);
    if (attempt < 3) await new Promise((resolve) => setTimeout(resolve, attempt * 3000));
  }
}

/**
 * Runs a program and says every ten seconds that it still runs.
 * @param {string} title
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, shell?: boolean, quiet?: boolean }} options
 * @returns {Promise<string | undefined>} undefined on success, otherwise what it last said
 */
async function run(title, command, args, { env = process.env, shell = false, quiet = false }) {
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1000);
  console.log(`${title} …`);
  const beat = setInterval(() => console.log(`${title} … ${seconds()} s`), 10_000);
  const child = spawn(command, args, {
    cwd: ROOT,
    env,
    shell,
    stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (data) => {
      said = (said + data).slice(-4000);
    });
  }
  const code = await new Promise((resolve) => {
    child.on('error', (error) => {
      said += error.message;
      resolve(-1);
    });
    child.on('close', resolve);
  });
  clearInterval(beat);
  return code === 0 ? undefined : said || `${command} ended with code ${code}`;
}
