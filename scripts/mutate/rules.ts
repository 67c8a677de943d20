import { type ChildProcess, fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { listFiles, readSources } from '../../test/architecture/sources.ts';
import { spread } from './spread.ts';
import { withSwitches } from './switches.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** Of one test. Endless loops end by themselves long before, unless they compare nothing. */
const LIMIT_MS = 120_000;
/** Of loading the tests and running each of them once, without a fault. */
const START_MS = 600_000;

interface Fault {
  file: string;
  line: number;
  what: string;
}
/** What a child tells of a fault: the test that noticed it, and whether any test or only the loading came by. */
interface Tried {
  number: number;
  noticed: string | null;
  reached: 'run' | 'loaded' | 'never';
}

/**
 * Turns every comparison of the rules into its neighbour, one after the other, and runs the tests of rules that come
 * by it. Prints the score of each module, and each fault that a test came by without noticing it.
 * @param only a pattern of paths: only faults of these files
 * @param sample so many of them, spread evenly; 0 for all
 */
export async function tryRules({ only, sample }: { only: string; sample: number }): Promise<void> {
  const files = listFiles();
  const firsts: Record<string, number> = {};
  const faults: Fault[] = [];
  for (const file of files.filter((path) => /^cloudfunctions\/.*-rules\.ts$/.test(path))) {
    const place = join(ROOT, file);
    firsts[place] = faults.length;
    const { switches } = withSwitches(place, readFileSync(place, 'utf8'), faults.length);
    faults.push(...switches.map((one) => ({ file, ...one })));
  }
  const chosen = spread(
    [...faults.keys()].filter((number) => new RegExp(only).test(faults[number]?.file ?? '')),
    sample,
  );
  const modules = new Map<string, number[]>();
  for (const number of chosen) {
    const name = moduleOf(faults[number] as Fault);
    modules.set(name, [...(modules.get(name) ?? []), number]);
  }
  const tried: Tried[] = [];
  for (const [name, numbers] of modules) {
    const tests = testsOf(`cloudfunctions/${name}/`);
    const some = await tryModule(numbers, { firsts, tests, seed: SEED });
    tried.push(...some);
    console.log(`${name}: ${countsOf(some).join(', ')}`);
  }
  report(tried.map((one) => ({ ...one, ...(faults[one.number] as Fault) })));
}

const SEED = join(ROOT, 'test', 'support', 'seed.ts');
const moduleOf = ({ file }: Fault) => file.split('/')[1] ?? '';

/** Tests of rules that reach a folder by their imports. */
function testsOf(folder: string): string[] {
  const sources = readSources();
  const byPath = new Map(sources.map((source) => [source.path, source]));
  const reaches = (test: (typeof sources)[number]) => {
    const seen = new Set([test]);
    for (const { imports } of seen) {
      for (const { target, isType } of imports) {
        const next = isType || target === undefined ? undefined : byPath.get(target);
        if (next) seen.add(next);
      }
    }
    return [...seen].some(({ path }) => path.startsWith(folder));
  };
  return sources
    .filter(({ path }) => /^test\/rules\/.*\.test\.ts$/.test(path))
    .filter(reaches)
    .map(({ path }) => join(ROOT, path));
}

/** Tries faults in one process after another: one that never ends takes its process along. */
async function tryModule(numbers: number[], work: object): Promise<Tried[]> {
  const tried: Tried[] = [];
  for (let waiting = numbers; waiting.length > 0; waiting = numbers.slice(tried.length)) {
    const before = tried.length;
    const hasBegun = await tryInChild({ ...work, wanted: waiting }, (one) => tried.push(one));
    if (!hasBegun) throw new Error('The tests could not be loaded.');
    const hanging = numbers[tried.length];
    if (tried.length < before + waiting.length && hanging !== undefined) {
      tried.push({ number: hanging, noticed: 'it never ended', reached: 'run' });
    }
  }
  return tried;
}

/** Ends with the work, or when nothing was told for too long. @returns whether the tests could be loaded */
async function tryInChild(work: object, tell: (tried: Tried) => void): Promise<boolean> {
  const child: ChildProcess = fork(fileURLToPath(new URL('try-rules.mjs', import.meta.url)), {
    cwd: ROOT,
    execArgv: [],
  });
  const kill = () => child.kill('SIGKILL');
  let limit = setTimeout(kill, START_MS);
  let hasBegun = false;
  child.on('message', (told: Tried | 'loaded' | 'alive') => {
    clearTimeout(limit);
    limit = setTimeout(kill, LIMIT_MS);
    hasBegun = true;
    if (typeof told !== 'string') tell(told);
  });
  child.send(work);
  await new Promise((resolve) => child.on('close', resolve));
  clearTimeout(limit);
  return hasBegun;
}

function report(tried: (Tried & Fault)[]): void {
  const modules = new Map<string, (Tried & Fault)[]>();
  for (const one of tried) {
    const name = moduleOf(one);
    modules.set(name, [...(modules.get(name) ?? []), one]);
  }
  const missed = tried.filter(({ noticed, reached }) => noticed === null && reached === 'run');
  console.log('\nNot noticed, though a test came by:');
  for (const { file, line, what } of missed) console.log(`  ${file}:${line} ${what}`);
  console.log(
    '\n| Rules of | Faults | Noticed | Came by, not noticed | No test of rules came by |',
  );
  console.log('|---|---|---|---|---|');
  for (const [name, all] of [...modules, ['all', tried] as const]) {
    console.log(`| ${[name, ...countsOf(all)].join(' | ')} |`);
  }
}

/** How many faults there are, were noticed, were come by without being noticed, and were come by in no test. */
function countsOf(tried: readonly Tried[]): number[] {
  const noticed = tried.filter((one) => one.noticed !== null).length;
  const run = tried.filter((one) => one.noticed === null && one.reached === 'run').length;
  return [tried.length, noticed, run, tried.length - noticed - run];
}
