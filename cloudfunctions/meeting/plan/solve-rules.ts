import { clashes, type Occurrence, type Problem } from './candidate-rules.ts';
import { boundByPrices } from './price-rules.ts';
import { improve, placeOneByOne } from './rough-rules.ts';
import { costAt, type Found, searchWithin, type Work } from './search-rules.ts';

/**
 * The cheapest plan, by groups. Every meeting begins alone with its cheapest place. Where two clash, a group of one
 * of them is placed otherwise at the same cost; if that cannot be, the two groups become one, which is placed anew
 * at the least cost that it needs by itself. A group's cost is therefore a bound, whatever becomes of the others:
 * a plan of all of them cannot cost less than its groups do, each by itself. Once nothing clashes the plan costs
 * just that, and there is none cheaper.
 *
 * A group that takes too many steps keeps the best bound that was proved for it, by the search or by prices; its
 * plan may then cost more than the bound, and both are told.
 */
export interface SolveState {
  /** meeting → its candidate */
  choice: number[];
  /** meeting → the group it is in: the lowest number of its members */
  group: number[];
  /** group → what it costs at least */
  bound: Record<string, number>;
  /** groups that took too many steps */
  rough: number[];
  /** where some did: what all groups together cost at least */
  whole: number;
  done: boolean;
}

/** Steps for one group before it is placed roughly. */
const GROUP_WORK = 4_000_000;
/** Limits that are tried from below; then the group is placed and improved from above. */
const MOST_LIMITS = 40;
const MOST_BIDS = 20_000;

export function beginning(problem: Problem): SolveState {
  const choice = problem.occurrences.map(() => -1);
  const state: SolveState = {
    choice,
    group: choice.map((_, member) => member),
    bound: {},
    rough: [],
    whole: 0,
    done: false,
  };
  const board = new Board(problem, state);
  for (const member of choice.keys()) {
    const least = costAt(problem, member, 0);
    state.bound[member] = least;
    const { cost } = (problem.occurrences[member] as Occurrence).candidates;
    let candidate = 0;
    while (candidate < cost.length && cost[candidate] === least && !board.isFree(member, candidate))
      candidate += 1;
    const taken = candidate < cost.length && cost[candidate] === least ? candidate : 0;
    board.put(member, taken);
  }
  return state;
}

/** Goes on for about so many steps. @returns the state afterwards, `done` once nothing clashes */
export function advance(problem: Problem, before: SolveState, steps: number): SolveState {
  const state: SolveState = {
    choice: [...before.choice],
    group: [...before.group],
    bound: { ...before.bound },
    rough: [...before.rough],
    whole: before.whole,
    done: before.done,
  };
  const board = new Board(problem, state);
  const work: Work = { left: steps };
  while (!state.done && work.left > 0) {
    const clash = board.firstClash();
    if (!clash) finish(problem, state);
    else settle(problem, board, state, clash, work);
  }
  return state;
}

export function costOf(problem: Problem, { choice }: SolveState): number {
  return choice.reduce((sum, candidate, member) => sum + costAt(problem, member, candidate), 0);
}

export function boundOf({ bound, whole }: SolveState): number {
  const groups = Object.values(bound).reduce((sum, one) => sum + one, 0);
  return Math.max(groups, whole);
}

/** How many meetings have a time that nothing stands in the way of. */
export function settledCount(problem: Problem, state: SolveState): number {
  const board = new Board(problem, { ...state, choice: [...state.choice] });
  return state.choice.filter((candidate, member) => board.isFree(member, candidate)).length;
}

/** Groups that took too many steps stand in each other's way, which no bound of one of them knows of. */
function finish(problem: Problem, state: SolveState): void {
  state.done = true;
  if (state.rough.length === 0) return;
  const all = state.choice.map((_, member) => member);
  state.whole = boundByPrices(problem, all, costOf(problem, state), MOST_BIDS);
}

function settle(
  problem: Problem,
  board: Board,
  state: SolveState,
  [one, other]: [number, number],
  work: Work,
): void {
  const groups = [state.group[one] as number, state.group[other] as number];
  const bySize = groups.sort(
    (a, b) => board.membersOf(a).length - board.membersOf(b).length || a - b,
  );
  for (const group of bySize) {
    if (state.rough.includes(group)) continue;
    const members = board.membersOf(group);
    const limit = state.bound[group] as number;
    const found = spending(work, GROUP_WORK / 10, (own) =>
      searchWithin(problem, members, limit, own, board.besides(members)),
    );
    if (found.is !== 'found') continue;
    board.putAll(members, found.choice);
    return;
  }
  const merged = board.merge(bySize[0] as number, bySize[1] as number);
  placeGroup(problem, board, state, merged, work);
}

/** At the least cost, and where that can be without clashing with others. */
function placeGroup(
  problem: Problem,
  board: Board,
  state: SolveState,
  group: number,
  work: Work,
): void {
  const members = board.membersOf(group);
  let limit = state.bound[group] as number;
  const isHopeless = state.rough.includes(group);
  const own: Work = { left: isHopeless ? 0 : GROUP_WORK };
  const begun = own.left;
  for (let round = 0; round < MOST_LIMITS && own.left > 0; round += 1) {
    const outside = board.besides(members);
    const half: Work = { left: own.left / 2 };
    let found: Found = searchWithin(problem, members, limit, half, outside);
    own.left -= own.left / 2 - half.left;
    if (found.is !== 'found') found = searchWithin(problem, members, limit, own);
    if (found.is === 'found') {
      work.left -= begun - own.left;
      state.bound[group] = limit;
      board.putAll(members, found.choice);
      return;
    }
    if (found.is === 'unknown') break;
    limit = found.next;
    state.bound[group] = limit;
  }
  work.left -= begun - own.left;
  placeRoughly(problem, board, state, group, work);
}

function placeRoughly(
  problem: Problem,
  board: Board,
  state: SolveState,
  group: number,
  work: Work,
): void {
  const members = board.membersOf(group);
  const placed = placeOneByOne(problem, members, board.besides(members));
  const own: Work = { left: GROUP_WORK };
  const choice = improve(problem, members, placed, board.besides(members), own);
  work.left -= GROUP_WORK - Math.max(0, own.left) + MOST_BIDS * 20;
  const cost = choice.reduce(
    (sum, candidate, n) => sum + costAt(problem, members[n] as number, candidate),
    0,
  );
  const byPrices = boundByPrices(problem, members, cost, MOST_BIDS);
  const bound = Math.max(state.bound[group] as number, byPrices);
  state.bound[group] = Math.min(bound, cost);
  if (!state.rough.includes(group)) state.rough.push(group);
  board.putAll(members, choice);
}

/** A part of the work for one search. */
function spending(work: Work, most: number, search: (own: Work) => Found): Found {
  const own: Work = { left: most };
  const found = search(own);
  work.left -= most - Math.max(0, own.left);
  return found;
}

/** Where all meetings stand, by day: those that could clash are few. */
class Board {
  private readonly problem: Problem;
  private readonly state: SolveState;
  private readonly days = new Map<number, Set<number>>();
  private readonly groups = new Map<number, number[]>();

  constructor(problem: Problem, state: SolveState) {
    this.problem = problem;
    this.state = state;
    for (const [member, group] of state.group.entries()) {
      this.groups.set(group, [...(this.groups.get(group) ?? []), member]);
      const candidate = state.choice[member] as number;
      if (candidate >= 0) this.onDay(member, candidate).add(member);
    }
  }

  private onDay(member: number, candidate: number): Set<number> {
    const { start } = (this.problem.occurrences[member] as Occurrence).candidates;
    const day = Math.floor((start[candidate] as number) / 48);
    const found = this.days.get(day) ?? new Set<number>();
    this.days.set(day, found);
    return found;
  }

  put(member: number, candidate: number): void {
    const before = this.state.choice[member] as number;
    if (before >= 0) this.onDay(member, before).delete(member);
    this.state.choice[member] = candidate;
    this.onDay(member, candidate).add(member);
  }

  putAll(members: readonly number[], choice: readonly number[]): void {
    for (const [n, member] of members.entries()) this.put(member, choice[n] as number);
  }

  membersOf(group: number): readonly number[] {
    return this.groups.get(group) ?? [];
  }

  isFree(member: number, candidate: number, except?: ReadonlySet<number>): boolean {
    for (const other of this.onDay(member, candidate)) {
      if (other === member || except?.has(other)) continue;
      const taken = this.state.choice[other] as number;
      if (clashes(this.problem, member, candidate, other, taken)) return false;
    }
    return true;
  }

  /** Whether a member may have a candidate as far as all others outside its group are concerned. */
  besides(members: readonly number[]): (member: number, candidate: number) => boolean {
    const own = new Set(members);
    return (member, candidate) => this.isFree(member, candidate, own);
  }

  merge(one: number, other: number): number {
    const { state } = this;
    const [group, gone] = one < other ? [one, other] : [other, one];
    const members = [...this.membersOf(group), ...this.membersOf(gone)].sort((a, b) => a - b);
    this.groups.set(group, members);
    this.groups.delete(gone);
    for (const member of members) state.group[member] = group;
    state.bound[group] = (state.bound[group] as number) + (state.bound[gone] as number);
    delete state.bound[gone];
    if (state.rough.includes(gone)) {
      state.rough = state.rough.filter((number) => number !== gone && number !== group);
      state.rough.push(group);
    }
    return group;
  }

  /** Two meetings that clash, in the order of their numbers. */
  firstClash(): [number, number] | undefined {
    const { choice } = this.state;
    for (const [member, candidate] of choice.entries()) {
      for (const other of this.onDay(member, candidate)) {
        if (other <= member) continue;
        if (clashes(this.problem, member, candidate, other, choice[other] as number)) {
          return [member, other];
        }
      }
    }
    return undefined;
  }
}
