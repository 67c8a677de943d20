import { type ChildProcess, spawn } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const BIN = join(ROOT, 'node_modules');

interface Outcome {
  passed: number;
  failed: number;
}

interface Section {
  name: string;
  title: string;
  run(): Promise<Outcome>;
}

/** Folders of test/ in the order in which they are worth knowing; browsers come last. */
const GROUPS = [
  ['architecture', 'Laws of the architecture'],
  ['privacy', 'What is kept about people'],
  ['packages', "WeChat's compiler and package sizes"],
  ['rules', 'Rules'],
  ['usecase', 'Use cases'],
  ['contract', 'Contracts'],
  ['race', 'Races'],
  ['fault', 'Faults'],
  ['local', 'Local cloud and phone, and deploying'],
  ['component', 'Components'],
  ['e2e', 'Journeys in the browser'],
] as const;

/** At most this many test files at once: most wait for answers now and then, races do for long, a browser computes. */
const AT_ONCE = 4;
const AT_ONCE_IN: Record<string, number> = { race: 6, e2e: 2 };
/** Folders whose files run beside those of another: they would leave a processor idle by themselves. */
const BESIDE: Record<string, string> = { deploy: 'local' };
/** A test that hangs must not hang everything. */
const TEST_LIMIT_MS = 300_000;

const children = new Set<ChildProcess>();

function start(args: string[], stdio: ('inherit' | 'pipe' | 'ignore')[]): ChildProcess {
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    stdio,
    // Not when npm test runs inside a test of someone else: node would then report to that one.
    env: {
      ...process.env,
      NODE_TEST_CONTEXT: undefined,
      FORCE_COLOR: undefined,
      // By the section `build`:
      LINLI_BUILT_FUNCTIONS: join(ROOT, 'dist', 'cloudfunctions'),
      LINLI_BUILT_PHONE: join(ROOT, 'dist', 'phone'),
    },
  });
  children.add(child);
  child.on('close', () => children.delete(child));
  return child;
}

async function ended(child: ChildProcess): Promise<boolean> {
  return new Promise((resolve) => {
    child.on('error', () => resolve(false));
    child.on('close', (code) => resolve(code === 0));
  });
}

/** Runs programs side by side; each one's output is kept together and shown if it fails. */
async function check(...programs: string[][]): Promise<Outcome> {
  const results = await Promise.all(
    programs.map(async (args) => {
      const child = start(args, ['ignore', 'pipe', 'pipe']);
      let said = '';
      for (const stream of [child.stdout, child.stderr]) {
        stream?.on('data', (data) => {
          said += data;
        });
      }
      const fine = await ended(child);
      if (!fine) console.log(said.trimEnd());
      return fine;
    }),
  );
  return { passed: 0, failed: results.filter((fine) => !fine).length };
}

async function runTestFiles(files: string[], atOnce: number): Promise<Outcome> {
  const child = start(
    [
      '--import',
      'tsx',
      '--test',
      `--test-concurrency=${atOnce}`,
      `--test-timeout=${TEST_LIMIT_MS}`,
      '--test-reporter',
      './scripts/test-reporter.mjs',
      ...files,
    ],
    ['ignore', 'inherit', 'inherit', 'pipe'],
  );
  let counts = '';
  child.stdio[3]?.on('data', (data) => {
    counts += data;
  });
  const fine = await ended(child);
  if (counts === '') return { passed: 0, failed: 1 };
  const outcome = JSON.parse(counts) as Outcome;
  return fine || outcome.failed > 0 ? outcome : { ...outcome, failed: 1 };
}

/** Every test file belongs to the section of its folder, or of its own name if it lies in test/. */
async function testSections(): Promise<Section[]> {
  const entries = await readdir(join(ROOT, 'test'), { recursive: true });
  const files = entries
    .filter((path) => path.endsWith('.test.ts') && !path.includes('node_modules'))
    .sort();
  const sectionOf = (path: string) => {
    const name = (path.split(sep)[0] ?? '').replace(/\.test\.ts$/, '');
    return BESIDE[name] ?? name;
  };
  const known = new Map<string, string>(GROUPS);
  const found = [...new Set(files.map(sectionOf))];
  const names = [...found.filter((name) => !known.has(name)), ...known.keys()];
  return names
    .filter((name) => found.includes(name))
    .map((name) => ({
      name,
      title: known.get(name) ?? name,
      run: () =>
        runTestFiles(
          files.filter((path) => sectionOf(path) === name).map((path) => join('test', path)),
          AT_ONCE_IN[name] ?? AT_ONCE,
        ),
    }));
}

function checkSections(): Section[] {
  const tsc = join(BIN, 'typescript', 'bin', 'tsc');
  const projects = ['.', 'miniprogram', join('local', 'phone', 'client')];
  return [
    {
      name: 'format',
      title: 'Format and lint',
      run: () =>
        check([
          join(BIN, '@biomejs', 'biome', 'bin', 'biome'),
          'check',
          '--error-on-warnings',
          '.',
        ]),
    },
    {
      name: 'types',
      title: 'Types',
      run: () => check(...projects.map((project) => [tsc, '-p', project])),
    },
    {
      name: 'unused',
      title: 'Unused files, exports and dependencies',
      run: () => check([join(BIN, 'knip', 'bin', 'knip.js'), '--no-progress']),
    },
    {
      name: 'build',
      title: 'Build',
      run: () =>
        check(
          [join('scripts', 'build.mjs')],
          ['--import', 'tsx', join('scripts', 'build-phone.ts')],
        ),
    },
  ];
}

function choose(sections: Section[], wanted: string[]): Section[] {
  const names = sections.map(({ name }) => name);
  const unknown = wanted.find((name) => !names.includes(name));
  if (unknown !== undefined) {
    console.error(
      `There is no section ${JSON.stringify(unknown)}; choose from ${names.join(', ')}.`,
    );
    process.exit(1);
  }
  if (wanted.length === 0) return sections;
  // Tests need what the build makes.
  const needsBuild = wanted.some((name) => !['format', 'types', 'unused'].includes(name));
  return sections.filter(({ name }) => wanted.includes(name) || (needsBuild && name === 'build'));
}

async function main(): Promise<void> {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      for (const child of children) child.kill(signal);
      process.exit(130);
    });
  }
  const sections = [...checkSections(), ...(await testSections())];
  const total: Outcome = { passed: 0, failed: 0 };
  const broken: string[] = [];
  for (const { name, title, run } of choose(sections, process.argv.slice(2))) {
    console.log(`\n── ${title} (${name})`);
    const started = Date.now();
    const beat = setInterval(() => {
      console.log(`   … ${Math.round((Date.now() - started) / 1000)} s`);
    }, 30_000);
    const { passed, failed } = await run();
    clearInterval(beat);
    total.passed += passed;
    total.failed += failed;
    if (failed > 0) broken.push(name);
    const seconds = ((Date.now() - started) / 1000).toFixed(1);
    console.log(`${failed > 0 ? 'failed' : 'passed'} in ${seconds} s`);
  }
  if (broken.length > 0) console.log(`\nFailed: ${broken.join(', ')}`);
  // A failed check counts as one failure, so that the line never says 0 when the exit code is not 0.
  console.log(`\nlinli: ${total.passed} passed, ${total.failed} failed`);
  process.exitCode = total.failed > 0 ? 1 : 0;
}

await main();
