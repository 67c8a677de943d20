import type { Family, Mark } from './mark-rules.ts';
import { follows } from './mark-rules.ts';
import { endsSentence, isHeading, type Paragraph } from './paragraph-rules.ts';

/** A line with the number that it begins with. */
export interface Line extends Paragraph {
  mark: Mark | null;
  /** without its number */
  words: string;
}

/** What begins a clause in a text, and what heads clauses; null: nothing numbers it. */
export interface Levels {
  clause: Family | null;
  /** outermost first; chapters head in every text */
  heads: readonly Family[];
}

/** How many lines without a number may stand between a head and the first of what it heads. */
const LOOSE = 3;

/** How a text is most likely numbered, and another way that may be meant. */
export function levelsOf(lines: readonly Line[]): [best: Levels, other?: Levels] {
  const counts = new Map<Family, number>();
  for (const { mark } of lines) {
    if (mark) counts.set(mark.family, (counts.get(mark.family) ?? 0) + 1);
  }
  counts.delete('chapter');
  // In the order in which they first come: the outermost before those within.
  const repeated = [...counts].filter(([family, count]) => count > 1 && family !== 'bullet');
  const [outermost] = repeated.map(([family]) => family).filter((family) => family !== 'article');
  if (hasArticles(lines, outermost !== undefined)) {
    const heads = [...counts.keys()].filter((family) => areHeadsOf(lines, family, 'article'));
    return [{ clause: 'article', heads }];
  }
  if (outermost === undefined) return [{ clause: bulletsOf(lines, counts), heads: [] }];
  return descended(lines, outermost);
}

/** A single 第三条 may be a line that speaks of a clause; a single 第一条 is one. */
function hasArticles(lines: readonly Line[], isNumberedElse: boolean): boolean {
  const articles = lines.flatMap(({ mark }) => (mark?.family === 'article' ? [mark] : []));
  if (articles.length > 1) return true;
  return articles.length === 1 && (articles[0]?.value === 1 || !isNumberedElse);
}

function bulletsOf(lines: readonly Line[], counts: ReadonlyMap<Family, number>): Family | null {
  const bullets = counts.get('bullet') ?? 0;
  return bullets > 1 && bullets * 2 >= lines.length ? 'bullet' : null;
}

/** From the outermost numbers to the first that are more than headings of what is below them. */
function descended(lines: readonly Line[], outermost: Family): [Levels, Levels?] {
  const heads: Family[] = [];
  let clause = outermost;
  for (;;) {
    const inner = innerOf(lines, clause, heads);
    if (inner === null || !areHeadsOf(lines, clause, inner)) break;
    heads.push(clause);
    clause = inner;
  }
  const single = singleHeads(lines, clause, heads);
  const best = { clause, heads: [...single, ...heads] };
  const above = heads.at(-1);
  if (above !== undefined) return [best, { clause: above, heads: heads.slice(0, -1) }];
  const inner = innerOf(lines, clause, heads);
  const isMany = inner !== null && countHeaded(lines, clause, inner) > 1;
  return isMany && areShort(lines, clause) ? [best, { clause: inner, heads: [clause] }] : [best];
}

/** One heading with a number of its own kind right above the first clause. */
function singleHeads(lines: readonly Line[], clause: Family, heads: readonly Family[]): Family[] {
  const first = lines.findIndex(({ mark }) => mark?.family === clause);
  const above = lines[first - 1];
  const family = above?.mark?.family;
  if (!above || !family || family === 'chapter' || family === 'bullet') return [];
  const isOnly = lines.filter(({ mark }) => mark?.family === family).length === 1;
  return isOnly && !heads.includes(family) && isHeadLine(above) ? [family] : [];
}

/** What most often comes first below the lines of a family. */
function innerOf(lines: readonly Line[], family: Family, above: readonly Family[]): Family | null {
  const counts = new Map<Family, number>();
  lines.forEach(({ mark }, at) => {
    if (mark?.family !== family) return;
    const below = firstBelow(lines, at)?.family;
    const isInner = below && below !== family && below !== 'chapter' && !above.includes(below);
    if (isInner) counts.set(below, (counts.get(below) ?? 0) + 1);
  });
  const [most] = [...counts].sort(([, one], [, other]) => other - one);
  return most?.[0] ?? null;
}

function firstBelow(lines: readonly Line[], at: number): Mark | undefined {
  for (let below = at + 1; below <= at + 1 + LOOSE; below += 1) {
    const mark = lines[below]?.mark;
    if (mark) return mark;
  }
  return undefined;
}

const countHeaded = (lines: readonly Line[], family: Family, inner: Family): number =>
  lines.filter(({ mark }, at) => {
    return mark?.family === family && firstBelow(lines, at)?.family === inner;
  }).length;

/** Whether lines of a family are headings of lines of another. */
function areHeadsOf(lines: readonly Line[], family: Family, inner: Family): boolean {
  if (family === inner || family === 'bullet') return false;
  const own = lines.filter(({ mark }) => mark?.family === family);
  const headings = own.filter(isHeadLine).length;
  if (headings * 5 < own.length * 4) return false;
  const headed = countHeaded(lines, family, inner);
  if (own.length === 1) return inner === 'article' && headed === 1 && isRightAbove(lines, own[0]);
  const countsOn = own.every(({ mark }, at) => {
    const before = own[at - 1]?.mark;
    return !mark || !before || follows(mark, before);
  });
  if (headed < 2 || headed * 2 < own.length) return false;
  return inner === 'article' ? countsOn : saysMore(lines, inner, own);
}

/** Whether lines of a family are sentences, or at least longer than what may head them. */
function saysMore(lines: readonly Line[], inner: Family, heads: readonly Line[]): boolean {
  const own = lines.filter(({ mark }) => mark?.family === inner);
  const lengthOf = (all: readonly Line[]) =>
    all.reduce((sum, { words }) => sum + [...words].length, 0) / all.length;
  const areSentences = own.filter(({ words }) => endsSentence(words)).length * 2 >= own.length;
  return areSentences || lengthOf(own) >= lengthOf(heads) * 1.2;
}

function isRightAbove(lines: readonly Line[], line: Line | undefined): boolean {
  const below = line && lines[lines.indexOf(line) + 1];
  return below?.mark?.family === 'article' && below.mark.value === 1;
}

/** A numbered line that may be a heading: a name, or two short phrases, and no words that lead on. */
function isHeadLine({ words, style }: Line): boolean {
  if (style === 'heading' || style === 'strong') return [...words].length <= 40;
  const length = [...words].length;
  if (/[:：]$/.test(words)) return length <= 8 && isHeading(words);
  return isHeading(words) || (length > 0 && length <= 18 && !/[。；;！!？?]/.test(words));
}

const areShort = (lines: readonly Line[], family: Family): boolean =>
  lines.every(({ mark, words }) => mark?.family !== family || [...words].length <= 30);
