import type { Law } from './laws.ts';
import { cyclesIn, importLaw } from './laws.ts';
import { dotted, type Node, nodesOf, type Source } from './sources.ts';

/** Laws of cloudfunctions/: the kernel, the domain parts, the modules and their actions. */

const SDK = /^(@cloudbase\/|wx-server-sdk|tcb-admin-node)/;
const MOST_FILES = 16;
/** The contract has a file for each module, and those that they share. */
const MOST_CONTRACTS = 24;

const partOf = (path: string | undefined) => /^cloudfunctions\/([^/]+)\//.exec(path ?? '')?.[1];
const isAbout = (path: string) => path.endsWith('.about.ts');

/** Parts with an index.ts become functions; the others are the kernel and the domain parts. */
const modulesOf = (sources: Source[]) =>
  new Set(
    sources.flatMap(
      ({ path }) => /^cloudfunctions\/([^/]+)\/index\.ts$/.exec(path)?.slice(1) ?? [],
    ),
  );

const onlyTheKernelReachesTheSdk: Law = importLaw(
  (path) => path.startsWith('cloudfunctions/') && partOf(path) !== 'kernel',
  ({ specifier }) => SDK.test(specifier),
  'the SDK belongs to the kernel',
);

const theKernelKnowsNoPart: Law = importLaw(
  (path) => partOf(path) === 'kernel',
  ({ target }) => target?.startsWith('cloudfunctions/') === true && partOf(target) !== 'kernel',
  'the kernel knows no module and no domain part',
);

/** Writing needs `tableOf`; reading `readerOf`, which repositories of every part may. */
const repositoriesKeepTheirTables: Law = (sources) =>
  sources
    .filter(({ path }) => path.startsWith('cloudfunctions/') && partOf(path) !== 'kernel')
    .flatMap(({ path, imports, program }) => {
      const fromTable = imports.filter(
        ({ target, isType }) => target === 'cloudfunctions/kernel/database/table.ts' && !isType,
      );
      if (fromTable.length > 0 && !path.endsWith('-repository.ts')) {
        return [`${path} imports the table: only a repository reaches the database`];
      }
      const own = new Set(
        imports
          .filter(({ target }) => target === `cloudfunctions/${partOf(path)}/collections.ts`)
          .flatMap(({ names }) => names),
      );
      return callsOf(program, ['tableOf'])
        .map(({ args }) => String(args[0]?.name))
        .filter((handle) => !own.has(handle))
        .map((handle) => `${path} writes ${handle}: only its owner writes a collection`);
    });

/** The second argument of `change` and the third of `insert` are collections of the part itself. */
const commandsWriteOwnCollections: Law = (sources) =>
  sources
    .filter(({ path }) => path.startsWith('cloudfunctions/') && partOf(path) !== 'kernel')
    .flatMap(({ path, imports, program }) => {
      const isKernels = (name: string) =>
        imports.some(
          ({ target, names }) =>
            target === 'cloudfunctions/kernel/command.ts' && names.includes(name),
        );
      const own = new Set(
        imports
          .filter(({ target }) => target === `cloudfunctions/${partOf(path)}/collections.ts`)
          .flatMap(({ names }) => names),
      );
      return callsOf(program, ['change', 'insert'])
        .filter(({ callee }) => isKernels(callee))
        .map(({ callee, args }) => (callee === 'change' ? args[1] : args[2]))
        .map((handle) => String(handle?.name))
        .filter((handle) => !own.has(handle))
        .map((handle) => `${path} changes ${handle}: only its owner writes a collection`);
    });

function callsOf(program: Node, names: string[]): { callee: string; args: Node[] }[] {
  return [...nodesOf(program)].flatMap((node) => {
    if (node.type !== 'CallExpression') return [];
    const callee = dotted(node.callee as Node);
    return callee !== undefined && names.includes(callee)
      ? [{ callee, args: node.arguments as Node[] }]
      : [];
  });
}

/** A module offers others one file, for-others.ts, and its collections to read. */
const modulesMeetInOneFile: Law = (sources) => {
  const modules = modulesOf(sources);
  return importLaw(
    (path) => path.startsWith('cloudfunctions/') && !isAbout(path),
    ({ target }, { path }) => {
      const other = partOf(target);
      if (other === undefined || other === partOf(path) || !modules.has(other)) return false;
      return !/^cloudfunctions\/[^/]+\/(for-others|collections)\.ts$/.test(target ?? '');
    },
    'a module is used through its for-others.ts and read through its collections.ts',
  )(sources);
};

const aboutFilesStayOutOfBundles: Law = importLaw(
  (path) => path.startsWith('cloudfunctions/') && !isAbout(path),
  ({ target, isType, specifier }) =>
    !isType &&
    (/\.about(\.ts)?$/.test(specifier) || target === 'cloudfunctions/kernel/database/about.ts'),
  'what is known about collections is for scripts and tests, never part of a function',
);

const collectionsAreLeaves: Law = importLaw(
  (path) => /^cloudfunctions\/[^/]+\/collections\.ts$/.test(path),
  ({ target, isType }) => !isType && target !== 'cloudfunctions/kernel/database/collection.ts',
  'collections.ts imports types only, and the handle',
);

/** The name of the action that a file defines, as its contract says it. */
function definedActions({ path, imports, program }: Source): string[] {
  if (!path.startsWith('cloudfunctions/')) return [];
  const fromKernel = imports.some(
    ({ target, names }) => target === 'cloudfunctions/people/action.ts' && names.includes('action'),
  );
  if (!fromKernel) return [];
  return callsOf(program, ['action']).map(({ args }) => String(args[0]?.value));
}

const oneActionAFile: Law = (sources) =>
  sources.flatMap((source) => {
    const names = definedActions(source);
    if (names.length === 0) return [];
    const [name = ''] = names;
    if (names.length > 1) return [`${source.path} defines ${names.join(', ')}: one action a file`];
    const [module = '', key = ''] = name.split('.');
    const file = `${key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}.ts`;
    const isRight =
      partOf(source.path) === module &&
      source.path.split('/').length === 4 &&
      source.path.endsWith(`/${file}`);
    return isRight
      ? []
      : [`${source.path} defines ${name}: it belongs in ${module}/<aggregate>/${file}`];
  });

const actionsImportNoAction: Law = (sources) => {
  const actions = new Set(
    sources.filter((source) => definedActions(source).length > 0).map(({ path }) => path),
  );
  return importLaw(
    (path) => actions.has(path),
    ({ target }) => actions.has(target ?? ''),
    'what two actions need is a rule, a repository method or a shared step',
  )(sources);
};

/** index.ts lists the actions and the upkeep of its module, nothing else. */
const indexesAreLists: Law = (sources) =>
  sources
    .filter(({ path }) => /^cloudfunctions\/[^/]+\/index\.ts$/.test(path))
    .flatMap(({ path, program }) => {
      const body = program.body as Node[];
      const others = body.filter(
        ({ type, declaration }) =>
          type !== 'ImportDeclaration' &&
          !(
            type === 'ExportNamedDeclaration' &&
            (declaration as Node | null)?.type === 'VariableDeclaration'
          ),
      );
      return others.map(({ type }) => `${path} holds a ${type}: it lists actions and upkeep`);
    });

const NAMES: [folder: RegExp, file: RegExp][] = [
  [/^cloudfunctions\/[a-z]+\/[a-z]+$/, /^[a-z]+(-[a-z]+)+\.ts$/],
  [
    /^cloudfunctions\/(kernel(\/[a-z]+)?|people|places|owners|review|messages|files|holidays|pictures)$/,
    /^[a-z]+(-[a-z]+)*\.ts$/,
  ],
  [/^cloudfunctions\/[a-z]+$/, /^(index|for-others|collections|[a-z]+-subject)\.ts$/],
];

const filesHaveTheirNames: Law = (sources) =>
  sources
    .filter(({ path }) => path.startsWith('cloudfunctions/') && !isAbout(path))
    .filter(({ path }) => {
      const at = path.lastIndexOf('/');
      return !NAMES.some(
        ([folder, file]) => folder.test(path.slice(0, at)) && file.test(path.slice(at + 1)),
      );
    })
    .map(
      ({ path }) => `${path}: <part>/<aggregate>/<verb>-<noun>.ts, or a file of the part itself`,
    );

export const foldersAreSmall = (paths: string[]): string[] => {
  const counts = new Map<string, number>();
  for (const path of paths.filter((one) => /\.(ts|mjs|cjs)$/.test(one))) {
    const folder = path.slice(0, path.lastIndexOf('/'));
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  const mostOf = (folder: string) => (folder === 'typings/contract' ? MOST_CONTRACTS : MOST_FILES);
  return [...counts]
    .filter(
      ([folder, count]) =>
        /^(cloudfunctions|typings|miniprogram\/text)(\/|$)/.test(folder) && count > mostOf(folder),
    )
    .map(([folder, count]) => `${folder} has ${count} files: ${mostOf(folder)} is the limit`);
};

/** Also over imports of types: who reads one file must not have to read all. */
const noCirclesOfTypes: Law = (sources) => {
  const next = new Map(
    sources
      .filter(({ path }) => /^(cloudfunctions|typings)\//.test(path))
      .map(({ path, imports }) => [path, imports.flatMap(({ target }) => target ?? [])]),
  );
  return cyclesIn(next).map((cycle) => `import cycle: ${cycle.join(' → ')}`);
};

/** Caches: what they hold follows from the code and the environment. */
const CACHES = [
  'cloudfunctions/kernel/secret.ts keys',
  'cloudfunctions/roster/sheet/number-format.ts parsed',
  'cloudfunctions/roster/sheet/heading-rules.ts KNOWN',
];
const EMPTY = /^(new (Map|Set|WeakMap|WeakSet)(<.*>)?\(\)|\[\]|\{\})$/s;

/**
 * An instance may end after any call, and another one answer the next: no variable of a module changes, and none
 * begins empty to be filled. The tests rely on it where they run functions (test/support/evaluation.ts).
 */
const functionsKeepNothing: Law = (sources) =>
  sources
    .filter(({ path }) => path.startsWith('cloudfunctions/') && !isAbout(path))
    .flatMap(({ path, text, program }) =>
      (program.body as Node[])
        .map((node) => (node.declaration as Node | null | undefined) ?? node)
        .filter(({ type, declare }) => type === 'VariableDeclaration' && declare !== true)
        .flatMap(({ kind, declarations }) =>
          (declarations as Node[]).map(({ id, init }) => {
            const { start, end } = (init ?? {}) as { start?: number; end?: number };
            return {
              kind,
              name: String((id as Node).name),
              made: text.slice(start ?? 0, end ?? 0),
            };
          }),
        )
        .filter(({ kind, made }) => kind !== 'const' || EMPTY.test(made))
        .filter(({ name }) => !CACHES.includes(`${path} ${name}`))
        .map(({ name }) => `${path} keeps ${name} from one call to the next`),
    );

/** Each law with a project that breaks it. */
export const FUNCTION_LAWS: [string, Law, Record<string, string>][] = [
  [
    'functions change no variable of a module',
    functionsKeepNothing,
    { 'cloudfunctions/a/b.ts': 'let calls = 0; export const count = () => { calls += 1; };' },
  ],
  [
    'functions fill no variable of a module',
    functionsKeepNothing,
    { 'cloudfunctions/a/b.ts': 'export const seen = new Map<string, number>();' },
  ],
  [
    'only the kernel reaches the SDK',
    onlyTheKernelReachesTheSdk,
    { 'cloudfunctions/a/b/show-b.ts': "import cloud from '@cloudbase/node-sdk';" },
  ],
  [
    'the kernel knows no module and no domain part',
    theKernelKnowsNoPart,
    {
      'cloudfunctions/kernel/a.ts': "import type { B } from '../people/b.ts';",
      'cloudfunctions/people/b.ts': 'export type B = 1;',
    },
  ],
  [
    'only repositories reach the database',
    repositoriesKeepTheirTables,
    {
      'cloudfunctions/a/b/show-b.ts':
        "import { readerOf } from '../../kernel/database/table.ts'; readerOf;",
      'cloudfunctions/kernel/database/table.ts': 'export const readerOf = 1;',
    },
  ],
  [
    'only its owner has the table of a collection',
    repositoriesKeepTheirTables,
    {
      'cloudfunctions/a/b/b-repository.ts':
        "import { tableOf } from '../../kernel/database/table.ts'; import { c } from '../../c/collections.ts'; tableOf(c);",
      'cloudfunctions/kernel/database/table.ts': 'export const tableOf = 1;',
      'cloudfunctions/c/collections.ts': 'export const c = 1;',
    },
  ],
  [
    'only its owner changes a collection by a command',
    commandsWriteOwnCollections,
    {
      'cloudfunctions/a/b/change-c.ts':
        "import { change } from '../../kernel/command.ts'; import { c } from '../../c/collections.ts'; change(1, c);",
      'cloudfunctions/kernel/command.ts': 'export const change = 1;',
      'cloudfunctions/c/collections.ts': 'export const c = 1;',
    },
  ],
  [
    'modules meet in one file each',
    modulesMeetInOneFile,
    {
      'cloudfunctions/a/b/show-b.ts': "import { c } from '../../c/d/c-rules.ts'; c;",
      'cloudfunctions/c/d/c-rules.ts': 'export const c = 1;',
      'cloudfunctions/c/index.ts': 'export const main = 1;',
    },
  ],
  [
    'what is known about collections is in no bundle',
    aboutFilesStayOutOfBundles,
    {
      'cloudfunctions/a/b/show-b.ts': "import { c } from '../collections.about.ts'; c;",
      'cloudfunctions/a/collections.about.ts': 'export const c = 1;',
    },
  ],
  [
    'collections.ts is a leaf',
    collectionsAreLeaves,
    {
      'cloudfunctions/a/collections.ts': "import { b } from './b/b-rules.ts'; b;",
      'cloudfunctions/a/b/b-rules.ts': 'export const b = 1;',
    },
  ],
  [
    'one action a file, by its name',
    oneActionAFile,
    {
      'cloudfunctions/notice/write/pin.ts':
        "import { action } from '../../people/action.ts'; action('notice.pinNotice', {});",
      'cloudfunctions/people/action.ts': 'export const action = 1;',
    },
  ],
  [
    'an action imports no other action',
    actionsImportNoAction,
    {
      'cloudfunctions/notice/write/pin-notice.ts':
        "import { action } from '../../people/action.ts'; import { b } from './drop-notice.ts'; action('notice.pinNotice', b);",
      'cloudfunctions/notice/write/drop-notice.ts':
        "import { action } from '../../people/action.ts'; export const b = action('notice.dropNotice', {});",
      'cloudfunctions/people/action.ts': 'export const action = 1;',
    },
  ],
  [
    'index.ts is a list',
    indexesAreLists,
    { 'cloudfunctions/a/index.ts': 'function help() {} export const main = help;' },
  ],
  [
    'files of a function say by their name what they are',
    filesHaveTheirNames,
    { 'cloudfunctions/a/b/Helpers.ts': 'export {};' },
  ],
  [
    'no file needs itself over others, not even for types',
    noCirclesOfTypes,
    {
      'typings/contract/a.ts': "import type { B } from './b.ts'; export type A = B;",
      'typings/contract/b.ts': "import type { A } from './a.ts'; export type B = A;",
    },
  ],
];
