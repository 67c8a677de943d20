import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, build, context, type OutputFile, type Plugin } from 'esbuild';
import { writeOther } from '../local/phone/compile/write-other.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const SOURCE = join(ROOT, 'cloudfunctions');
const MAPS = 'source-maps';
const SDK = '@cloudbase/node-sdk';
/** The SDK's file in each function's folder. */
const SDK_FILE = 'sdk.js';

/**
 * Parts of @cloudbase/node-sdk for language models, data models and SQL. They are half of its size
 * and load time, and it reaches them only when asked (`ai()`, `models`, `rdb()`), which no function does.
 */
const UNUSED = [
  '@cloudbase/ai',
  '@cloudbase/app',
  '@cloudbase/wx-cloud-client-sdk',
  'web-streams-polyfill',
];

export interface FunctionBuildOptions {
  /** folder to build into; dist by default, functions then lie in dist/cloudfunctions */
  directory?: string;
  /** further ones of esbuild's */
  plugins?: Plugin[];
}

/** The modules that become functions: each folder with an index.ts. */
export async function functionNames(): Promise<string[]> {
  const entries = await readdir(SOURCE, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory() && existsSync(join(SOURCE, entry.name, 'index.ts')))
    .map(({ name }) => name)
    .sort();
}

/**
 * Bundles every function to dist/cloudfunctions/<name>/index.js beside its config.json, and the SDK, which is
 * four fifths of what a function needs and the same for all, to a file of its own beside it. The source maps go to
 * dist/source-maps: what lies in a function's folder is uploaded.
 */
export async function buildFunctions({
  directory = join(ROOT, 'dist'),
  plugins = [],
}: FunctionBuildOptions = {}) {
  const names = await functionNames();
  const [{ outputFiles }] = await Promise.all([
    build(optionsFor(names, directory, plugins)),
    writeSdk(names, directory),
  ]);
  await writeBundles(names, directory, outputFiles ?? []);
}

/**
 * Builds like `buildFunctions`, then again whenever a source changes. A build that comes out as the one
 * before, which the watcher's own first one does, changes nothing on the disk and tells nobody.
 * @returns once the first build is written, a function that stops watching; fails if there are errors
 */
export async function watchFunctions(
  onRebuilt: () => void,
  { directory = join(ROOT, 'dist') }: FunctionBuildOptions = {},
): Promise<() => Promise<void>> {
  const names = await functionNames();
  let written: string | undefined;
  const write: Plugin = {
    name: 'write',
    setup({ onEnd }) {
      onEnd(async ({ errors, outputFiles = [] }) => {
        const hash = outputFiles.map((file) => file.hash).join();
        if (errors.length > 0 || hash === written) return;
        await writeBundles(names, directory, outputFiles);
        if (written !== undefined) onRebuilt();
        written = hash;
      });
    },
  };
  await writeSdk(names, directory);
  const options = optionsFor(names, directory);
  const watcher = await context({ ...options, plugins: [...(options.plugins ?? []), write] });
  await watcher.rebuild();
  await watcher.watch();
  return () => watcher.dispose();
}

function optionsFor(names: string[], directory: string, plugins: Plugin[] = []): BuildOptions {
  return {
    entryPoints: names.map((name) => ({
      in: join(SOURCE, name, 'index.ts'),
      out: join(name, 'index'),
    })),
    outdir: join(directory, 'cloudfunctions'),
    plugins: [sdkApart, ...plugins],
    sourcemap: 'external',
    sourcesContent: false,
    ...BUNDLED,
  };
}

const BUNDLED = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  minify: true,
  legalComments: 'none',
  write: false,
  logLevel: 'warning',
} as const;

const sdkApart: Plugin = {
  name: 'sdk-apart',
  setup({ onResolve }) {
    onResolve({ filter: new RegExp(`^${SDK}$`) }, () => ({
      path: `./${SDK_FILE}`,
      external: true,
    }));
  },
};

async function writeSdk(names: string[], directory: string): Promise<void> {
  const { outputFiles } = await build({
    stdin: { contents: `module.exports = require('${SDK}');`, resolveDir: SOURCE },
    alias: Object.fromEntries(UNUSED.map((name) => [name, join(ROOT, 'scripts', 'absent.cjs')])),
    ...BUNDLED,
  });
  const contents = outputFiles[0]?.contents ?? '';
  for (const name of names) {
    const folder = join(directory, 'cloudfunctions', name);
    await mkdir(folder, { recursive: true });
    await writeOther(join(folder, SDK_FILE), contents);
  }
}

/** Overwrites what has changed in place, so that a running function never misses its file, then clears what is stale. */
async function writeBundles(
  names: string[],
  directory: string,
  outputs: OutputFile[],
): Promise<void> {
  const functions = join(directory, 'cloudfunctions');
  const manifest = await readFile(join(ROOT, 'package.json'), 'utf8');
  const { version } = JSON.parse(manifest) as { version: string };
  await mkdir(join(directory, MAPS), { recursive: true });
  for (const { path, contents } of outputs) {
    const name = dirname(path).slice(functions.length + 1);
    await mkdir(dirname(path), { recursive: true });
    await writeOther(
      path.endsWith('.map') ? join(directory, MAPS, `${name}.js.map`) : path,
      contents,
    );
  }
  for (const name of names) {
    const target = join(functions, name);
    await writeOther(
      join(target, 'config.json'),
      await readFile(join(SOURCE, name, 'config.json')),
    );
    const description = { name, version, private: true, main: 'index.js' };
    await writeOther(join(target, 'package.json'), `${JSON.stringify(description, null, 2)}\n`);
  }
  for (const entry of await readdir(functions)) {
    if (!names.includes(entry)) await rm(join(functions, entry), { recursive: true, force: true });
  }
}
