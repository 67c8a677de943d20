import highsLoader from 'highs';
import { publishedYear } from '../../cloudfunctions/holidays/published-years.ts';
import { dayKinds, knownYear } from '../../cloudfunctions/holidays/year-rules.ts';
import { addDays } from '../../cloudfunctions/kernel/calendar.ts';
import {
  type BusyRange,
  COST,
  clashes,
  type PlanBody,
  type PlanInput,
  type PlanRoom,
  type Problem,
  problemOf,
} from '../../cloudfunctions/meeting/plan/candidate-rules.ts';
import {
  advance,
  beginning,
  boundOf,
  costOf,
  type SolveState,
} from '../../cloudfunctions/meeting/plan/solve-rules.ts';
import { bestSlots } from '../../cloudfunctions/meeting/slot/slot-rules.ts';
import { placesOf } from '../../test/support/plan-input.ts';
import { type Figure, rounded } from './figure.ts';

const YEAR = 2026;
const PEOPLE = 400;
const years = new Map(
  [YEAR, YEAR + 1].map((year) => [year, knownYear(year, publishedYear(year), null)]),
);
const kindOf = dayKinds(years);

/** Numbers that are the same on every run. */
function dice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** 38 buildings and 7 other bodies, 400 people who are busy now and then, 8 rooms. */
function yearInput(): PlanInput {
  const roll = dice(12_345);
  const busyOf = (): BusyRange[] =>
    Array.from({ length: 40 }, () => {
      const from = 16 + roll(24);
      return { day: addDays(`${YEAR}-01-01`, roll(365)), from, until: from + 4 };
    });
  const body = (bodyId: string, more: Partial<PlanBody>): PlanBody => ({
    bodyId,
    cadence: 'every-two-months',
    length: 3,
    from: 36,
    until: 43,
    days: 'any',
    weekday: roll(7),
    monthDay: null,
    noticeDays: 3,
    roomId: null,
    equipment: [],
    seats: [],
    people: 9,
    quorum: 5,
    met: [],
    ...more,
  });
  const seats = (ids: number[]) => ids.map((id, n) => ({ residentId: `p${id}`, required: n < 3 }));
  const councils = Array.from({ length: 38 }, (_, n) =>
    body(`council-${n}`, {
      roomId: `r${n % 8}`,
      seats: seats(Array.from({ length: 9 }, (_seat, k) => n * 9 + k)),
    }),
  );
  const cadences = [
    'quarterly',
    'monthly',
    'half-yearly',
    'yearly',
    'quarterly',
    'monthly',
    'weekly',
  ] as const;
  const others = cadences.map((cadence, n) => {
    const ids = n === 2 ? Array.from({ length: 45 }, (_, k) => k * 8) : undefined;
    const people = ids ?? [...new Set(Array.from({ length: 15 }, () => roll(PEOPLE)))];
    return body(`other-${n}`, {
      cadence,
      length: 4,
      from: 18,
      until: 36,
      days: 'working',
      weekday: 1 + (n % 5),
      monthDay: n === 1 ? 31 : null,
      roomId: 'r0',
      seats: seats(people),
      people: people.length,
      quorum: Math.ceil(people.length / 2),
    });
  });
  return {
    year: YEAR,
    today: `${YEAR - 1}-12-20`,
    bodies: [...councils, ...others],
    rooms: Array.from(
      { length: 8 },
      (_, n): PlanRoom => ({
        roomId: `r${n}`,
        capacity: n < 2 ? 60 : 20,
        equipment: [],
        from: 16,
        until: 44,
        taken: [],
      }),
    ),
    busy: new Map(Array.from({ length: PEOPLE }, (_, n) => [`p${n}`, busyOf()])),
    kindOf,
    current: null,
    seed: 7,
  };
}

function solve(input: PlanInput): { problem: Problem; state: SolveState; milliseconds: number } {
  const started = performance.now();
  const problem = problemOf(input);
  let state = beginning(problem);
  while (!state.done) state = advance(problem, state, 8_000_000);
  return { problem, state, milliseconds: performance.now() - started };
}

/** Each meeting at the first day and hour on which it fits, in the order of the bodies. */
function firstFit(problem: Problem): number[] {
  const choice: number[] = [];
  for (const [member, { candidates }] of problem.occurrences.entries()) {
    const inTime = [...candidates.start.keys()].sort(
      (one, other) =>
        ((candidates.start[one] as number) >>> 0) - ((candidates.start[other] as number) >>> 0),
    );
    const fits = (candidate: number) =>
      choice.every((taken, other) => !clashes(problem, member, candidate, other, taken));
    choice.push(inTime.find(fits) ?? candidates.start.length - 1);
  }
  return choice;
}

/** One meeting, a year, a repair; a greedy first fit and a kept solver beside them. */
export async function measureMeetings(): Promise<Figure[]> {
  const input = yearInput();
  const { problem, state, milliseconds } = solve(input);
  const placed = (cost: number) => cost % COST.moved;
  const greedyStarted = performance.now();
  const greedy = costOf(problem, { ...state, choice: firstFit(problem) });
  const greedyTime = performance.now() - greedyStarted;
  const current = placesOf(problem, state.choice);
  const lost = solve({ ...input, rooms: input.rooms.slice(0, -1), current });
  const moves = Math.floor((costOf(lost.problem, lost.state) % COST.unplaced) / COST.moved);
  const figure = (name: string, value: number, unit: string) => ({
    name: `meetings/${name}`,
    value: rounded(value),
    unit,
  });
  return [
    figure('one meeting, ten slots', measureSlots(), 'ms'),
    figure('a year, 45 bodies', milliseconds, 'ms'),
    figure('a year, meetings', problem.occurrences.length, ''),
    figure('a year, cost', placed(costOf(problem, state)), ''),
    figure('a year, bound', placed(boundOf(state)), ''),
    figure('first fit, cost', placed(greedy), ''),
    figure('first fit', greedyTime, 'ms'),
    figure('a room lost', lost.milliseconds, 'ms'),
    figure('a room lost, moves', moves, ''),
    figure('memory, all of it', process.memoryUsage().rss / 2 ** 20, 'MB'),
    figure('HiGHS, to load', await measureSolver(), 'ms'),
  ];
}

/** 8 weeks of 40 half hours, 10 rooms, 60 seats. */
function measureSlots(): number {
  const roll = dice(99);
  const days = 56;
  const ranges = (count: number): BusyRange[] =>
    Array.from({ length: count }, () => {
      const from = roll(44);
      return { day: addDays(`${YEAR}-03-01`, roll(days)), from, until: from + 4 };
    });
  const ids = Array.from({ length: 60 }, (_, n) => `p${n}`);
  const rooms = Array.from({ length: 10 }, (_, n) => ({
    roomId: `r${n}`,
    name: `${n}`,
    capacity: 80,
    equipment: [],
    from: 0,
    until: 48,
    taken: ranges(60),
  }));
  const input = {
    from: `${YEAR}-03-01`,
    days,
    body: {
      length: 3,
      from: 6,
      until: 48,
      days: 'any' as const,
      roomId: null,
      equipment: [],
      people: 60,
      quorum: 0,
    },
    seats: ids.map((residentId, n) => ({ residentId, required: n < 10 })),
    vacantRequired: 0,
    rooms,
    busy: new Map(ids.map((id) => [id, ranges(80)])),
    meetings: new Map(ids.map((id) => [id, ranges(10)])),
    shifts: new Map(ids.map((id) => [id, ranges(10)])),
    kindOf,
  };
  const started = performance.now();
  bestSlots(input);
  return performance.now() - started;
}

/** What every cold start of a function would pay for the kept solver before it has solved anything. */
async function measureSolver(): Promise<number> {
  const started = performance.now();
  await highsLoader();
  return performance.now() - started;
}
