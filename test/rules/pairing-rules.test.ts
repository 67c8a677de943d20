import assert from 'node:assert/strict';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, DAY, dayOf, HOUR, instantOf } from '../../cloudfunctions/kernel/calendar.ts';
import {
  afterAgreement,
  deciderOf,
  ending,
  partsOf,
  readsDiary,
  seesVisits,
  waitsFor,
  whyOf,
} from '../../cloudfunctions/volunteer/pairing/pairing-rules.ts';
import {
  beginOf,
  comingVisits,
  daysOf,
  endOf,
  noteFault,
  plansFault,
} from '../../cloudfunctions/volunteer/visit/visit-rules.ts';
import type { PairingPart, VisitPlan } from '../../typings/contract/pairing.ts';
import { PLACE, personOf, residentIdOf, START } from '../support/community.ts';
import { COORDINATOR, ELDER, HELPER, PAIRING, pairingOf, weekly } from '../support/pairings.ts';

/** Who is what to a pairing, when it begins and ends, and which visits are possible. */

const TODAY = dayOf(START);
const door = personOf(ELDER).homes[0] ?? '';
const who = (residentId: string, more: Partial<Parameters<typeof partsOf>[1]> = {}) => ({
  residentId,
  homes: [],
  roles: [],
  actsForElder: false,
  ...more,
});
const pairing = pairingOf(PAIRING, ELDER, HELPER);

const role = fc.constantFrom(
  'secretary',
  'building-steward',
  'grid-officer',
  'party-branch',
  'volunteer',
);
const place = fc.constantFrom(PLACE.maple, PLACE.building, PLACE.otherBuilding, PLACE.otherStair);
const anybody = fc.record({
  residentId: fc.constantFrom(
    ...[HELPER, ELDER, COORDINATOR, 'stairSteward' as const, 'resident' as const].map(residentIdOf),
  ),
  homes: fc.subarray([door, PLACE.stair]),
  roles: fc.array(fc.record({ role, placeId: place }), { maxLength: 3 }),
  actsForElder: fc.boolean(),
});

describe('what somebody is to a pairing', () => {
  it('opens the diary to the two and to one officer, whoever comes', () => {
    fc.assert(
      fc.property(anybody, fc.constantFrom('proposed', 'active', 'ended'), (one, state) => {
        const parts = partsOf({ ...pairing, state } as typeof pairing, one as never);
        const isPair = [pairing.helperId, pairing.elderId].includes(one.residentId);
        const isCoordinator = one.residentId === pairing.coordinator.residentId;
        if (readsDiary(parts)) assert.ok(isPair || isCoordinator);
        if (isPair) assert.ok(readsDiary(parts));
        if (isCoordinator) assert.equal(readsDiary(parts), parts.includes('officer'));
        if (one.residentId === pairing.helperId) {
          assert.deepEqual(parts, ['helper']);
          assert.equal(deciderOf(parts), undefined);
        }
      }),
    );
  });

  it('is nothing for a neighbour, for offices elsewhere and for others than these', () => {
    expect(partsOf(pairing, who('x', { homes: [PLACE.stair] }))).toStrictEqual([]);
    for (const [name, placeId] of [
      ['building-steward', PLACE.otherBuilding],
      ['stair-steward', PLACE.stair],
      ['grid-officer', PLACE.estate],
      ['party-branch', PLACE.maple],
    ] as const) {
      expect(partsOf(pairing, who('x', { roles: [{ role: name, placeId }] }))).toStrictEqual([]);
    }
  });

  it('is family only until the end, and never for who comes along with the helper', () => {
    const close = who('x', { homes: [door], actsForElder: true });
    expect(partsOf(pairing, close)).toStrictEqual(['family']);
    expect(partsOf({ ...pairing, state: 'ended' }, close)).toStrictEqual([]);
    const guardian = { residentId: 'x', of: 'helper' as const };
    const parts = partsOf({ ...pairing, guardian }, close);
    expect(parts).toStrictEqual(['guardian']);
    expect(deciderOf(parts)).toBeUndefined();
    const ofElder = partsOf({ ...pairing, guardian: { residentId: 'x', of: 'elder' } }, close);
    expect(deciderOf(ofElder)).toBe('family');
  });

  it('shows visits to everybody but officers who do not accompany it', () => {
    expect(seesVisits(['officer'])).toBe(false);
    expect(seesVisits(['coordinator', 'officer'])).toBe(true);
    expect(seesVisits([])).toBe(false);
  });
});

describe('agreeing', () => {
  const given = { at: START, how: 'app' as const, by: 'x' };
  const none = { helper: null, elder: null, guardian: null };

  it('begins a pairing with the last of those needed, in any order', () => {
    const guardian = { residentId: 'g', of: 'helper' as const };
    const sides = fc.shuffledSubarray(['helper', 'elder', 'guardian'] as const, { minLength: 3 });
    fc.assert(
      fc.property(sides, fc.boolean(), (order, hasGuardian) => {
        let one = { ...pairing, state: 'proposed', agreed: none, since: null } as typeof pairing;
        one.guardian = hasGuardian ? guardian : null;
        const needed = order.filter((side) => hasGuardian || side !== 'guardian');
        for (const [n, side] of needed.entries()) {
          assert.equal(one.state, 'proposed');
          assert.ok(waitsFor(one).includes(side));
          one = { ...one, ...afterAgreement(one, side, given) };
          assert.equal(one.state === 'active', n === needed.length - 1);
        }
        assert.equal(one.since, START);
        assert.deepEqual(waitsFor(one), []);
      }),
    );
  });

  it('is over with the end, which frees both and keeps the diary for 30 days', () => {
    const ended = { at: START, why: 'elder' as const, by: 'x', how: null };
    const after = { ...pairing, ...ending(pairing, ended) };
    expect([after.elderKey, after.helperKey, after.plans]).toStrictEqual([PAIRING, PAIRING, []]);
    expect(after.diaryUntil).toBe(START + 30 * DAY);
    expect(waitsFor(after)).toStrictEqual([]);
  });

  it.each<[PairingPart[], 'elder' | 'helper' | undefined, string]>([
    [['elder'], undefined, 'elder'],
    [['family', 'officer'], 'helper', 'elder'],
    [['helper'], undefined, 'helper'],
    [['guardian'], undefined, 'guardian'],
    [['coordinator', 'officer'], 'elder', 'elder'],
    [['officer'], 'helper', 'helper'],
    [['officer'], undefined, 'office'],
  ])('is ended by %j, asked by %s, for %s', (parts, asked, why) => {
    expect(whyOf(parts, asked)).toBe(why);
  });
});

const plan: fc.Arbitrary<VisitPlan> = fc
  .record({
    from: fc.integer({ min: -20, max: 60 }),
    weeks: fc.option(fc.integer({ min: 0, max: 30 })),
    minute: fc.integer({ min: 0, max: 1439 }),
    minutes: fc.integer({ min: 1, max: 400 }),
    skips: fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 3 }),
  })
  .map(({ from, weeks, minute, minutes, skips }) => {
    const day = addDays(TODAY, from);
    const time = (n: number) => String(n).padStart(2, '0');
    return {
      day,
      until: weeks === null ? null : addDays(day, weeks * 7 + 3),
      start: `${time(Math.floor(minute / 60))}:${time(minute % 60)}`,
      minutes,
      skipped: skips.filter((n) => n <= (weeks ?? 0)).map((n) => addDays(day, n * 7)),
    };
  });

describe('plans of visits', () => {
  it('that are allowed lie between 8 and 20, once a day, and on no day that is skipped', () => {
    let allowed = 0;
    fc.assert(
      fc.property(fc.array(plan, { maxLength: 3 }), (plans) => {
        if (plansFault(plans, TODAY) !== null) return;
        allowed += 1;
        const coming = comingVisits(plans, START, 500);
        const days = coming.map(({ day }) => day);
        assert.equal(new Set(days).size, days.length);
        assert.deepEqual([...days].sort(), days);
        for (const visit of coming) {
          assert.ok(beginOf(visit) > START);
          assert.ok(beginOf(visit) >= instantOf(visit.day, '08:00'));
          assert.ok(endOf(visit) <= instantOf(visit.day, '20:00'));
          assert.ok(plans.some((one) => daysOf(one).includes(visit.day)));
          assert.ok(
            plans.every(
              (one) => !one.skipped.includes(visit.day) || !daysOf(one).includes(visit.day),
            ),
          );
        }
      }),
      { numRuns: 400 },
    );
    assert.ok(allowed > 20, `${allowed} were allowed`);
  });

  it.each<[Partial<VisitPlan>, string | null]>([
    [{}, null],
    [{ start: '08:00' }, null],
    [{ start: '07:59' }, 'hours'],
    [{ start: '19:00' }, null],
    [{ start: '19:01' }, 'hours'],
    [{ start: '23:30' }, 'hours'],
    [{ minutes: 9 }, 'length'],
    [{ minutes: 241 }, 'length'],
    [{ until: '2026-06-16' }, 'days'],
    [{ day: '2026-06-14', until: null }, 'days'],
    [{ day: TODAY, until: null }, null],
    [{ until: '2027-06-17' }, 'days'],
    [{ skipped: ['2026-06-24'] }, null],
    [{ skipped: ['2026-06-25'] }, 'skipped'],
  ])('%j: %s', (more, fault) => {
    expect(plansFault([weekly(more)], TODAY)).toBe(fault);
  });

  it('are five at most, and never two on a day', () => {
    const days = [0, 1, 2, 3, 4, 5].map((n) =>
      weekly({ day: addDays('2026-06-17', n), until: null }),
    );
    expect(plansFault(days, TODAY)).toBe('many');
    expect(plansFault(days.slice(1), TODAY)).toBeNull();
    const twice = [weekly(), weekly({ day: '2026-06-24', until: null, start: '09:00' })];
    expect(plansFault(twice, TODAY)).toBe('twice');
    expect(plansFault([weekly({ skipped: ['2026-06-24'] }), ...twice.slice(1)], TODAY)).toBeNull();
  });
});

describe('noting a visit', () => {
  const visit = { day: '2026-06-14', start: '15:00', minutes: 60, withGuardian: false };
  const ended = (at: number) => ({ at, why: 'elder' as const, by: 'x', how: null });
  const end = endOf(visit);

  it('is of what has been, whenever the pairing ends', () => {
    fc.assert(
      fc.property(fc.integer({ min: -3 * HOUR, max: 3 * HOUR }), (offset) => {
        const fault = noteFault({ ...pairing, ended: ended(end + offset) }, visit, START);
        assert.equal(fault, offset >= 0 ? null : 'ended');
      }),
    );
  });

  it.each([
    ['future', { day: '2026-06-15', start: '09:30' }, {}],
    [null, { day: '2026-06-15', start: '09:00' }, {}],
    ['old', { day: '2026-05-31' }, {}],
    [null, { day: '2026-06-01' }, {}],
    ['before', {}, { since: end }],
    ['before', {}, { since: null }],
    ['hours', { start: '20:30' }, {}],
    ['length', { minutes: 5 }, {}],
    ['guardian', {}, { guardian: { residentId: 'g', of: 'helper' } }],
    [null, { withGuardian: true }, { guardian: { residentId: 'g', of: 'helper' } }],
  ] as const)('%s for %j', (fault, more, of) => {
    expect(noteFault({ ...pairing, ...of }, { ...visit, ...more }, START)).toBe(fault);
  });
});
