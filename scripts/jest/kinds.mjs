// @ts-check

/**
 * The kinds of tests, in the order in which their failures are worth knowing. A kind is a folder of
 * test/ unless it names its files.
 * @typedef {{ name: string, title: string, files: string[], atOnce: number }} Kind
 */

/** Most files compute; some wait for processes of their own now and then, and browsers run beside them. */
const AT_ONCE = 3;
/** A browser computes with several threads. */
const BROWSERS_AT_ONCE = 2;

/**
 * Files that take more than a minute each: they begin first among those that run beside them, so that at the
 * end none is left that others wait for.
 */
const LONG = [
  'contract/access-matrix',
  'dry-run',
  'e2e/accessibility',
  'fault/cut-ballots',
  'fault/cut-residents',
  'local/backup',
  'local/start-main',
  'race/vote-model',
].map((name) => `/test/${name}.test.ts`);

/** @type {readonly Kind[]} */
export const KINDS = [
  kind('architecture', 'Laws of the architecture', ['architecture.test.ts']),
  kind('privacy', 'Documents that follow the code', [
    'privacy.test.ts',
    'threats.test.ts',
    'base-library.test.ts',
  ]),
  kind('packages', "WeChat's compiler, package sizes and what would be deployed", [
    'packages.test.ts',
    'dry-run.test.ts',
  ]),
  kind('rules', 'Rules'),
  kind('component', 'Pages and components'),
  kind('usecase', 'Use cases'),
  kind('contract', 'Contracts'),
  kind('race', 'Races'),
  kind('fault', 'Faults'),
  kind('local', 'Local cloud and phone, and deploying', [
    'local/**/*.test.ts',
    'deploy/**/*.test.ts',
  ]),
  { ...kind('e2e', 'Journeys in the browser'), atOnce: BROWSERS_AT_ONCE },
];

/**
 * @param {string} name
 * @param {string} title
 * @param {string[]} files
 * @returns {Kind}
 */
function kind(name, title, files = [`${name}/**/*.test.ts`]) {
  return { name, title, files, atOnce: AT_ONCE };
}

/** @param {Pick<import('@jest/reporters').Test, 'path'>} test */
export function isLong(test) {
  return LONG.some((name) => test.path.endsWith(name));
}

/** @param {import('@jest/reporters').Test} test */
export function kindOf(test) {
  const name = test.context.config.displayName?.name;
  const at = KINDS.findIndex((one) => one.name === name);
  const found = KINDS[at];
  if (!found) throw new Error(`${test.path} is of no kind`);
  return { ...found, at };
}
