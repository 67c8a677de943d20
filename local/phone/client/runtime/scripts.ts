import type { BundleScript } from './bundle.ts';

interface Loaded {
  exports: unknown;
}

/** Runs the mini-program's modules: each once, when it is first required. */
export class ScriptModules {
  readonly #scripts = new Map<string, BundleScript>();
  readonly #loaded = new Map<string, Loaded>();
  /** Free variables of every module: wx, Page, Component and so on. */
  readonly #globals: Record<string, unknown>;
  /** The page or component whose script is running. */
  current = '';

  constructor(globals: Record<string, unknown>) {
    this.#globals = globals;
  }

  add(scripts: Record<string, BundleScript>): void {
    for (const [id, script] of Object.entries(scripts)) this.#scripts.set(id, script);
  }

  has(id: string): boolean {
    return this.#scripts.has(id);
  }

  /** The exports of a module. `unit`: the page or component that it defines, if any. */
  require(id: string, unit?: string): unknown {
    const known = this.#loaded.get(id);
    if (known) return known.exports;
    const script = this.#scripts.get(id);
    if (!script) throw new Error(`module "${id}" is not in a loaded package`);
    const module: Loaded = { exports: {} };
    this.#loaded.set(id, module);
    const names = Object.keys(this.#globals);
    const run = new Function(
      'require',
      'module',
      'exports',
      ...names,
      `"use strict";${script.code}\n//# sourceURL=/${script.file}`,
    );
    const require = (reference: string) =>
      this.require(script.dependencies[reference] ?? reference);
    const before = this.current;
    if (unit !== undefined) this.current = unit;
    try {
      run(require, module, module.exports, ...names.map((name) => this.#globals[name]));
    } catch (error) {
      this.#loaded.delete(id);
      throw error;
    } finally {
      this.current = before;
    }
    return module.exports;
  }
}
