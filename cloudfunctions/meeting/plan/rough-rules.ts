import { clashes, mix, type Occurrence, type Problem } from './candidate-rules.ts';
import { costAt, searchWithin, type Work } from './search-rules.ts';

/** Plans for groups that are too large to be searched through: good ones, without a proof. */

type MayTake = (member: number, candidate: number) => boolean;

/** Each in turn at the cheapest place that is left, the one with the fewest places first. */
export function placeOneByOne(
  problem: Problem,
  members: readonly number[],
  mayTake: MayTake,
): number[] {
  const sizeOf = (member: number) =>
    (problem.occurrences[member] as Occurrence).candidates.cost.length;
  const order = members
    .map((_, n) => n)
    .sort((a, b) => sizeOf(members[a] as number) - sizeOf(members[b] as number) || a - b);
  const choice = members.map(() => -1);
  const placed: number[] = [];
  for (const n of order) {
    const member = members[n] as number;
    const { cost } = (problem.occurrences[member] as Occurrence).candidates;
    const isFree = (candidate: number) =>
      mayTake(member, candidate) &&
      placed.every(
        (other) =>
          !clashes(problem, member, candidate, members[other] as number, choice[other] as number),
      );
    let candidate = 0;
    while (candidate < cost.length - 1 && !isFree(candidate)) candidate += 1;
    choice[n] = candidate;
    placed.push(n);
  }
  return choice;
}

const NEIGHBOURS = 5;

/** Takes a meeting and those nearest to it out, and puts them back at the least cost, again and again. */
export function improve(
  problem: Problem,
  members: readonly number[],
  placed: readonly number[],
  mayTake: MayTake,
  work: Work,
): number[] {
  const choice = [...placed];
  const at = (n: number) => {
    const { candidates, period } = problem.occurrences[members[n] as number] as Occurrence;
    const start = candidates.start[choice[n] as number] as number;
    return start < 0 ? Number(period.from.replaceAll('-', '')) % 10_000 : start;
  };
  const loss = (n: number) =>
    costAt(problem, members[n] as number, choice[n] as number) -
    costAt(problem, members[n] as number, 0);
  let fruitless = 0;
  for (let round = 0; work.left > 0 && fruitless < 2 * members.length; round += 1) {
    const losing = members.map((_, n) => n).filter((n) => loss(n) > 0);
    if (losing.length === 0) return choice;
    const pivot = losing[mix(problem.seed, round) % losing.length] as number;
    const near = members
      .map((_, n) => n)
      .sort((a, b) => Math.abs(at(a) - at(pivot)) - Math.abs(at(b) - at(pivot)) || a - b)
      .slice(0, NEIGHBOURS + (round % 3));
    const part = [...new Set([pivot, ...near])];
    const others = members.map((_, n) => n).filter((n) => !part.includes(n));
    const isFree: MayTake = (member, candidate) =>
      mayTake(member, candidate) &&
      others.every(
        (n) => !clashes(problem, member, candidate, members[n] as number, choice[n] as number),
      );
    const cost = part.reduce(
      (sum, n) => sum + costAt(problem, members[n] as number, choice[n] as number),
      0,
    );
    const own: Work = { left: Math.min(work.left, 100_000) };
    const given = own.left;
    const found = searchWithin(
      problem,
      part.map((n) => members[n] as number),
      cost - 1,
      own,
      isFree,
    );
    work.left -= given - own.left + members.length;
    if (found.is === 'found') {
      for (const [index, n] of part.entries()) choice[n] = found.choice[index] as number;
      fruitless = 0;
    } else fruitless += 1;
  }
  return choice;
}
