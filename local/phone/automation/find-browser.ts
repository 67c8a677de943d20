import { access, constants } from 'node:fs/promises';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

const NAMES = [
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

/** The path of an installed Chromium, Chrome or Edge; LINLI_BROWSER names another one. */
export async function findInstalledBrowser(): Promise<string> {
  for (const path of candidates()) {
    const usable = await access(path, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (usable) return path;
  }
  throw new Error(
    'No Chrome, Edge or Chromium was found: install one, or set LINLI_BROWSER to its path.',
  );
}

function candidates(): string[] {
  const { LINLI_BROWSER, PATH = '', PROGRAMFILES, LOCALAPPDATA } = process.env;
  const programs = process.env['PROGRAMFILES(X86)'];
  return [
    ...(LINLI_BROWSER ? [LINLI_BROWSER] : []),
    ...PATH.split(delimiter).flatMap((folder) => NAMES.map((name) => join(folder, name))),
    ...['/Applications', join(homedir(), 'Applications')].flatMap((folder) =>
      MAC.map((name) => join(folder, name)),
    ),
    ...[PROGRAMFILES, programs, LOCALAPPDATA].flatMap((folder) =>
      folder ? WINDOWS.map((name) => join(folder, name)) : [],
    ),
  ];
}
