import fc from 'fast-check';
import type { Choose, Waiting } from './gate.ts';
import type { Linli } from './linli.ts';

export interface OrderOptions {
  /** how many orders are tried; default 20 */
  runs?: number;
  /** the same orders every time; default: those of LINLI_SEED, and without it always the same */
  seed?: number;
}

export const SEED = Number(process.env.LINLI_SEED ?? 1);
/** Of requests at which there is more than one to choose from. */
const LONGEST = 80;
/** Calls at once, as a rule at most. */
const WIDEST = 5;

/**
 * One number for each time that there is a choice, among the waiting requests in the order of their
 * calls, that of the call which went last in front. 0 goes on with it, so that the orders into which
 * fast-check shrinks a failure have the fewest changes from one call to another.
 */
export const orders = fc.array(fc.nat({ max: WIDEST - 1 }), { maxLength: LONGEST, size: 'max' });

/**
 * Runs `body` many times, from the seed's community each time. The calls that it sends at once send
 * their database requests in another order each time; which orders, the seed says. Every order can
 * come up, and one in which `body` fails is shrunk and shown.
 */
export async function inAnyOrder(
  linli: Linli,
  body: () => Promise<void>,
  { runs = 20, seed = SEED }: OrderOptions = {},
): Promise<void> {
  const property = fc.asyncProperty(orders, (list) => inOrder(linli, list, body));
  await fc.assert(property, { numRuns: runs, seed, endOnFailure: false });
}

/** Runs `body` once, with the order that these choices make. */
export async function inOrder(
  linli: Linli,
  list: readonly number[],
  body: () => Promise<void>,
): Promise<void> {
  const went: Waiting[] = [];
  await linli.reset();
  try {
    await linli.gate.run(chooser(list, went), body);
  } catch (error) {
    const lines = went.map(({ call, name, action }) => `  ${call} ${name}: ${action}`);
    (error as Error).message += `\n\nThe order of the requests, by call:\n${lines.join('\n')}`;
    throw error;
  }
}

function chooser(list: readonly number[], went: Waiting[]): Choose {
  let next = 0;
  return (waiting) => {
    const last = went.at(-1)?.call;
    const sorted = [...waiting].sort((one, other) => rank(one, last) - rank(other, last));
    const choice = sorted.length > 1 ? (list[next++] ?? 0) : 0;
    const chosen = sorted[choice % sorted.length] as Waiting;
    went.push(chosen);
    return chosen;
  };
}

function rank({ call }: Waiting, last: number | undefined): number {
  return call === last ? 0 : call;
}
