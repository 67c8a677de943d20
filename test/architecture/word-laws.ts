import type { Law } from './laws.ts';
import { nodesOf } from './sources.ts';

/** Laws of what people read: where sentences stand, and how they are put. */

/** What several pages share, the tabs, and packages: whatever they say stands in text/. */
const WORDLESS =
  /^miniprogram\/(view|components|pages|store|cloud|package-(home|matter|meeting|moderation))\//;

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

/** With a project that breaks it. */
export const WORD_LAWS: [string, Law, Record<string, string>][] = [
  [
    'what scripts say stands in text/',
    scriptsHoldNoWords,
    { 'miniprogram/package-home/pages/a/index.ts': "export const a = '打不开';" },
  ],
];
