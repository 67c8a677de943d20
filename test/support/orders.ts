import fc from 'fast-check';
import type { Choose, Waiting } from './gate.ts';
import type { Linli } from './linli.ts';
import { SEED } from './seed.ts';

/** What has a gate, and begins anew for each order. */
type Gated = Pick<Linli, 'gate' | 'reset'>;

export interface OrderOptions {
  /** how many orders with one or two changes of call are tried; default 24 */
  planned?: number;
  /** how many others; default 6 */
  random?: number;
  /** the same orders every time; default: those of LINLI_SEED, and without it always the same */
  seed?: number;
}

/** Of requests at which there is more than one to choose from. */
const LONGEST = 80;
/** Calls at once, as a rule at most. */
const WIDEST = 5;

/**
 * One number for each time that there is a choice among the waiting requests. 0 goes on with the call
 * that went last, or with what has begun since it ended, so that the orders into which fast-check shrinks
 * a failure have the fewest changes from one call to another.
 */
export const orders = fc.array(fc.nat({ max: WIDEST - 1 }), { maxLength: LONGEST, size: 'max' });

/**
 * Runs `body` many times, from the seed's community each time. The calls that it sends at once send
 * their database requests in another order each time: first one call after the other, then with one
 * call interrupted by another at every place, as far as `planned` goes, then at random. Every order can
 * come up, the seed says which do, and one in which `body` fails is shrunk and shown.
 */
export async function inAnyOrder(
  linli: Gated,
  body: () => Promise<void>,
  { planned = 24, random = 6, seed = SEED }: OrderOptions = {},
): Promise<void> {
  let passed: Choices | undefined;
  const property = fc.asyncProperty(orders, async (order) => {
    if (hasPassed(passed, order)) return;
    passed = note(passed, order, await inOrder(linli, order, body));
  });
  await fc.assert(property, { examples: [[[]]], numRuns: 1, seed });
  const all = interrupted(widthsOf(passed));
  const number = Math.min(planned, all.length);
  const choice = fc.shuffledSubarray(all, { minLength: number, maxLength: number });
  const examples = fc.sample(choice, { numRuns: 1, seed }).flat();
  await fc.assert(property, {
    examples: examples.map((order) => [order]),
    numRuns: number + random,
    seed,
  });
}

/** What the orders so far have shown of a choice and those after it. */
interface Choices {
  /** how many requests wait; 0 where the run has ended */
  width: number;
  /** by what was chosen; orders that have not come up are missing */
  after: (Choices | undefined)[];
}

/** Whether these choices make an order that `body` has passed in: most numbers of a long list are never asked for. */
function hasPassed(passed: Choices | undefined, order: readonly number[]): boolean {
  let at = passed;
  for (let n = 0; at?.width; n += 1) at = at.after[(order[n] ?? 0) % at.width];
  return at !== undefined;
}

/** @param widths how many requests waited at each choice of the order */
function note(
  passed: Choices | undefined,
  order: readonly number[],
  widths: readonly number[],
): Choices {
  const [width = 0, ...rest] = widths;
  const after = [...(passed?.after ?? [])];
  if (width > 0) {
    const choice = (order[0] ?? 0) % width;
    after[choice] = note(after[choice], order.slice(1), rest);
  }
  return { width, after };
}

/** How many requests waited at each choice when one call ran after the other. */
function widthsOf(passed: Choices | undefined): number[] {
  const widths: number[] = [];
  for (let at = passed; at?.width; at = at.after[0]) widths.push(at.width);
  return widths;
}

/**
 * The orders in which some call begins, and once a call is interrupted by another, which then runs as
 * long as it can.
 * @param widths how many requests waited at each choice when one call ran after the other
 */
function interrupted(widths: readonly number[]): number[][] {
  return widths.flatMap((width, at) =>
    Array.from({ length: width - 1 }, (_, other) => other + 1).flatMap((to) => {
      const order = [...new Array<number>(at).fill(0), to];
      return at === 0 ? [order] : [order, [1, ...order.slice(1)]];
    }),
  );
}

/**
 * Runs `body` once, in the order that these choices make.
 * @returns how many requests waited at each choice
 */
export async function inOrder(
  linli: Gated,
  order: readonly number[],
  body: () => Promise<void>,
): Promise<number[]> {
  const went: Waiting[] = [];
  const widths: number[] = [];
  await linli.reset();
  try {
    await linli.gate.run(chooser(order, went, widths), body);
  } catch (error) {
    const lines = went.map(({ call, name, action }) => `  ${call} ${name}: ${action}`);
    (error as Error).message += `\n\nThe order of the requests, by call:\n${lines.join('\n')}`;
    throw error;
  }
  return widths;
}

function chooser(order: readonly number[], went: Waiting[], widths: number[]): Choose {
  return (waiting) => {
    const sorted = inLine(waiting, went.at(-1)?.call);
    let choice = 0;
    if (sorted.length > 1) {
      choice = order[widths.length] ?? 0;
      widths.push(sorted.length);
    }
    const chosen = sorted[choice % sorted.length] as Waiting;
    went.push(chosen);
    return chosen;
  };
}

/** The call that went last, then the others as they began; once it is over the newest in front. */
function inLine(waiting: readonly Waiting[], last: number | undefined): Waiting[] {
  const sorted = [...waiting].sort((one, other) => one.call - other.call);
  if (last === undefined) return sorted;
  if (sorted.every(({ call }) => call !== last)) return sorted.reverse();
  const goesOn = (call: number) => (call === last ? 0 : 1);
  return sorted.sort((one, other) => goesOn(one.call) - goesOn(other.call));
}
