/** Loads a function's bundle, and keeps what the engine made of it: compiling takes half of a start. */
import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { constants, Script } from 'node:vm';

/**
 * @param {string} path of index.js; files beside it that it requires are kept likewise
 * @param {string} cache folder of compiled code, for this machine's own use
 * @returns {{ exports: Record<string, unknown>, keep: () => void }} what it exports; `keep` stores the compiled code if it is new
 */
export function loadCode(path, cache) {
  const text = readFileSync(path, 'utf8');
  const stem = basename(path, '.js');
  const name = stem === 'index' ? basename(dirname(path)) : stem;
  // The engine itself compares no more than the length of the source.
  const file = join(cache, `${name}-${createHash('sha256').update(text).digest('hex')}`);
  const script = new Script(Module.wrap(text), {
    filename: path,
    cachedData: read(file),
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  });
  const module = { exports: {} };
  const real = createRequire(path);
  /** @type {Map<string, ReturnType<typeof loadCode>>} */
  const beside = new Map();
  /** @param {string} id */
  const require = (id) => {
    if (!/^\.\/[\w-]+\.js$/.test(id)) return real(id);
    const known = beside.get(id) ?? loadCode(join(dirname(path), id), cache);
    beside.set(id, known);
    return known.exports;
  };
  const run = script.runInThisContext();
  run.call(
    module.exports,
    module.exports,
    Object.assign(require, real),
    module,
    path,
    dirname(path),
  );
  const isKnown = script.cachedDataRejected === false;
  return {
    exports: module.exports,
    keep: () => {
      for (const { keep } of beside.values()) keep();
      if (!isKnown) store(file, script.createCachedData());
    },
  };
}

/** @param {string} file */
function read(file) {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}

/**
 * Whole or not at all, in place of what was kept of the function before. Without it all works, only slower.
 * @param {string} file
 * @param {Buffer} code
 */
function store(file, code) {
  const folder = dirname(file);
  try {
    mkdirSync(folder, { recursive: true });
    const temporary = `${file}.${randomBytes(6).toString('hex')}`;
    writeFileSync(temporary, code);
    renameSync(temporary, file);
    for (const other of readdirSync(folder)) {
      const isOlder = other !== basename(file) && functionOf(other) === functionOf(basename(file));
      if (isOlder) rmSync(join(folder, other), { force: true });
    }
  } catch {
    // A full or foreign disk.
  }
}

/** @param {string} name of a file of compiled code, or of one that a crash left unfinished */
function functionOf(name) {
  return name.replace(/-[0-9a-f]{64}(\.[0-9a-f]+)?$/, '');
}
