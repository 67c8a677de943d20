import type { MotionDetail, OwnVoter, Question } from '../../../../typings/contract/motion';
import { keptDraft } from '../../../store/draft';
import { behalfWords } from '../../../text/ballot/motion/detail';
import { optionsOf } from '../../../text/ballot/question';
import { privacyNote } from '../../../text/ballot/sheet';
import { type BallotForm, ballotDraft } from '../send-ballot';

/** A question that is answered on the page itself: one tap on an option, and one on the sheet. */
export interface Ask {
  voter: OwnVoter;
  question: Question;
  /** whom one answers for; '' = oneself */
  behalf: string;
  /** who will see what is chosen */
  privacy: string;
  options: readonly { optionId: string; text: string }[];
}

/** What is longer is read on a page of its own before anything is chosen. */
const LONGEST_BODY = 300;
const MOST_OPTIONS = 6;

/**
 * The one question of a motion for the first voter of the reader's who has not answered; null where there are several
 * questions, points to give or a long text, or where something has to be said or cleared up first.
 */
export function askOf(
  { phase, form, covenant, motionId }: MotionDetail,
  voter: OwnVoter | undefined,
): Ask | null {
  const [question, ...others] = form.questions;
  if (phase !== 'open' || !voter || !question || others.length > 0) return null;
  if (question.kind !== 'yes-no' && question.kind !== 'single') return null;
  if (covenant || form.body.length > LONGEST_BODY) return null;
  if (voter.adultNeeded || voter.late || voter.unconfirmed) return null;
  // One that was on its way is sent again as it was, on the page that knows how.
  if (keptDraft<BallotForm>(ballotDraft(motionId, voter.voterId))?.value.sent) return null;
  const options = optionsOf(question);
  return options.length > MOST_OPTIONS
    ? null
    : {
        voter,
        question,
        behalf: voter.as === 'self' ? '' : behalfWords(voter.name),
        options,
        privacy: privacyNote(form),
      };
}
