import { Refusal } from '../../kernel/refusal.ts';
import { checkText } from '../../review/content-check.ts';
import type { CovenantDocument, TextCheck } from '../collections.ts';
import { piecesOf } from '../text/covenant-state-rules.ts';

type Words = Pick<CovenantDocument, 'title' | 'preamble'> & {
  clauses: readonly { chapter: string; text: string }[];
};

const textsOf = ({ title, preamble, clauses }: Words): string[] => [
  title,
  preamble,
  ...clauses.flatMap(({ chapter, text }) => [chapter, text]),
];

/** What the text check says about all of these. @throws Refusal TEXT_REFUSED if one of them is risky */
export async function checkTexts(openid: string, texts: readonly string[]): Promise<TextCheck> {
  const verdicts = await Promise.all(
    piecesOf(texts).map((piece) => checkText(openid, piece, 'forum')),
  );
  if (verdicts.includes('risky')) throw new Refusal('TEXT_REFUSED');
  if (verdicts.includes('unchecked')) return 'unchecked';
  return verdicts.includes('review') ? 'review' : 'passed';
}

/** Of a new text only what is new, if the one before has passed. @throws Refusal TEXT_REFUSED */
export function checkWords(
  openid: string,
  words: Words,
  before?: CovenantDocument,
): Promise<TextCheck> {
  const passed = new Set(before?.checked === 'passed' ? textsOf(before) : []);
  return checkTexts(
    openid,
    textsOf(words).filter((text) => !passed.has(text)),
  );
}
