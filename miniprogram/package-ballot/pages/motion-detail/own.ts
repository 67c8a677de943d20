import type { MotionDetail, OwnVoter } from '../../../../typings/contract/motion';
import { keptReceipt } from '../../../store/receipt';
import { receiptLine } from '../../../text/ballot/motion/detail';
import {
  CHANGE,
  overruleWords,
  ownAnswers,
  ownChanges,
  ownName,
  ownState,
} from '../../../text/ballot/motion/own';
import { ownNoteWords, voidWords } from '../../../text/ballot/note';
import { receiptWords } from '../../../text/ballot/question';
import { wayOf } from '../../../text/ballot/way';

/** The reader's own vote, or one that they may cast for others, as a card shows it. */
export interface OwnCard {
  voterId: string;
  name: string;
  state: string;
  isCast: boolean;
  answers: string[];
  receipt: string;
  voids: string[];
  /** what officers have noted, and the voter can deny */
  notes: { noteId: string; words: string; mayDeny: boolean }[];
  mayEndProxy: boolean;
  /** '' where the reader may not change it */
  change: string;
  notMine: boolean;
  adultNeeded: boolean;
  /** the household at whose page one asks to be confirmed as its owner */
  confirmAt: string;
}

/** Before the vote there is nothing to say of one's own, but for what officers have written down. */
export const isNoted = ({ notes, mayEndProxy, confirmAt }: OwnCard) =>
  notes.length > 0 || mayEndProxy || confirmAt !== '';

export function ownCard({ form, motionId, phase }: MotionDetail, one: OwnVoter): OwnCard {
  const { voterId, cast, answers, voids, notMine } = one;
  const receipt = one.receipt ?? (cast === 'phone' ? keptReceipt(motionId, voterId) : '');
  return {
    voterId,
    name: ownName(one, form),
    isCast: cast !== null,
    state: ownState(one, wayOf(form.ruleId)),
    answers: answers ? ownAnswers(form.questions, answers) : [],
    receipt: receipt && !form.secret ? receiptLine(receiptWords(receipt)) : '',
    voids: [...voids.map(voidWords), ...ownChanges(one)],
    notes: (one.notes ?? []).map((note) => ({
      noteId: note.noteId,
      words: ownNoteWords(note),
      mayDeny: !notMine,
    })),
    mayEndProxy: one.proxy !== null && one.as !== 'proxy' && !notMine && isUnderWay(phase),
    change: phase === 'open' && cast === 'phone' && !notMine ? changeWords(form, one, receipt) : '',
    notMine,
    adultNeeded: phase === 'open' && one.adultNeeded === true,
    confirmAt: one.unconfirmed ?? '',
  };
}

export const isUnderWay = (phase: MotionDetail['phase']) => phase === 'notice' || phase === 'open';

/** How the reader may change a vote that stands; '' for not at all. */
function changeWords(
  { secret, ruleId }: MotionDetail['form'],
  { mine, overrules, castBy }: OwnVoter,
  receipt: string,
): string {
  if (overrules) return overruleWords(castBy);
  const isOwn = secret ? ruleId === 'poll' && receipt !== '' : mine !== false;
  return isOwn ? CHANGE : '';
}

/** What one does for oneself comes before what one does for others. */
export function ownFirst(motion: MotionDetail): MotionDetail {
  const isProxy = ({ as }: OwnVoter) => Number(as === 'proxy');
  return { ...motion, own: [...motion.own].sort((one, other) => isProxy(one) - isProxy(other)) };
}
