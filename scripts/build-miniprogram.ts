import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, posix, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { config } from '../miniprogram/config.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const LIBRARY = 'tdesign-miniprogram';
const LIBRARY_SOURCE = join(ROOT, 'node_modules', LIBRARY, 'miniprogram_dist');
/** For npm and the editor, not for WeChat. */
const LEFT_OUT = new Set(['node_modules', 'package.json', 'tsconfig.json']);

export interface MiniprogramBuildOptions {
  source?: string;
  target?: string;
  /** of the deployment, instead of the local cloud's: the values in miniprogram/config.ts */
  config?: typeof config;
}

/**
 * Copies the mini-program to dist/miniprogram as it is (WeChat's own plugin compiles TypeScript) and
 * beside it, in miniprogram_npm, those files of TDesign that its pages reach: the whole library
 * would fill the main package.
 */
export async function buildMiniprogram({
  source = join(ROOT, 'miniprogram'),
  target = join(ROOT, 'dist', 'miniprogram'),
  config: deployed,
}: MiniprogramBuildOptions = {}): Promise<void> {
  await rm(target, { recursive: true, force: true });
  await mkdir(target, { recursive: true });
  for (const name of await readdir(source)) {
    if (!LEFT_OUT.has(name)) await cp(join(source, name), join(target, name), { recursive: true });
  }
  if (deployed) {
    const text = `export const config = ${JSON.stringify(deployed)};\n`;
    await writeFile(join(target, 'config.ts'), text);
  }
  for (const file of await reachedLibraryFiles(source)) {
    const place = join(target, 'miniprogram_npm', LIBRARY, file);
    await mkdir(dirname(place), { recursive: true });
    await cp(join(LIBRARY_SOURCE, file), place);
  }
}

/** Paths within the library, with forward slashes, of everything that the sources use directly or not. */
async function reachedLibraryFiles(source: string): Promise<string[]> {
  const reached = new Set<string>();
  const waiting = await entryPoints(source);
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (reached.has(path)) continue;
    reached.add(path);
    waiting.push(...(await referencesOf(path)));
  }
  return [...reached].sort();
}

async function entryPoints(source: string): Promise<string[]> {
  const mention = new RegExp(`['"/]${LIBRARY}/([\\w./-]+)`, 'g');
  const files = await readdir(source, { recursive: true, withFileTypes: true });
  const found: string[] = [];
  for (const file of files) {
    const path = join(file.parentPath, file.name);
    const isSource = /\.(json|ts|js|wxml|wxss|wxs)$/.test(file.name);
    if (!file.isFile() || !isSource || relative(source, path).split(sep).includes('node_modules')) {
      continue;
    }
    for (const [, name = ''] of (await readFile(path, 'utf8')).matchAll(mention)) {
      const members = file.name.endsWith('.json') ? component(name) : script(name);
      if (members.length === 0) throw new Error(`${path} names ${LIBRARY}/${name}: no such part.`);
      found.push(...members);
    }
  }
  return found;
}

async function referencesOf(path: string): Promise<string[]> {
  const text = await readFile(join(LIBRARY_SOURCE, path), 'utf8');
  const near = (name: string) =>
    name.startsWith('/') ? name.slice(1) : posix.join(posix.dirname(path), name);
  const all = (pattern: RegExp) => [...text.matchAll(pattern)].map(([, name = '']) => name);
  if (path.endsWith('.json')) {
    const { usingComponents = {} } = JSON.parse(text) as {
      usingComponents?: Record<string, string>;
    };
    return Object.values(usingComponents).flatMap((name) => component(near(name)));
  }
  if (path.endsWith('.wxss')) return all(/@import\s*['"]([^'"]+)['"]/g).map(near);
  if (path.endsWith('.wxml')) {
    return all(/<(?:import|include|wxs)\b[^>]*?\bsrc\s*=\s*['"]([^'"]+)['"]/g).map(near);
  }
  if (path.endsWith('.wxs')) return all(/require\(\s*['"]([^'"]+)['"]\s*\)/g).map(near);
  if (!path.endsWith('.js')) return [];
  return all(/(?:\bfrom|\bimport|\brequire\()\s*['"]([^'"]+)['"]/g).flatMap((name) =>
    script(name.startsWith('.') ? near(name) : posix.join('miniprogram_npm', name)),
  );
}

/** The four files of a component. */
function component(name: string): string[] {
  return ['json', 'js', 'wxml', 'wxss'].map((kind) => `${name}.${kind}`).filter(isInLibrary);
}

/** A file as WeChat finds it: as named, with .js, or the index.js of a folder. */
function script(name: string): string[] {
  const path = [name, `${name}.js`, posix.join(name, 'index.js')].find(isInLibrary);
  return path === undefined ? [] : [path];
}

function isInLibrary(path: string): boolean {
  return /\.\w+$/.test(path) && existsSync(join(LIBRARY_SOURCE, path));
}
