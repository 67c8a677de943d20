import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isFresh, shownAt } from '../../cloudfunctions/kernel/rotating-rules.ts';
import {
  arrived,
  countGuests,
  departed,
  entered,
  isQuorate,
  isThere,
  left,
  presentSeats,
} from '../../cloudfunctions/meeting/attend/presence-rules.ts';
import type { Stay, StoredSeat } from '../../cloudfunctions/meeting/collections.ts';

/** Who was at a meeting from when until when, and whether that is enough. */

const SEATS = ['s1', 's2', 's3', 's4', 's5'] as const;
const seat = (seatId: string, more: Partial<StoredSeat> = {}): StoredSeat => ({
  seatId,
  party: '居民',
  residentId: `r-${seatId}`,
  required: false,
  substitutes: true,
  ...more,
});

/** What happens at the door, in any order of times: somebody comes or goes. */
const steps = fc.array(
  fc.record({ at: fc.nat(60), comes: fc.boolean(), how: fc.constantFrom('code', 'list', 'paper') }),
  { maxLength: 30 },
);
type Step = { at: number; comes: boolean; how: 'code' | 'list' | 'paper' };
const walk = (all: readonly Step[]): Stay[] => {
  let stays: Stay[] = [];
  for (const { at, comes, how } of all) {
    const next = comes ? entered(stays, { from: at, how, by: 'x' }) : left(stays, at);
    if (next) stays = next;
  }
  return stays;
};

describe('attendance', () => {
  it('is made of times that lie apart, in order, the last one open at most', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const stays = walk(all as Step[]);
        for (const [index, { from, until }] of stays.entries()) {
          const next = stays[index + 1];
          if (until !== null) expect(until).toBeGreaterThan(from);
          if (next) expect(until === null ? Infinity : until).toBeLessThanOrEqual(next.from);
        }
        expect(stays.length).toBeLessThanOrEqual(20);
      }),
    );
  });

  it('says at each instant what the last step before it said, when steps come in order', () => {
    fc.assert(
      fc.property(steps, fc.nat(60), (all, at) => {
        const inOrder = [...(all as Step[])].sort((one, other) => one.at - other.at);
        const before = inOrder.filter((one) => one.at <= at);
        let here = false;
        for (const one of before) here = one.comes;
        if (before.filter(({ comes }) => comes).length < 20) {
          expect(isThere(walk(inOrder), at)).toBe(here);
        }
      }),
    );
  });

  it('is told apart twenty times', () => {
    const stays: Stay[] = Array.from({ length: 20 }, (_, n) => ({
      from: 2 * n,
      until: 2 * n + 1,
      how: 'paper',
      by: 'x',
    }));
    const coming = { from: 100, how: 'paper', by: 'x' } as const;
    expect(entered(stays.slice(1), coming)?.length).toBe(20);
    expect(entered(stays, coming)).toBeNull();
  });

  it('is none of somebody who left as they came', () => {
    const [first, second] = [10, 20].map((from) => ({ from, until: null, how: 'code', by: 'x' }));
    expect(left([first as Stay], 10)).toStrictEqual([]);
    const before = { ...first, until: 15 } as Stay;
    expect(left([before, second as Stay], 20)).toStrictEqual([before]);
    expect(left([before, second as Stay], 15)).toBeNull();
  });

  it('coming while there, and leaving while away, change nothing', () => {
    fc.assert(
      fc.property(steps, fc.nat(60), (all, at) => {
        const stays = walk(all as Step[]);
        if (isThere(stays, at))
          expect(entered(stays, { from: at, how: 'list', by: 'x' })).toBeNull();
        else expect(left(stays, at)).toBeNull();
      }),
    );
  });
});

describe('attendance as it happens', () => {
  it('is one stay for each time that somebody comes, whichever of two calls is saved first', () => {
    fc.assert(
      fc.property(steps, (all) => {
        let stays: Stay[] = [];
        let here = false;
        for (const { at, comes } of all) {
          const next = comes
            ? arrived(stays, { from: at, how: 'list', by: 'x' })
            : departed(stays, at);
          if (stays.length < 20) expect(next !== null).toBe(comes !== here);
          if (next === null) continue;
          expect(next.length).toBe(stays.length + (comes ? 1 : 0));
          expect(next.filter(({ until }) => until === null).length).toBe(comes ? 1 : 0);
          for (const { from, until } of next)
            if (until !== null) expect(until).toBeGreaterThan(from);
          stays = next;
          here = comes;
        }
      }),
    );
  });
});

const world = fc.record({
  holders: fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }),
  allowed: fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }),
  people: fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }),
  substitutes: fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }),
  proxies: fc.array(fc.option(fc.nat(4), { nil: null }), { minLength: 5, maxLength: 5 }),
});
type World = typeof world extends fc.Arbitrary<infer One> ? One : never;

function shown({ holders, allowed, people, substitutes, proxies }: World) {
  const seats = SEATS.map((seatId, n) =>
    seat(seatId, {
      residentId: holders[n] ? `r-${seatId}` : null,
      substitutes: allowed[n] ?? false,
    }),
  );
  const stays: Stay[] = [{ from: 0, until: null, how: 'code', by: 'x' }];
  const presences = SEATS.flatMap((seatId, n) => [
    ...(people[n] ? [{ seatId, residentId: `r-${seatId}`, stays }] : []),
    ...(substitutes[n] ? [{ seatId, residentId: null, stays }] : []),
  ]);
  const standsFor = new Map(
    SEATS.flatMap((seatId: string, n) => {
      const proxy: string | undefined = SEATS[proxies[n] ?? -1];
      return proxy && proxy !== seatId ? [[seatId, proxy] as const] : [];
    }),
  );
  return { seats, presences, standsFor };
}

describe('the quorum', () => {
  it('counts each seat in office once, and nobody stands for others who is there through others', () => {
    fc.assert(
      fc.property(world, (one) => {
        const { seats, presences, standsFor } = shown(one);
        const present = presentSeats(seats, presences, standsFor, 1);
        for (const [seatId, how] of present) {
          const held = seats.find((other) => other.seatId === seatId);
          expect(held?.residentId).not.toBeNull();
          if (how !== 'person') expect(held?.substitutes).toBe(true);
          if (how === 'proxy') expect(present.get(String(standsFor.get(seatId)))).toBe('person');
        }
        expect(present.size).toBeLessThanOrEqual(
          seats.filter(({ residentId }) => residentId !== null).length,
        );
      }),
    );
  });

  it('is reached in person, else by a substitute, else by the seat that stands for one', () => {
    fc.assert(
      fc.property(world, (one) => {
        const { seats, presences, standsFor } = shown(one);
        const expected = SEATS.flatMap((seatId, n) => {
          const proxy = one.proxies[n] ?? -1;
          const isHere = (at: number) => one.holders[at] === true && one.people[at] === true;
          if (!one.holders[n]) return [];
          if (isHere(n)) return [[seatId, 'person']];
          if (one.allowed[n] && one.substitutes[n]) return [[seatId, 'substitute']];
          return one.allowed[n] && proxy !== n && isHere(proxy) ? [[seatId, 'proxy']] : [];
        });
        const present = presentSeats(seats, presences, standsFor, 1);
        expect([...present].sort()).toStrictEqual(expected);
        expect(presentSeats(seats, presences, standsFor, -1).size).toBe(0);
      }),
    );
  });

  it('falls by whoever leaves and all for whom they stand, and by nobody else', () => {
    fc.assert(
      fc.property(world, fc.constantFrom(...SEATS), (one, gone) => {
        const { seats, presences, standsFor } = shown(one);
        const before = presentSeats(seats, presences, standsFor, 1);
        const after = presentSeats(
          seats,
          presences.map((two) =>
            two.residentId === `r-${gone}`
              ? { ...two, stays: two.stays.map((stay) => ({ ...stay, until: 1 })) }
              : two,
          ),
          standsFor,
          1,
        );
        for (const [seatId, how] of before) {
          if (seatId === gone) continue;
          const stood = how === 'proxy' && standsFor.get(seatId) === gone;
          expect(after.has(seatId)).toBe(!stood);
        }
      }),
    );
  });

  it('of 居民代表 is in person: no rule, no substitute, no proxy', () => {
    fc.assert(
      fc.property(world, (one) => {
        const { seats, presences, standsFor } = shown({ ...one, allowed: SEATS.map(() => false) });
        for (const how of presentSeats(seats, presences, standsFor, 1).values()) {
          expect(how).toBe('person');
        }
      }),
    );
  });

  it('is lost and won at the very number', () => {
    expect([isQuorate(1, 2), isQuorate(2, 2), isQuorate(0, null)]).toStrictEqual([
      false,
      true,
      true,
    ]);
    const stays: Stay[] = [{ from: 0, until: null, how: 'code', by: 'x' }];
    const presences = [
      { seatId: null, residentId: 'guest', stays },
      { seatId: 's1', residentId: 'r-s1', stays },
    ];
    expect(countGuests([seat('s1')], presences, 1)).toBe(1);
    expect(countGuests([seat('s1')], presences, -1)).toBe(0);
    // Who stands for a seat is no guest, nor is its holder who came without naming it.
    const others = [
      { seatId: 's1', residentId: null, stays },
      { seatId: null, residentId: 'r-s1', stays },
    ];
    expect(countGuests([seat('s1')], others, 1)).toBe(0);
  });
});

it('a code is worth something while it is shown, and a little after', () => {
  const times = { from: 10_000_000, until: 20_000_000 };
  fc.assert(
    fc.property(fc.nat(200), fc.integer({ min: -40_000, max: 100_000 }), (index, later) => {
      const fresh = isFresh(times, index, shownAt(times, index) + later);
      expect(fresh).toBe(later >= -30_000 && later <= 90_000);
    }),
  );
});
