import type { Law } from './laws.ts';
import type { Source } from './sources.ts';

/** Laws of the sentences for what a function refuses: they are there wherever the code can reach a page. */

const MAIN = 'miniprogram/text/error.ts';
const packageOf = (path: string) => /^(miniprogram\/package-\w+)\//.exec(path)?.[1];

const everyPageHasItsSentences: Law = (sources) =>
  sources
    .filter(({ path }) => /^miniprogram\/package-\w+\/pages\/.*\/index\.ts$/.test(path))
    .filter(({ path, imports }) => {
      const errors = `${packageOf(path)}/errors.ts`;
      return !imports.some(({ target, isType }) => target === errors && !isType);
    })
    .map(({ path }) => `${path} does not import '../../errors': its failures would have no words`);

/**
 * They read what many modules declare for them and refuse with codes that all modules share. The files that they
 * import to do so hold other actions' codes as well.
 */
const READS_OF_MANY = new Set([
  'home.showOverview',
  'home.showDesk',
  'home.searchAll',
  'ballot.listMotions',
  'covenant.listCovenants',
  'resident.listOwnRequests',
]);

const CALL = /\bcallCloud(?:<[^>]*>)?\(\s*'(\w+)',\s*'(\w+)'/g;
const CODE = /'([A-Z]+(?:_[A-Z]+)+)'/g;
const SENTENCE = /^ +([A-Z]+(?:_[A-Z]+)+):/gm;

const found = (sources: Iterable<Source>, pattern: RegExp) =>
  [...sources].flatMap(({ text }) => [...text.matchAll(pattern)].map(([, one = '']) => one));

/** The codes that an action's file and what it imports can refuse with stand among the package's sentences. */
const refusalsHaveSentences: Law = (sources) => {
  const byPath = new Map(sources.map((source) => [source.path, source]));
  const reachedFrom = (paths: string[]): Set<Source> => {
    const reached = new Set(paths.flatMap((path) => byPath.get(path) ?? []));
    for (const { imports } of reached) {
      for (const { target, isType } of imports) {
        const source = isType || target === undefined ? undefined : byPath.get(target);
        if (source) reached.add(source);
      }
    }
    return reached;
  };
  const words = sources.filter(({ path }) => /^miniprogram\/text\/.*error\.ts$/.test(path));
  const known = new Set(found(words, SENTENCE));
  const codes = new Map<string, string[]>();
  const codesOf = (name: string): string[] => {
    const [folder = '', action = ''] = name.split('.');
    const file = action.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    const { path } =
      sources.find(
        ({ path }) => path.startsWith(`cloudfunctions/${folder}/`) && path.endsWith(`/${file}.ts`),
      ) ?? {};
    const all = path === undefined ? [] : found(reachedFrom([path]), CODE);
    return [...new Set(all)].filter((code) => known.has(code));
  };
  const homes = new Map<string | undefined, string[]>();
  for (const { path } of sources.filter(({ path }) =>
    /^miniprogram\/(app\.ts|pages\/|package-)/.test(path),
  )) {
    const home = packageOf(path);
    homes.set(home, [...(homes.get(home) ?? []), path]);
  }
  return [...homes].flatMap(([home, paths]) => {
    const registered = [MAIN, ...(home === undefined ? [] : [`${home}/errors.ts`])];
    const sentences = new Set(found(reachedFrom(registered), SENTENCE));
    const calls = [...reachedFrom(paths)].flatMap(({ text }) =>
      [...text.matchAll(CALL)].map(([, folder, action]) => `${folder}.${action}`),
    );
    return [...new Set(calls)]
      .filter((name) => !READS_OF_MANY.has(name))
      .flatMap((name) => {
        if (!codes.has(name)) codes.set(name, codesOf(name));
        const mute = (codes.get(name) ?? []).filter((code) => !sentences.has(code));
        const where = home === undefined ? MAIN : `${home}/errors.ts`;
        return mute.length === 0
          ? []
          : [`${where} has no sentence for ${mute.join(', ')}, with which ${name} can refuse`];
      });
  });
};

/** Each law with a project that breaks it. */
export const SENTENCE_LAWS: [string, Law, Record<string, string>][] = [
  [
    'every page of a package imports its sentences',
    everyPageHasItsSentences,
    {
      'miniprogram/package-a/pages/b/index.ts': "import type { c } from '../../errors';",
      'miniprogram/package-a/errors.ts': 'export type c = 1;',
    },
  ],
  [
    'a package has the sentences of what it calls',
    refusalsHaveSentences,
    {
      'cloudfunctions/a/b/put-c.ts': "import { d } from './d.ts'; d();",
      'cloudfunctions/a/b/d.ts': "export const d = () => { throw new Error('C_GONE'); };",
      'miniprogram/text/a/error.ts': "export const A_ERRORS = {\n  C_GONE: '没有了。',\n};",
      'miniprogram/text/error.ts': '',
      'miniprogram/package-a/errors.ts': '',
      'miniprogram/package-a/pages/b/index.ts': "callCloud('a', 'putC', {});",
    },
  ],
];
