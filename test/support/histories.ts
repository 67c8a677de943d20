import fc from 'fast-check';
import type { Input } from './inputs.ts';
import type { As, Linli } from './linli.ts';
import { orders } from './orders.ts';
import { SEED } from './seed.ts';

/** One command that somebody sends. */
export type Call = [action: string, input: Input, as: As];
/** What somebody may try at whatever time. @param n numbers commands @param of chooses what it is about */
export type Move = (n: number, of: number) => Call;

const stepOf = (moves: readonly Move[]) =>
  fc.record({
    calls: fc.array(
      fc.record({
        move: fc.nat({ max: moves.length - 1 }),
        of: fc.nat({ max: 30 }),
        /** sent by a second phone at once, or once more later: the same command */
        again: fc.boolean(),
      }),
      { minLength: 1, maxLength: 3 },
    ),
    /** the request at which the first call ends, or none does */
    cut: fc.option(fc.record({ request: fc.integer({ min: 1, max: 8 }), after: fc.boolean() })),
    order: orders,
    timer: fc.boolean(),
  });

/**
 * Plays histories that nobody has thought of: up to three commands at once in any order of their database requests,
 * some cut between two requests and sent again, with timers between them.
 * @param checks what holds after every step, and in the end
 */
export async function playHistories(
  linli: Linli,
  module: string,
  moves: readonly Move[],
  checks: { eachStep?: () => void; atEnd: () => Promise<void> },
  numRuns: number,
): Promise<void> {
  const send = ([action, input, as]: Call) => linli.call(module, action, input, as);
  const history = fc.array(stepOf(moves), { minLength: 3, maxLength: 7 });
  const property = fc.asyncProperty(history, async (steps) => {
    await linli.reset();
    let n = 100;
    for (const { calls, cut, order, timer } of steps) {
      const made = calls.flatMap(({ move, of, again }) => {
        n += 1;
        const one = moves[move]?.(n, of);
        return one ? (again ? [one, one] : [one]) : [];
      });
      if (cut) {
        const [first] = made;
        await linli.cut(module, { request: cut.request, when: cut.after ? 'after' : 'before' });
        if (first) await send(first);
      }
      await together(linli, order, () => made.map(send));
      if (timer) await linli.timer(module);
      checks.eachStep?.();
    }
    await checks.atEnd();
  });
  await fc.assert(property, { seed: SEED, numRuns });
}

/** Calls at once, whose database requests go in this order. */
async function together(
  linli: Linli,
  order: readonly number[],
  begin: () => Promise<unknown>[],
): Promise<void> {
  let n = 0;
  await linli.gate.run(
    (waiting) => {
      const sorted = [...waiting].sort((one, other) => one.call - other.call);
      const chosen = sorted[(order[n] ?? 0) % sorted.length];
      n += 1;
      if (!chosen) throw new Error('nothing waits');
      return chosen;
    },
    async () => {
      await Promise.all(begin());
    },
  );
}
