import fc from 'fast-check';
import { publishedYear } from '../../cloudfunctions/holidays/published-years.ts';
import { dayKinds, type KnownYear, knownYear } from '../../cloudfunctions/holidays/year-rules.ts';
import { addDays } from '../../cloudfunctions/kernel/calendar.ts';
import { CADENCES } from '../../cloudfunctions/meeting/body/cadence-rules.ts';
import type {
  Place,
  PlanBody,
  PlanInput,
  PlanRoom,
  Problem,
} from '../../cloudfunctions/meeting/plan/candidate-rules.ts';
import type { Cadence } from '../../typings/contract/meeting/body.ts';

/** Communities with bodies, rooms and busy people, drawn by fast-check. */

const YEAR = 2026;

export function planBody(more: Partial<PlanBody> = {}): PlanBody {
  return {
    bodyId: 'b0',
    cadence: 'quarterly',
    length: 3,
    from: 38,
    until: 43,
    days: 'any',
    weekday: null,
    monthDay: null,
    noticeDays: 3,
    roomId: null,
    equipment: [],
    seats: [],
    people: 9,
    quorum: 0,
    met: [],
    ...more,
  };
}

export function planRoom(more: Partial<PlanRoom> = {}): PlanRoom {
  return { roomId: 'r0', capacity: 20, equipment: [], from: 0, until: 48, taken: [], ...more };
}

export function planInput(more: Partial<PlanInput> = {}): PlanInput {
  return {
    year: YEAR,
    today: `${YEAR - 1}-12-20`,
    bodies: [planBody()],
    rooms: [planRoom()],
    busy: new Map(),
    kindOf: kinds([YEAR, YEAR + 1]),
    current: null,
    seed: 1,
    ...more,
  };
}

export function kinds(
  years: readonly number[],
  invented: ReadonlyMap<number, KnownYear> = new Map(),
) {
  return dayKinds(
    new Map(
      years.map((year) => [year, invented.get(year) ?? knownYear(year, publishedYear(year), null)]),
    ),
  );
}

const day = fc.integer({ min: 0, max: 364 }).map((days) => addDays(`${YEAR}-01-01`, days));
const range = fc.record({
  day,
  from: fc.integer({ min: 0, max: 46 }),
  length: fc.integer({ min: 1, max: 12 }),
});
const ranges = (most: number) =>
  fc
    .array(range, { maxLength: most })
    .map((all) =>
      all.map(({ length, ...one }) => ({ ...one, until: Math.min(48, one.from + length) })),
    );

/**
 * A few bodies that want the same rooms at the same hours, so that they get into each other's way.
 * @param rare only bodies that meet seldom within a few months, so that the judge can tell
 */
export function inputs(rare: boolean): fc.Arbitrary<PlanInput> {
  const body = (index: number) =>
    fc
      .record({
        cadence: rare
          ? fc.constantFrom<Cadence>('quarterly', 'half-yearly', 'every-two-months')
          : fc.constantFrom(...CADENCES),
        length: fc.integer({ min: 1, max: 4 }),
        from: fc.constantFrom(28, 38),
        spare: fc.integer({ min: 0, max: rare ? 1 : 4 }),
        days: fc.constantFrom('working' as const, 'any' as const),
        weekday: fc.option(fc.integer({ min: 0, max: 6 })),
        monthDay: fc.option(fc.constantFrom(1, 15, 30, 31)),
        noticeDays: fc.constantFrom(0, 3, 10),
        roomId: fc.option(fc.constantFrom('r0', 'r1')),
        seats: fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { maxLength: 4 }),
        people: fc.constantFrom(5, 15),
        quorum: fc.integer({ min: 0, max: 2 }),
      })
      .map(
        ({ spare, seats, ...one }): PlanBody => ({
          ...planBody({ bodyId: `b${index}` }),
          ...one,
          until: Math.min(48, one.from + one.length + spare),
          seats: seats.map((person, n) => ({ residentId: `p${person}`, required: n === 0 })),
          quorum: Math.min(one.quorum, seats.length),
        }),
      );
  return fc
    .record({
      today: rare
        ? fc.constantFrom(`${YEAR}-09-20`, `${YEAR}-10-20`)
        : fc.constantFrom(`${YEAR - 1}-12-20`, `${YEAR}-03-31`),
      bodies: fc
        .integer({ min: 1, max: rare ? 5 : 8 })
        .chain((count) => fc.tuple(...Array.from({ length: count }, (_, index) => body(index)))),
      rooms: fc.tuple(
        fc.record({ capacity: fc.constantFrom(10, 30), taken: ranges(3) }),
        fc.record({ capacity: fc.constantFrom(10, 30), taken: ranges(3) }),
      ),
      busy: fc.tuple(...Array.from({ length: 7 }, () => ranges(12))),
      seed: fc.integer({ min: 0, max: 1000 }),
    })
    .map(({ rooms, busy, ...rest }) =>
      planInput({
        ...rest,
        rooms: rooms.map((room, n) => planRoom({ roomId: `r${n}`, ...room })),
        busy: new Map(busy.map((one, n) => [`p${n}`, one])),
      }),
    );
}

/** Where the meetings of a solved problem stand. */
export function placesOf(problem: Problem, choice: readonly number[]): Map<string, Place> {
  return new Map(
    problem.occurrences.flatMap(({ key, candidates }, member) => {
      const start = candidates.start[choice[member] as number] as number;
      if (start < 0) return [];
      const room = problem.rooms[candidates.room[choice[member] as number] as number];
      return [
        [
          key,
          {
            day: problem.days[Math.floor(start / 48)]?.day ?? '',
            slot: start % 48,
            roomId: room?.roomId ?? '',
          },
        ] as const,
      ];
    }),
  );
}
