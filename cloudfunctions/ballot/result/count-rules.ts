import { createHash } from 'node:crypto';
import type { RuleId, Tally, Weight } from '../../../typings/contract/ballot.ts';
import type {
  ConsultationTerms,
  Fraction,
  OptionCount,
  Question,
  QuestionResult,
} from '../../../typings/contract/motion.ts';
import { optionIds } from '../vote/answer-rules.ts';
import { DECISION_RULES, decide } from './decision-rules.ts';

/** A ballot as it is counted and published. */
export interface CountedBallot {
  receipt: string;
  persons: number;
  /** 0.01 ㎡ */
  area: number | null;
  room: boolean;
  choice: string;
}

/** What is counted, apart from the ballots. */
export interface CountFrame {
  motionId: string;
  ruleId: RuleId;
  /** of a consultation */
  terms?: ConsultationTerms | null | undefined;
  questions: readonly Question[];
  eligible: Weight;
  /** who is in the room, or voted where presence does not matter */
  present: Weight;
  /** ballots from elsewhere stand apart */
  roomOnly: boolean;
}

const weightText = ({ persons, area, households }: Weight) =>
  `persons=${persons} area=${area ?? ''} households=${households ?? ''}`;

const partText = (part: Fraction | null) => (part ? `${part.n}/${part.d}` : '');

/** The thresholds of a consultation's invitation, where it has any. */
const termsLine = ({ takePart, agree }: ConsultationTerms) =>
  `# terms present=${partText(takePart)} yes=${partText(agree)}`;

/**
 * What every published list begins with; each line begins with `#`.
 * @param form of the list: 1 whole ballots, 2 the answers to each question
 */
export function generalHead(
  form: 1 | 2,
  { motionId, ruleId, terms, eligible, present, roomOnly }: CountFrame,
): string[] {
  return [
    `# linli ballots ${form}`,
    `# motion ${motionId}`,
    `# rule ${ruleId} ${DECISION_RULES[ruleId].version}`,
    ...(terms ? [termsLine(terms)] : []),
    `# counted ${roomOnly ? 'room' : 'all'}`,
    `# eligible ${weightText(eligible)}`,
    `# present ${weightText(present)}`,
  ];
}

/**
 * The first lines of a list of whole ballots: all that a recount needs beside them. The form is described in
 * docs/voting.md.
 */
export function headOf(frame: CountFrame): string[] {
  return [
    ...generalHead(1, frame),
    ...frame.questions.map(
      (question) => `# question ${question.kind} ${question.most} ${optionIds(question).join(' ')}`,
    ),
    '# receipt,persons,area,place,choice',
  ];
}

/** `receipt,persons,area,place,choice` */
export function lineOf({ receipt, persons, area, room, choice }: CountedBallot): string {
  return `${receipt},${persons},${area ?? ''},${room ? 'room' : 'away'},${choice}`;
}

/** SHA-256 over the list, hexadecimal; lines end with LF, ballots in the order of their receipts. */
export class ListHash {
  private readonly hash = createHash('sha256');

  constructor(head: readonly string[]) {
    for (const line of head) this.add(line);
  }

  add(line: string): void {
    this.hash.update(`${line}\n`, 'utf8');
  }

  hex(): string {
    return this.hash.digest('hex');
  }
}

/** Equal choices, added up. */
export interface Heap {
  persons: number;
  area: number;
}

/**
 * Counts ballots as they come: equal choices are one heap, so that its size is that of the choices made, not
 * of the ballots cast.
 */
export class Counter {
  private readonly heaps = { room: new Map<string, Heap>(), away: new Map<string, Heap>() };
  ballots = 0;

  add({ choice, room, persons, area }: CountedBallot): void {
    const heaps = room ? this.heaps.room : this.heaps.away;
    const heap = heaps.get(choice) ?? { persons: 0, area: 0 };
    heap.persons += persons;
    heap.area += area ?? 0;
    heaps.set(choice, heap);
    this.ballots += 1;
  }

  /** @throws TallyError if the ballots do not fit the roster */
  results(frame: CountFrame): QuestionResult[] {
    return frame.questions.map((question, at) => resultOf(question, at, this.heaps, frame));
  }
}

/**
 * What came of a question.
 * @param at where its part stands in a choice
 * @throws TallyError if the ballots do not fit the roster
 */
export function resultOf(
  question: Question,
  at: number,
  { room, away }: Readonly<Record<'room' | 'away', ReadonlyMap<string, Heap>>>,
  frame: CountFrame,
): QuestionResult {
  const counted = frame.roomOnly ? [room] : [room, away];
  const options = optionCounts(question, at, counted, frame);
  const remote = frame.roomOnly ? optionCounts(question, at, [away], frame) : [];
  const tally = tallyOf(question, options, frame);
  return {
    questionId: question.questionId,
    options,
    remote,
    tally,
    outcome: tally ? decide(frame.ruleId, tally, frame.terms) : null,
  };
}

function optionCounts(
  question: Question,
  index: number,
  heaps: readonly ReadonlyMap<string, Heap>[],
  { ruleId }: CountFrame,
): OptionCount[] {
  const ids = optionIds(question);
  const sums = ids.map(() => ({ persons: 0, area: 0 }));
  for (const [choice, { persons, area }] of heaps.flatMap((all) => [...all])) {
    const values = (choice.split('|')[index] ?? '').split('+');
    for (const [at, id] of ids.entries()) {
      const sum = sums[at] as Heap;
      const times = question.kind === 'score' ? Number(values[at]) : values.includes(id) ? 1 : 0;
      sum.persons += times * persons;
      sum.area += times * area;
    }
  }
  const hasArea = ruleId.startsWith('owners-');
  return ids.map((optionId, at) => ({
    optionId,
    persons: sums[at]?.persons ?? 0,
    area: hasArea ? (sums[at]?.area ?? 0) : null,
  }));
}

function tallyOf(
  { kind }: Question,
  options: readonly OptionCount[],
  { ruleId, eligible, present }: CountFrame,
): Tally | null {
  const yes = options.find(({ optionId }) => optionId === 'yes');
  if (kind !== 'yes-no' || ruleId === 'poll' || !yes) return null;
  const agreed: Weight = { persons: yes.persons };
  if (yes.area !== null) agreed.area = yes.area;
  return { eligible, present, yes: agreed };
}

/** A motion carries when each of its questions does. */
export function hasPassed(results: readonly QuestionResult[]): boolean {
  return results.length > 0 && results.every(({ outcome }) => outcome?.passed === true);
}
