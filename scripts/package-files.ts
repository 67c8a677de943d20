import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, posix, relative, sep } from 'node:path';

/** Where a package keeps what the main package does not need of the folders that all share. */
const SHARED = 'shared';
/** Folders of the main package whose files may go where they are needed. */
const MOVABLE = /^(text|components|view|store|cloud)\//;
/** Of these a package may have a copy: they keep nothing that another copy would have to know. */
const COPYABLE = /^(text|components|view(?!\/send-scans))\//;
const PARTS = ['.ts', '.json', '.wxml', '.wxss'];
/** The main package, among the roots of packages. */
const MAIN = '';

/**
 * WeChat puts every file outside of a package's folder into the main package, which each start loads. What a single
 * package reaches moves into that package's folder; words and components that several packages reach, but the main
 * package does not, are copied into each. Whoever names them is told their new place.
 * @param target a mini-program that may be changed: dist/miniprogram
 * @throws Error if something is named that is not there afterwards
 */
export async function moveToPackages(target: string): Promise<void> {
  const files = await filesBelow(target);
  const roots = await packageRoots(target);
  const named = new Map<string, string[]>();
  for (const file of files) named.set(file, await filesNamedBy(target, file));
  const homes = homesOf(files, roots, named);
  /** Where a file finds another one that lives in `home`, or stands outside of it. */
  const placeIn = (home: string) => (file: string) =>
    home !== MAIN && homes.get(file)?.includes(home) ? `${home}/${SHARED}/${file}` : file;
  for (const file of files) {
    const text = await readFile(join(target, file), 'utf8');
    const moved = homes.get(file);
    for (const home of moved ?? [packageOf(roots, file)]) {
      const place = placeIn(home)(file);
      const written = rewritten(text, file, placeIn(home), target);
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
  files: readonly string[],
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

const SPECIFIER = /(\bfrom\s*|\bimport\s*\(?\s*)'(\.[^']+)'/g;
const COMPONENT = /"((?:\/components|\.\.?)\/[^"]+)"/g;

/** Paths of the files that a file names, within the mini-program; what only types are taken from is none. */
async function filesNamedBy(target: string, file: string): Promise<string[]> {
  const text = await readFile(join(target, file), 'utf8');
  if (file.endsWith('.ts')) {
    const values = text.replace(/\b(import|export)\s+type\b[^;]*;/g, '');
    return [...values.matchAll(SPECIFIER)].flatMap(([, , name = '']) => {
      const found = scriptAt(target, posix.join(posix.dirname(file), name));
      return found === undefined ? [] : [found];
    });
  }
  if (!file.endsWith('.json')) return [];
  return [...text.matchAll(COMPONENT)].flatMap(([, name = '']) =>
    PARTS.map((part) => `${componentAt(file, name)}${part}`).filter((one) =>
      existsSync(join(target, one)),
    ),
  );
}

/** A component's path within the mini-program. */
const componentAt = (file: string, name: string) =>
  name.startsWith('/') ? name.slice(1) : posix.join(posix.dirname(file), name);

function scriptAt(target: string, path: string): string | undefined {
  return [`${path}.ts`, `${path}/index.ts`, path].find(
    (one) => one.endsWith('.ts') && existsSync(join(target, one)),
  );
}

/** A file's text, for its own new place and those of what it names. */
function rewritten(
  text: string,
  file: string,
  placeOf: (file: string) => string,
  target: string,
): string {
  if (file.endsWith('.json')) {
    return text.replace(COMPONENT, (_, name: string) => {
      const place = placeOf(`${componentAt(file, name)}.json`);
      return `"/${place.replace(/\.json$/, '')}"`;
    });
  }
  if (!file.endsWith('.ts')) return text;
  const here = posix.dirname(placeOf(file));
  return text.replace(SPECIFIER, (whole, before: string, name: string) => {
    const near = posix.join(posix.dirname(file), name);
    const found = scriptAt(target, near);
    // Types come from outside of the mini-program: they are erased.
    if (found === undefined) return whole;
    const path = posix.relative(here, placeOf(found)).replace(/(\/index)?\.ts$/, '');
    return `${before}'${path.startsWith('.') ? path : `./${path}`}'`;
  });
}

/** @throws Error naming what is not there */
async function requireAll(target: string): Promise<void> {
  for (const file of await filesBelow(target)) {
    const text = await readFile(join(target, file), 'utf8');
    const lost = file.endsWith('.json')
      ? [...text.matchAll(/"(\/[\w-]*\/?(?:shared\/)?components\/[^"]+)"/g)]
          .map(([, name = '']) => name)
          .filter((name) => !existsSync(join(target, `${name}.json`)))
      : [];
    const values = text.replace(/\b(import|export)\s+type\b[^;]*;/g, '');
    const unfound = file.endsWith('.ts')
      ? [...values.matchAll(SPECIFIER)]
          .map(([, , name = '']) => name)
          .filter((name) => !scriptAt(target, posix.join(posix.dirname(file), name)))
      : [];
    const [first] = [...lost, ...unfound];
    if (first) throw new Error(`${file} names ${first}, which is not there.`);
  }
}

async function packageRoots(target: string): Promise<string[]> {
  const text = await readFile(join(target, 'app.json'), 'utf8');
  const { subPackages = [] } = JSON.parse(text) as { subPackages?: { root: string }[] };
  return subPackages.map(({ root }) => root);
}

/** The mini-program's own files that name others, with forward slashes. */
async function filesBelow(target: string): Promise<string[]> {
  const entries = await readdir(target, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(target, join(parentPath, name)).split(sep).join('/'))
    .filter((file) => !file.startsWith('miniprogram_npm/') && /\.(ts|json|wxml|wxss)$/.test(file));
}
