import { dotted, type Import, type Node, nodesOf, type Source } from './sources.ts';

/** A law looks at all sources and names each breach in one line. */
export type Law = (sources: Source[]) => string[];

const RULES = /-rules\.ts$/;
const REPOSITORY = /-repository\.ts$/;
const LINE_LIMIT = 400;

export const roomOf = (path: string) => path.split('/')[0] ?? '';
/** The cloud function a file belongs to: cloudfunctions/<module>/… */
const moduleOf = (path: string | undefined) => /^cloudfunctions\/([^/]+)\//.exec(path ?? '')?.[1];

/** A breach for every import of the chosen files that `isWrong`. */
export function importLaw(
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

/** The cloud and the phone of this machine would serve any mini-program. */
const GENERAL = /^local\/(cloud|phone)\//;

/** A worker loads a test file once, and others after it: hooks are taken back at its end, what it does on loading is not. */
export const testsChangeNothingOnLoading: Law = (sources) =>
  sources
    .filter(
      ({ path, text }) => /\.test\.ts$/.test(path) && /^(process\.env|globalThis)\b.*=/m.test(text),
    )
    .map(({ path }) => `${path} changes what all files share while it is loaded: a hook does that`);

/** One server knows how long connections stay open: see local/server.ts. */
export const serversHaveOneHome: Law = importLaw(
  (path) => path !== 'local/server.ts',
  ({ specifier, names }) => specifier === 'node:http' && names.includes('createServer'),
  'httpServer of local/server.ts keeps connections open for longer than clients do',
);

export const localPartsImportNothingOfLinli: Law = importLaw(
  (path) => GENERAL.test(path),
  ({ target }) => target !== undefined && !GENERAL.test(target),
  'local/cloud and local/phone import themselves and packages; what is Linli’s is given as an option',
);

/** Linli's own names, in the singular: of the app, its functions, its collections, its people. */
const OWN_NAMES = new Set(
  `ballot communities community covenant estate filing grid household moderation notice receipt
  resident roster secretary steward upkeep voter`.split(/\s+/),
);
const OWN_TEXTS = /linli|邻里|邻居|小区|社区|居民|业主|住户|楼栋|书记|公约|表决|公示/i;

/** Of any text file: `residentId`, `RESIDENTS` and `resident-list` all hold the word resident. */
export const localPartsNameNothingOfLinli = (files: { path: string; text: string }[]): string[] =>
  files
    .filter(({ path }) => GENERAL.test(path))
    .flatMap(({ path, text }) => {
      const words = text.split(/[^A-Za-z]+|(?<=[a-z])(?=[A-Z])/).map((word) => word.toLowerCase());
      const own = words.find(
        (word) => OWN_NAMES.has(word) || OWN_NAMES.has(word.replace(/s$/, '')),
      );
      const found = OWN_TEXTS.exec(text)?.[0] ?? own;
      return found === undefined ? [] : [`${path} holds ${found}: it would serve any mini-program`];
    });

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

/** Cycles of imports that remain when compiled, each told once. */
export const noImportCycles: Law = (sources) => {
  const next = new Map(
    sources.map(({ path, imports }) => [
      path,
      imports
        .filter(({ isType, isDynamic }) => !isType && !isDynamic)
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
    // What a module keeps is read by others: collections.ts is a leaf.
    const used = imports.filter(({ target }) => !/\/collections(\.about)?\.ts$/.test(target ?? ''));
    const others = used.flatMap(({ target }) => moduleOf(target) ?? []);
    next.set(from, [...(next.get(from) ?? []), ...others.filter((other) => other !== from)]);
  }
  return cyclesIn(next).map((cycle) => `modules need each other: ${cycle.join(' → ')}`);
};

export function cyclesIn(next: Map<string, string[]>): string[][] {
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

/** WeChat's templates know no methods: a call in an expression is nothing, and no error. */
export const templatesCallNothing = (files: { path: string; text: string }[]): string[] =>
  files
    .filter(({ path }) => path.endsWith('.wxml'))
    .flatMap(({ path, text }) =>
      (text.match(/\{\{[^}]*\.\w+\([^}]*\}\}/g) ?? []).map(
        (found) => `${path} calls something: ${found}`,
      ),
    );

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
