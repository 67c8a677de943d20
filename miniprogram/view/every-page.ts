import type { Envelope } from '../../typings/contract/envelope';

/** As many pages as a building of sixty floors with ten doors on each has. */
const MOST = 20;
const A_PAGE = 30;

/** More lines than these are not asked for at once. */
export const MOST_LINES = MOST * A_PAGE;

export interface EveryLine<Line> {
  lines: Line[];
  /** there are more than may be asked for */
  isCut: boolean;
}

/** Asks for one page of a list after the other. */
export async function everyPage<Data extends { next: string | null }, Line>(
  ask: (after: { after?: string }) => Promise<Envelope<Data>>,
  linesOf: (data: Data) => readonly Line[],
): Promise<Envelope<EveryLine<Line>>> {
  const lines: Line[] = [];
  let after: { after?: string } = {};
  for (let page = 0; page < MOST; page += 1) {
    const answer = await ask(after);
    if (!answer.ok) return answer;
    lines.push(...linesOf(answer.data));
    if (answer.data.next === null) return { ok: true, data: { lines, isCut: false } };
    after = { after: answer.data.next };
  }
  return { ok: true, data: { lines, isCut: true } };
}
