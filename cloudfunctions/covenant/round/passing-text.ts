import { Refusal } from '../../kernel/refusal.ts';
import type { ActorContext } from '../../people/action.ts';
import { checkWords } from '../check/check-texts.ts';
import type { CovenantDocument } from '../collections.ts';

/**
 * Whether all of a text may be put before everybody. What the check doubts is for a second person to look
 * at: whoever wrote it does not open it.
 * @throws Refusal COVENANT_NO_CLAUSES, TEXT_REFUSED, SERVICE_BUSY, COVENANT_SECOND_PERSON
 */
export async function requirePassingText(
  covenant: CovenantDocument,
  { openid, actor }: Pick<ActorContext, 'openid' | 'actor'>,
): Promise<'passed'> {
  if (covenant.clauses.length === 0) throw new Refusal('COVENANT_NO_CLAUSES');
  const { checked, made } = covenant;
  const verdict = checked === 'unchecked' ? await checkWords(openid, covenant) : checked;
  if (verdict === 'unchecked') throw new Refusal('SERVICE_BUSY');
  if (verdict === 'review' && made.actorId === actor.residentId) {
    throw new Refusal('COVENANT_SECOND_PERSON');
  }
  return 'passed';
}
