import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  COST,
  clashes,
  type PlanInput,
  type Problem,
  problemOf,
} from '../../cloudfunctions/meeting/plan/candidate-rules.ts';
import { boundByPrices } from '../../cloudfunctions/meeting/plan/price-rules.ts';
import { placeOneByOne } from '../../cloudfunctions/meeting/plan/rough-rules.ts';
import {
  advance,
  beginning,
  boundOf,
  costOf,
  type SolveState,
} from '../../cloudfunctions/meeting/plan/solve-rules.ts';
import { inputs, placesOf, planBody, planInput, planRoom } from '../support/plan-input.ts';
import { exactCost, judged } from '../support/plan-judge.ts';

/** A year's plan: what it never does, and that there is none better. */

function solved(problem: Problem): SolveState {
  let state = beginning(problem);
  for (let slice = 0; !state.done && slice < 1000; slice += 1) {
    state = advance(problem, state, 2_000_000);
  }
  return state;
}

/** What a plan breaks that must hold. */
function broken(input: PlanInput, problem: Problem, { choice }: SolveState): string[] {
  const places = placesOf(problem, choice);
  return problem.occurrences.flatMap(({ key, body: index, period }, member) => {
    const place = places.get(key);
    const body = input.bodies[index];
    if (!place || !body) return [];
    const until = place.slot + body.length;
    const kind = input.kindOf(place.day);
    const room = input.rooms.find(({ roomId }) => roomId === place.roomId);
    const overlaps = (one: { day: string; from: number; until: number }) =>
      one.day === place.day && one.from < until && place.slot < one.until;
    const there = body.seats.filter(
      ({ residentId }) => !input.busy.get(residentId)?.some(overlaps),
    );
    const clashing = choice
      .slice(0, member)
      .some((other, n) => clashes(problem, member, choice[member] as number, n, other as number));
    const rules: [what: string, isKept: boolean][] = [
      ['its period', place.day >= period.from && place.day <= period.until],
      ['its hours', place.slot >= body.from && until <= body.until],
      ['its kind of day', kind === 'working' || (kind !== 'holiday' && body.days !== 'working')],
      ['a room that holds all', room !== undefined && room.capacity >= body.people],
      ['a room that is free', !room?.taken.some(overlaps)],
      ['its quorum', there.length >= body.quorum],
      ['no other at once', !clashing],
    ];
    return rules.filter(([, isKept]) => !isKept).map(([what]) => `${key}: ${what}`);
  });
}

describe('a plan', () => {
  it('never breaks what must hold, and its bound is never above its cost', () => {
    fc.assert(
      fc.property(inputs(false), (input) => {
        const problem = problemOf(input);
        const state = solved(problem);
        expect(state.done).toBe(true);
        expect(broken(input, problem, state)).toStrictEqual([]);
        expect(boundOf(state)).toBeLessThanOrEqual(costOf(problem, state));
      }),
      { numRuns: 60 },
    );
  });

  it('costs what the exact solver says, and proves it', async () => {
    await fc.assert(
      fc.asyncProperty(inputs(true), async (input) => {
        const problem = problemOf(input);
        const state = solved(problem);
        const cost = costOf(problem, state);
        expect(judged(cost)).toBe(await exactCost(problem));
        expect(boundOf(state)).toBe(cost);
      }),
      { numRuns: 40 },
    );
  });

  it('meets in every week, month … that has a day for it', () => {
    fc.assert(
      fc.property(inputs(false), (drawn) => {
        // Rooms enough for all of them, and nobody in two.
        const rooms = drawn.bodies.map((_, n) => planRoom({ roomId: `r${n}`, capacity: 50 }));
        const bodies = drawn.bodies.map((body) => ({ ...body, seats: [], quorum: 0 }));
        const input = { ...drawn, rooms, bodies };
        const problem = problemOf(input);
        const state = solved(problem);
        const places = placesOf(problem, state.choice);
        for (const { key, candidates } of problem.occurrences) {
          expect(places.has(key)).toBe(candidates.start.length > 1);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('is the same from slices of any size', () => {
    fc.assert(
      fc.property(inputs(false), fc.integer({ min: 1, max: 5000 }), (input, slice) => {
        const problem = problemOf(input);
        let state = beginning(problem);
        // Each slice begins from what was stored, in another process.
        while (!state.done) {
          const stored = JSON.parse(JSON.stringify(state)) as SolveState;
          state = advance(problemOf(input), stored, slice);
        }
        expect(state.choice).toStrictEqual(solved(problem).choice);
      }),
      { numRuns: 15 },
    );
  });
});

describe('a repair', () => {
  const lose = (input: PlanInput): [PlanInput, Problem, SolveState] => {
    const before = problemOf(input);
    const current = placesOf(before, solved(before).choice);
    const repaired = { ...input, rooms: input.rooms.slice(1), current };
    const problem = problemOf(repaired);
    return [repaired, problem, solved(problem)];
  };

  it('moves no more than the exact solver must', async () => {
    await fc.assert(
      fc.asyncProperty(inputs(true), async (input) => {
        const [repaired, problem, state] = lose(input);
        expect(broken(repaired, problem, state)).toStrictEqual([]);
        expect(judged(costOf(problem, state))).toBe(await exactCost(problem));
      }),
      { numRuns: 30 },
    );
  });

  it('of what nothing happened to moves nothing', () => {
    fc.assert(
      fc.property(inputs(false), (input) => {
        const before = problemOf(input);
        const state = solved(before);
        const current = placesOf(before, state.choice);
        const problem = problemOf({ ...input, current, seed: input.seed + 1 });
        const after = solved(problem);
        expect(placesOf(problem, after.choice)).toStrictEqual(current);
      }),
      { numRuns: 25 },
    );
  });
});

describe('what cannot be searched through', () => {
  /** Twelve bodies want the one room in the same hour of the same few days. */
  const crowded = planInput({
    today: '2026-11-30',
    bodies: Array.from({ length: 12 }, (_, n) =>
      planBody({ bodyId: `b${n}`, cadence: 'monthly', from: 38, until: 41, monthDay: 15 }),
    ),
  });

  it('has a bound by prices that is none too high', async () => {
    await fc.assert(
      fc.asyncProperty(inputs(true), async (input) => {
        const problem = problemOf(input);
        const members = problem.occurrences.map((_, member) => member);
        const cost = costOf(problem, solved(problem));
        expect(boundByPrices(problem, members, cost, 500)).toBeLessThanOrEqual(cost);
        // Also where a plan is known that is not the cheapest.
        expect(boundByPrices(problem, members, cost + 50, 500)).toBeLessThanOrEqual(cost);
      }),
      { numRuns: 40 },
    );
  });

  it('is placed without a clash, at a gap of at most 5 %', () => {
    const problem = problemOf(crowded);
    const state = solved(problem);
    expect(broken(crowded, problem, state)).toStrictEqual([]);
    const cost = costOf(problem, state);
    expect(cost).toBeLessThan(COST.unplaced);
    expect((cost - boundOf(state)) * 20).toBeLessThanOrEqual(cost);
    const members = problem.occurrences.map((_, member) => member);
    const first = placeOneByOne(problem, members, () => true);
    expect(cost).toBeLessThanOrEqual(costOf(problem, { ...state, choice: first }));
  });

  it('leaves out as few as must be where there is no room for all', async () => {
    const input = {
      ...crowded,
      today: '2026-12-22',
      bodies: crowded.bodies.map((body) => ({ ...body, noticeDays: 3 })),
    };
    const problem = problemOf(input);
    const state = solved(problem);
    expect(broken(input, problem, state)).toStrictEqual([]);
    // Six days are left, each with one hour in the one room.
    expect(Math.floor(costOf(problem, state) / COST.unplaced)).toBe(6);
    expect(judged(costOf(problem, state))).toBe(await exactCost(problem));
  });
});
