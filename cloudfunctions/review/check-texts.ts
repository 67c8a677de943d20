import { Refusal } from '../kernel/refusal.ts';
import { checkText, type Scene } from './content-check.ts';
import { piecesOf } from './piece-rules.ts';
import type { Verdict } from './verdict.ts';

/**
 * The way that everything goes which one person writes and others read: what WeChat's check says about all of
 * these texts. test/contract/written-texts.test.ts holds that every field of text goes it, or says why not.
 * @param openid of the writer
 * @throws Refusal TEXT_REFUSED if one of them is risky
 */
export async function checkTexts(
  openid: string,
  texts: readonly string[],
  scene: Scene = 'forum',
): Promise<Exclude<Verdict, 'risky'>> {
  const verdicts = await Promise.all(
    piecesOf(texts.filter((text) => text !== '')).map((piece) => checkText(openid, piece, scene)),
  );
  if (verdicts.includes('risky')) throw new Refusal('TEXT_REFUSED');
  if (verdicts.includes('unchecked')) return 'unchecked';
  return verdicts.includes('review') ? 'review' : 'pass';
}

/**
 * For what does not wait for a person: names, reasons and answers that stand from that moment on. Every action
 * whose input has text goes this way before it does anything, unless it says otherwise (`texts`). Only a clear
 * pass lets it through; whoever wrote it puts it in other words.
 * @throws Refusal TEXT_REFUSED for a doubt, SERVICE_BUSY when the check has no answer
 */
export async function requirePassing(
  openid: string,
  texts: readonly string[],
  scene?: Scene,
): Promise<void> {
  const verdict = await checkTexts(openid, texts, scene);
  if (verdict === 'pass') return;
  throw new Refusal(verdict === 'unchecked' ? 'SERVICE_BUSY' : 'TEXT_REFUSED');
}
