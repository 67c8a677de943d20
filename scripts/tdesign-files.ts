import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, posix, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const LIBRARY = 'tdesign-miniprogram';
const LIBRARY_SOURCE = fileURLToPath(
  new URL(`../node_modules/${LIBRARY}/miniprogram_dist`, import.meta.url),
);
const ICONS = 'icon/icon.wxss';
const BUTTON = 'button/button';

/**
 * Puts into miniprogram_npm what a mini-program's sources reach of TDesign: its templates and styles as they are, of
 * its scripts the functions that are used, of its 2,352 icons the rules of those that are named somewhere, and of its
 * buttons' rules those of the looks that some template asks for. The whole library would fill the main package.
 */
export async function copyTDesign(source: string, target: string): Promise<void> {
  const library = join(target, 'miniprogram_npm', LIBRARY);
  const { files, scripts } = await reachedLibraryFiles(source);
  for (const file of files) {
    if (file.endsWith('.js')) continue;
    const place = join(library, file);
    await mkdir(dirname(place), { recursive: true });
    if (file === ICONS) await writeFile(place, await usedIcons(source, files));
    else if (file === `${BUTTON}.wxss`) await writeFile(place, await usedButtons(source));
    else await cp(join(LIBRARY_SOURCE, file), place);
  }
  await bundleScripts(scripts, library);
}

/** Bundles the library's scripts under their own names. What several need is in files between them, so that it is there once. */
async function bundleScripts(scripts: readonly string[], library: string): Promise<void> {
  await build({
    absWorkingDir: LIBRARY_SOURCE,
    entryPoints: [...scripts],
    outbase: LIBRARY_SOURCE,
    outdir: library,
    chunkNames: 'common/[name]-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    charset: 'utf8',
    // What it brings along itself has no parts to leave out: npm's own are taken where they are installed.
    nodePaths: [join(LIBRARY_SOURCE, 'miniprogram_npm')],
    legalComments: 'none',
    logLevel: 'warning',
  });
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

/**
 * The buttons' stylesheet without the rules of looks that no `<t-button>` has: outlined, dashed, round, …
 * @throws Error if a template takes a look from its page's data, where nobody can see which ones there are
 */
async function usedButtons(source: string): Promise<string> {
  const library = (kind: string) => readFile(join(LIBRARY_SOURCE, `${BUTTON}.${kind}`), 'utf8');
  const looks = new Set<string>();
  const see = (text: string, word: RegExp) => {
    for (const [found] of text.matchAll(word)) looks.add(found);
  };
  see(
    await readFile(join(LIBRARY_SOURCE, dirname(BUTTON), 'props.js'), 'utf8'),
    /(?<=value:")[a-z-]+/g,
  );
  see(await library('wxml'), /(?<='--)[a-z]+/g);
  for (const path of await sourceFiles(source)) {
    if (!path.endsWith('.wxml')) continue;
    for (const [tag] of (await readFile(path, 'utf8')).matchAll(
      /<t-button\b(?:"[^"]*"|[^">])*>/g,
    )) {
      if (/\s(theme|variant|shape|size)="(?!\w)[^']*"/.test(tag)) {
        throw new Error(`${path}: write the looks of a button in the template: ${tag}`);
      }
      see(tag, /(?<![\w-])[a-z][a-z-]*/g);
    }
  }
  const isUsed = (selector: string) =>
    [...selector.matchAll(/--(?:size-)?([a-z-]+)/g)].every(([, look = '']) => looks.has(look));
  return (await library('wxss')).replace(
    /^([^{}@]+)(\{[^}]*\}\n?)/gm,
    (_, selectors: string, rest) => {
      const used = selectors.split(',').filter(isUsed);
      return used.length > 0 ? `${used.join(',')}${rest}` : '';
    },
  );
}

/**
 * Paths within the library, with forward slashes: `files` of everything that the sources use directly or not,
 * `scripts` of what WeChat or the sources ask for by its name.
 */
async function reachedLibraryFiles(
  source: string,
): Promise<{ files: string[]; scripts: string[] }> {
  const reached = new Set<string>();
  const waiting = await entryPoints(source);
  const scripts = new Set(waiting);
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (reached.has(path)) continue;
    reached.add(path);
    const references = await referencesOf(path);
    if (path.endsWith('.json')) for (const one of references) scripts.add(one);
    waiting.push(...references);
  }
  return {
    files: [...reached].sort(),
    scripts: [...scripts].filter((path) => path.endsWith('.js')).sort(),
  };
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
