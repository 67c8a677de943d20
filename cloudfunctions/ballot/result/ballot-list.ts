import type { MotionDocument } from '../collections.ts';
import { findFilled } from '../vote/ballot-repository.ts';
import { type CountedBallot, Counter, ListHash, lineOf } from './count-rules.ts';

type OfMotion = Pick<MotionDocument, 'communityId' | '_id'>;

const A_REQUEST = 1000;

export interface ListPage {
  ballots: CountedBallot[];
  /** the receipt after which the list goes on; null at its end */
  next: string | null;
}

/**
 * A thousand ballots as they are counted and published. The cursor is a receipt: no two ballots of a motion
 * share one, and where a ballot of a secret motion lies is nobody's to know. One request.
 */
export async function readListPage(motion: OfMotion, after: string): Promise<ListPage> {
  const page = await findFilled(motion, after);
  const ballots = page.map(({ receipt, persons, area, room, choice }) => {
    return { receipt, persons, area, room, choice: choice ?? '' };
  });
  const last = page.length === A_REQUEST ? page.at(-1) : undefined;
  return { ballots, next: last?.receipt ?? null };
}

/** Every ballot, once, a thousand a request. */
async function* everyBallot(motion: OfMotion): AsyncGenerator<CountedBallot> {
  let after: string | null = '';
  while (after !== null) {
    const page: ListPage = await readListPage(motion, after);
    yield* page.ballots;
    after = page.next;
  }
}

/** The published list below its head. */
export async function readLines(motion: OfMotion): Promise<string[]> {
  const lines: string[] = [];
  for await (const ballot of everyBallot(motion)) lines.push(lineOf(ballot));
  return lines;
}

/** Reads every ballot once: what is counted is what is published. */
export async function countList(
  motion: OfMotion,
  head: readonly string[],
): Promise<{ counter: Counter; listHash: string }> {
  const counter = new Counter();
  const hash = new ListHash(head);
  for await (const ballot of everyBallot(motion)) {
    counter.add(ballot);
    hash.add(lineOf(ballot));
  }
  return { counter, listHash: hash.hex() };
}
