import { spawn } from 'node:child_process';
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildMiniprogram } from './build-miniprogram.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const SCRIPTS = join(ROOT, 'scripts');

export interface PackageSize {
  /** main-package, or the root of a subpackage */
  name: string;
  /** of all its files as the official compiler makes them */
  bytes: number;
}

/**
 * Compiles a mini-program with WeChat's own compiler and measures its packages, the main one first.
 * @throws Error with the compiler's words if it refuses the project
 */
export async function packageSizes(source = join(ROOT, 'miniprogram')): Promise<PackageSize[]> {
  const project = await mkdtemp(join(tmpdir(), 'linli-compile-'));
  try {
    await buildMiniprogram({ source, target: join(project, 'dist', 'miniprogram') });
    await cp(join(ROOT, 'project.config.json'), join(project, 'project.config.json'));
    const results = join(project, 'sizes.json');
    await compile(project, results);
    const sizes = JSON.parse(await readFile(results, 'utf8')) as Record<string, number>;
    return sum(sizes, await subpackageRoots(source));
  } finally {
    await rm(project, { recursive: true, force: true });
  }
}

async function compile(project: string, results: string): Promise<void> {
  const child = spawn(process.execPath, [join(SCRIPTS, 'compile-official.mjs'), project, results], {
    cwd: ROOT,
    env: {
      ...process.env,
      NODE_OPTIONS: `--require ${JSON.stringify(join(SCRIPTS, 'no-network.cjs'))}`,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (data) => {
      said += data;
    });
  }
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  if (code !== 0) throw new Error(`WeChat's compiler refuses the project:\n${said.trim()}`);
}

async function subpackageRoots(source: string): Promise<string[]> {
  const app = JSON.parse(await readFile(join(source, 'app.json'), 'utf8')) as {
    subPackages?: { root: string }[];
    subpackages?: { root: string }[];
  };
  return [...(app.subPackages ?? []), ...(app.subpackages ?? [])].map(({ root }) =>
    root.replace(/^\/|\/$/g, ''),
  );
}

function sum(sizes: Record<string, number>, roots: string[]): PackageSize[] {
  const totals = new Map(['main-package', ...roots].map((name) => [name, 0]));
  for (const [path, bytes] of Object.entries(sizes)) {
    const name = roots.find((root) => path.startsWith(`${root}/`)) ?? 'main-package';
    totals.set(name, (totals.get(name) ?? 0) + bytes);
  }
  return [...totals].map(([name, bytes]) => ({ name, bytes }));
}
