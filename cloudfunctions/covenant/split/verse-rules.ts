import type { SplitClause } from '../../../typings/contract/covenant.ts';
import { isHeading } from './paragraph-rules.ts';

export interface Verses {
  couplets: SplitClause[];
  lines: SplitClause[];
  /** which of the two fits better: lines that hold both halves are clauses by themselves */
  first: 'couplet' | 'line';
}

const SHORTEST = 3;
const LONGEST = 8;
/** So many lines make a poem; fewer are a few words. */
const FEWEST = 4;
const STOPS = /[，,。．.；;、！!？?：: ]+/;
const SENTENCE_END = /[。．.；;！!？?]$/;

const phrasesOf = (line: string): string[] => line.split(STOPS).filter((part) => part !== '');
const lengthOf = (text: string): number => [...text].length;

/** A text in verse: phrases of three, six or any such number of characters; null if it is prose. */
export function versesOf(texts: readonly string[]): Verses | null {
  const lines = texts.length >= FEWEST ? texts : unfolded(texts);
  const phrases = lines.flatMap((line) => (isName(line) ? [] : phrasesOf(line)));
  if (phrases.length < FEWEST) return null;
  const counts = new Map<number, number>();
  for (const phrase of phrases) {
    counts.set(lengthOf(phrase), (counts.get(lengthOf(phrase)) ?? 0) + 1);
  }
  const [[length = 0, count = 0] = []] = [...counts].sort(([, one], [, other]) => other - one);
  const isEven = count * 5 >= phrases.length * 4;
  if (!isEven || length < SHORTEST || length > LONGEST) return null;
  const said = lines.filter((line) => !isName(line));
  const halves = said.filter((line) => phrasesOf(line).length > 1).length;
  return {
    couplets: joined(lines, 2),
    lines: joined(lines, 1),
    first: halves * 2 > said.length ? 'line' : 'couplet',
  };
}

/** A poem without breaks: a line for each sentence, or for each phrase. */
function unfolded(texts: readonly string[]): string[] {
  const cutAt = (parts: RegExp) =>
    texts.flatMap((text) => text.match(parts) ?? []).map((part) => part.trim());
  const sentences = cutAt(/[^。；;！!？?]+[。；;！!？?]*/g).filter(Boolean);
  return sentences.length >= FEWEST
    ? sentences
    : cutAt(/[^，,、。；;！!？? ]+[，,、。；;！!？? ]*/g);
}

/** 邻里篇: the name of a part. */
const isName = (line: string): boolean =>
  /(?:篇|章|歌)$/.test(line) && isHeading(line) && lengthOf(line) <= 6;

/** So many lines as one clause; a sentence that ends ends it too, unless each line is a sentence. */
function joined(lines: readonly string[], atOnce: number): SplitClause[] {
  const said = lines.filter((line) => !isName(line));
  const areSentences = said.filter((line) => SENTENCE_END.test(line)).length * 5 >= said.length * 4;
  const clauses: SplitClause[] = [];
  let chapter = '';
  let open: string[] = [];
  const close = () => {
    if (open.length > 0) {
      clauses.push({ chapter, text: open.join('\n') });
      chapter = '';
    }
    open = [];
  };
  for (const line of lines) {
    if (isName(line)) {
      close();
      chapter = line;
      continue;
    }
    open.push(line);
    if (open.length >= atOnce || (!areSentences && SENTENCE_END.test(line))) close();
  }
  close();
  if (chapter !== '') clauses.push({ chapter: '', text: chapter });
  return clauses;
}
