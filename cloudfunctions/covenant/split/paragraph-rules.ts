/** A paragraph, or a line of one, as it was found. */
export interface Paragraph {
  /** with the number that stands before it */
  text: string;
  /** as a style or a sign of Markdown says; 'strong': all of it in bold or in the middle */
  style?: 'title' | 'heading' | 'contents' | 'strong' | 'rule';
  /** of a heading: 1 is the outermost */
  level?: number;
  /** its number was made by the word processor: no words that happen to look like one */
  isNumbered?: boolean;
  /** a row of a table */
  isRow?: boolean;
  /** how many stand before it in the text */
  place?: number;
}

/** Nothing that shows: control characters, marks of direction, characters of no width. */
const HIDDEN = /(?!\s)[\p{Cc}\p{Cf}]|\ufeff/gu;

/** The lines of a text, without what does not show and without empty ones. */
export function paragraphsOf(text: string): Paragraph[] {
  return linesOf(text).map((line) => ({ text: line }));
}

/** The lines of paragraphs that hold several, in the style of theirs. */
export function cleaned(paragraphs: readonly Paragraph[]): Paragraph[] {
  return paragraphs.flatMap((paragraph) =>
    linesOf(paragraph.text).map((text, at) => {
      const { isNumbered: _, ...rest } = paragraph;
      return at === 0 ? { ...paragraph, text } : { ...rest, text };
    }),
  );
}

function linesOf(text: string): string[] {
  return text
    .toWellFormed()
    .replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n')
    .replace(HIDDEN, '')
    .split('\n')
    .map((line) => together(line.replace(/[\s\u3000]+/g, ' ').trim()))
    .filter((line) => line !== '');
}

/** 居 民 公 约: letters set apart for the look are one word. */
const SPREAD = /^\p{Script=Han}(?: \p{Script=Han}){1,11}$/u;
const HEAD_SPREAD =
  /^(第 ?[一二三四五六七八九十百\d ]{1,6} ?[编篇章节] ?)(\p{Script=Han}(?: \p{Script=Han}){1,5})$/u;

function together(line: string): string {
  if (SPREAD.test(line)) return line.replaceAll(' ', '');
  const [, number, words] = HEAD_SPREAD.exec(line) ?? [];
  return number && words ? `${number.trim()} ${words.replaceAll(' ', '')}` : line;
}

/** What heads others: short, and no sentence. */
export const isHeading = (words: string): boolean =>
  words !== '' && [...words].length <= 20 && !/[。；;！!？?，,]/.test(words);

/** Ends as a sentence does, be it within quotes or brackets. */
export const endsSentence = (words: string): boolean => /[。；;！!？?…][”’"）)】》]*$/.test(words);
