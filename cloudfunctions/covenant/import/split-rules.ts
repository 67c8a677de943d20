import type { DraftClause, SplitWarning } from '../../../typings/contract/covenant.ts';

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

const HAN = '[一二三四五六七八九十百]{1,5}';
const DIGIT = '[\\d０-９]{1,3}';
/** 第三条规定, 第三条和第四条: words about a clause, and not its number. */
const NO_REFERENCE = '(?!规定|第|款|项|所|之|的|中|[、，和及至到或—-]第)';

/** How clauses and chapters are numbered. */
const MARKS = [
  {
    mark: 'chapter',
    pattern: new RegExp(`^第\\s*(${NUMBER})\\s*(?:[章节编]|部分)[\\s、.．:：]*(.*)$`),
  },
  {
    mark: 'article',
    pattern: new RegExp(`^第\\s*(${NUMBER})\\s*条${NO_REFERENCE}[\\s、.．:：]*(.*)$`),
  },
  { mark: 'han', pattern: new RegExp(`^(${HAN})\\s*[、.．]\\s*(.*)$`) },
  { mark: 'han-bracket', pattern: new RegExp(`^[（(]\\s*(${HAN})\\s*[）)][、.．]?\\s*(.*)$`) },
  { mark: 'digit', pattern: new RegExp(`^(${DIGIT})\\s*[、.．](?![\\d０-９])\\s*(.*)$`) },
  { mark: 'digit-bracket', pattern: new RegExp(`^[（(]?\\s*(${DIGIT})\\s*[）)]\\s*(.*)$`) },
  { mark: 'circle', pattern: /^([①-⑳])\s*(.*)$/ },
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
  // 一〇五: a digit each
  if (plain.length > 1 && [...plain].every((letter) => DIGITS.includes(letter))) {
    return Number([...plain].map((letter) => DIGITS.indexOf(letter)).join(''));
  }
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
    if (mark === 'chapter' && words !== '' && !isHeading(words)) continue;
    return { whole, mark, number: numberOf(number), words };
  }
  return { whole, mark: null, number: 0, words: whole };
}

/** What heads others: short, and no sentence. */
const isHeading = (words: string): boolean =>
  words !== '' && [...words].length <= 20 && !/[。；;！!？?，,]/.test(words);

/** What begins a clause, and what a chapter, in this text. */
function levelsOf(lines: readonly Line[]): { clause: Mark | null; chapter: readonly Mark[] } {
  const counts = new Map<Mark, number>();
  for (const { mark } of lines) if (mark) counts.set(mark, (counts.get(mark) ?? 0) + 1);
  counts.delete('chapter');
  const headed = headedMark(lines);
  // In the order in which they first come: the outermost before those within.
  const repeated = [...counts].find(([, count]) => count > 1)?.[0] ?? null;
  const outermost = counts.has('article') ? 'article' : repeated;
  const headsClauses = headed !== null && (outermost === 'han' || outermost === headed);
  return headsClauses
    ? { clause: headed, chapter: ['chapter', 'han'] }
    : { clause: outermost, chapter: ['chapter'] };
}

/** What begins right below each 一、, if these are nothing but headings, also of the first clause. */
function headedMark(lines: readonly Line[]): Mark | null {
  const heads = lines.flatMap(({ mark, words }, at) => (mark === 'han' ? [{ words, at }] : []));
  const below = new Set(heads.map(({ at }) => lines[at + 1]?.mark ?? null));
  const [inner = null] = below;
  if (below.size !== 1 || inner === null || inner === 'han' || inner === 'chapter') return null;
  const above = lines[lines.findIndex(({ mark }) => mark === inner) - 1]?.mark;
  const isFirstHeaded = above === 'han' || above === 'chapter';
  return isFirstHeaded && heads.every(({ words }) => isHeading(words)) ? inner : null;
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
  const isChapter = ({ mark }: Line) => mark !== null && chapter.includes(mark);
  const starts = (line: Line) => line.mark === clause || isChapter(line);
  const begin = rest.findIndex(starts);
  const preamble = rest.slice(0, begin).map(({ whole }) => whole);
  const drafts: DraftClause[] = [];
  let head = '';
  let last = 0;
  let mayRestart = false;
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
      mayRestart = clause !== 'article'; // numbers may begin anew below each
    } else if (line.mark === clause) {
      close();
      const isNext = line.number === last + 1 || (mayRestart && line.number === 1);
      if (!isNext) warnings.add('numbers-skip');
      mayRestart = false;
      last = line.number;
      body = [line.words];
    } else if (body) body.push(line.whole);
    else if (head === '' && isHeading(line.whole))
      head = line.whole; // 第一章, and its name below
    else body = [line.whole];
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
