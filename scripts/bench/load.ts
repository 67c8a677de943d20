import { execFile } from 'node:child_process';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { buildFunctions, functionNames } from '../build-functions.ts';
import { type Figure, quantile, rounded } from './figure.ts';

const RUNS = 15;
const SCRIPT = `
  const started = process.hrtime.bigint();
  require(process.argv[1]);
  console.log(Number(process.hrtime.bigint() - started) / 1e6);
  process.exit(0);
`;
const run = promisify(execFile);

/**
 * How long a cold start takes to load each function's bundle, and wx-server-sdk by itself: median of
 * new processes, taken in turn, so that whatever else the machine does hits all alike.
 */
export async function measureLoad(): Promise<Figure[]> {
  const directory = await mkdtemp(join(tmpdir(), 'linli-load-'));
  try {
    await buildFunctions({ directory });
    const paths = new Map<string, string>();
    for (const name of await functionNames()) {
      paths.set(name, join(directory, 'cloudfunctions', name, 'index.js'));
    }
    paths.set('wx-server-sdk', createRequire(import.meta.url).resolve('wx-server-sdk'));
    const times = new Map<string, number[]>();
    for (let turn = 0; turn <= RUNS; turn += 1) {
      for (const [name, path] of paths) {
        const milliseconds = await loadOnce(path);
        // The first turn warms the disk's cache.
        if (turn > 0) times.set(name, [...(times.get(name) ?? []), milliseconds]);
      }
    }
    const loads = [...times].map(([name, values]) => ({
      name: `load/${name}`,
      value: rounded(quantile(values, 0.5)),
      unit: 'ms',
    }));
    return [...loads, ...(await measureBundles(directory))];
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/** What is uploaded of each function. */
async function measureBundles(directory: string): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const name of await functionNames()) {
    const folder = join(directory, 'cloudfunctions', name);
    const files = ['index.js', 'sdk.js'].map((file) => stat(join(folder, file)));
    const bytes = (await Promise.all(files)).reduce((sum, { size }) => sum + size, 0);
    figures.push({ name: `bundle/${name}`, value: Math.round(bytes / 1024), unit: 'KB' });
  }
  return figures;
}

async function loadOnce(path: string): Promise<number> {
  const { stdout } = await run(process.execPath, ['-e', SCRIPT, path], {
    env: {
      ...process.env,
      TENCENTCLOUD_RUNENV: 'SCF',
      TENCENTCLOUD_SECRETID: 'bench',
      TENCENTCLOUD_SECRETKEY: 'bench',
      LINLI_DATA_KEY: Buffer.alloc(32, 1).toString('base64'),
    },
  });
  return Number(stdout.trim().split('\n').at(-1));
}
