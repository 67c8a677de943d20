import type { Law } from './laws.ts';
import { type Node, nodesOf, type Source } from './sources.ts';

/** Laws of what people read: where sentences stand, and how they are put. */

/** What several pages share, the tabs, and packages: whatever they say stands in text/. */
const WORDLESS =
  /^miniprogram\/(view|components|pages|store|cloud|package-(ballot|civility|covenant|home|matter|meeting|moderation|notice|resident|volunteer))\//;

const HAN = /\p{Script=Han}/u;

const scriptsHoldNoWords: Law = (sources) =>
  sources
    .filter(({ path }) => WORDLESS.test(path))
    .flatMap(({ path, program }) =>
      [...nodesOf(program)]
        .map(({ type, value }) => {
          if (type === 'Literal' && typeof value === 'string') return value;
          if (type === 'TemplateElement') return (value as { cooked?: string }).cooked ?? '';
          return '';
        })
        .filter((words) => HAN.test(words))
        .map((words) => `${path}: “${words}” belongs in text/`),
    );

export const templatesHoldNoWords = (texts: readonly Text[]): string[] =>
  texts
    .filter(({ path }) => WORDLESS.test(path) && path.endsWith('.wxml'))
    .flatMap(({ path, text }) =>
      text
        .replaceAll(/<!--[\s\S]*?-->/g, '')
        .split('\n')
        .filter((line) => HAN.test(line))
        .map((line) => `${path}: “${line.trim()}” belongs in text/`),
    );

/** Turns of phrase that were read aloud and sounded clipped or stiff, and what is said instead. */
const STIFF: readonly [phrase: RegExp, instead: string][] = [
  [/还差 ?[^，。]{1,12}户，到会的才够/, '还要 59 户到会，会议才算数'],
  [/名册在投票开始前可以提/, '投票开始前，可以对名册提意见'],
  [/由户代表代表全家来投/, '一户一票，由户代表投'],
  [/选好了，看一眼/, '选好了，核对一遍'],
  [/放行/, '可以发 / 不能发'],
  [/拿不准/, '微信没把握这段话合不合适，请您看看'],
  [/可以选几个/, '可以多选'],
  [/人说了/, '还没有人回答，您来第一个'],
  [/让他加入/, '同意加入'],
  [/评分/, '记分'],
  [/(TitleText"|NavigationBarTitle\(\{ title): ["']这一条["']/, '第六条'],
];

/** What functions look for in what others wrote, not what they say. */
const PATTERNS = /^cloudfunctions\/covenant\/(check|split)\//;

interface Text {
  path: string;
  text: string;
}

export function phrasesAreSpoken(texts: readonly Text[]): string[] {
  return texts
    .filter(({ path }) => /^(miniprogram|cloudfunctions|local\/demo)\//.test(path))
    .filter(({ path }) => !PATTERNS.test(path))
    .flatMap(({ path, text }) =>
      STIFF.filter(([phrase]) => phrase.test(text)).map(
        ([phrase, instead]) => `${path} says ${phrase.source}: rather “${instead}”`,
      ),
    );
}

type Named = { name?: string } | undefined;

/** What an object says under this name; undefined where it does not. */
function propertyOf(object: Node | undefined, name: string): Node | undefined {
  const properties = (object?.properties ?? []) as Node[];
  return properties.find(({ key }) => (key as Named)?.name === name)?.value as Node | undefined;
}

/** The keys of a constant, with those that it spreads in; undefined where it is no plain object. */
function keysOf(
  name: string,
  source: Source | undefined,
  byPath: ReadonlyMap<string, Source>,
): string[] | undefined {
  if (!source) return undefined;
  const from = source.imports.find(({ names, target }) => target && names.includes(name));
  if (from) return keysOf(name, byPath.get(from.target ?? ''), byPath);
  const made = [...nodesOf(source.program)].find(
    ({ type, id }) => type === 'VariableDeclarator' && (id as Named)?.name === name,
  );
  let init = made?.init as Node | undefined;
  while (init && init.type !== 'ObjectExpression') init = init.expression as Node | undefined;
  if (!init) return undefined;
  const keys: string[] = [];
  for (const property of init.properties as Node[]) {
    if (property.type === 'SpreadElement') {
      const spread = keysOf((property.argument as Named)?.name ?? '', source, byPath);
      if (!spread) return undefined;
      keys.push(...spread);
    } else keys.push((property.key as Named)?.name ?? '');
  }
  return keys;
}

const USED = /(?<![\w.'])words\.(\w+)/g;

/** A key that is not there shows as nothing at all, and no compiler looks into a template. */
export function wordsOfTemplatesExist(
  texts: readonly Text[],
  sources: readonly Source[],
): string[] {
  const byPath = new Map(sources.map((source) => [source.path, source]));
  return texts
    .filter(({ path }) => /^miniprogram\/.*\.wxml$/.test(path))
    .flatMap(({ path, text }) => {
      const script = byPath.get(path.replace(/wxml$/, 'ts'));
      if (!script) return [];
      const objects = [...nodesOf(script.program)].filter(
        ({ type }) => type === 'ObjectExpression',
      );
      const given = objects
        .map((one) => propertyOf(propertyOf(one, 'data'), 'words'))
        .find((one) => one?.type === 'Identifier');
      const keys = given && keysOf(String(given.name), script, byPath);
      if (!keys) return [];
      const holes = (text.match(/\{\{[\s\S]*?\}\}/g) ?? []).join(' ');
      return [...new Set([...holes.matchAll(USED)].map(([, key = '']) => key))]
        .filter((key) => !keys.includes(key))
        .map((key) => `${path}: ${String(given.name)} has no ${key}`);
    });
}

/** With a project that breaks it. */
export const WORD_LAWS: [string, Law, Record<string, string>][] = [
  [
    'what scripts say stands in text/',
    scriptsHoldNoWords,
    { 'miniprogram/package-home/pages/a/index.ts': "export const a = '打不开';" },
  ],
];
