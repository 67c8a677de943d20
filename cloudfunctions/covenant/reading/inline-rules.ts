import { type Family, follows, type Mark, markAt } from './mark-rules.ts';
import { isHeading, type Paragraph } from './paragraph-rules.ts';

/** A place within a line where a numbered line of its own may begin. */
interface Place {
  at: number;
  mark: Mark;
  /** behind the end of a sentence, a colon or a blank */
  isApart: boolean;
}

const ARTICLES =
  /第[\s\u3000]*(?:[零〇一二两三四五六七八九十百廿卅\d０-９][\s\u3000]*){1,7}[条條]/g;
const CHAPTERS = /第[\s\u3000]*[一二三四五六七八九十百\d０-９]{1,4}[\s\u3000]*(?:[章节编篇]|部分)/g;

/** Families whose numbers may stand within a line, and how these look. */
const WITHIN: readonly [Family, RegExp][] = [
  ['ordinal', /第[一二三四五六七八九十]{1,3}[，,、:：]/g],
  ['han', /[一二三四五六七八九十]{1,3}[、.．丶﹑]/g],
  ['han-bracket', /[（(][一二三四五六七八九十]{1,3}[）)]|[㈠-㈩]/g],
  ['digit', /(?<![\d０-９.．])[\d０-９]{1,2}[、.．丶﹑](?![\d０-９])|[⒈-⒛]/g],
  ['digit-bracket', /[（(][\d０-９]{1,2}[）)]|[⑴-⒇]|(?<![\d０-９(（])[\d０-９]{1,2}[）)]/g],
  ['circle', /[\u2460-\u2473\u2776-\u2793]/g],
];

/** The end of a sentence, a bracket, or a blank. */
const APART = /(?:[。；;！!？?…：:”’"）)】》\s]|(?<![\d０-９])[．.])$/;
const KIND = /(?:公约|规约|规则|章程|守则|约定|民约)[）)》]?$/;
/** Days and lists count as well: 周一、二, 第一、二款. */
const COUNTED = /[周期初月第年、和或至到]$/;
/** How many lines a text has that came without breaks. */
const FEW = 4;

const endBefore = (text: string, at: number): string => text.slice(Math.max(0, at - 8), at);

function placesIn(text: string, pattern: RegExp, family: Family): Place[] {
  return [...text.matchAll(pattern)].flatMap(({ index }) => {
    const mark = markAt(text.slice(index, index + 24));
    if (mark?.family !== family) return [];
    return [{ at: index, mark, isApart: APART.test(endBefore(text, index)) }];
  });
}

/** Lines in which several numbered ones stand one behind the other, each in a line of its own. */
export function unfolded(paragraphs: readonly Paragraph[]): Paragraph[] {
  const lines = withArticlesApart(paragraphs);
  if (lines.some(({ text }) => markAt(text)?.family === 'article')) return lines;
  return WITHIN.reduce<Paragraph[]>(
    (all, [family, pattern]) => withFamilyApart(all, family, pattern),
    lines,
  );
}

/** A line cut at places in order; what comes behind the first one is plain text. */
function cut(paragraph: Paragraph, places: readonly number[]): Paragraph[] {
  const { text } = paragraph;
  const starts = [0, ...places.filter((at) => at > 0)];
  return starts
    .map((start, which) => text.slice(start, starts[which + 1]).trim())
    .filter((part) => part !== '')
    .map((part, which) => {
      const { place = 0 } = paragraph;
      return which === 0 ? { ...paragraph, text: part } : { text: part, place };
    });
}

/** 第三条 and 第二章 behind the end of a sentence, and 第一条 behind a chapter's name. */
function withArticlesApart(paragraphs: readonly Paragraph[]): Paragraph[] {
  const below = articlesBelow(paragraphs);
  /** of the articles, and of each tier of chapters */
  const last = new Map<string, Mark>();
  return paragraphs.flatMap((paragraph, line) => {
    const { text } = paragraph;
    const all = [
      ...placesIn(text, ARTICLES, 'article'),
      ...placesIn(text, CHAPTERS, 'chapter'),
    ].sort((one, other) => one.at - other.at);
    const cuts: number[] = [];
    all.forEach((place, which) => {
      const { at, mark } = place;
      const isChapter = mark.family === 'chapter';
      const key = isChapter ? `${mark.tier}` : 'article';
      const isNext = follows(mark, last.get(key)) || (isChapter && mark.value === 1);
      if (at === 0 ? mark.strength < 2 && !isNext : !isNext) return;
      if (at > 0) {
        const words = text.slice(at + mark.length, all[which + 1]?.at).trim();
        const before = text.slice(cuts.at(-1) ?? 0, at).trim();
        const isRival = !isChapter && below[line]?.value === mark.value;
        if (isRival || !mayBegin(place, before, words)) return;
        cuts.push(at);
      }
      last.set(key, mark);
    });
    return cut(paragraph, cuts);
  });
}

function mayBegin({ mark, isApart }: Place, before: string, words: string): boolean {
  if (mark.family === 'chapter') return isApart && isHeading(words);
  if (mark.strength === 0) return false;
  if (isApart || KIND.test(before.slice(-8))) return true;
  const head = markAt(before);
  return head?.family === 'chapter' && isHeading(before.slice(head.length).trim());
}

/** For each line the next article that begins a line below it. */
function articlesBelow(paragraphs: readonly Paragraph[]): (Mark | undefined)[] {
  const below: (Mark | undefined)[] = [];
  let next: Mark | undefined;
  for (let at = paragraphs.length - 1; at >= 0; at -= 1) {
    below[at] = next;
    const mark = markAt(paragraphs[at]?.text ?? '');
    if (mark?.family === 'article' && mark.strength === 2) next = mark;
  }
  return below;
}

/** Lines that begin with a number of the family and have the next ones within, and texts without breaks. */
function withFamilyApart(
  paragraphs: readonly Paragraph[],
  family: Family,
  pattern: RegExp,
): Paragraph[] {
  const isFolded = paragraphs.length <= FEW;
  return paragraphs.flatMap((paragraph) => {
    const { text } = paragraph;
    const own = markAt(text);
    const isFirst = own?.family === family;
    const run = runIn(text, placesIn(text, pattern, family), isFirst ? own : undefined);
    const [first] = run;
    if (first === undefined) return [paragraph];
    if (isFirst) return cut(paragraph, run);
    if (run.length < 2) return [paragraph];
    const before = text.slice(own?.length ?? 0, first).trim();
    // 一、社会治安 1、… 2、…: a head and what is below it
    const isHead = own !== null && isHeading(before) && !/[:：]$/.test(before);
    return isHead || (own === null && isFolded) ? cut(paragraph, run) : [paragraph];
  });
}

/** Where the numbers count on, if each stands apart from the words before it, or if they are many. */
function runIn(text: string, places: readonly Place[], own: Mark | undefined): number[] {
  const run: Place[] = [];
  let last = own;
  let from = own?.length ?? 0;
  for (const place of places) {
    const { at, mark, isApart } = place;
    if (at === 0 || !follows(mark, last)) continue;
    const before = endBefore(text, at);
    if (!isApart && (last ? COUNTED.test(before) || at - from < 2 : !KIND.test(before))) continue;
    run.push(place);
    last = mark;
    from = at + mark.length;
  }
  const counted = own ? run : run.slice(1);
  const areApart = counted.every(({ isApart }) => isApart);
  return areApart || counted.length >= 2 ? run.map(({ at }) => at) : [];
}
