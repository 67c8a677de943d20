import type { QuestionResult } from '../../../typings/contract/motion.ts';
import type { MotionDocument } from '../collections.ts';
import { countAnswerList, readAnswerLines, readAnswerPage } from '../secret/answer-list.ts';
import { answersHead } from '../secret/answer-rules.ts';
import { isByAnswer } from '../secret/scheme-rules.ts';
import { countList, readLines, readListPage } from './ballot-list.ts';
import { type CountFrame, headOf, lineOf } from './count-rules.ts';

/** The published list of a motion: of whole ballots, or of the answers to each question. */

export interface CountedList {
  questions: QuestionResult[];
  /** SHA-256 over the list, hexadecimal */
  listHash: string;
  ballots: number;
}

/** The first lines of a list that has not been counted yet. */
export function headOfList(motion: MotionDocument, frame: CountFrame): string[] {
  return motion.renewal ? answersHead(frame, motion.renewal) : headOf(frame);
}

/**
 * Reads the list once: what is counted is what is published. @throws TallyError if it does not fit the roster
 */
export async function countPublished(
  motion: MotionDocument,
  frame: CountFrame,
  head: readonly string[],
): Promise<CountedList> {
  if (isByAnswer(motion)) return countAnswerList(motion, frame, head);
  const { counter, listHash } = await countList(motion, head);
  return { questions: counter.results(frame), listHash, ballots: counter.ballots };
}

/** All lines below the head, a thousand a request. */
export function readPublished(motion: MotionDocument): Promise<string[]> {
  return isByAnswer(motion) ? readAnswerLines(motion) : readLines(motion);
}

/** A page of them. @param cursor '' for the first. One request. */
export async function readPublishedPage(
  motion: MotionDocument,
  cursor: string,
): Promise<{ lines: string[]; next: string | null }> {
  if (isByAnswer(motion)) return readAnswerPage(motion, cursor);
  const { ballots, next } = await readListPage(motion, cursor);
  return { lines: ballots.map(lineOf), next };
}
