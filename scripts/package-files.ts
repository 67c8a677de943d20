import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, posix, relative, sep } from 'node:path';

/** Where a package keeps what the main package does not need of the folders that all share. */
const SHARED = 'shared';
const LIBRARIES = 'miniprogram_npm/';
const LIBRARY = 'tdesign-miniprogram';
/** Folders of the main package whose files may go where they are needed. */
const MOVABLE = /^(text|components|view|store|cloud|miniprogram_npm\/tdesign-miniprogram)\//;
/** Of these a package may have a copy: they keep nothing that another copy would have to know. */
const COPYABLE = /^(text(?!\/error\.ts)|components|view(?!\/send-scans)|miniprogram_npm)\//;
const PARTS = ['.ts', '.js', '.json', '.wxml', '.wxss'];
/** The main package, among the roots of packages. */
const MAIN = '';

/**
 * WeChat puts every file outside of a package's folder into the main package, which each start loads. What a single
 * package reaches moves into that package's folder; words and components, ours and the library's, that several packages
 * reach, but the main package does not, are copied into each. Whoever names them is told their new place.
 * @param target a mini-program that may be changed: dist/miniprogram
 * @throws Error if something is named that is not there afterwards
 */
export async function moveToPackages(target: string): Promise<void> {
  const files = await filesBelow(target);
  const roots = await packageRoots(target);
  const named = new Map<string, string[]>();
  for (const file of files) named.set(file, await filesNamedBy(target, files, file));
  const homes = homesOf(files, roots, named);
  /** Where a file finds another one that lives in `home`, or stands outside of it. */
  const placeIn = (home: string) => (file: string) =>
    home !== MAIN && homes.get(file)?.includes(home)
      ? `${home}/${SHARED}/${file.replace(LIBRARIES, '')}`
      : file;
  for (const file of files) {
    const text = await readFile(join(target, file), 'utf8');
    const moved = homes.get(file);
    for (const home of moved ?? [packageOf(roots, file)]) {
      const place = placeIn(home)(file);
      const written = rewritten(text, file, placeIn(home), files);
      if (written === text && !moved) continue;
      await mkdir(dirname(join(target, place)), { recursive: true });
      await writeFile(join(target, place), written);
    }
  }
  for (const file of homes.keys()) await rm(join(target, file));
  await requireAll(target);
}

const packageOf = (roots: readonly string[], file: string) =>
  roots.find((root) => file.startsWith(`${root}/`)) ?? MAIN;

/** Files that leave the main package → the packages that reach them. */
function homesOf(
  files: ReadonlySet<string>,
  roots: readonly string[],
  named: ReadonlyMap<string, string[]>,
): Map<string, string[]> {
  const users = new Map<string, Set<string>>();
  const follow = (file: string, user: string) => {
    const known = users.get(file) ?? new Set();
    if (known.has(user)) return;
    users.set(file, known.add(user));
    for (const next of named.get(file) ?? []) follow(next, user);
  };
  for (const file of files) {
    const home = packageOf(roots, file);
    if (home !== MAIN || !MOVABLE.test(file)) follow(file, home);
  }
  // What keeps something for several packages stays, with all that it names.
  for (const [file, known] of users) {
    if (MOVABLE.test(file) && !COPYABLE.test(file) && known.size > 1) follow(file, MAIN);
  }
  const homes = new Map<string, string[]>();
  for (const [file, known] of users) {
    const mayLeave = COPYABLE.test(file) || (MOVABLE.test(file) && known.size === 1);
    if (mayLeave && !known.has(MAIN)) homes.set(file, [...known]);
  }
  return homes;
}

/** How a file of each kind names others: before, quote, name. */
const SCRIPT = /(\bfrom\s*|\bimport\s*\(?\s*)(['"])(\.[^'"]+)\2/g;
const NAMING: Record<string, RegExp> = {
  ts: SCRIPT,
  js: SCRIPT,
  json: new RegExp(`()(")((?:/[\\w-]*/?(?:shared/)?components|\\.\\.?|${LIBRARY})/[^"]+)"`, 'g'),
  wxml: /(<(?:import|include|wxs)\b[^>]*?\bsrc=)(["'])([^"']+)\2/g,
  wxss: /(@import\s*)(["'])([^"']+)\2/g,
  wxs: /(\brequire\(\s*)(["'])([^"']+)\2/g,
};

const namingOf = (file: string) => NAMING[posix.extname(file).slice(1)] as RegExp;

/** Every name in a file's text, without what only types are taken from: those are erased. */
async function namesIn(target: string, file: string): Promise<string[]> {
  const text = await readFile(join(target, file), 'utf8');
  const values = text.replace(/\b(import|export)\s+type\b[^;]*;/g, '');
  return [...values.matchAll(namingOf(file))].map(([, , , name = '']) => name);
}

/** Paths of the files that a file names, within the mini-program. */
async function filesNamedBy(
  target: string,
  files: ReadonlySet<string>,
  file: string,
): Promise<string[]> {
  return (await namesIn(target, file)).flatMap((name) => filesCalled(files, file, name));
}

/** What a name in a file means: one file, or those of a component. None if it is nothing of the mini-program. */
function filesCalled(files: ReadonlySet<string>, file: string, name: string): string[] {
  const path = pathCalled(file, name);
  const one = (candidates: string[]) => {
    const found = candidates.find((each) => files.has(each));
    return found === undefined ? [] : [found];
  };
  if (file.endsWith('.json')) return PARTS.flatMap((part) => one([`${path}${part}`]));
  return /\.[tj]s$/.test(file) ? one([`${path}.ts`, `${path}/index.ts`, path]) : one([path]);
}

function pathCalled(file: string, name: string): string {
  if (name.startsWith(`${LIBRARY}/`)) return `${LIBRARIES}${name}`;
  return name.startsWith('/') ? name.slice(1) : posix.join(posix.dirname(file), name);
}

/** A file's text, for its own new place and those of what it names. */
function rewritten(
  text: string,
  file: string,
  placeOf: (file: string) => string,
  files: ReadonlySet<string>,
): string {
  const here = posix.dirname(placeOf(file));
  return text.replace(namingOf(file), (whole, before: string, quote: string, name: string) => {
    const [found] = filesCalled(files, file, name);
    // Types come from outside of the mini-program, and the library's own name leads to the main package.
    if (found === undefined || (name.startsWith(LIBRARY) && placeOf(found) === found)) return whole;
    const place = placeOf(found).replace(NAMED_WITHOUT[posix.extname(file)] ?? '', '');
    const path = file.endsWith('.json') ? `/${place}` : posix.relative(here, place);
    return `${before}${quote}${/^[./]/.test(path) ? path : `./${path}`}${quote}`;
  });
}

/** What a name leaves out of a path. */
const NAMED_WITHOUT: Record<string, RegExp> = { '.ts': /(\/index)?\.ts$/, '.json': /\.\w+$/ };

/** @throws Error naming what is not there */
async function requireAll(target: string): Promise<void> {
  const files = await filesBelow(target);
  for (const file of files) {
    for (const name of await namesIn(target, file)) {
      if (filesCalled(files, file, name).length === 0) {
        throw new Error(`${file} names ${name}, which is not there.`);
      }
    }
  }
}

async function packageRoots(target: string): Promise<string[]> {
  const text = await readFile(join(target, 'app.json'), 'utf8');
  const { subPackages = [] } = JSON.parse(text) as { subPackages?: { root: string }[] };
  return subPackages.map(({ root }) => root);
}

/** The files of the mini-program and of the library that name others, with forward slashes. */
async function filesBelow(target: string): Promise<Set<string>> {
  const entries = await readdir(target, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(target, join(parentPath, name)).split(sep).join('/'))
    .filter((file) => !file.startsWith(LIBRARIES) || file.startsWith(`${LIBRARIES}${LIBRARY}/`))
    .filter((file) => posix.extname(file).slice(1) in NAMING);
  return new Set(files);
}
