import { type Family, follows, type Mark, markAt, running } from './mark-rules.ts';
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

const HEADS = /[一二三四五六七八九十]{1,3}[、.．]/g;

/** Families whose numbers may stand within a line, and how these look. */
const WITHIN: readonly [Family, RegExp][] = [
  ['ordinal', /第[一二三四五六七八九十]{1,3}[，,、:：]/g],
  ['han', /[一二三四五六七八九十]{1,3}[、.．丶﹑，,：:]/g],
  ['han-bracket', /[（(【][一二三四五六七八九十]{1,3}[）)】]|[㈠-㈩]/g],
  ['digit', /(?<![\d０-９.．])[\d０-９]{1,2}[、.．丶﹑](?![\d０-９])|[⒈-⒛]/g],
  ['digit-bracket', /[（(【][\d０-９]{1,2}[）)】]|[⑴-⒇]|(?<![\d０-９(（])[\d０-９]{1,2}[）)]/g],
  ['circle', /[\u2460-\u2473\u2776-\u2793]/g],
];

/** The end of a sentence, or a blank. */
const APART = /(?:[。；;！!？?…：:”’"\s]|(?<![\d０-９])[．.])$/;
/** The title, right before the first number. */
const KIND = /(?:公约|规约|规则|章程|守则|约定|民约)(?:[（(【][^（(）)]{1,12}[）)】])?[》）)]?$/;
/** Days and lists count as well: 周一、二, 第一、二款. */
const COUNTED = /[周期初月第年、和或至到]$/;
/** How many lines a text has that came without breaks. */
const FEW = 4;

const endBefore = (text: string, at: number): string => text.slice(Math.max(0, at - 20), at);

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
  const found = paragraphs.map(({ text }) =>
    [
      ...placesIn(text, ARTICLES, 'article'),
      ...placesIn(text, CHAPTERS, 'chapter'),
      ...placesIn(text, HEADS, 'han'),
    ]
      .sort((one, other) => one.at - other.at)
      .filter((place, which, all) => mayBegin(text, place, all[which - 1])),
  );
  // Within a line only the next number is believed.
  const marks = found.flat().map(({ at, mark }): Mark => {
    const within = mark.strength === 2 ? 1 : 0;
    return at === 0 ? mark : { ...mark, strength: within };
  });
  const counted = running(marks);
  let which = -1;
  return paragraphs.flatMap((paragraph, line) => {
    const cuts = (found[line] ?? []).flatMap(({ at }) => {
      which += 1;
      return at > 0 && counted[which] ? [at] : [];
    });
    return cut(paragraph, cuts);
  });
}

/** What ends a chapter's name within a line. */
const NEXT =
  /[\s\u3000]*(?:第[\s\u3000]*[^第]{1,8}[条條]|[一二三四五六七八九十]{1,3}[、.．]|[（(【]?[\d０-９一二三四五六七八九十]{1,3}[）)】]|[\d０-９]{1,2}[、.．]|[\u2460-\u2473])/;

function mayBegin(text: string, place: Place, before: Place | undefined): boolean {
  const { at, mark, isApart } = place;
  if (at === 0) return true;
  if (mark.strength === 0) return false;
  if (mark.family !== 'article') {
    const rest = text.slice(at + mark.length, at + mark.length + 60);
    const next = NEXT.exec(rest);
    const isName = isHeading(rest.slice(0, next?.index).trim());
    // 一、总则 heads articles only right above one.
    return isApart && isName && (mark.family === 'chapter' || next?.[0].includes('第') === true);
  }
  if (isApart || KIND.test(endBefore(text, at))) return true;
  if (!before || before.mark.family === 'article') return false;
  return isHeading(text.slice(before.at + before.mark.length, at).trim());
}

/** Lines that begin with a number of the family and have the next ones within, and texts without breaks. */
function withFamilyApart(
  paragraphs: readonly Paragraph[],
  family: Family,
  pattern: RegExp,
): Paragraph[] {
  const isFolded = paragraphs.length <= FEW;
  let last: Mark | undefined;
  return paragraphs.flatMap((paragraph) => {
    const { text } = paragraph;
    const own = markAt(text);
    const isFirst = own?.family === family;
    const run = runIn(text, placesIn(text, pattern, family), isFirst ? own : undefined, last);
    const [first] = run;
    if (isFirst) last = run.at(-1)?.mark ?? own;
    if (first === undefined) return [paragraph];
    if (!isFirst) {
      const before = text.slice(own?.length ?? 0, first.at).trim();
      // 一、社会治安 1、… 2、…: a head and what is below it
      const isHead = own !== null && isHeading(before) && !/[:：]$/.test(before);
      const isText = own === null && isFolded && run.length > 1;
      if (!isText && !(isHead && (run.length > 1 || first.isApart))) return [paragraph];
      last = run.at(-1)?.mark;
    }
    return cut(
      paragraph,
      run.map(({ at }) => at),
    );
  });
}

/** Where the numbers count on, if each stands apart from the words before it, or if they are many. */
function runIn(
  text: string,
  places: readonly Place[],
  own: Mark | undefined,
  above: Mark | undefined,
): Place[] {
  const run: Place[] = [];
  let last = own;
  let from = own?.length ?? 0;
  for (const place of places) {
    const { at, mark, isApart } = place;
    const isNext = follows(mark, last) || (last === undefined && follows(mark, above));
    if (at === 0 || !isNext) continue;
    const before = endBefore(text, at);
    if (!isApart && (mark.strength < 2 || COUNTED.test(before))) continue;
    if (!isApart && (last ? at - from < 2 : !KIND.test(before))) continue;
    run.push(place);
    last = mark;
    from = at + mark.length;
  }
  const counted = own ? run : run.slice(1);
  const areApart = counted.every(({ isApart }) => isApart);
  return areApart || counted.length >= 2 ? run : [];
}
