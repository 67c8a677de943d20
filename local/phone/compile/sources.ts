import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';

/** Where npm packages of the mini-program appear in its own tree, as in WeChat. */
const PACKAGE_FOLDER = 'miniprogram_npm';

/**
 * Finds files by the path they have in WeChat: below the mini-program's folder, or below
 * miniprogram_npm/<package>, which npm keeps in node_modules/<package>/miniprogram_dist.
 */
export class Sources {
  readonly #root: string;
  readonly #modules: string;
  readonly #packageRoots = new Map<string, string | null>();
  readonly #texts = new Map<string, { stamp: string; text: string }>();

  constructor(root: string, modules: string) {
    this.#root = root;
    this.#modules = modules;
  }

  /** The path on disk. */
  locate(path: string): string {
    if (!path.startsWith(`${PACKAGE_FOLDER}/`)) return join(this.#root, path);
    const [name = '', ...rest] = packageParts(path.slice(PACKAGE_FOLDER.length + 1));
    return join(this.#packageRoot(name) ?? join(this.#root, PACKAGE_FOLDER, name), ...rest);
  }

  exists(path: string): boolean {
    const found = statSync(this.locate(path), { throwIfNoEntry: false });
    return found?.isFile() ?? false;
  }

  read(path: string): string {
    const place = this.locate(path);
    const { mtimeMs, size } = statSync(place);
    const stamp = `${mtimeMs}:${size}`;
    const known = this.#texts.get(place);
    if (known?.stamp === stamp) return known.text;
    const text = readFileSync(place, 'utf8').replace(/^\uFEFF/, '');
    this.#texts.set(place, { stamp, text });
    return text;
  }

  isOwn(path: string): boolean {
    return !path.startsWith(`${PACKAGE_FOLDER}/`);
  }

  /** The path that a reference in a file means, without asking whether it exists. */
  resolve(from: string, reference: string): string {
    if (reference.startsWith('/')) return posix.normalize(reference.slice(1));
    return posix.normalize(posix.join(posix.dirname(from), reference));
  }

  /** A component as usingComponents names it: a path without ending that has a .json, or null. */
  component(from: string, reference: string): string | null {
    for (const path of this.#candidates(from, reference)) {
      for (const full of [path, posix.join(path, 'index')]) {
        if (this.exists(`${full}.json`) && this.exists(`${full}.wxml`)) return full;
      }
    }
    return null;
  }

  /** The file that an import or require means, or null. */
  script(from: string, reference: string): string | null {
    for (const path of this.#candidates(from, reference)) {
      for (const ending of ['', '.ts', '.js', '.json', '/index.ts', '/index.js']) {
        if (this.exists(path + ending)) return path + ending;
      }
      const main = this.#packageMain(path);
      if (main) return main;
    }
    return null;
  }

  #candidates(from: string, reference: string): string[] {
    if (/^[./]/.test(reference)) return [this.resolve(from, reference)];
    const found = [this.resolve(from, reference), `${PACKAGE_FOLDER}/${reference}`];
    // A package may bring packages of its own: tdesign-miniprogram has its tslib and dayjs.
    const inside = from.match(/^miniprogram_npm\/(@[^/]+\/[^/]+|[^/]+)\//);
    if (inside) found.push(`${PACKAGE_FOLDER}/${inside[1]}/${PACKAGE_FOLDER}/${reference}`);
    return found;
  }

  #packageMain(path: string): string | null {
    const manifest = `${path}/package.json`;
    if (!path.startsWith(PACKAGE_FOLDER) || !this.exists(manifest)) return null;
    const { main = 'index.js' } = JSON.parse(this.read(manifest)) as { main?: string };
    const file = posix.join(path, main);
    return this.exists(file) ? file : null;
  }

  #packageRoot(name: string): string | null {
    const known = this.#packageRoots.get(name);
    if (known !== undefined) return known;
    let found: string | null = null;
    for (let base = this.#root; ; base = dirname(base)) {
      const folder = join(base, 'node_modules', name);
      if (existsSync(folder)) found = folder;
      if (found || dirname(base) === base) break;
    }
    if (existsSync(join(this.#modules, name))) found = join(this.#modules, name);
    if (found && existsSync(join(found, 'miniprogram_dist'))) {
      found = join(found, 'miniprogram_dist');
    }
    this.#packageRoots.set(name, found);
    return found;
  }
}

function packageParts(path: string): string[] {
  const parts = path.split('/');
  return path.startsWith('@') ? [parts.slice(0, 2).join('/'), ...parts.slice(2)] : parts;
}
