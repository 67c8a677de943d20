// @ts-check
import { accessSync, constants, existsSync, readFileSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

/** Chromium without a window comes first: nothing here needs one, and it computes a fifth less. */
const NAMES = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
];

const MAC = [
  'Google Chrome.app/Contents/MacOS/Google Chrome',
  'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'Chromium.app/Contents/MacOS/Chromium',
];

const WINDOWS = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
  'Chromium\\Application\\chrome.exe',
];

/** What to say when there is none. */
export const NO_BROWSER =
  'No Chrome, Edge or Chromium was found: install one, or set LINLI_BROWSER to the path of its program.';

/**
 * The path of an installed Chromium, Chrome or Edge. LINLI_BROWSER names one and ends the search.
 * @param {NodeJS.ProcessEnv} [environment]
 * @returns {string | undefined}
 */
export function findBrowser(environment = process.env) {
  const { LINLI_BROWSER } = environment;
  if (LINLI_BROWSER) return isProgram(LINLI_BROWSER) ? LINLI_BROWSER : undefined;
  return candidates(environment).find(isProgram);
}

/** The same, or an error that says what to do. */
export function requireBrowser() {
  const path = findBrowser();
  if (path === undefined) throw new Error(NO_BROWSER);
  return path;
}

/** @param {NodeJS.ProcessEnv} environment @returns {string[]} */
function candidates(environment) {
  const { PATH = '', PROGRAMFILES, LOCALAPPDATA } = environment;
  if (process.platform === 'win32') {
    return [PROGRAMFILES, environment['PROGRAMFILES(X86)'], LOCALAPPDATA].flatMap((folder) =>
      folder ? WINDOWS.map((name) => join(folder, name)) : [],
    );
  }
  const onPath = PATH.split(delimiter).flatMap((folder) =>
    folder ? NAMES.map((name) => join(folder, name)) : [],
  );
  if (process.platform !== 'darwin') return onPath;
  const applications = ['/Applications', join(homedir(), 'Applications')];
  return [...applications.flatMap((folder) => MAC.map((name) => join(folder, name))), ...onPath];
}

/** @param {string} path */
function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile() && !isEmptyStub(path);
  } catch {
    return false;
  }
}

/** Ubuntu's package is a script that asks for a snap: without the snap it is no browser. */
function isEmptyStub(/** @type {string} */ path) {
  if (statSync(path).size > 10_000 || existsSync('/snap/bin/chromium')) return false;
  return readFileSync(path, 'utf8').includes('/snap/bin/chromium');
}
