import type { Envelope } from '../../../../typings/contract/envelope';
import type { Question } from '../../../../typings/contract/motion';
import { callCloud } from '../../../cloud/call-cloud';
import { answerNumber } from '../../../store/receipt';

interface Asked {
  communityId: string;
  motionId: string;
  receipt: string;
}

export interface FoundAnswer {
  number: string;
  /** undefined = the list has no such number; '' = the answer was left out of it */
  choice: string | undefined;
  /** 'away' = from elsewhere, where only those in the room count */
  place: string;
}

/**
 * Looks for the answer to one question in the published list. Asked for is the part of the list that begins
 * with the number's first sign: which line it is about stays on the phone.
 */
export async function findAnswer(
  { communityId, motionId, receipt }: Asked,
  { questionId }: Question,
): Promise<Envelope<FoundAnswer>> {
  const number = answerNumber(motionId, questionId, receipt);
  for (let after = `${questionId}~${number.slice(0, 1)}`; ; ) {
    const answer = await callCloud('ballot', 'listBallots', { communityId, motionId, after });
    if (!answer.ok) return answer;
    const { lines, next } = answer.data;
    const line = lines.find((one) => one.startsWith(`${number},`));
    if (line !== undefined) {
      const [, place = '', choice = ''] = line.split(',');
      return { ok: true, data: { number, choice, place } };
    }
    const isPast = lines.some((one) => !one.startsWith('#') && one > number);
    if (isPast || next === null || !next.startsWith(`${questionId}~`)) {
      return { ok: true, data: { number, choice: undefined, place: '' } };
    }
    after = next;
  }
}
