import type { Envelope } from '../../../../typings/contract/envelope';

/** As many pages as a building of sixty floors with ten doors on each has. */
const MOST = 20;

interface Households<Line> {
  households: Line[];
  next: string | null;
}

/** Asks for one page of a list after the other. @returns all lines, and whether there are more than may be asked for */
export async function everyPage<Line>(
  ask: (after: { after?: string }) => Promise<Envelope<Households<Line>>>,
): Promise<Envelope<{ lines: Line[]; isCut: boolean }>> {
  const lines: Line[] = [];
  let after: { after?: string } = {};
  for (let page = 0; page < MOST; page += 1) {
    const answer = await ask(after);
    if (!answer.ok) return answer;
    lines.push(...answer.data.households);
    if (answer.data.next === null) return { ok: true, data: { lines, isCut: false } };
    after = { after: answer.data.next };
  }
  return { ok: true, data: { lines, isCut: true } };
}
