import { checkAudit } from './faults.ts';
import type { Answer, Linli } from './linli.ts';
import { inAnyOrder } from './orders.ts';

type Send = () => Promise<Answer>;

/**
 * Two calls at once, one interrupted by the other at each of its database requests and at random. Each
 * time the community is as at the start.
 */
export async function atEveryMoment(
  linli: Linli,
  prepare: () => Promise<[first: Send, second: Send]>,
  check: (answers: [Answer, Answer]) => void,
): Promise<void> {
  await inAnyOrder(
    linli,
    async () => {
      const [first, second] = await prepare();
      check(await Promise.all([first(), second()]));
      checkAudit(linli);
    },
    { planned: 60 },
  );
}
