import { createHash } from 'node:crypto';
import type { Clause, LintFlag, LintKind } from '../../../typings/contract/covenant.ts';
import { PHRASES, type Phrase } from './lint-phrases.ts';

/** 不得罚款: what forbids a thing does not threaten with it. 违者, 的 and the like begin the threat anew. */
const FORBIDS =
  /(?:不得|不准|不许|不能|不可|不应|不该|不允许|不要|禁止|严禁|杜绝|反对|防止|严防|避免|抵制|破除|摒弃|废除|无权|没有权|不以|不搞|不写|不收|不作|没有人可以|没人可以|没有义务|无义务|任何人都?不|不把|不设|不在|不向|不给|不因|不会|不实行|不采取|不强迫|绝不|决不)([^，,。；;！!？?\n]{0,24})$|(?:不|不再|没有|没有人|没人|无人)$/;
const THREATENS = /者|的$|否则|违|一律|予以|处以|将|每次/;
/** 禁止楼道充电没收: another thing is forbidden, and this is what follows. */
const ACTS = /[扔养堆建搭拉倒烧抛赌吸闹占种]|停(?![水电气暖用发止])|充电/;
/** 罚款一律取消 */
const IS_VOID = /^[^，,]{0,8}(?:由法定机关|不是目的|取消|废止|无效|违法|不合法|不允许)/;

const AUTHORITY =
  /法定机关|公安|交警|民警|派出所|城管|执法|消防|行政机关|主管部门|有关部门|相关部门|职能部门|法院|司法|人民政府|法律|法规|《/;
const BY_LAW = /依法|依照|按照国家/;
const OWN_BODY = /居委会|村委会|社区|物业|业委会|理事会|小组|村里|村集体/;

/** What an authority does, or what is done by law and not by the community. */
const isByLaw = (phrase: string): boolean =>
  AUTHORITY.test(phrase) || (BY_LAW.test(phrase) && !OWN_BODY.test(phrase));

/** Whether words that a phrase found mean something else where they stand. */
function isHarmless(phrase: Phrase, sentence: string, at: number, words: string): boolean {
  const { butNot, always, byLaw } = phrase;
  if (butNot?.test(words)) return true;
  const before = sentence.slice(0, at);
  const around = `${before.split(/[，,]/).at(-1)}${sentence.slice(at).split(/[，,]/)[0]}`;
  if (byLaw && isByLaw(around)) return true;
  if (always) return false;
  if (IS_VOID.test(sentence.slice(at + words.length))) return true;
  const [forbids, between = ''] = FORBIDS.exec(before) ?? [];
  if (forbids === undefined) return false;
  // 不得以欠费为由停水
  if (/^[以因][^的者]*为由/.test(between)) return true;
  return !THREATENS.test(between) && !ACTS.test(between);
}

/** What should be looked at, in the order of the clauses; the same words of one clause once. */
export function lint(
  clauses: readonly Pick<Clause, 'clauseId' | 'text'>[],
): Omit<LintFlag, 'answer'>[] {
  return clauses.flatMap(({ clauseId, text }) => {
    const flags = new Map<string, Omit<LintFlag, 'answer'>>();
    for (const { kind, words } of findingsIn(text)) {
      const flagId = flagIdOf(clauseId, kind, words, text);
      flags.set(flagId, { flagId, clauseId, kind, words });
    }
    return [...flags.values()];
  });
}

interface Finding {
  kind: LintKind;
  words: string;
  at: number;
}

/** Quotation marks stand between words that belong together: 挂“黄牌”. */
const QUOTES = /[“”"‘’「」『』]/;

/** What the phrases find in each sentence, by kind; the longer of two of a kind that overlap. */
function findingsIn(text: string): Finding[] {
  const found: Finding[] = [];
  for (const { 0: quoted, index } of text.matchAll(/[^。；;！!？?\n]+/g)) {
    const places = [...quoted.matchAll(/[\s\S]/g)]
      .filter(([letter]) => !QUOTES.test(letter))
      .map((letter) => letter.index);
    const sentence = places.map((place) => quoted[place]).join('');
    const holds = newMemory(sentence);
    for (const phrase of PHRASES) {
      const { needs, unless } = phrase;
      if ((needs && !holds(needs)) || (unless && holds(unless))) continue;
      for (const match of sentence.matchAll(phrase.find)) {
        const [words] = match;
        if (words === '' || isHarmless(phrase, sentence, match.index, words)) continue;
        const start = places[match.index] ?? 0;
        const end = (places[match.index + words.length - 1] ?? 0) + 1;
        found.push({ kind: phrase.kind, words: quoted.slice(start, end), at: index + start });
      }
    }
  }
  return apart(found);
}

/** Whether a sentence has what an expression looks for; many phrases ask the same. */
function newMemory(sentence: string): (pattern: RegExp) => boolean {
  const known = new Map<RegExp, boolean>();
  return (pattern) => {
    const found = known.get(pattern) ?? pattern.test(sentence);
    known.set(pattern, found);
    return found;
  };
}

function apart(found: readonly Finding[]): Finding[] {
  const longest = [...found].sort(
    (one, other) => other.words.length - one.words.length || one.at - other.at,
  );
  const kept: Finding[] = [];
  for (const one of longest) {
    const overlaps = kept.some(
      ({ kind, at, words }) =>
        kind === one.kind && at < one.at + one.words.length && one.at < at + words.length,
    );
    if (!overlaps) kept.push(one);
  }
  return kept.sort((one, other) => one.at - other.at);
}

function flagIdOf(...what: string[]): string {
  return createHash('sha256').update(JSON.stringify(what)).digest('hex').slice(0, 20);
}
