import type { BallotAnswer, MotionDetail, OwnVoter } from '../../../typings/contract/motion';
import { callCloud } from '../../cloud/call-cloud';
import { isPassing } from '../../cloud/passing';
import { dropDraft } from '../../store/draft';
import { keepReceipt, keptReceipt, newReceipt } from '../../store/receipt';
import { MAY_HAVE_ARRIVED } from '../../text/ballot/sheet';
import { errorWords } from '../../text/error';

interface Choice {
  options: string[];
  scores: number[];
}

/** A ballot that is being filled in, as the phone keeps it. */
export interface BallotForm {
  /** the number of this ballot: the same for every attempt to send it */
  receipt: string;
  choices: Record<string, Choice>;
  /** it was on its way once and may have arrived: it is not changed any more */
  sent: boolean;
  /** as it was sent: the receipt of the ballot whose place this one takes */
  replaces: string | null;
  /** as it was sent: whose vote this one overrules */
  overrules?: string;
}
export const EMPTY_BALLOT: BallotForm = { receipt: '', choices: {}, sent: false, replaces: null };

export const ballotDraft = (motionId: string, voterId: string) => `ballot:${motionId}:${voterId}`;

/** cast: it counts; passing: it may have arrived; taken: somebody was quicker; refused: it did not arrive. */
export type Sent =
  | { is: 'cast'; receipt: string }
  | { is: 'passing' | 'taken' | 'refused'; code: string; words: string };

/**
 * Sends a ballot, and again as it was if it may have arrived.
 * @param keep writes down what is sent before it is sent
 */
export async function sendBallot({
  communityId,
  motion: { motionId, form: asked },
  voterId,
  voter,
  form,
  answers,
  keep,
}: {
  communityId: string;
  motion: Pick<MotionDetail, 'motionId' | 'form'>;
  voterId: string;
  voter: OwnVoter | null;
  form: BallotForm;
  answers: BallotAnswer[];
  keep(form: BallotForm): void;
}): Promise<Sent> {
  const receipt = form.receipt || (await newReceipt());
  const overrules = form.sent ? form.overrules : (voter?.overrules ?? undefined);
  const earlier =
    !overrules &&
    voter?.cast === 'phone' &&
    voter.mine !== false &&
    !(asked.secret && asked.ruleId !== 'poll')
      ? (voter.receipt ?? keptReceipt(motionId, voterId))
      : '';
  const replaces = form.sent ? form.replaces : earlier || null;
  const sent = { ...form, receipt, replaces, sent: true, ...(overrules && { overrules }) };
  keep(sent);
  const answer = await callCloud('ballot', 'castBallot', {
    communityId,
    motionId,
    voterId,
    receipt,
    replaces,
    ...(overrules && { overrules }),
    answers,
  });
  if (answer.ok) {
    keepReceipt(motionId, voterId, receipt);
    dropDraft(ballotDraft(motionId, voterId));
    return { is: 'cast', receipt };
  }
  const { code } = answer;
  const words = errorWords(answer);
  if (isPassing(code)) return { is: 'passing', code, words: `${words}${MAY_HAVE_ARRIVED}` };
  // It did not arrive and will not: the next try is another ballot.
  const { overrules: _gone, ...again } = sent;
  keep({ ...again, receipt: '', sent: false, replaces: null });
  return {
    is: code === 'BALLOT_CAST' || code === 'BALLOT_OTHERS' ? 'taken' : 'refused',
    code,
    words,
  };
}
