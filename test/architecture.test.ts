import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { FUNCTION_LAWS, foldersAreSmall } from './architecture/function-laws.ts';
import * as laws from './architecture/laws.ts';
import { PHONE_LAWS, shortChoicesAreChips } from './architecture/phone-laws.ts';
import { SENTENCE_LAWS } from './architecture/sentence-laws.ts';
import { listFiles, parseSource, readSources, readText } from './architecture/sources.ts';
import {
  phrasesAreSpoken,
  templatesHoldNoWords,
  WORD_LAWS,
  wordsOfTemplatesExist,
} from './architecture/word-laws.ts';

const sources = readSources();
const files = listFiles();
const CODE = /\.(ts|mjs|cjs|js|css|html|wxml|wxss|wxs)$/;
const texts = files
  .filter((path) => CODE.test(path))
  .map((path) => ({ path, text: readText(path) }));

/** Sources from a few lines, to show that a law can be broken. */
function parse(written: Record<string, string>) {
  return Object.entries(written).map(([path, text]) =>
    parseSource(path, text, (other) => other in written),
  );
}

/** Each law with a project that breaks it. */
const LAWS: [string, laws.Law, Record<string, string>][] = [
  [
    'rules are pure decisions, also in what they import',
    laws.rulesArePure,
    {
      'cloudfunctions/a/b-rules.ts': "import { c } from './c.ts'; export const d = c;",
      'cloudfunctions/a/c.ts': 'export const c = Date.now();',
    },
  ],
  [
    'rules import types, rule data and the calendar only',
    laws.rulesArePure,
    { 'cloudfunctions/a/b-rules.ts': "import { readFileSync } from 'node:fs'; readFileSync('');" },
  ],
  [
    'a repository imports no rules',
    laws.rulesAndRepositoriesApart,
    {
      'cloudfunctions/a/a-repository.ts': "import type { B } from './b-rules.ts';",
      'cloudfunctions/a/b-rules.ts': 'export type B = 1;',
    },
  ],
  [
    'rules import no repository',
    laws.rulesAndRepositoriesApart,
    {
      'cloudfunctions/a/b-rules.ts': "import type { B } from './a-repository.ts';",
      'cloudfunctions/a/a-repository.ts': 'export type B = 1;',
    },
  ],
  [
    'functions know nothing of the local cloud',
    laws.roomsKeepApart,
    { 'cloudfunctions/a/show-b.ts': "import { c } from '../../local/c.ts';" },
  ],
  [
    'the local cloud and phone know nothing of the mini-program they serve',
    laws.localPartsImportNothingOfLinli,
    { 'local/cloud/a.ts': "import type { B } from '../../cloudfunctions/shared/b.ts';" },
  ],
  [
    'nor of what the demo fills them with',
    laws.localPartsImportNothingOfLinli,
    { 'local/phone/client/a.ts': "import { b } from '../../demo/b.ts';" },
  ],
  [
    'pages know nothing of functions but types',
    laws.roomsKeepApart,
    { 'miniprogram/view/a.ts': "import { c } from '../../cloudfunctions/a/b';" },
  ],
  [
    'pages have one way to the calendar',
    laws.roomsKeepApart,
    {
      'cloudfunctions/kernel/calendar.ts': 'export const dayOf = 1;',
      'miniprogram/text/a.ts': "export * from '../../cloudfunctions/kernel/calendar';",
    },
  ],
  [
    'days are reckoned in one place',
    laws.daysAreReckonedInTheCalendar,
    { 'cloudfunctions/a/b-rules.ts': 'export const WEEK = 7 * 24 * 60 * 60 * 1000;' },
  ],
  [
    'the contract holds types only',
    laws.contractHoldsTypesOnly,
    { 'typings/contract/a.ts': 'export const A = 1;' },
  ],
  [
    'no file imports itself over others',
    laws.noImportCycles,
    {
      'local/a.ts': "import { b } from './b.ts'; export const a = b;",
      'local/b.ts': "export * from './a.ts'; export const b = 1;",
    },
  ],
  [
    'no module needs itself over others',
    laws.noCyclesOfModules,
    {
      'cloudfunctions/a/show-a.ts': "import type { B } from '../b/show-b.ts';",
      'cloudfunctions/b/show-b.ts': "import type { A } from '../a/show-a.ts';",
    },
  ],
  [
    'test files change what all share in hooks alone',
    laws.testsChangeNothingOnLoading,
    { 'test/rules/a.test.ts': "process.env.A = 'b';" },
  ],
  [
    'HTTP servers are made in one place',
    laws.serversHaveOneHome,
    { 'test/local/a.ts': "import { createServer } from 'node:http'; createServer();" },
  ],
  [
    'nothing is left undone or skipped',
    laws.nothingIsLeftUndone,
    { 'test/rules/a.test.ts': "test.skip('a', () => {});" },
  ],
];

describe('laws', () => {
  for (const [name, law, breach] of [
    ...LAWS,
    ...FUNCTION_LAWS,
    ...PHONE_LAWS,
    ...SENTENCE_LAWS,
    ...WORD_LAWS,
  ]) {
    test(name, () => {
      assert.notDeepEqual(law(parse(breach)), [], 'the law finds a breach');
      expect(law(sources)).toStrictEqual([]);
    });
  }

  test('no file is over 400 lines', () => {
    const long = { path: 'local/a.ts', text: '\n'.repeat(401) };
    expect(laws.filesAreShort([long]).length).toBe(1);
    expect(laws.filesAreShort(texts)).toStrictEqual([]);
  });

  test('what people read is put as one would say it', () => {
    const breach = { path: 'miniprogram/a/index.wxml', text: '<button>让他加入</button>' };
    expect(phrasesAreSpoken([breach]).length).toBe(1);
    const read = files.filter((path) => /\.(ts|wxml|json)$/.test(path));
    const spoken = read.map((path) => ({ path, text: readText(path) }));
    expect(phrasesAreSpoken(spoken)).toStrictEqual([]);
  });

  test('a few short choices are one component', () => {
    const path = 'miniprogram/pages/a/index.wxml';
    for (const kind of ['aria-role="radio"', 'aria-role="button" aria-pressed="true"']) {
      const text = `<view wx:if="{{n > 2}}" class="chip {{on ? 'b' : ''}}" ${kind} bind:tap="c">好</view>`;
      expect(shortChoicesAreChips([{ path, text }]).length).toBe(1);
    }
    expect(shortChoicesAreChips(texts)).toStrictEqual([]);
  });

  test('what templates say stands in text/', () => {
    const breach = {
      path: 'miniprogram/pages/a/index.wxml',
      text: '<!-- 说明 -->\n<button>同意</button>',
    };
    expect(templatesHoldNoWords([breach]).length).toBe(1);
    expect(templatesHoldNoWords(texts)).toStrictEqual([]);
  });

  test('the words that templates name are there', () => {
    const written = parse({
      'miniprogram/text/a.ts': "const B = { no: '否' };\nexport const A = { yes: '是', ...B };",
      'miniprogram/pages/a/index.ts':
        "import { A } from '../../text/a.ts';\ndefinePage({ data: { words: A } });",
    });
    const template = (key: string) => ({
      path: 'miniprogram/pages/a/index.wxml',
      text: `<view wx:if="{{a > b}}">{{words.${key}}}</view>`,
    });
    expect(wordsOfTemplatesExist([template('maybe')], written).length).toBe(1);
    expect(wordsOfTemplatesExist([template('yes'), template('no')], written)).toStrictEqual([]);
    expect(wordsOfTemplatesExist(texts, sources)).toStrictEqual([]);
  });

  test('templates call nothing', () => {
    const breach = {
      path: 'miniprogram/a/index.wxml',
      text: '<view wx:if="{{a.indexOf(b) > -1}}" />',
    };
    expect(laws.templatesCallNothing([breach]).length).toBe(1);
    expect(laws.templatesCallNothing(texts)).toStrictEqual([]);
  });

  test('the local cloud and phone hold no name of Linli’s', () => {
    for (const text of [
      "const MARKER = 'linli-data.json';",
      "const to = 'moderation';",
      'const residentIds = [];',
      'the time of the community',
      "const title = '分享给邻居';",
    ]) {
      const breach = [{ path: 'local/cloud/a.ts', text }];
      assert.equal(laws.localPartsNameNothingOfLinli(breach).length, 1, text);
    }
    expect(laws.localPartsNameNothingOfLinli(texts)).toStrictEqual([]);
  });

  test('folders of functions and of wording can be overlooked', () => {
    for (const folder of ['cloudfunctions/a/b', 'miniprogram/text', 'miniprogram/text/a']) {
      const crowd = Array.from({ length: 17 }, (_, n) => `${folder}/file-${n}.ts`);
      expect(foldersAreSmall(crowd).length).toBe(1);
    }
    expect(foldersAreSmall(files)).toStrictEqual([]);
  });

  test('a source folder holds nothing built', () => {
    expect(laws.sourcesHoldNothingBuilt(['cloudfunctions/a/index.js']).length).toBe(1);
    expect(laws.sourcesHoldNothingBuilt(files)).toStrictEqual([]);
  });
});

describe('the way of a vote in docs/architecture.md', () => {
  const [, block = ''] = /A vote takes six files[^\n]*\n\n((?: {4}.*\n)+)/.exec(
    readText('docs/architecture.md'),
  ) ?? ['', ''];
  const way = block.match(/^ {4}\S+/gm)?.map((path) => path.trim()) ?? [];
  const at = (path: string) => sources.find((source) => source.path === path);

  test('is six files at most, from a page to the database', () => {
    expect(way.length).toBeLessThanOrEqual(6);
    expect(way[0]).toMatch(/^miniprogram\/package-ballot\/pages\/.*\/index\.ts$/);
    expect(way.at(-1)).toBe('cloudfunctions/kernel/database/table.ts');
  });

  test('leads from each file to the next', () => {
    for (const [n, path] of way.slice(1).entries()) {
      const before = way[n] ?? '';
      // The platform stands between the two: the action is called by its name.
      const isCalled =
        before === 'miniprogram/cloud/call-cloud.ts' &&
        (at(way[n - 1] ?? '')?.text.includes("callCloud('ballot', 'castBallot'") ?? false) &&
        path.endsWith('/cast-ballot.ts');
      const isImported = at(before)?.imports.some(
        ({ target, isType }) => target === path && !isType,
      );
      assert.ok(isCalled || isImported, `${before} → ${path}`);
    }
  });
});

describe('actions', () => {
  const root = new URL('../cloudfunctions/', import.meta.url);
  const modules = readdirSync(fileURLToPath(root), { withFileTypes: true })
    .map(({ name }) => name)
    .filter((name) => existsSync(new URL(`${name}/index.ts`, root)));

  for (const name of modules) {
    test(`every action of ${name} has a schema, an access rule and a budget`, async () => {
      const { actions, main } = await import(new URL(`${name}/index.ts`, root).href);
      expect(typeof main).toBe('function');
      assert.ok(Object.keys(actions).length > 0);
      for (const [action, { input, access, budget, run }] of Object.entries<
        Record<string, unknown>
      >(actions)) {
        assert.equal((input as { kind?: string } | undefined)?.kind, 'schema', action);
        assert.match(String((access as { who?: string } | undefined)?.who), /^[a-z]+$/, action);
        assert.ok(Number.isInteger(budget) && (budget as number) >= 1, action);
        assert.equal(typeof run, 'function', action);
      }
    });
  }
});

interface LockEntry {
  optionalDependencies?: Record<string, string>;
  integrity?: string;
  resolved?: string;
  link?: boolean;
}

/** What is fetched: neither the project and its workspaces nor a link to one of them. */
const isFetched = ([path, { link }]: [string, LockEntry]) =>
  path.includes('node_modules/') && !link;
/** Fetched entries that carry no hash of what must arrive. */
const withoutHash = (packages: Record<string, LockEntry>) =>
  Object.entries(packages)
    .filter(isFetched)
    .filter(([, { integrity }]) => !/^sha512-[A-Za-z0-9+/]{86}==$/.test(integrity ?? ''))
    .map(([path]) => path);

describe('lock file', () => {
  const { packages } = JSON.parse(readText('package-lock.json')) as {
    packages: Record<string, LockEntry>;
  };

  test("names every platform's binaries, so that npm ci takes it anywhere", () => {
    const known = new Set(Object.keys(packages).map((path) => path.split('node_modules/').at(-1)));
    const missing = Object.values(packages).flatMap(({ optionalDependencies = {} }) =>
      Object.keys(optionalDependencies).filter((name) => !known.has(name)),
    );
    expect(missing).toStrictEqual([]);
  });

  test('carries the hash of every package, of every platform', () => {
    const breach = {
      '': {},
      miniprogram: {},
      'node_modules/a': {},
      'node_modules/b': { link: true },
    };
    expect(withoutHash(breach)).toStrictEqual(['node_modules/a']);
    expect(withoutHash(packages)).toStrictEqual([]);
  });

  test('ties nobody to a registry', () => {
    const addresses = Object.values(packages).flatMap(({ resolved }) => resolved ?? []);
    expect(addresses.filter((address) => address.includes('://'))).toStrictEqual([]);
  });
});
