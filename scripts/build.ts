import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, build, context } from 'esbuild';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const SOURCE = join(ROOT, 'cloudfunctions');
const TARGET = join(ROOT, 'dist', 'cloudfunctions');

/** The modules that become functions: each folder with an index.ts. */
export async function functionNames(): Promise<string[]> {
  const entries = await readdir(SOURCE, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory() && existsSync(join(SOURCE, entry.name, 'index.ts')))
    .map(({ name }) => name)
    .sort();
}

function optionsFor(names: string[]): BuildOptions {
  return {
    entryPoints: names.map((name) => ({
      in: join(SOURCE, name, 'index.ts'),
      out: join(name, 'index'),
    })),
    outdir: TARGET,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    minify: true,
    logLevel: 'warning',
  };
}

async function writeCompanions(names: string[]): Promise<void> {
  for (const name of names) {
    await mkdir(join(TARGET, name), { recursive: true });
    await cp(join(SOURCE, name, 'config.json'), join(TARGET, name, 'config.json'));
    await writeFile(
      join(TARGET, name, 'package.json'),
      `${JSON.stringify({ name, version: '0.1.0', main: 'index.js' }, null, 2)}\n`,
    );
  }
}

/** Bundles every function to dist/cloudfunctions/<name>/index.js, with its config.json. */
export async function buildFunctions(): Promise<void> {
  const names = await functionNames();
  await rm(TARGET, { recursive: true, force: true });
  await build(optionsFor(names));
  await writeCompanions(names);
}

/** Rebuilds on change. @returns a function that stops watching */
export async function watchFunctions(onRebuilt: () => void): Promise<() => Promise<void>> {
  const names = await functionNames();
  let first = true;
  const watcher = await context({
    ...optionsFor(names),
    plugins: [
      {
        name: 'tell',
        setup({ onEnd }) {
          onEnd(({ errors }) => {
            if (errors.length === 0 && !first) onRebuilt();
            first = false;
          });
        },
      },
    ],
  });
  await watcher.watch();
  return () => watcher.dispose();
}
