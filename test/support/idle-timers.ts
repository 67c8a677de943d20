import type { Outcome } from '../../local/cloud/function-instance.ts';

/** What a run asks the database, as the SDK sends it. */
type Question = { action: string } & Record<string, unknown>;

/**
 * A run of a timer that only read, one question after the other. What it asks next follows from what it was answered,
 * so that runs of one timer at one time make a tree.
 */
interface Asking {
  question: Question;
  /** the text of an answer → what came after it */
  answers: Map<string, Asking | Ended>;
}

/** How such a run ended: it found nothing to do. */
interface Ended {
  lines: readonly string[];
  outcome: Outcome;
}

export interface IdleTimersOptions {
  /** whether nothing else is under way that a run could meet */
  isAlone(): boolean;
  collections: readonly string[];
  /** a number that changes with a collection's documents */
  revision(collection: string): number;
  /** asks the database, beside all functions */
  ask(question: Question): Promise<object>;
}

const READS = ['aggregateDocuments', 'calculateDocument', 'getDocument', 'queryDocument'].map(
  (name) => `database.${name}`,
);
const MINUTE = 60_000;

/** Function, trigger, minute → what its runs asked. Outlives the test file: most begin with the same documents. */
const known = new Map<string, Asking | Ended>();

/**
 * Runs of timers that only read, and what they were answered. Where a test lets hours go by again and again, most
 * timers would find nothing to do once more: they need not run if their questions have the same answers as before.
 */
export class IdleTimers {
  readonly #options: IdleTimersOptions;
  /** question → its last answer, of which documents, and when these were as they were then */
  readonly #answers = new Map<
    Question,
    { collections: readonly string[]; revisions: string; text: string }
  >();
  /** whether the test lets time go by, and does not ask about the timers themselves */
  isPassing = false;

  constructor(options: IdleTimersOptions) {
    this.#options = options;
  }

  /** @returns what an equal run has said and answered, if it did nothing */
  async find(timer: string, now: number): Promise<Ended | undefined> {
    if (!this.#isAtWork()) return undefined;
    let at = known.get(keyOf(timer, now));
    while (at && 'question' in at) {
      at = at.answers.get(await this.#answerTo(at.question));
    }
    return at;
  }

  /** The text of an answer: the last one, as long as no collection that the question names has changed. */
  async #answerTo(question: Question): Promise<string> {
    const last = this.#answers.get(question);
    const collections = last?.collections ?? this.#namedIn(question);
    const revisions = collections.map(this.#options.revision).join();
    if (last?.revisions === revisions) return last.text;
    const text = JSON.stringify(await this.#options.ask(question));
    this.#answers.set(question, { collections, revisions, text });
    return text;
  }

  #namedIn(question: Question): readonly string[] {
    const words = new Set(JSON.stringify(question).match(/\w+/g));
    return this.#options.collections.filter((name) => words.has(name));
  }

  /** Takes down a run from its start. */
  watch(timer: string, now: number): IdleWatch | undefined {
    return this.#isAtWork() ? new IdleWatch(keyOf(timer, now)) : undefined;
  }

  #isAtWork(): boolean {
    return this.isPassing && this.#options.isAlone();
  }
}

function keyOf(timer: string, now: number): string {
  return `${timer} ${Math.floor(now / MINUTE)}`;
}

/** Sees what a run asks for and prints. */
export class IdleWatch {
  readonly #key: string;
  readonly #asked: { question: Question; answer: string }[] = [];
  readonly #lines: string[] = [];
  #isIdle = true;

  constructor(key: string) {
    this.#key = key;
  }

  printed(line: string): void {
    this.#lines.push(line);
  }

  /** @param body of a request; undefined for one that goes to the storage */
  asked(body?: string): void {
    const { action = '' } = JSON.parse(body ?? '{}') as Partial<Question>;
    if (!READS.includes(action)) this.#isIdle = false;
  }

  /** @param answer as the SDK gets it */
  answered(body: string, answer: string): void {
    if (!this.#isIdle) return;
    const { requestId: _, ...rest } = JSON.parse(answer) as Record<string, unknown>;
    if ('code' in rest) this.#isIdle = false;
    this.#asked.push({ question: JSON.parse(body), answer: JSON.stringify(rest) });
  }

  end(outcome: Outcome): void {
    if (!this.#isIdle || outcome.kind !== 'done') return;
    let next: Asking | Ended = { lines: this.#lines, outcome };
    const path = this.#asked.reverse();
    for (const { question, answer } of path) {
      next = { question, answers: new Map([[answer, next]]) };
    }
    known.set(this.#key, merged(known.get(this.#key), next));
  }
}

/** What is known with one more run. Of one that asks something else after the same answers the newer stands. */
function merged(old: Asking | Ended | undefined, added: Asking | Ended): Asking | Ended {
  if (!old || !('question' in old) || !('question' in added)) return added;
  if (JSON.stringify(old.question) !== JSON.stringify(added.question)) return added;
  for (const [answer, next] of added.answers) {
    old.answers.set(answer, merged(old.answers.get(answer), next));
  }
  return old;
}
