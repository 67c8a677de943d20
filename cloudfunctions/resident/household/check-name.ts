import { Refusal } from '../../kernel/refusal.ts';
import { checkTexts } from '../../review/check-texts.ts';

/**
 * What somebody writes about themselves is seen at once, so only a clear pass lets it through.
 * @throws Refusal TEXT_REFUSED; SERVICE_BUSY when the check has no answer or a doubt
 */
export async function requireName(openid: string, text: string): Promise<void> {
  const verdict = await checkTexts(openid, [text], 'profile');
  if (verdict !== 'pass') throw new Refusal('SERVICE_BUSY');
}
