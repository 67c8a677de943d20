import { type ChildProcess, fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'esbuild';
import { listFiles, readSources } from '../../test/architecture/sources.ts';
import { buildFunctions, functionNames } from '../build-functions.ts';
import { isLong } from '../jest/kinds.mjs';
import { type Site, withGuards } from './guards.ts';
import { spread } from './spread.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** Without a word from the tests. */
const LIMIT_MS = 300_000;

/** What a child tells: see try-guards.mjs. */
type Told =
  | { begins: string }
  | { guard: string; tests: number }
  | { tries: string }
  | { guard: string; by: string | null }
  | { ends: string }
  | { leftOut: string }
  | { alive: true };

interface Guard {
  site: Site;
  /** the field that was left out */
  what: string;
  /** tests in which it held something back */
  tests: number;
  by: string | null;
}

export interface GuardOptions {
  kind: 'writes' | 'refusals';
  /** a pattern of paths: only guards of these files */
  only: string;
  /** so many places of guards, spread evenly; 0 for all */
  sample: number;
  /** a pattern of paths: only these tests */
  tests: string;
  /** a file that keeps what was found; a later run with the same sources goes on from there */
  state: string;
}

/**
 * Leaves out one guard of a write or of a decision after the other and runs the tests of races, use cases and faults
 * in which it held something back, until one notices. All functions are built once, with a switch at each guard.
 */
export async function tryGuards({ kind, only, sample, tests, state }: GuardOptions): Promise<void> {
  const files = listFiles().filter((path) => /^cloudfunctions\/.*\.ts$/.test(path));
  const firsts = new Map<string, number>();
  const sites: Site[] = [];
  for (const file of files) {
    firsts.set(file, sites.length);
    sites.push(...withGuards(file, readFileSync(join(ROOT, file), 'utf8'), 0).sites);
  }
  const numbers = spread(
    [...sites.keys()].filter((number) => {
      const { file, is } = sites[number] as Site;
      return new RegExp(only).test(file) && (is === 'refusal') === (kind === 'refusals');
    }),
    sample,
  );
  const directory = mkdtempSync(join(tmpdir(), 'linli-guards-'));
  try {
    await buildFunctions({ directory, plugins: [switching(firsts)] });
    const names = new Set(await functionNames());
    const run = new Run(sites, join(directory, 'cloudfunctions'), state);
    const wanted = new Map<string, number[]>();
    for (const { path, calls } of readTests()) {
      // What several functions share is tried wherever it is come by.
      const own = numbers.filter((number) => {
        const part = partOf(sites[number] as Site);
        return calls.has(part) || !names.has(part);
      });
      if (own.length > 0 && new RegExp(tests).test(path)) wanted.set(path, own);
    }
    await run.tryIn(wanted);
    report(
      run.guards,
      numbers.map((number) => sites[number] as Site),
    );
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

const partOf = ({ file }: Site) => file.split('/')[1] ?? '';

/** Puts the switches into the sources as they are bundled. */
function switching(firsts: ReadonlyMap<string, number>): Plugin {
  return {
    name: 'switching',
    setup({ onLoad }) {
      onLoad({ filter: /\/cloudfunctions\/.*\.ts$/ }, ({ path }) => {
        const file = relative(ROOT, path).replaceAll('\\', '/');
        const { text } = withGuards(file, readFileSync(path, 'utf8'), firsts.get(file) ?? 0);
        return { contents: text, loader: 'ts' };
      });
    },
  };
}

/** Tests, the quick kinds first, and the functions that each calls by their names. */
function readTests(): { path: string; calls: ReadonlySet<string> }[] {
  const rank = (path: string) =>
    isLong({ path: `/${path}` })
      ? 3
      : ['race', 'usecase', 'fault'].indexOf(path.split('/')[1] ?? '');
  return readSources()
    .filter(({ path }) => /^test\/(usecase|race|fault)\/.*\.test\.ts$/.test(path))
    .map(({ path, text }) => ({
      path,
      calls: new Set([...text.matchAll(/'([a-z]+)[.']/g)].map(([, name]) => name ?? '')),
    }))
    .sort((one, other) => rank(one.path) - rank(other.path));
}

interface Work {
  files: string[];
  wanted: ReadonlyMap<string, number[]>;
  /** of the first file */
  tried: string[];
}

interface KeptState {
  sites: string;
  done: string[];
  found: (readonly [id: string, found: Pick<Guard, 'tests' | 'by'>])[];
}

function hashOf(sites: readonly Site[]): string {
  return createHash('sha256').update(JSON.stringify(sites)).digest('hex');
}

/** Tries guards in one process, and in another one when a fault never ends or the memory is used up. */
class Run {
  /** by number of the site and field */
  readonly guards = new Map<string, Guard>();
  readonly #sites: readonly Site[];
  readonly #built: string;
  readonly #state: string;
  /** files whose tests have been run, in this run or an earlier one */
  readonly #done = new Set<string>();

  constructor(sites: readonly Site[], built: string, state: string) {
    this.#sites = sites;
    this.#built = built;
    this.#state = state;
    if (state === '' || !existsSync(state)) return;
    const kept = JSON.parse(readFileSync(state, 'utf8')) as KeptState;
    if (kept.sites !== hashOf(sites)) throw new Error(`${state} is about other sources`);
    for (const file of kept.done) this.#done.add(file);
    for (const [id, found] of kept.found) Object.assign(this.#guard(id), found);
  }

  #keep(): void {
    if (this.#state === '') return;
    const found = [...this.guards].map(([id, { tests, by }]) => [id, { tests, by }] as const);
    const kept: KeptState = { sites: hashOf(this.#sites), done: [...this.#done], found };
    writeFileSync(this.#state, JSON.stringify(kept));
  }

  /** @param wanted file of tests → the sites whose guards are tried in it */
  async tryIn(wanted: ReadonlyMap<string, number[]>): Promise<void> {
    let waiting = [...wanted.keys()].filter((file) => !this.#done.has(file));
    let tried: string[] = [];
    let trying = '';
    while (waiting.length > 0) {
      const begun = waiting.length;
      trying = '';
      const isDone = await this.#inChild({ files: waiting, wanted, tried }, (told) => {
        if ('tries' in told) trying = told.tries;
        if ('by' in told) tried.push(told.guard);
        if ('ends' in told) {
          this.#done.add(waiting[0] ?? '');
          this.#keep();
          waiting = waiting.slice(1);
          tried = [];
          trying = '';
        }
      });
      if (isDone && waiting.length === begun) throw new Error('The tests could not be run.');
      if (isDone) continue;
      if (trying !== '') this.#guard(trying).by = `${waiting[0]} never ended`;
      else if (waiting.length === begun) {
        console.log(`left out, it fails by itself: ${waiting[0]}`);
        waiting = waiting.slice(1);
      }
    }
  }

  #guard(id: string): Guard {
    const [number = '', ...what] = id.split(' ');
    const site = this.#sites[Number(number)] as Site;
    const known = this.guards.get(id) ?? { site, what: what.join(' '), tests: 0, by: null };
    this.guards.set(id, known);
    return known;
  }

  /** @returns whether the child ended by itself */
  async #inChild({ files, wanted, tried }: Work, tell: (told: Told) => void): Promise<boolean> {
    const child: ChildProcess = fork(fileURLToPath(new URL('try-guards.mjs', import.meta.url)), {
      cwd: ROOT,
      execArgv: [],
      env: { ...process.env, LINLI_BUILT_FUNCTIONS: this.#built },
    });
    const kill = () => child.kill('SIGKILL');
    let limit = setTimeout(kill, LIMIT_MS);
    let file = '';
    let began = 0;
    child.on('message', (told: Told) => {
      clearTimeout(limit);
      limit = setTimeout(kill, LIMIT_MS);
      if ('begins' in told) {
        file = relative(ROOT, told.begins);
        began = performance.now();
      }
      if ('leftOut' in told) console.log(`left out, it fails by itself: ${file} ${told.leftOut}`);
      if ('tests' in told) this.#guard(told.guard).tests += told.tests;
      if ('by' in told && told.by === null) {
        const { site, what } = this.#guard(told.guard);
        console.log(`  unnoticed: ${site.file}:${site.line} ${site.is} without ${what}`);
      }
      if ('by' in told && told.by !== null) this.#guard(told.guard).by = `${file} ${told.by}`;
      tell(told);
      if ('ends' in told) {
        const all = [...this.guards.values()];
        const noticed = all.filter(({ by }) => by !== null).length;
        const seconds = Math.round((performance.now() - began) / 1000);
        console.log(`${file}: ${all.length} reached, ${noticed} noticed, ${seconds} s`);
      }
    });
    const noticed = [...this.guards].filter(([, { by }]) => by !== null).map(([id]) => id);
    child.send({
      files: files.map((path) => ({ path: join(ROOT, path), numbers: wanted.get(path) })),
      tried,
      noticed,
      seed: join(ROOT, 'test', 'support', 'seed.ts'),
    });
    const code = await new Promise((resolve) => child.on('close', resolve));
    clearTimeout(limit);
    return code === 0;
  }
}

function report(guards: ReadonlyMap<string, Guard>, sites: readonly Site[]): void {
  const all = [...guards.values()];
  const missed = all.filter(({ by }) => by === null);
  console.log('\nNot noticed, and the tests in which it held something back:');
  for (const { site, what, tests } of missed) {
    console.log(`  ${site.file}:${site.line} ${site.is} without ${what}: ${tests}`);
  }
  const reached = new Set(all.map(({ site }) => site));
  const unreached = sites.filter((site) => !reached.has(site));
  console.log('\nNo test came by:');
  for (const { file, line, is } of unreached) console.log(`  ${file}:${line} ${is}`);
  console.log('\n| Guards of | All | Noticed | Not noticed | Held nothing back |');
  console.log('|---|---|---|---|---|');
  for (const part of new Set(sites.map(partOf))) {
    const own = all.filter(({ site }) => partOf(site) === part);
    const noticed = own.filter(({ by }) => by !== null).length;
    const idle = own.filter(({ by, tests }) => by === null && tests === 0).length;
    const never = unreached.filter((site) => partOf(site) === part).length;
    const counts = [own.length + never, noticed, own.length - noticed - idle, idle + never];
    console.log(`| \`${part}\` | ${counts.join(' | ')} |`);
  }
}
