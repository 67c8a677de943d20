import { posix } from 'node:path';
import { lineAt, type Problems } from './problems.ts';
import type { Sources } from './sources.ts';

export interface ComponentConfig {
  component?: boolean;
  usingComponents?: Record<string, string>;
  componentGenerics?: Record<string, true | { default?: string }>;
  componentPlaceholder?: Record<string, string>;
  styleIsolation?: string;
  [key: string]: unknown;
}

/** A page or component that is reachable from app.json. */
export interface Unit {
  /** Path without ending: 'pages/home/index'. */
  path: string;
  isPage: boolean;
  /** Its json; component paths are absolute in it ('/pages/…'). */
  config: ComponentConfig;
  /** The script's file with ending, or null. */
  script: string | null;
}

export interface SubPackage {
  root: string;
  name: string;
}

export interface Graph {
  app: Record<string, unknown>;
  units: Map<string, Unit>;
  subPackages: SubPackage[];
  /** All routes, the entry first. */
  routes: string[];
}

/** Reads app.json and everything that can be reached from it. */
export function readGraph(sources: Sources, problems: Problems): Graph {
  const app = readJson(sources, problems, 'app.json') ?? {};
  resolveTheme(sources, problems, app);
  const listed = (app.subPackages ?? app.subpackages ?? []) as { root: string; pages: string[] }[];
  const routes = [...((app.pages ?? []) as string[])];
  const subPackages = listed.map(({ root }) => {
    const clean = root.replace(/^\/|\/$/g, '');
    return { root: clean, name: clean.replace(/\W+/g, '-') };
  });
  for (const { root, pages } of listed) {
    for (const page of pages ?? []) routes.push(posix.join(root, page));
  }
  const graph: Graph = { app, units: new Map(), subPackages, routes };
  if (routes.length === 0 && sources.exists('app.json')) {
    problems.add('app.json', 0, 'no page is listed in "pages"');
  }
  const global = (app.usingComponents ?? {}) as Record<string, string>;
  const globalPaths = resolveUsing(sources, problems, 'app.json', global);
  const waiting: { path: string; isPage: boolean }[] = [];
  for (const route of routes) {
    if (sources.exists(`${route}.wxml`)) waiting.push({ path: route, isPage: true });
    else problems.add('app.json', lineOf(sources, 'app.json', route), `no page ${route}.wxml`);
  }
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    if (graph.units.has(next.path)) continue;
    const unit = readUnit(sources, problems, next.path, next.isPage, globalPaths);
    graph.units.set(next.path, unit);
    for (const path of dependenciesOf(unit.config)) waiting.push({ path, isPage: false });
  }
  return graph;
}

/** The components that a unit names, without the leading slash. */
function dependenciesOf(config: ComponentConfig): string[] {
  const generics = Object.values(config.componentGenerics ?? {}).flatMap((one) =>
    one !== true && one.default ? [one.default] : [],
  );
  return [...Object.values(config.usingComponents ?? {}), ...generics].map((path) => path.slice(1));
}

function readUnit(
  sources: Sources,
  problems: Problems,
  path: string,
  isPage: boolean,
  global: Record<string, string>,
): Unit {
  const file = `${path}.json`;
  const config = (sources.exists(file) ? readJson(sources, problems, file) : null) ?? {};
  const own = resolveUsing(
    sources,
    problems,
    file,
    (config.usingComponents ?? {}) as Record<string, string>,
  );
  const inherited = sources.isOwn(path) ? global : {};
  const usingComponents = { ...inherited, ...own };
  const generics: Record<string, true | { default?: string }> = {};
  for (const [name, value] of Object.entries(
    (config.componentGenerics ?? {}) as Record<string, true | { default?: string }>,
  )) {
    const wanted = value === true ? undefined : value.default;
    const found = wanted ? sources.component(file, wanted) : null;
    generics[name] = found ? { default: `/${found}` } : true;
  }
  const script = [`${path}.ts`, `${path}.js`].find((one) => sources.exists(one)) ?? null;
  return {
    path,
    isPage,
    script,
    config: { ...config, usingComponents, componentGenerics: generics },
  };
}

function resolveUsing(
  sources: Sources,
  problems: Problems,
  file: string,
  using: Record<string, string>,
): Record<string, string> {
  const resolved: Record<string, string> = {};
  for (const [name, reference] of Object.entries(using)) {
    const path = sources.component(file, reference);
    if (path) resolved[name] = `/${path}`;
    else problems.add(file, lineOf(sources, file, `"${name}"`), `no component at "${reference}"`);
  }
  return resolved;
}

function resolveTheme(sources: Sources, problems: Problems, app: Record<string, unknown>): void {
  const location = app.themeLocation;
  if (typeof location === 'string') app.theme = readJson(sources, problems, location) ?? undefined;
}

function readJson(
  sources: Sources,
  problems: Problems,
  file: string,
): Record<string, unknown> | null {
  if (!sources.exists(file)) {
    problems.add(file, 0, 'the file is missing');
    return null;
  }
  const text = sources.read(file);
  try {
    return JSON.parse(text || '{}') as Record<string, unknown>;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const at = /position (\d+)/.exec(message);
    problems.add(file, at ? lineAt(text, Number(at[1])) : 1, `not JSON: ${message}`);
    return null;
  }
}

function lineOf(sources: Sources, file: string, needle: string): number {
  if (!sources.exists(file)) return 0;
  const text = sources.read(file);
  const at = text.indexOf(needle);
  return at < 0 ? 0 : lineAt(text, at);
}
