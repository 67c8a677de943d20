import type { MotionForm } from '../../../typings/contract/motion.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { checkTexts } from '../../review/check-texts.ts';
import { openReviews, TEXT_REASON } from '../../review/review.ts';
import type { MotionDocument } from '../collections.ts';

/** All that people will read of a motion. */
export function textsOf(form: MotionForm): string[] {
  const { title, body, urgentReason, authorisation, session, questions } = form;
  return [
    title,
    body,
    urgentReason,
    authorisation,
    session?.venue ?? '',
    ...questions.flatMap(({ text, options }) => [text, ...options.map((option) => option.text)]),
  ];
}

/**
 * A motion whose words the check doubts is not announced before a second person has read them: it waits in the
 * review queue, as it was saved last, and stays a draft.
 * @throws Refusal TEXT_REFUSED, TEXT_WAITS
 */
export async function requireReadText(openid: string, motion: MotionDocument): Promise<void> {
  const { words, change, form } = motion;
  if (words?.of === change.id) {
    if (words.passed) return;
    throw new Refusal('TEXT_REFUSED');
  }
  const verdict = await checkTexts(openid, textsOf(form));
  if (verdict === 'pass') return;
  await openReviews(motion, [{ part: 'words', reason: TEXT_REASON[verdict] }], 'motion');
  throw new Refusal('TEXT_WAITS');
}
