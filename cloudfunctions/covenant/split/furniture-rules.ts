import { markAt } from './mark-rules.ts';
import { isHeading, type Paragraph } from './paragraph-rules.ts';

/** What a paper has for turning its pages. */
export type Furniture = Map<Paragraph, 'page' | 'contents'>;

const COUNT = '[\\d０-９一二三四五六七八九十百]{1,5}';
const PAGES = [
  /^[-–—－~～·•|=]+ ?[\d０-９]{1,4} ?[-–—－~～·•|=]+$/,
  new RegExp(`^第 ?${COUNT} ?页(?:[ ,，、/／|]*共 ?${COUNT} ?页)?$`),
  new RegExp(`^共 ?${COUNT} ?页(?:[ ,，、/／|]*第 ?${COUNT} ?页)?$`),
  /^[\d０-９]{1,4} ?[/／] ?[\d０-９]{1,4}(?: ?页)?$/,
  /^(?:page|p\.?) ?\d{1,4}(?: ?(?:of|\/) ?\d{1,4})?$/i,
];
const BARE = /^[\d０-９]{1,3}$/;

/** Page numbers with the heads of the pages, and a table of contents, whose lines come again below. */
export function furnitureOf(paragraphs: readonly Paragraph[]): Furniture {
  const found: Furniture = new Map();
  for (const paragraph of paragraphs) {
    if (PAGES.some((page) => page.test(paragraph.text))) found.set(paragraph, 'page');
  }
  findBareNumbers(paragraphs, found);
  findContents(paragraphs, found);
  findHeads(paragraphs, found);
  return found;
}

/** 3 alone in a line, if the others count on from it. */
function findBareNumbers(paragraphs: readonly Paragraph[], found: Furniture): void {
  const bare = paragraphs.filter(({ text, isRow }) => !isRow && BARE.test(text));
  const numbers = bare.map(({ text }) => Number(text.normalize('NFKC')));
  const isCounting = numbers.every((one, at) => at === 0 || one === (numbers[at - 1] ?? 0) + 1);
  if (bare.length > 1 && isCounting) for (const one of bare) found.set(one, 'page');
}

/** A short line that comes beside the page numbers again and again; where it stands first it is the title. */
function findHeads(paragraphs: readonly Paragraph[], found: Furniture): void {
  const beside = new Map<string, Set<Paragraph>>();
  paragraphs.forEach((paragraph, at) => {
    if (found.get(paragraph) !== 'page') return;
    for (const one of [paragraphs[at - 1], paragraphs[at + 1]]) {
      if (!one || found.has(one) || !isHeading(one.text) || markAt(one.text)) continue;
      beside.set(one.text, (beside.get(one.text) ?? new Set()).add(one));
    }
  });
  const first = new Map<string, Paragraph>();
  for (const one of paragraphs) if (!first.has(one.text)) first.set(one.text, one);
  for (const [text, lines] of beside) {
    const again = [...lines].filter((line) => line !== first.get(text));
    const isTitle = paragraphs.slice(0, 5).some((one) => one.text === text);
    if (lines.size > 1 || isTitle) for (const line of again) found.set(line, 'page');
  }
}

const CONTENTS = /^目 ?[录錄次]$|^contents$/i;
/** 总则……1, 总则......1, 总则 - - - 1 */
const LEADERS = /^(.*?) ?(?:(?:[.．·•‥⋯_—-] ?){3,}|(?:[…。] ?){2,}|…) ?[（(]?[\d０-９]{1,3}[)）]?$/;
const STOPS = /[\s.．·…、:：]/g;

/** A line of contents as it stands in the text again. */
const keyOf = (text: string): string =>
  (LEADERS.exec(text)?.[1] ?? text.replace(/ ?[\d０-９]{1,3}$/, '')).replace(STOPS, '');

function findContents(paragraphs: readonly Paragraph[], found: Furniture): void {
  const led = paragraphs.filter(({ text }) => text.length <= 80 && LEADERS.test(text));
  if (led.length > 1) for (const one of led) found.set(one, 'contents');
  for (const one of paragraphs) if (one.style === 'contents') found.set(one, 'contents');
  const last = new Map(paragraphs.map(({ text }, at) => [text.replace(STOPS, ''), at]));
  const isEntry = (at: number): boolean => {
    const one = paragraphs[at];
    if (!one || one.text.length > 60) return false;
    return found.has(one) || (last.get(keyOf(one.text)) ?? -1) > at;
  };
  for (let at = 0; at < paragraphs.length; at += 1) {
    const isNamed = CONTENTS.test(paragraphs[at]?.text ?? '');
    const from = isNamed ? at + 1 : at;
    let end = from;
    while (isEntry(end) && (isNamed || isChapter(paragraphs[end]))) end += 1;
    // Without its name it takes three chapters with nothing between them to be one.
    if (end - from < (isNamed ? 1 : 3)) continue;
    for (const one of paragraphs.slice(at, end)) found.set(one, 'contents');
    at = end - 1;
  }
}

function isChapter(paragraph: Paragraph | undefined): boolean {
  return markAt(paragraph?.text ?? '')?.family === 'chapter';
}
