import type {
  ApartKind,
  ApartText,
  SplitClause,
  SplitWarning,
  SplitWay,
} from '../../../typings/contract/covenant.ts';
import { endOfText, isAnnex, isAround, kindOfEnd } from './edge-rules.ts';
import { furnitureOf } from './furniture-rules.ts';
import { unfolded } from './inline-rules.ts';
import { type Levels, type Line, levelsOf } from './level-rules.ts';
import { follows, markAt, running } from './mark-rules.ts';
import { withoutMarkdown } from './markdown-rules.ts';
import { isHead, mayHead, outlineOf } from './outline-rules.ts';
import { cleaned, type Paragraph, paragraphsOf } from './paragraph-rules.ts';
import { titled, withTitle } from './title-rules.ts';
import { versesOf } from './verse-rules.ts';
import { unwrapped } from './wrap-rules.ts';

/** A text as it falls into clauses. */
export interface Split {
  title: string;
  preamble: string;
  clauses: SplitClause[];
  warnings: SplitWarning[];
  /** what is no part of the text, in the order in which it stood */
  apart: ApartText[];
  way: SplitWay;
  /** how else it may be split */
  others: { way: SplitWay; clauses: SplitClause[] }[];
}

/** Characters that fit; what is longer is divided. */
const LONGEST = { chapter: 60, clause: 2_000, preamble: 3_000 } as const;

/** Finds the clauses of a text by its numbering; without any, each paragraph is one. */
export const splitText = (text: string): Split => splitParagraphs(paragraphsOf(text));

export function splitParagraphs(paragraphs: readonly Paragraph[]): Split {
  const all = withTitle(
    withoutMarkdown(cleaned(paragraphs)).map((one, place) => ({ ...one, place })),
  );
  const apart: Apart[] = [];
  const furniture = furnitureOf(all);
  for (const [{ text, place = 0 }, kind] of furniture) apart.push({ kind, text, place });
  const kept = all.filter((one) => !furniture.has(one) && one.style !== 'rule');
  const body = withoutEnd(numbered(unfolded(unwrapped(kept))), apart);
  const [levels, other] = levelsOf(body);
  const starts = (line: Line) =>
    isHead(line, levels) || (line.mark !== null && line.mark.family === levels.clause);
  const begin = body.findIndex(starts);
  const isNumbered = begin >= 0;
  const { title, header, site, rest } = titled(
    isNumbered ? body.slice(0, begin) : body,
    isNumbered,
  );
  take(apart, header, 'header');
  take(apart, site, 'site');
  const warnings = new Set<SplitWarning>();
  const lines = isNumbered ? body.slice(begin) : rest;
  const ways = waysOf(lines, isNumbered, levels, other, warnings);
  const above = isNumbered ? rest : [];
  const heading = firstHeading(above, ways[0]?.clauses ?? []);
  const preamble = heading === '' ? above : above.slice(0, -1);
  const [opening = '', ...more] = divided(preamble.map(textOf).join('\n'), LONGEST.preamble);
  const early = fitting(
    more.map((text): SplitClause => ({ chapter: '', text, unsure: 'unnumbered' })),
    warnings,
  );
  const [best, ...others] = ways.map(({ way, clauses }) => ({
    way,
    clauses: [...early, ...headed(clauses, heading)],
  }));
  return {
    title,
    preamble: opening,
    clauses: best?.clauses ?? [],
    warnings: [...warnings],
    apart: textsOf(apart),
    way: best?.way ?? 'paragraphs',
    others,
  };
}

const textOf = ({ text }: Paragraph): string => text;

/** The lines with the numbers that count in them. In a table only clauses do. */
function numbered(paragraphs: readonly Paragraph[]): Line[] {
  const marks = paragraphs.map(({ text, isNumbered, isRow }) => {
    const mark = markAt(text);
    if (mark === null || (isRow && mark.family !== 'article')) return null;
    return isNumbered ? { ...mark, strength: 2 as const } : mark;
  });
  return running(marks).map((mark, at) => {
    const paragraph = paragraphs[at] ?? { text: '' };
    return { ...paragraph, mark, words: paragraph.text.slice(mark?.length ?? 0).trim() };
  });
}

interface Apart extends ApartText {
  place: number;
}

function take(apart: Apart[], lines: readonly Line[], kind: ApartKind): void {
  for (const { text, place = 0 } of lines) apart.push({ kind, text, place });
}

/** What was set apart, in the order of the text; lines of a kind that stood together are one. */
function textsOf(apart: readonly Apart[]): ApartText[] {
  const sorted = [...apart].sort((one, other) => one.place - other.place);
  const texts: ApartText[] = [];
  let last = -2;
  for (const { kind, text, place } of sorted) {
    const before = texts.at(-1);
    if (before?.kind === kind && place <= last + 1) before.text += `\n${text}`;
    else texts.push({ kind, text });
    last = place;
  }
  return texts;
}

/** Without annexes, and without what stands below the last clause. */
function withoutEnd(lines: readonly Line[], apart: Apart[]): Line[] {
  const [{ clause }] = levelsOf(lines);
  const starts = lines.flatMap(({ mark }, at) =>
    mark !== null && mark.family === clause ? [at] : [],
  );
  const first = starts[0] ?? (clause === null ? 2 : lines.length);
  const annex = lines.findIndex(
    (line, at) =>
      at > first && line.mark === null && isAnnex(line.text) && !countsOn(lines, starts, at),
  );
  const text = annex < 0 ? lines : lines.slice(0, annex);
  const last = starts.findLast((at) => at < text.length) ?? 0;
  const end = text.length === 0 ? 0 : endOfText(text, last);
  for (const line of text.slice(end)) take(apart, [line], kindOfEnd(line));
  const annexes = lines.slice(text.length);
  const below = annexes.findLastIndex((line) => !isAround(line.text)) + 1;
  take(apart, annexes.slice(0, below), 'annex');
  for (const line of annexes.slice(below)) take(apart, [line], kindOfEnd(line));
  return text.slice(0, end);
}

/** Whether the clauses behind a line go on from those before it. */
function countsOn(lines: readonly Line[], starts: readonly number[], at: number): boolean {
  const next = lines[starts.find((start) => start > at) ?? -1]?.mark;
  const before = lines[starts.findLast((start) => start < at) ?? -1]?.mark;
  return next !== null && next !== undefined && follows(next, before ?? undefined);
}

/** How the text may be split, the likeliest first. */
function waysOf(
  lines: readonly Line[],
  isNumbered: boolean,
  levels: Levels,
  other: Levels | undefined,
  warnings: Set<SplitWarning>,
): Split['others'] {
  const verses = isNumbered ? null : versesOf(lines.map(textOf));
  if (verses) {
    const both = [
      { way: 'couplet' as const, clauses: verses.couplets },
      { way: 'line' as const, clauses: verses.lines },
    ];
    return verses.first === 'line' ? both.reverse() : both;
  }
  const split = (by: Levels, warned: Set<SplitWarning>) =>
    fitting(outlineOf(lines, by, warned), warned);
  const clauses = split(levels, warnings);
  if (levels.clause === null) {
    if (clauses.length > 0) warnings.add('no-numbers');
    return [{ way: 'paragraphs', clauses }];
  }
  if (!other) return [{ way: 'numbers', clauses }];
  const isInner = levels.heads.length > other.heads.length;
  return [
    { way: isInner ? 'inner' : 'outer', clauses },
    { way: isInner ? 'outer' : 'inner', clauses: split(other, new Set()) },
  ];
}

/** Where headings without numbers stand above clauses, the last line before the first one may be such. */
function firstHeading(above: readonly Line[], clauses: readonly SplitClause[]): string {
  const line = above.at(-1);
  const areHeaded = clauses.some(({ unsure }) => unsure === 'heading' || unsure === 'section');
  if (!line || !mayHead(line)) return '';
  const isLikely = line.style === 'strong' || areHeaded || /^(?:总则|总纲|附则)$/.test(line.text);
  return isLikely && clauses[0]?.chapter === '' ? line.text : '';
}

function headed(clauses: readonly SplitClause[], heading: string): SplitClause[] {
  const [first, ...rest] = clauses;
  if (!first || heading === '') return [...clauses];
  return [{ ...first, chapter: `${heading} ${first.chapter}`.trim(), unsure: 'heading' }, ...rest];
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

/** Clauses and headings that fit. */
function fitting(drafts: readonly SplitClause[], warnings: Set<SplitWarning>): SplitClause[] {
  return drafts.flatMap((draft) => {
    const { chapter, text } = draft;
    const fits = [...chapter].length <= LONGEST.chapter;
    const parts = divided(fits ? text : `${chapter}\n${text}`, LONGEST.clause);
    if (parts.length > 1) warnings.add('long-clause');
    return parts.map((part, index) =>
      index === 0 && fits ? { ...draft, text: part } : { chapter: '', text: part },
    );
  });
}
