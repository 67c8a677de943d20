import { existsSync } from 'node:fs';
import { cp, mkdir, readdir } from 'node:fs/promises';
import { extname, join, relative } from 'node:path';
import { buildClient } from './client.ts';
import { type Graph, readGraph } from './graph.ts';
import { copyIcons } from './icons.ts';
import { Problems } from './problems.ts';
import { type Module, Scripts } from './scripts.ts';
import { Sources } from './sources.ts';
import { compileStyles } from './styles.ts';
import { compileTemplates } from './templates.ts';
import { writeOther } from './write-other.ts';

export interface CompileOptions {
  /** The mini-program's folder: app.json is in it. */
  sourceDirectory: string;
  outDirectory: string;
  /** node_modules: tdesign-miniprogram is in it. */
  miniprogramModules: string;
  /** Also bundles the browser's own script (client.js); default true. */
  client?: boolean;
}

export interface Compiled {
  /** Written files, below outDirectory. */
  files: string[];
  /** Sources that were read, as paths in WeChat's tree. */
  dependencies: string[];
  /** Mistakes in the sources: 'pages/home/index.wxml:3: …'. */
  errors: string[];
}

interface Memory {
  sources: Sources;
  scripts: Scripts;
}

/** What was compiled before, by source folder: a change of one file compiles that file. */
const memories = new Map<string, Memory>();

/** Compiles a mini-program to a bundle that local/phone/client runs in a browser. */
export async function compileMiniprogram(options: CompileOptions): Promise<Compiled> {
  const problems = new Problems();
  const { sources, scripts } = remember(options);
  const graph = readGraph(sources, problems);
  const appScript = ['app.ts', 'app.js'].find((file) => sources.exists(file)) ?? null;
  const entries = [...graph.units.values()].flatMap(({ script }) => (script ? [script] : []));
  const modules = await scripts.collect(
    appScript ? [appScript, ...entries] : entries,
    sources,
    problems,
  );
  for (const unit of graph.units.values()) {
    if (!unit.script) problems.add(`${unit.path}.wxml`, 0, 'its .ts or .js is missing');
  }
  const styles = compileStyles(graph, sources, problems);
  await mkdir(options.outDirectory, { recursive: true });
  const files: string[] = [];
  for (const bundle of ['', ...graph.subPackages.map(({ name }) => name)]) {
    const name = bundle === '' ? 'app.js' : `${bundle}.js`;
    const text = emit(graph, bundle, modules, styles, sources, problems);
    await writeOther(join(options.outDirectory, name), text);
    files.push(name);
  }
  await copyIcons(options.outDirectory);
  files.push(...(await copyAssets(options)));
  if (options.client !== false) {
    for (const problem of await buildClient(options.outDirectory)) {
      problems.add(problem.file, problem.line, problem.message);
    }
    files.push('client.js');
  }
  return {
    files,
    dependencies: [...modules.values()].map(({ file }) => file),
    errors: problems.texts(),
  };
}

function remember({ sourceDirectory, miniprogramModules }: CompileOptions): Memory {
  const known = memories.get(sourceDirectory);
  if (known) return known;
  const made = {
    sources: new Sources(sourceDirectory, miniprogramModules),
    scripts: new Scripts(),
  };
  memories.set(sourceDirectory, made);
  return made;
}

/** The subpackage that a path belongs to: its name, or '' for the main package. */
function packageOf(graph: Graph, path: string): string {
  return graph.subPackages.find(({ root }) => path.startsWith(`${root}/`))?.name ?? '';
}

function emit(
  graph: Graph,
  bundle: string,
  modules: Map<string, Module>,
  styles: Map<string, string>,
  sources: Sources,
  problems: Problems,
): string {
  const here = [...graph.units.values()].filter(({ path }) => packageOf(graph, path) === bundle);
  const templates = compileTemplates(here, sources, problems);
  const units = Object.fromEntries(
    here.map(({ path, isPage, config }) => [path, { isPage, config, style: styles.get(path) }]),
  );
  const scripts = Object.fromEntries(
    [...modules.values()]
      .filter(({ id }) => packageOf(graph, id) === bundle)
      .map(({ id, file, code, dependencies }) => [id, { file, code, dependencies }]),
  );
  const main =
    bundle === ''
      ? {
          app: graph.app,
          routes: graph.routes,
          packages: graph.subPackages,
          style: styles.get('app'),
        }
      : undefined;
  const data = JSON.stringify({ main, units, scripts });
  return (
    `export const data = ${data};\n` +
    `export function templates(__wxsHooks) { return ${templates}; }\n`
  );
}

const CODE = new Set(['.ts', '.js', '.json', '.wxml', '.wxss', '.wxs', '.md']);

/** Pictures and other files, under assets/ by the path that the pages give them. */
async function copyAssets({ sourceDirectory, outDirectory }: CompileOptions): Promise<string[]> {
  if (!existsSync(sourceDirectory)) return [];
  const entries = await readdir(sourceDirectory, { recursive: true, withFileTypes: true });
  const copied: string[] = [];
  for (const entry of entries) {
    const place = join(entry.parentPath, entry.name);
    const path = relative(sourceDirectory, place);
    if (!entry.isFile() || CODE.has(extname(path)) || path.includes('node_modules')) continue;
    await cp(place, join(outDirectory, 'assets', path));
    copied.push(`assets/${path}`);
  }
  return copied;
}
