import { randomBytes } from 'node:crypto';
import type { Question } from '../../../typings/contract/motion.ts';
import type { AnswerDocument, MotionDocument, Renewal } from '../collections.ts';
import { getMotion, saveRenewal, saveRenewed } from '../motion/motion-repository.ts';
import { countsRoomOnly } from '../motion/motion-rules.ts';
import { countConfirmedBy, findConfirmed } from '../paper/paper-repository.ts';
import type { Apart } from '../result/count-stop-rules.ts';
import { answerIdOf, paperAnswerNumberOf } from '../vote/ballot-id.ts';
import { countSealed, findSealed } from '../vote/ballot-repository.ts';
import { answerNumberOf } from './answer-number.ts';
import { countAnswers, insertAnswers } from './answer-repository.ts';
import { isWithheld, placeOf, withheldOf } from './answer-rules.ts';

const A_REQUEST = 1000;
/** Answers that one call inserts before it leaves the rest, and the count, to the next. */
const ANSWERS_A_CALL = 20_000;

/** A sealed ballot or a confirmed paper. */
interface Vote {
  /** what its new ids follow from, beside the salt of the stage */
  source: string;
  /** of a phone; null for a paper */
  receipt: string | null;
  /** the answers, see answer-rules.ts */
  parts: string[];
  room: boolean;
}

/**
 * Draws the salt of the stage and fixes how many ballots there are, once: of two runs at once the first to
 * write it is followed. @returns the motion as it is then
 */
export async function beginRenewal(motion: MotionDocument): Promise<MotionDocument> {
  const [phones, papers] = await Promise.all([countSealed(motion), countConfirmedBy(motion)]);
  const away = phones.away + papers.door + papers.paper;
  const roomOnly = countsRoomOnly(motion.ruleId, motion.settings);
  const ballots = phones.all + papers.room + papers.door + papers.paper;
  const renewal: Renewal = {
    salt: randomBytes(32).toString('base64url'),
    ballots,
    withheld: withheldOf({ questions: motion.form.questions, roomOnly }, { ballots, away }),
    questions: 0,
  };
  if ((await saveRenewal(motion, renewal)) === 1) return { ...motion, renewal };
  return (await getMotion(motion.communityId, motion._id)) ?? motion;
}

/**
 * Makes of every ballot one answer to each question, question after question, each in the order of its
 * numbers. Ids and numbers follow from the salt of the stage and from what was voted: a run that was cut, or
 * is one of two at once, adds what is not there yet, and nothing twice.
 * @returns whether all questions are done, or what does not fit; 'more' leaves the rest to another call
 */
export async function renewBallots(
  motion: MotionDocument,
  renewal: Renewal,
): Promise<'done' | 'more' | Apart> {
  const { questions } = motion.form;
  if (renewal.questions >= questions.length) return 'done';
  const votes = await readVotes(motion);
  let made = 0;
  for (const [at, question] of questions.entries()) {
    if (at < renewal.questions) continue;
    if (made >= ANSWERS_A_CALL) return 'more';
    await insertAnswers(
      votes.map((vote) => answerOf(motion, renewal, question, at, vote)).sort(byNumber),
    );
    made += votes.length;
    const found = await countAnswers(motion, question.questionId);
    if (found !== renewal.ballots) {
      return { reason: 'ballots-apart', expected: renewal.ballots, found };
    }
    if ((await saveRenewed(motion, at)) === 0) return 'more';
  }
  return made < ANSWERS_A_CALL ? 'done' : 'more';
}

function byNumber(one: AnswerDocument, other: AnswerDocument): number {
  return one.number < other.number ? -1 : 1;
}

function answerOf(
  motion: MotionDocument,
  renewal: Renewal,
  { questionId }: Question,
  at: number,
  { source, receipt, parts, room }: Vote,
): AnswerDocument {
  const { communityId, _id: motionId } = motion;
  const { salt } = renewal;
  const roomOnly = countsRoomOnly(motion.ruleId, motion.settings);
  const number =
    receipt === null
      ? paperAnswerNumberOf(motion, salt, source, questionId)
      : answerNumberOf(motionId, questionId, receipt);
  const choice = isWithheld(renewal, room) ? '' : (parts[at] ?? '');
  const place = placeOf(roomOnly, room);
  return {
    _id: answerIdOf(motion, salt, source, questionId),
    communityId,
    motionId,
    questionId,
    number,
    place,
    choice,
  };
}

/** Everything that counts: a thousand ballots or papers a request. */
async function readVotes(motion: MotionDocument): Promise<Vote[]> {
  const votes: Vote[] = [];
  for (let after = ''; ; ) {
    const page = await findSealed(motion, after);
    for (const { _id, receipt, choice, room } of page) {
      if (choice !== null) votes.push({ source: _id, receipt, parts: choice.split('|'), room });
    }
    if (page.length < A_REQUEST) break;
    after = page.at(-1)?.receipt ?? '';
  }
  if (motion.ruleId === 'poll') return votes;
  for (let after = ''; ; ) {
    const page = await findConfirmed(motion, after);
    for (const { serial, choice, channel } of page) {
      if (serial === null || choice === null) continue;
      const room = channel === 'room';
      votes.push({ source: serial, receipt: null, parts: choice.split('|'), room });
    }
    if (page.length < A_REQUEST) return votes;
    after = page.at(-1)?._id ?? '';
  }
}
