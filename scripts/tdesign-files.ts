import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, posix, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const LIBRARY = 'tdesign-miniprogram';
const LIBRARY_SOURCE = fileURLToPath(
  new URL(`../node_modules/${LIBRARY}/miniprogram_dist`, import.meta.url),
);
const ICONS = 'icon/icon.wxss';

/**
 * Copies to miniprogram_npm those files of TDesign that a mini-program's sources reach, and of its 2,352 icons
 * the rules of those that are named somewhere: the whole library would fill the main package.
 */
export async function copyTDesign(source: string, target: string): Promise<void> {
  const files = await reachedLibraryFiles(source);
  for (const file of files) {
    const place = join(target, 'miniprogram_npm', LIBRARY, file);
    await mkdir(dirname(place), { recursive: true });
    if (file === ICONS) await writeFile(place, await usedIcons(source, files));
    else await cp(join(LIBRARY_SOURCE, file), place);
  }
}

/** The icons' stylesheet without those whose names stand nowhere between quotes. */
async function usedIcons(source: string, reached: readonly string[]): Promise<string> {
  const paths = [
    ...(await sourceFiles(source)),
    ...reached.map((file) => join(LIBRARY_SOURCE, file)),
  ];
  const named = new Set<string>();
  for (const path of paths) {
    const text = await readFile(path, 'utf8');
    for (const [, name = ''] of text.matchAll(/['"]([a-z][a-z0-9-]*)(?=['"])/g)) named.add(name);
  }
  const styles = await readFile(join(LIBRARY_SOURCE, ICONS), 'utf8');
  return styles.replace(/^\.t-icon-([a-z0-9-]+):before\{[^}]*\}\n?/gm, (rule, name) =>
    named.has(name) ? rule : '',
  );
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

/** Everything a mini-program is written in, without what npm keeps beside it. */
async function sourceFiles(source: string): Promise<string[]> {
  const entries = await readdir(source, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && /\.(json|ts|js|wxml|wxss|wxs)$/.test(entry.name))
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((path) => !relative(source, path).split(sep).includes('node_modules'));
}

async function entryPoints(source: string): Promise<string[]> {
  const mention = new RegExp(`['"/]${LIBRARY}/([\\w./-]+)`, 'g');
  const found: string[] = [];
  for (const path of await sourceFiles(source)) {
    for (const [, name = ''] of (await readFile(path, 'utf8')).matchAll(mention)) {
      const members = path.endsWith('.json') ? component(name) : script(name);
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
