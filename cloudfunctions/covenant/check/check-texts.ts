import { checkTexts } from '../../review/check-texts.ts';
import type { CovenantDocument, TextCheck } from '../collections.ts';

type Words = Pick<CovenantDocument, 'title' | 'preamble'> & {
  clauses: readonly { chapter: string; text: string }[];
};

const textsOf = ({ title, preamble, clauses }: Words): string[] => [
  title,
  preamble,
  ...clauses.flatMap(({ chapter, text }) => [chapter, text]),
];

async function verdictOn(openid: string, texts: readonly string[]): Promise<TextCheck> {
  const verdict = await checkTexts(openid, texts);
  return verdict === 'pass' ? 'passed' : verdict;
}

/** Of a new text only what is new, if the one before has passed. @throws Refusal TEXT_REFUSED */
export function checkWords(
  openid: string,
  words: Words,
  before?: CovenantDocument,
): Promise<TextCheck> {
  const passed = new Set(before?.checked === 'passed' ? textsOf(before) : []);
  return verdictOn(
    openid,
    textsOf(words).filter((text) => !passed.has(text)),
  );
}
