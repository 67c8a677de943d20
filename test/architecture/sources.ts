import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'oxc-parser';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const ROOMS = ['cloudfunctions', 'miniprogram', 'typings', 'local', 'scripts', 'test'];
const LEFT_OUT = new Set(['node_modules', 'dist', 'fixtures']);

export interface Import {
  /** as written */
  specifier: string;
  /** path of the file within the project; undefined for a package */
  target: string | undefined;
  /** erased when compiled */
  isType: boolean;
  isDynamic: boolean;
  names: string[];
}

export interface Source {
  /** from the root, with forward slashes */
  path: string;
  text: string;
  imports: Import[];
  program: Node;
}

/** A node of the syntax tree (ESTree with TypeScript). */
export interface Node {
  type: string;
  [key: string]: unknown;
}

/** Paths of all files in the project's rooms. */
export function listFiles(): string[] {
  return ROOMS.flatMap((room) => walk(room)).sort();
}

function walk(folder: string): string[] {
  if (!existsSync(join(ROOT, folder))) return [];
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return LEFT_OUT.has(entry.name) ? [] : walk(path);
    return [path];
  });
}

export function readText(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

/** All scripts of the project, parsed. */
export function readSources(): Source[] {
  return listFiles()
    .filter((path) => /\.(ts|mjs|cjs|js)$/.test(path))
    .map((path) => parseSource(path, readText(path), isFile));
}

function isFile(path: string): boolean {
  const place = join(ROOT, path);
  return existsSync(place) && statSync(place).isFile();
}

/** @param exists tells whether a path is a file of the project */
export function parseSource(path: string, text: string, exists: (path: string) => boolean): Source {
  const { program, module, errors } = parseSync(path, text);
  const [error] = errors;
  if (error) throw new Error(`${path}: ${error.message}`);
  const imports: Import[] = [];
  const add = (specifier: string, isType: boolean, names: string[], isDynamic = false) => {
    imports.push({ specifier, target: resolve(path, specifier, exists), isType, isDynamic, names });
  };
  for (const { moduleRequest, entries } of module.staticImports) {
    const isType = entries.length > 0 && entries.every((entry) => entry.isType);
    add(
      moduleRequest.value,
      isType,
      entries.map(({ importName }) => importName.name ?? '*'),
    );
  }
  for (const { entries } of module.staticExports) {
    for (const { moduleRequest, isType, importName } of entries) {
      if (moduleRequest) add(moduleRequest.value, isType, [importName.name ?? '*']);
    }
  }
  for (const { moduleRequest } of module.dynamicImports) {
    const written = text.slice(moduleRequest.start, moduleRequest.end);
    const [, specifier] = /^['"`]([^'"`]+)['"`]$/.exec(written) ?? [];
    if (specifier) add(specifier, false, ['*'], true);
  }
  return { path, text, imports, program: program as unknown as Node };
}

function resolve(
  from: string,
  specifier: string,
  exists: (path: string) => boolean,
): string | undefined {
  if (!specifier.startsWith('.')) return undefined;
  const path = posix.join(posix.dirname(from), specifier);
  return [path, `${path}.ts`, `${path}/index.ts`].find(exists) ?? path;
}

/** Every node of a tree, the root first. */
export function* nodesOf(node: Node): Generator<Node> {
  yield node;
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (isNode(child)) yield* nodesOf(child);
    }
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';
}

/** `a.b.c` of a member expression of plain names; undefined for anything else. */
export function dotted(node: Node): string | undefined {
  if (node.type === 'Identifier') return node.name as string;
  if (node.type !== 'MemberExpression' || node.computed) return undefined;
  const object = dotted(node.object as Node);
  return object && `${object}.${(node.property as Node).name as string}`;
}
