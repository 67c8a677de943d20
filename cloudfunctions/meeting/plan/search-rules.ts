import { clashes, type Occurrence, type Problem } from './candidate-rules.ts';

/** Finds places for a few meetings at once that cost no more than a limit, or proves that there are none. */

/** Steps that a search may take; shared by searches that belong together. */
export interface Work {
  left: number;
}

export type Found =
  | { is: 'found'; choice: number[]; cost: number }
  /** none; the least cost above the limit that could be one, or Infinity */
  | { is: 'none'; next: number }
  /** the steps did not suffice to tell */
  | { is: 'unknown' };

/**
 * @param members which meetings, by number
 * @param mayTake whether a meeting may have a candidate, as far as others are concerned
 */
export function searchWithin(
  problem: Problem,
  members: readonly number[],
  limit: number,
  work: Work,
  mayTake?: (member: number, candidate: number) => boolean,
): Found {
  const search = new Search(problem, members, limit, work);
  return search.run(mayTake);
}

/** What a meeting costs at a candidate. */
export function costAt({ occurrences }: Problem, member: number, candidate: number): number {
  return (occurrences[member] as Occurrence).candidates.cost[candidate] as number;
}

class Search {
  private readonly problem: Problem;
  private readonly members: readonly number[];
  private readonly limit: number;
  private readonly work: Work;
  private readonly choice: number[];
  private next = Number.POSITIVE_INFINITY;

  constructor(problem: Problem, members: readonly number[], limit: number, work: Work) {
    this.problem = problem;
    this.members = members;
    this.limit = limit;
    this.work = work;
    this.choice = members.map(() => -1);
  }

  run(mayTake?: (member: number, candidate: number) => boolean): Found {
    const least = this.members.map((member) => this.firstAllowed(member, mayTake));
    const sum = least.reduce((total, cost) => total + cost, 0);
    if (sum > this.limit) return { is: 'none', next: sum };
    const domains = this.members.map((member, n) =>
      this.domainOf(member, this.limit - sum + (least[n] as number), mayTake),
    );
    const open = this.members.map((_, n) => n);
    const cost = this.deepen(open, domains, 0);
    if (this.work.left <= 0 && cost === null) return { is: 'unknown' };
    return cost === null
      ? { is: 'none', next: this.next }
      : { is: 'found', choice: [...this.choice], cost };
  }

  private cost(n: number, candidate: number): number {
    return costAt(this.problem, this.members[n] as number, candidate);
  }

  private firstAllowed(member: number, mayTake?: (m: number, c: number) => boolean): number {
    const { cost } = (this.problem.occurrences[member] as Occurrence).candidates;
    if (!mayTake) return cost[0] as number;
    for (let candidate = 0; candidate < cost.length; candidate += 1) {
      this.work.left -= 1;
      if (mayTake(member, candidate)) return cost[candidate] as number;
    }
    return Number.POSITIVE_INFINITY;
  }

  private domainOf(member: number, most: number, mayTake?: (m: number, c: number) => boolean) {
    const { cost } = (this.problem.occurrences[member] as Occurrence).candidates;
    const domain: number[] = [];
    for (let candidate = 0; candidate < cost.length; candidate += 1) {
      if ((cost[candidate] as number) > most) {
        this.missed((cost[candidate] as number) - most);
        break;
      }
      this.work.left -= 1;
      if (!mayTake || mayTake(member, candidate)) domain.push(candidate);
    }
    return domain;
  }

  /** Something was left out that costs so much more than the limit allows. */
  private missed(excess: number): void {
    this.next = Math.min(this.next, this.limit + excess);
  }

  /**
   * Depth first, the meeting with the fewest places left first. @returns the whole cost, or null
   * @param domains what each open meeting may still have, cheapest first, none empty
   */
  private deepen(
    open: readonly number[],
    domains: readonly number[][],
    spent: number,
  ): number | null {
    if (open.length === 0) return spent;
    const turn = this.tightest(open, domains);
    const rest = open.filter((n) => n !== turn);
    const leasts = rest.map((n) => this.cost(n, domains[n]?.[0] as number));
    const least = leasts.reduce((total, cost) => total + cost, 0);
    for (const candidate of domains[turn] as number[]) {
      const now = spent + this.cost(turn, candidate);
      if (now + least > this.limit) {
        this.missed(now + least - this.limit);
        break;
      }
      if (this.work.left <= 0) return null;
      const narrowed = this.narrow(turn, candidate, rest, domains, now);
      if (!narrowed) continue;
      this.choice[turn] = candidate;
      const found = this.deepen(rest, narrowed, now);
      if (found !== null) return found;
    }
    return null;
  }

  private tightest(open: readonly number[], domains: readonly number[][]): number {
    return open.reduce((best, n) =>
      (domains[n] as number[]).length < (domains[best] as number[]).length ? n : best,
    );
  }

  /** The other meetings' places once one has its own. @returns null if one has none left, or they cost too much */
  private narrow(
    turn: number,
    candidate: number,
    rest: readonly number[],
    domains: readonly number[][],
    spent: number,
  ): number[][] | null {
    const { problem, members } = this;
    const narrowed = [...domains];
    let least = spent;
    for (const n of rest) {
      const domain = domains[n] as number[];
      this.work.left -= domain.length;
      const left = domain.filter(
        (other) =>
          !clashes(problem, members[turn] as number, candidate, members[n] as number, other),
      );
      if (left.length === 0) {
        // What it would have had beyond its domain costs more than the limit leaves: counted when that was cut off.
        return null;
      }
      narrowed[n] = left;
      least += this.cost(n, left[0] as number);
    }
    if (least > this.limit) {
      this.missed(least - this.limit);
      return null;
    }
    for (const n of rest) {
      const most = this.limit - least + this.cost(n, narrowed[n]?.[0] as number);
      const domain = narrowed[n] as number[];
      const end = domain.findIndex((other) => this.cost(n, other) > most);
      if (end < 0) continue;
      this.missed(this.cost(n, domain[end] as number) - most);
      narrowed[n] = domain.slice(0, end);
    }
    return narrowed;
  }
}
