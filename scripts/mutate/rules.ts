import { type ChildProcess, fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { listFiles } from '../../test/architecture/sources.ts';
import { spread } from './spread.ts';
import { withSwitches } from './switches.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** Of one fault. Endless loops end by themselves long before, unless they compare nothing. */
const LIMIT_MS = 120_000;

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
 * @param only part of a path: only faults of these files
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
  const chosen = [...faults.keys()].filter((number) => faults[number]?.file.includes(only));
  const waiting = spread(chosen, sample);
  const tests = files
    .filter((path) => /^test\/rules\/.*\.test\.ts$/.test(path))
    .map((path) => join(ROOT, path));
  const seed = join(ROOT, 'test', 'support', 'seed.ts');
  const tried: Tried[] = [];
  while (waiting.length > 0) {
    const before = tried.length;
    await tryInChild({ firsts, wanted: waiting, tests, seed }, (one) => {
      tried.push(one);
      waiting.shift();
      if (tried.length % 100 === 0) console.log(`${tried.length} tried`);
    });
    const [hanging] = waiting;
    if (hanging === undefined) break;
    if (tried.length === before && before === 0) throw new Error('The tests could not be loaded.');
    tried.push({ number: hanging, noticed: 'it never ended', reached: 'run' });
    waiting.shift();
  }
  report(tried.flatMap((one) => ({ ...one, ...(faults[one.number] as Fault) })));
}

/** Ends with the work, or when nothing was told for too long. */
async function tryInChild(work: object, tell: (tried: Tried) => void): Promise<void> {
  const child: ChildProcess = fork(fileURLToPath(new URL('try-rules.mjs', import.meta.url)), {
    cwd: ROOT,
    execArgv: [],
  });
  const kill = () => child.kill('SIGKILL');
  // Loading the tests, and running all of them once, takes longer than a fault.
  let limit = setTimeout(kill, 5 * LIMIT_MS);
  child.on('message', (tried: Tried) => {
    clearTimeout(limit);
    limit = setTimeout(kill, LIMIT_MS);
    tell(tried);
  });
  child.send(work);
  await new Promise((resolve) => child.on('close', resolve));
  clearTimeout(limit);
}

function report(tried: (Tried & Fault)[]): void {
  const modules = new Map<string, (Tried & Fault)[]>();
  for (const one of tried) {
    const name = one.file.split('/')[1] ?? '';
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
    const noticed = all.filter((one) => one.noticed !== null).length;
    const run = all.filter((one) => one.noticed === null && one.reached === 'run').length;
    console.log(
      `| ${name} | ${all.length} | ${noticed} | ${run} | ${all.length - noticed - run} |`,
    );
  }
}
