import assert from 'node:assert/strict';
import { checkAudit } from './faults.ts';
import type { Answer, Linli } from './linli.ts';

/** A database request of a function, as the local cloud gets it. */
interface DatabaseRequest {
  /** 'database.updateDocument' */
  action: string;
  collection: string;
}

/** One request that was stopped before it reached the database. */
interface Held {
  /** settles when the request is there */
  reached: Promise<void>;
  /** lets it go on */
  release(): void;
}

/** Stops the next request of this form, so that others get in before it. */
function holdNext(
  { cloud: { database } }: Linli,
  isMeant: (request: DatabaseRequest) => boolean,
): Held {
  let arrive = () => {};
  let release = () => {};
  const reached = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const run = database.command;
  database.command = async (action, parameters, caller) => {
    const collection = String(parameters.collectionName);
    if (isMeant({ action, collection })) {
      database.command = run;
      arrive();
      await released;
    }
    return run.call(database, action, parameters, caller);
  };
  return {
    reached,
    release() {
      database.command = run;
      release();
    },
  };
}

type Send = () => Promise<Answer>;

/**
 * Two calls, with the second let in before each of the database requests of the first in turn. Each time
 * the community is as at the start.
 */
export async function atEveryMoment(
  linli: Linli,
  prepare: () => Promise<[first: Send, second: Send]>,
  check: (answers: [Answer, Answer]) => void,
): Promise<void> {
  for (let n = 1; ; n += 1) {
    await linli.reset();
    const [first, second] = await prepare();
    const answers = await between(linli, n, first, second);
    if (!answers) {
      assert.ok(n > 3, 'the first call asks the database more often than that');
      return;
    }
    check(answers);
    checkAudit(linli);
  }
}

/** @returns undefined if the first call has fewer requests than `n` */
async function between(
  linli: Linli,
  n: number,
  first: Send,
  second: Send,
): Promise<[Answer, Answer] | undefined> {
  let seen = 0;
  const held = holdNext(linli, () => {
    seen += 1;
    return seen === n;
  });
  const begun = first();
  const isHeld = await Promise.race([held.reached.then(() => true), begun.then(() => false)]);
  const other = isHeld ? await second() : undefined;
  held.release();
  const one = await begun;
  return other && [one, other];
}
