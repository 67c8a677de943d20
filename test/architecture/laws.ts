import { dotted, type Import, type Node, nodesOf, type Source } from './sources.ts';

/** A law looks at all sources and names each breach in one line. */
export type Law = (sources: Source[]) => string[];

const SDK = /^(@cloudbase\/|wx-server-sdk|tcb-admin-node)/;
const RULES = /-rules\.ts$/;
const REPOSITORY = /-repository\.ts$/;
const LINE_LIMIT = 400;

const roomOf = (path: string) => path.split('/')[0] ?? '';
/** The cloud function a file belongs to: cloudfunctions/<module>/… */
const moduleOf = (path: string | undefined) => /^cloudfunctions\/([^/]+)\//.exec(path ?? '')?.[1];
const isShared = (path: string | undefined) => moduleOf(path) === 'shared';

/** A breach for every import of the chosen files that `isWrong`. */
function importLaw(
  applies: (path: string) => boolean,
  isWrong: (found: Import, source: Source) => boolean,
  why: string,
): Law {
  return (sources) =>
    sources
      .filter(({ path }) => applies(path))
      .flatMap((source) =>
        source.imports
          .filter((found) => isWrong(found, source))
          .map(({ specifier }) => `${source.path} imports ${specifier}: ${why}`),
      );
}

/** Hashing has the same answer every time, unlike the rest of node:crypto. */
const isHash = ({ specifier, names }: Import) =>
  specifier === 'node:crypto' && names.every((name) => /^create(Hash|Hmac)$/.test(name));

/** Pure as well, though it imports a package. */
const CALENDAR = 'cloudfunctions/kernel/calendar.ts';

/** Rules decide: neither they nor what they use may do I/O, ask the clock or throw dice. */
export const rulesArePure: Law = (sources) => {
  const byPath = new Map(sources.map((source) => [source.path, source]));
  const breaches: string[] = [];
  for (const rules of sources.filter(({ path }) => RULES.test(path))) {
    const seen = new Set([rules]);
    for (const source of seen) {
      const via = source === rules ? '' : ` through ${source.path}`;
      for (const what of impureParts(source.program)) {
        breaches.push(`${rules.path} uses ${what}${via}: a rule is a pure decision`);
      }
      for (const found of source.imports) {
        if (found.isType || isHash(found) || found.target === CALENDAR) continue;
        const target = found.target === undefined ? undefined : byPath.get(found.target);
        if (target) seen.add(target);
        else {
          breaches.push(
            `${rules.path} imports ${found.specifier}${via}: a rule imports types, rule data and the calendar only`,
          );
        }
      }
    }
  }
  return breaches;
};

const IMPURE = new Set([
  'Date.now',
  'Math.random',
  'performance.now',
  'process.env',
  'console.log',
]);
const IMPURE_CALLS = new Set(['fetch', 'setTimeout', 'setInterval', 'queueMicrotask']);

function impureParts(program: Node): string[] {
  const found: string[] = [];
  for (const node of nodesOf(program)) {
    const name = dotted(node);
    if (node.type === 'AwaitExpression') found.push('await');
    else if (node.type === 'MemberExpression' && name && IMPURE.has(name)) found.push(name);
    else if (node.type === 'CallExpression') {
      const callee = dotted(node.callee as Node);
      if (callee && IMPURE_CALLS.has(callee)) found.push(callee);
    } else if (node.type === 'NewExpression' && dotted(node.callee as Node) === 'Date') {
      if ((node.arguments as Node[]).length === 0) found.push('new Date()');
    }
  }
  return found;
}

export const rulesAndRepositoriesApart: Law = (sources) => [
  ...importLaw(
    (path) => REPOSITORY.test(path),
    ({ target }) => RULES.test(target ?? ''),
    'a repository never imports rules',
  )(sources),
  ...importLaw(
    (path) => RULES.test(path),
    ({ target }) => REPOSITORY.test(target ?? ''),
    'rules never import a repository',
  )(sources),
];

export const onlyRepositoriesReachTheDatabase: Law = (sources) => [
  ...importLaw(
    (path) =>
      roomOf(path) === 'cloudfunctions' && !/\/shared\/(cloud|database|identity)\.ts$/.test(path),
    ({ specifier }) => SDK.test(specifier),
    'the SDK belongs in shared/cloud.ts, database.ts and identity.ts',
  )(sources),
  ...importLaw(
    (path) => moduleOf(path) !== undefined && !isShared(path) && !REPOSITORY.test(path),
    ({ target, isType }) => !isType && /\/shared\/(cloud|database)\.ts$/.test(target ?? ''),
    'only a repository reaches the database',
  )(sources),
];

export const modulesMeetThroughUseCases: Law = importLaw(
  (path) => moduleOf(path) !== undefined,
  ({ target }, { path }) => {
    const other = moduleOf(target);
    if (other === undefined || other === 'shared' || other === moduleOf(path)) return false;
    return isShared(path) || /(-repository|\/index)\.ts$/.test(target ?? '');
  },
  'a module calls another through its use cases, and shared/ calls none',
);

export const roomsKeepApart: Law = (sources) => [
  ...importLaw(
    (path) => roomOf(path) === 'cloudfunctions',
    ({ target }) => target !== undefined && !/^(cloudfunctions|typings)\//.test(target),
    'cloudfunctions/ knows only itself and the contract',
  )(sources),
  ...importLaw(
    (path) => roomOf(path) === 'cloudfunctions',
    ({ target, isType }) => roomOf(target ?? '') === 'typings' && !isType,
    'typings/ is reached by import type alone',
  )(sources),
  ...importLaw(
    (path) => roomOf(path) === 'miniprogram',
    ({ target, isType }, { path }) =>
      target !== undefined &&
      roomOf(target) !== 'miniprogram' &&
      !(isType && /^(cloudfunctions|typings)\//.test(target)) &&
      !(target === CALENDAR && path === 'miniprogram/calendar.ts'),
    'miniprogram/ reaches typings/ and cloudfunctions/ by import type alone, but for the calendar',
  )(sources),
  ...importLaw(
    (path) => roomOf(path) === 'typings',
    ({ target, isType }) => !isType || roomOf(target ?? '') !== 'typings',
    'typings/ imports types of typings/ only',
  )(sources),
];

const DAY_ARITHMETIC = /\b86_?400(_?000)?\b|\b(24|8) \* 60 \* 60\b|toISOString\(\)\.slice\(/;

/** The local cloud stands for another program, and tests may write a figure out. */
export const daysAreReckonedInTheCalendar: Law = (sources) =>
  sources
    .filter(({ path }) => /^(cloudfunctions|miniprogram|scripts|local\/demo)\//.test(path))
    .filter(({ path, text }) => path !== CALENDAR && DAY_ARITHMETIC.test(text))
    .map(({ path }) => `${path} reckons with days by hand: kernel/calendar.ts does`);

const TYPE_STATEMENTS = new Set([
  'ImportDeclaration',
  'TSTypeAliasDeclaration',
  'TSInterfaceDeclaration',
  'TSModuleDeclaration',
]);

export const contractHoldsTypesOnly: Law = (sources) =>
  sources
    .filter(({ path }) => roomOf(path) === 'typings')
    .flatMap(({ path, program }) =>
      (program.body as Node[])
        .filter((statement) => {
          const inner = (statement.declaration as Node | null | undefined) ?? statement;
          return !TYPE_STATEMENTS.has(inner.type) && statement.exportKind !== 'type';
        })
        .map((statement) => `${path} holds a ${statement.type}: the contract is types only`),
    );

/** What a script of the phone uses of WeChat's interface: wx.… as far as `parts` names go. */
function usesOf({ program }: Source, parts: number): string[] {
  const used = new Set<string>();
  for (const node of nodesOf(program)) {
    const name = node.type === 'MemberExpression' ? dotted(node) : undefined;
    if (name?.startsWith('wx.')) used.add(name.split('.').slice(0, parts).join('.'));
  }
  return [...used];
}

export const oneDoorToTheCloud: Law = (sources) =>
  sources
    .filter(({ path }) => roomOf(path) === 'miniprogram')
    .flatMap((source) => {
      const { path } = source;
      const allowed = (name: string) =>
        name === 'wx.cloud' ||
        path === 'miniprogram/cloud/call-cloud.ts' ||
        (name !== 'wx.cloud.callFunction' && path.startsWith('miniprogram/cloud/'));
      return usesOf(source, 3)
        .filter((name) => /^wx\.cloud\b/.test(name) && !allowed(name))
        .map(
          (name) => `${path} uses ${name}: only cloud/ calls the cloud, functions by call-cloud.ts`,
        );
    });

export const onlyTheStoreKeeps: Law = (sources) =>
  sources
    .filter(({ path }) => roomOf(path) === 'miniprogram' && !path.startsWith('miniprogram/store/'))
    .flatMap((source) =>
      usesOf(source, 2)
        .filter((name) => /Storage(Sync|Info|InfoSync)?$/.test(name))
        .map((name) => `${source.path} uses ${name}: what the phone keeps is kept by store/`),
    );

export const componentsAskNobody: Law = importLaw(
  (path) => roomOf(path) === 'miniprogram' && path.includes('/components/'),
  ({ target, isType }) => !isType && /^miniprogram\/(cloud|store)\//.test(target ?? ''),
  'a component shows properties and tells events; its page asks and keeps',
);

export const wordsKnowNoPages: Law = importLaw(
  (path) => path.startsWith('miniprogram/text/'),
  ({ target, isType }) =>
    !isType && /^miniprogram\/(pages|package-\w+|components|view|store)\//.test(target ?? ''),
  'wording stands apart from the pages that show it',
);

const packageOf = (path: string | undefined) =>
  /^miniprogram\/(package-\w+)\//.exec(path ?? '')?.[1];

/** WeChat loads each package by itself, after the main one. */
export const packagesStandAlone: Law = importLaw(
  (path) => roomOf(path) === 'miniprogram',
  ({ target, isType }, { path }) =>
    !isType && packageOf(target) !== undefined && packageOf(target) !== packageOf(path),
  'a package uses itself and the main package',
);

export const relativeImportsOfPagesHaveNoExtension: Law = importLaw(
  (path) => roomOf(path) === 'miniprogram',
  ({ specifier, isType }) => !isType && /^\..*\.(ts|js)$/.test(specifier),
  'WeChat wants no extension',
);

/** Cycles of imports that remain when compiled, and of the contract's types, each told once. */
export const noImportCycles: Law = (sources) => {
  const next = new Map(
    sources.map(({ path, imports }) => [
      path,
      imports
        .filter(({ isType, isDynamic }) => roomOf(path) === 'typings' || !(isType || isDynamic))
        .flatMap(({ target }) => target ?? []),
    ]),
  );
  return cyclesIn(next).map((cycle) => `import cycle: ${cycle.join(' → ')}`);
};

export const noCyclesOfModules: Law = (sources) => {
  const next = new Map<string, string[]>();
  for (const { path, imports } of sources) {
    const from = moduleOf(path);
    if (from === undefined) continue;
    const others = imports.flatMap(({ target }) => moduleOf(target) ?? []);
    next.set(from, [...(next.get(from) ?? []), ...others.filter((other) => other !== from)]);
  }
  return cyclesIn(next).map((cycle) => `modules need each other: ${cycle.join(' → ')}`);
};

function cyclesIn(next: Map<string, string[]>): string[][] {
  const done = new Set<string>();
  const path: string[] = [];
  const cycles: string[][] = [];
  const visit = (node: string) => {
    const at = path.indexOf(node);
    if (at >= 0) cycles.push([...path.slice(at), node]);
    if (at >= 0 || done.has(node)) return;
    path.push(node);
    for (const other of new Set(next.get(node))) visit(other);
    path.pop();
    done.add(node);
  };
  for (const node of next.keys()) visit(node);
  return cycles;
}

/** Of any text file, given as a source without imports. */
export const filesAreShort = (files: { path: string; text: string }[]): string[] =>
  files
    .map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 }))
    .filter(({ lines }) => lines > LINE_LIMIT)
    .map(({ path, lines }) => `${path} has ${lines} lines: ${LINE_LIMIT} is the limit`);

/** What is built goes to dist/ only. */
export const sourcesHoldNothingBuilt = (paths: string[]): string[] =>
  paths
    .filter((path) =>
      /^(cloudfunctions|miniprogram|typings)\/.*\.(js|cjs|mjs|map|d\.ts)$/.test(path),
    )
    .filter((path) => !path.startsWith('typings/') || !path.endsWith('.d.ts'))
    .map((path) => `${path} looks built: a source folder never holds built code`);

export const nothingIsLeftUndone: Law = (sources) => {
  const marks = new RegExp(['TO', 'DO\\b|FIX', 'ME\\b|@ts-', 'ignore'].join(''));
  return sources.flatMap(({ path, text, program }) => {
    const breaches = text.match(marks)?.map((mark) => `${path} holds ${mark}`) ?? [];
    if (!path.endsWith('.test.ts')) return breaches;
    for (const node of nodesOf(program)) {
      const name = node.type === 'CallExpression' ? dotted(node.callee as Node) : undefined;
      if (name && /^(test|it|describe|suite|t)\.(skip|only|todo)$/.test(name)) {
        breaches.push(`${path} calls ${name}: every test runs`);
      }
    }
    return breaches;
  });
};

const NAMES =
  /^cloudfunctions\/[a-z]+\/(index|[a-z]+(-[a-z]+)+)\.ts$|^cloudfunctions\/shared\/[a-z]+(-[a-z]+)*\.ts$/;

export const functionFilesHaveTheirNames: Law = (sources) =>
  sources
    .filter(({ path }) => roomOf(path) === 'cloudfunctions' && !NAMES.test(path))
    .map(({ path }) => `${path}: a use case is <verb>-<noun>.ts, in the module's own folder`);
