import type { Occurrence, Problem } from './candidate-rules.ts';

/**
 * A bound for meetings that are too many to search through, by Lagrangian prices. Each half hour of a room, and of
 * a person who sits in several bodies, has a price; every meeting then takes its cheapest candidate for itself. What
 * they pay in all, less one of each price, is never more than the cheapest plan costs: that plan takes each half
 * hour at most once, and no meeting in it pays less than its own cheapest candidate. This holds for any prices that
 * are not negative. Good ones come of an auction: whoever has no place bids for the best one as much more as the
 * next best is dearer, and puts out who was there.
 * @param cost of a plan that is known: small bids are not worth their time beside it
 */
export function boundByPrices(
  problem: Problem,
  members: readonly number[],
  cost: number,
  bids: number,
): number {
  const prices: Prices = new Map();
  const holders = new Map<number, number>();
  const waiting = [...members];
  const least = Math.max(1 / (members.length + 1), (cost * 0.01) / members.length);
  for (let bid = 0; bid < bids && waiting.length > 0; bid += 1) {
    const member = waiting.shift() as number;
    const occurrence = problem.occurrences[member] as Occurrence;
    const { first, value, next } = twoBest(problem, occurrence, prices);
    const resources = resourcesOf(problem, occurrence, first);
    const raise = (Math.min(next - value, cost) + least) / Math.max(1, resources.length);
    for (const resource of resources) {
      const holder = holders.get(resource);
      if (holder !== undefined && holder !== member) {
        for (const [held, one] of holders) if (one === holder) holders.delete(held);
        waiting.push(holder);
      }
    }
    for (const resource of resources) {
      prices.set(resource, (prices.get(resource) ?? 0) + raise);
      holders.set(resource, member);
    }
  }
  // What nobody holds in the end has a price for nothing.
  const paid: Prices = new Map([...prices].filter(([resource]) => holders.has(resource)));
  const best = Math.max(payments(problem, members, prices), payments(problem, members, paid));
  // Costs are whole numbers; what floating point adds up to may lie a hair above one.
  return Math.ceil(best - 1e-6);
}

type Prices = Map<number, number>;

/** What all pay at these prices, less the prices. */
function payments(problem: Problem, members: readonly number[], prices: Prices): number {
  let sum = 0;
  for (const member of members) {
    sum += twoBest(problem, problem.occurrences[member] as Occurrence, prices).value;
  }
  for (const price of prices.values()) sum -= price;
  return sum;
}

/** The cheapest candidate at these prices, and what the cheapest one at another time or in another room costs. */
function twoBest(
  problem: Problem,
  occurrence: Occurrence,
  prices: Prices,
): { first: number; value: number; next: number } {
  const { cost, start, room } = occurrence.candidates;
  const isApart = (one: number, other: number) =>
    room[one] !== room[other] ||
    Math.abs((start[one] as number) - (start[other] as number)) >= occurrence.length;
  let first = -1;
  let value = Number.POSITIVE_INFINITY;
  let next = Number.POSITIVE_INFINITY;
  for (let index = 0; index < cost.length; index += 1) {
    const own = cost[index] as number;
    if (own >= next) break; // prices are never negative
    const sum = own + priceOf(problem, occurrence, index, prices);
    if (sum < value) {
      if (first >= 0 && isApart(first, index)) next = value;
      first = index;
      value = sum;
    } else if (sum < next && isApart(first, index)) next = sum;
  }
  return { first, value, next };
}

function priceOf(
  problem: Problem,
  occurrence: Occurrence,
  candidate: number,
  prices: Prices,
): number {
  let sum = 0;
  for (const resource of resourcesOf(problem, occurrence, candidate)) {
    sum += prices.get(resource) ?? 0;
  }
  return sum;
}

const MOST_SLOTS = 2 ** 15;

/** Half hours of its room and of its people, as numbers. */
function resourcesOf(
  { rooms, people }: Problem,
  { candidates, length, body }: Occurrence,
  candidate: number,
): number[] {
  const start = candidates.start[candidate] as number;
  if (start < 0) return [];
  const room = candidates.room[candidate] as number;
  const found: number[] = [];
  for (let slot = start; slot < start + length; slot += 1) {
    found.push(room * MOST_SLOTS + slot);
    for (const person of people[body] ?? []) {
      found.push((rooms.length + person) * MOST_SLOTS + slot);
    }
  }
  return found;
}
