import type { Question, QuestionResult } from '../../../typings/contract/motion.ts';
import type { AnswerDocument } from '../collections.ts';
import { type CountFrame, generalHead, type Heap, resultOf } from '../result/count-rules.ts';
import { optionIds } from '../vote/answer-rules.ts';

/** An answer as it is counted and published. */
export type PublishedAnswer = Pick<AnswerDocument, 'number' | 'place' | 'choice'>;

/** Fewer than these are not told apart: what a few chose would be known of each of them. */
export const LEAST_GROUP = 5;

/** What a list of answers says beside the general lines of a motion. */
export interface AnswersHead {
  /** ballots, each of which has a line under every question */
  ballots: number;
  /** of them those that are too few for their answers to be shown: from elsewhere, where they do not count, or all */
  withheld: number;
}

/** The first lines of the list: all that a recount needs beside the answers. */
export function answersHead(frame: CountFrame, { ballots, withheld }: AnswersHead): string[] {
  return [...generalHead(2, frame), `# ballots ${ballots}`, `# withheld ${withheld}`];
}

/** What stands before the answers to one question. */
export function questionLines(question: Question): string[] {
  const { questionId, kind, most } = question;
  return [
    `# question ${questionId} ${kind} ${most} ${optionIds(question).join(' ')}`,
    '# number,place,choice',
  ];
}

/** `number,place,choice` */
export function answerLine({ number, place, choice }: PublishedAnswer): string {
  return `${number},${place},${choice}`;
}

/**
 * Where a ballot's answers say that they came from. Nowhere, if that decides nothing.
 * @param roomOnly ballots from elsewhere stand apart
 */
export function placeOf(roomOnly: boolean, room: boolean): AnswerDocument['place'] {
  if (!roomOnly) return '';
  return room ? 'room' : 'away';
}

/** What each question of an appraisal offers, see role/appraisal. */
const GRADES = 'excellent competent basic unfit';

/** Whether a motion asks for nothing but grades of people. */
export function gradesPeople(questions: readonly Question[]): boolean {
  return questions.every((question) => optionIds(question).join(' ') === GRADES);
}

/**
 * Of how many ballots the answers are left out: of those from elsewhere that do not count and are a few, and of all
 * where a few grade people.
 * @param away those from elsewhere
 */
export function withheldOf(
  { questions, roomOnly }: { questions: readonly Question[]; roomOnly: boolean },
  { ballots, away }: { ballots: number; away: number },
): number {
  if (ballots < LEAST_GROUP && gradesPeople(questions)) return ballots;
  return roomOnly && away < LEAST_GROUP ? away : 0;
}

/** Whether the answers of a ballot are left out. */
export function isWithheld(
  { ballots, withheld }: Pick<AnswersHead, 'ballots' | 'withheld'>,
  room: boolean,
): boolean {
  return withheld > 0 && (!room || withheld === ballots);
}

/** Counts the answers to one question as they come. */
export class AnswerCounter {
  private readonly heaps = { room: new Map<string, Heap>(), away: new Map<string, Heap>() };
  answers = 0;

  add({ place, choice }: PublishedAnswer): void {
    this.answers += 1;
    if (choice === '') return;
    const heaps = place === 'away' ? this.heaps.away : this.heaps.room;
    const heap = heaps.get(choice) ?? { persons: 0, area: 0 };
    heap.persons += 1;
    heaps.set(choice, heap);
  }

  /** @throws TallyError if the answers do not fit the roster */
  result(question: Question, frame: CountFrame): QuestionResult {
    return resultOf(question, 0, this.heaps, frame);
  }
}
