import { transform } from 'esbuild';
import type { Problems } from './problems.ts';
import type { Sources } from './sources.ts';

/** A script as a CommonJS function body, and the modules that its requires mean. */
export interface Module {
  /** Path without .ts or .js: 'pages/home/index'. */
  id: string;
  /** File with ending. */
  file: string;
  code: string;
  dependencies: Record<string, string>;
}

interface Known {
  text: string;
  code: string;
}

/** Compiles scripts one by one; remembers what has not changed since the last time. */
export class Scripts {
  readonly #known = new Map<string, Known>();

  /** All modules that can be reached from these files. */
  async collect(
    entries: string[],
    sources: Sources,
    problems: Problems,
  ): Promise<Map<string, Module>> {
    const modules = new Map<string, Module>();
    let waiting = [...new Set(entries)];
    while (waiting.length > 0) {
      const compiled = await Promise.all(
        waiting.map((file) => this.#compile(file, sources, problems)),
      );
      const next = new Set<string>();
      for (const module of compiled) {
        if (!module) continue;
        modules.set(module.id, module);
        for (const file of Object.values(module.dependencies)) next.add(file);
        for (const [reference, file] of Object.entries(module.dependencies)) {
          module.dependencies[reference] = idOf(file);
        }
      }
      waiting = [...next].filter((file) => !modules.has(idOf(file)));
    }
    return modules;
  }

  async #compile(file: string, sources: Sources, problems: Problems): Promise<Module | null> {
    const text = sources.read(file);
    const known = this.#known.get(sources.locate(file));
    let code = known?.text === text ? known.code : null;
    if (code === null) {
      code = await translate(file, text, sources.isOwn(file), problems);
      if (code === null) return null;
      this.#known.set(sources.locate(file), { text, code });
    }
    const dependencies: Record<string, string> = {};
    for (const [, reference = ''] of code.matchAll(/\brequire\(\s*["']([^"']+)["']\s*\)/g)) {
      const found = sources.script(file, reference);
      if (found) dependencies[reference] = found;
      else if (sources.isOwn(file)) {
        const line = text.split('\n').findIndex((one) => one.includes(reference)) + 1;
        problems.add(file, line, `no module "${reference}"`);
      }
    }
    return { id: idOf(file), file, code, dependencies };
  }
}

function idOf(file: string): string {
  return file.replace(/\.(ts|js)$/, '');
}

interface EsbuildError {
  errors?: { text: string; location: { line: number } | null }[];
}

async function translate(
  file: string,
  text: string,
  isOwn: boolean,
  problems: Problems,
): Promise<string | null> {
  if (file.endsWith('.json')) return `module.exports=${text}`;
  try {
    const { code } = await transform(text, {
      loader: file.endsWith('.ts') ? 'ts' : 'js',
      format: 'cjs',
      target: 'es2022',
      sourcefile: `/${file}`,
      sourcemap: isOwn ? 'inline' : false,
      keepNames: false,
      logLevel: 'silent',
    });
    return code;
  } catch (error) {
    for (const one of (error as EsbuildError).errors ?? [{ text: String(error), location: null }]) {
      problems.add(file, one.location?.line ?? 0, one.text);
    }
    return null;
  }
}
