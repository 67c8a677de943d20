import type { DraftClause, SplitWarning } from '../../typings/contract/covenant.ts';

/** A text as it falls into clauses. */
export interface Split {
  title: string;
  preamble: string;
  clauses: DraftClause[];
  warnings: SplitWarning[];
}

/** Characters that fit; what is longer is divided. */
const LONGEST = { title: 60, chapter: 60, clause: 2_000, preamble: 3_000 } as const;

const DIGITS = '零一二三四五六七八九';
const NUMBER = '[零〇一二两三四五六七八九十百\\d０-９]{1,7}';

/** How clauses and chapters are numbered, the widest first. */
const MARKS = [
  { mark: 'chapter', pattern: new RegExp(`^第\\s*(${NUMBER})\\s*[章节编部][\\s、.．:：]*(.*)$`) },
  { mark: 'article', pattern: new RegExp(`^第\\s*(${NUMBER})\\s*条[\\s、.．:：]*(.*)$`) },
  { mark: 'first', pattern: /^([一二三四五六七八九十百]{1,5})\s*[、.．]\s*(.*)$/ },
  { mark: 'second', pattern: /^[（(]\s*([一二三四五六七八九十百]{1,5})\s*[）)][、.．]?\s*(.*)$/ },
  { mark: 'third', pattern: /^([\d０-９]{1,3})\s*[、.．)）](?![\d０-９])\s*(.*)$/ },
] as const;
type Mark = (typeof MARKS)[number]['mark'];

interface Line {
  /** as it was written */
  whole: string;
  mark: Mark | null;
  number: number;
  /** without its number */
  words: string;
}

/** 十二, 二十, 一百零三, 12, １２ → the number they say; 0 if they say none. */
export function numberOf(text: string): number {
  const plain = text.normalize('NFKC').replaceAll('〇', '零').replaceAll('两', '二');
  if (/^\d+$/.test(plain)) return Number(plain);
  let total = 0;
  let digit = 0;
  for (const letter of plain) {
    if (letter === '百') total += (digit || 1) * 100;
    else if (letter === '十') total += (digit || 1) * 10;
    else if (DIGITS.includes(letter)) {
      digit = DIGITS.indexOf(letter);
      continue;
    } else return 0;
    digit = 0;
  }
  return total + digit;
}

/** Nothing that shows: control characters, marks of direction, characters of no width. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: naming them is the purpose
const HIDDEN = /[\u0000-\u0008\u000e-\u001f\u007f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

function linesOf(text: string): Line[] {
  return text
    .toWellFormed()
    .replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n')
    .replace(HIDDEN, '')
    .split('\n')
    .map((line) => line.replace(/[\s\u3000]+/g, ' ').trim())
    .filter((line) => line !== '')
    .map(lineOf);
}

function lineOf(whole: string): Line {
  for (const { mark, pattern } of MARKS) {
    const [, number, words] = pattern.exec(whole) ?? [];
    if (number === undefined || words === undefined) continue;
    return { whole, mark, number: numberOf(number), words };
  }
  return { whole, mark: null, number: 0, words: whole };
}

/** A line that heads others: short, and no sentence. */
const isHeading = ({ words }: Line): boolean =>
  words !== '' && [...words].length <= 20 && !/[。；;！!？?，,]/.test(words);

/** What begins a clause, and what a chapter, in this text. */
function levelsOf(lines: readonly Line[]): { clause: Mark | null; chapter: readonly Mark[] } {
  const of = (mark: Mark) => lines.filter((line) => line.mark === mark);
  if (of('article').length > 0) return { clause: 'article', chapter: ['chapter', 'first'] };
  const first = of('first');
  const below = (['second', 'third'] as const).find((mark) => of(mark).length > 1);
  if (first.length > 0 && below && first.every(isHeading)) {
    return { clause: below, chapter: ['chapter', 'first'] };
  }
  const clause = (['first', 'second', 'third'] as const).find((mark) => of(mark).length > 1);
  return { clause: clause ?? null, chapter: ['chapter'] };
}

/** Divides what is longer than fits, after a sentence if there is one. */
function divided(text: string, longest: number): string[] {
  const parts: string[] = [];
  let rest = [...text];
  while (rest.length > longest) {
    const head = rest.slice(0, longest);
    const end = Math.max(...['。', '；', '\n'].map((stop) => head.lastIndexOf(stop)));
    const cut = end > longest / 2 ? end + 1 : longest;
    parts.push(head.slice(0, cut).join('').trim());
    rest = [...rest.slice(cut).join('').trim()];
  }
  return [...parts, rest.join('')].filter((part) => part !== '');
}

/** Finds the clauses of a text by its numbering; without any, each paragraph is one. */
export function splitText(text: string): Split {
  const lines = linesOf(text);
  const { clause, chapter } = levelsOf(lines);
  const warnings = new Set<SplitWarning>();
  const [title, rest] = titleOf(lines, clause);
  if (clause === null) {
    if (rest.length > 0) warnings.add('no-numbers');
    const drafts = rest.map(({ whole }) => ({ chapter: '', text: whole }));
    return { title, preamble: '', clauses: fitting(drafts, warnings), warnings: [...warnings] };
  }
  const isChapter = (line: Line) =>
    line.mark !== null &&
    chapter.includes(line.mark) &&
    (line.mark === 'chapter' || isHeading(line));
  const starts = (line: Line) => line.mark === clause || isChapter(line);
  const begin = rest.findIndex(starts);
  const preamble = rest.slice(0, begin).map(({ whole }) => whole);
  const drafts: DraftClause[] = [];
  let head = '';
  let last = 0;
  let body: string[] | undefined;
  const close = () => {
    if (body === undefined) return;
    const words = body.filter((one) => one !== '').join('\n');
    if (words === '') warnings.add('empty-clause');
    else {
      drafts.push({ chapter: head, text: words });
      head = '';
    }
    body = undefined;
  };
  for (const line of rest.slice(begin)) {
    if (isChapter(line)) {
      close();
      head = [head, line.words].filter(Boolean).join(' ');
      if (clause !== 'article') last = 0; // numbers begin anew below each
    } else if (line.mark === clause) {
      close();
      if (line.number !== last + 1) warnings.add('numbers-skip');
      last = line.number;
      body = [line.words];
    } else if (body) body.push(line.whole);
    else head = [head, line.whole].filter(Boolean).join(' ');
  }
  close();
  if (head !== '') drafts.push({ chapter: '', text: head }); // a heading without anything below
  const [opening = '', ...more] = divided(preamble.join('\n'), LONGEST.preamble);
  const early = more.map((words) => ({ chapter: '', text: words }));
  return {
    title,
    preamble: opening,
    clauses: fitting([...early, ...drafts], warnings),
    warnings: [...warnings],
  };
}

/** The first line, if it heads the text. */
function titleOf(lines: readonly Line[], clause: Mark | null): [title: string, rest: Line[]] {
  const [first, ...rest] = lines;
  if (!first || first.mark !== null) return ['', [...lines]];
  const isTitle = !/[。；：:，]$/.test(first.whole) && [...first.whole].length <= LONGEST.title;
  const headsMore = clause !== null || (rest.length > 0 && [...first.whole].length <= 30);
  return isTitle && headsMore ? [first.whole, rest] : ['', [...lines]];
}

/** Clauses and headings that fit. */
function fitting(drafts: readonly DraftClause[], warnings: Set<SplitWarning>): DraftClause[] {
  return drafts.flatMap(({ chapter, text }) => {
    const fits = [...chapter].length <= LONGEST.chapter;
    const parts = divided(fits ? text : `${chapter}\n${text}`, LONGEST.clause);
    if (parts.length > 1) warnings.add('long-clause');
    return parts.map((part, index) => ({
      chapter: index === 0 && fits ? chapter : '',
      text: part,
    }));
  });
}
