import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'esbuild';
import { listFiles, readSources } from '../../test/architecture/sources.ts';
import { buildFunctions } from '../build-functions.ts';
import { isLong } from '../jest/kinds.mjs';
import { type Site, withGuards } from './guards.ts';
import { spread } from './spread.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** Without a word from the tests. */
const LIMIT_MS = 300_000;

/** What a child tells: see try-guards.mjs. */
type Told =
  | { begins: string }
  | { reached: string[] }
  | { tries: string }
  | { guard: string; by: string | null }
  | { ends: string }
  | { leftOut: string }
  | { alive: true };

interface Guard {
  site: Site;
  /** the field that was left out */
  what: string;
  reached: number;
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
}

/**
 * Leaves out one guard of a write or of a decision after the other and runs the tests of races, use cases and faults
 * that pass it, until one notices. All functions are built once, with a switch at each guard.
 */
export async function tryGuards({ kind, only, sample, tests }: GuardOptions): Promise<void> {
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
    const folders = new Set(numbers.map((number) => partOf(sites[number] as Site)));
    const run = new Run(sites, join(directory, 'cloudfunctions'));
    await run.tryIn(
      testsOf(folders).filter((path) => new RegExp(tests).test(path)),
      numbers,
    );
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

/** Tests that call a function or one that uses a part of it, the quick kinds first. */
function testsOf(parts: ReadonlySet<string>): string[] {
  const sources = readSources();
  const callers = new Set(parts);
  for (const { path, imports } of sources) {
    const other = /^cloudfunctions\/([^/]+)\//.exec(path)?.[1];
    const uses = imports.some(({ target }) => parts.has(partIn(target)));
    if (other && uses) callers.add(other);
  }
  const names = [...callers].map((name) => new RegExp(`'${name}[.']`));
  const rank = (path: string) =>
    isLong({ path: `/${path}` })
      ? 3
      : ['race', 'usecase', 'fault'].indexOf(path.split('/')[1] ?? '');
  return sources
    .filter(({ path }) => /^test\/(usecase|race|fault)\/.*\.test\.ts$/.test(path))
    .filter(({ text }) => names.some((name) => name.test(text)))
    .map(({ path }) => path)
    .sort((one, other) => rank(one) - rank(other));
}

const partIn = (path = '') => /^cloudfunctions\/([^/]+)\//.exec(path)?.[1] ?? '';

/** Tries guards in one process, and in another one when a fault never ends or the memory is used up. */
class Run {
  /** by number of the site and field */
  readonly guards = new Map<string, Guard>();
  readonly #sites: readonly Site[];
  readonly #built: string;

  constructor(sites: readonly Site[], built: string) {
    this.#sites = sites;
    this.#built = built;
  }

  async tryIn(tests: readonly string[], numbers: readonly number[]): Promise<void> {
    let waiting = [...tests];
    let tried: string[] = [];
    let trying = '';
    while (waiting.length > 0) {
      const begun = waiting.length;
      trying = '';
      const isDone = await this.#inChild({ files: waiting, numbers, tried }, (told) => {
        if ('tries' in told) trying = told.tries;
        if ('guard' in told) tried.push(told.guard);
        if ('ends' in told) {
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
    const known = this.guards.get(id) ?? { site, what: what.join(' '), reached: 0, by: null };
    this.guards.set(id, known);
    return known;
  }

  /** @returns whether the child ended by itself */
  async #inChild(
    { files, ...work }: { files: string[]; numbers: readonly number[]; tried: string[] },
    tell: (told: Told) => void,
  ): Promise<boolean> {
    const child: ChildProcess = fork(fileURLToPath(new URL('try-guards.mjs', import.meta.url)), {
      cwd: ROOT,
      execArgv: [],
      env: { ...process.env, LINLI_BUILT_FUNCTIONS: this.#built },
    });
    const kill = () => child.kill('SIGKILL');
    let limit = setTimeout(kill, LIMIT_MS);
    let file = '';
    child.on('message', (told: Told) => {
      clearTimeout(limit);
      limit = setTimeout(kill, LIMIT_MS);
      if ('begins' in told) file = relative(ROOT, told.begins);
      if ('leftOut' in told) console.log(`left out, it fails by itself: ${file} ${told.leftOut}`);
      if ('reached' in told) for (const id of told.reached) this.#guard(id).reached += 1;
      if ('guard' in told && told.by !== null) this.#guard(told.guard).by = `${file} ${told.by}`;
      tell(told);
      if ('ends' in told) {
        const all = [...this.guards.values()];
        const noticed = all.filter(({ by }) => by !== null).length;
        console.log(`${file}: ${all.length} reached, ${noticed} noticed`);
      }
    });
    const noticed = [...this.guards].filter(([, { by }]) => by !== null).map(([id]) => id);
    child.send({
      ...work,
      files: files.map((path) => join(ROOT, path)),
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
  console.log('\nNot noticed, though a test came by:');
  for (const { site, what, reached } of missed) {
    console.log(`  ${site.file}:${site.line} ${site.is} without ${what} (${reached} files)`);
  }
  const reached = new Set(all.map(({ site }) => site));
  const unreached = sites.filter((site) => !reached.has(site));
  console.log('\nNo test came by:');
  for (const { file, line, is } of unreached) console.log(`  ${file}:${line} ${is}`);
  console.log('\n| Guards of | Tried | Noticed | Not noticed | Places that no test came by |');
  console.log('|---|---|---|---|---|');
  for (const part of new Set(sites.map(partOf))) {
    const own = all.filter(({ site }) => partOf(site) === part);
    const noticed = own.filter(({ by }) => by !== null).length;
    const never = unreached.filter((site) => partOf(site) === part).length;
    console.log(
      `| \`${part}\` | ${own.length} | ${noticed} | ${own.length - noticed} | ${never} |`,
    );
  }
}
