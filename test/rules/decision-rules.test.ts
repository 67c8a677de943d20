import assert from 'node:assert/strict';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  DECISION_RULES,
  decide,
  isBodyLawful,
  TallyError,
} from '../../cloudfunctions/ballot/result/decision-rules.ts';
import type { RuleId, Tally } from '../../typings/contract/ballot.ts';

/**
 * The law a second time, as plain as it reads, in whole fractions of big integers: valid, then passed.
 * 过半数 is more than half, 以上 includes the number.
 */
type Model = (tally: Required<Record<keyof Tally, Required<Tally['yes']>>>) => [boolean, boolean];
const moreThanHalf = (part: number, whole: number) => BigInt(part) + BigInt(part) > BigInt(whole);
const twoThirds = (part: number, whole: number) => BigInt(part) * 3n >= BigInt(whole) * 2n;
const threeQuarters = (part: number, whole: number) => BigInt(part) * 4n >= BigInt(whole) * 3n;

const LAW: Record<Exclude<RuleId, 'poll' | 'consultation'>, Model> = {
  'residents-assembly': ({ eligible, present, yes }) => [
    moreThanHalf(present.persons, eligible.persons),
    moreThanHalf(yes.persons, present.persons),
  ],
  'residents-representatives': ({ eligible, present, yes }) => [
    twoThirds(present.persons, eligible.persons),
    moreThanHalf(yes.persons, present.persons),
  ],
  'villagers-assembly': ({ eligible, present, yes }) => [
    moreThanHalf(present.persons, eligible.persons) ||
      twoThirds(present.households, eligible.households),
    moreThanHalf(yes.persons, present.persons),
  ],
  'villagers-representatives': ({ eligible, present, yes }) => [
    twoThirds(present.persons, eligible.persons),
    moreThanHalf(yes.persons, present.persons),
  ],
  'villager-group': ({ eligible, present, yes }) => [
    twoThirds(present.persons, eligible.persons),
    moreThanHalf(yes.persons, present.persons),
  ],
  'owners-ordinary': ({ eligible, present, yes }) => [
    twoThirds(present.area, eligible.area) && twoThirds(present.persons, eligible.persons),
    moreThanHalf(yes.area, present.area) && moreThanHalf(yes.persons, present.persons),
  ],
  'owners-special': ({ eligible, present, yes }) => [
    twoThirds(present.area, eligible.area) && twoThirds(present.persons, eligible.persons),
    threeQuarters(yes.area, present.area) && threeQuarters(yes.persons, present.persons),
  ],
};
const RULES = Object.keys(LAW) as (keyof typeof LAW)[];

/** A part of a whole, most often near the thresholds. */
const partOf = (whole: number) =>
  fc.oneof(
    fc.nat(whole),
    fc
      .tuple(fc.constantFrom([1, 2], [2, 3], [3, 4]), fc.integer({ min: -2, max: 2 }))
      .map(([[n = 1, d = 1], off]) =>
        Math.min(whole, Math.max(0, Math.floor((n * whole) / d) + off)),
      ),
  );
const chain = (most: number) =>
  fc
    .nat(most)
    .chain((eligible) =>
      partOf(eligible).chain((present) =>
        partOf(present).map((yes) => ({ eligible, present, yes })),
      ),
    );
const tally = fc
  // up to 20,000 households, and 0.01 ㎡ of three square kilometres
  .tuple(chain(20_000), chain(3e10), chain(20_000))
  .map(([persons, area, households]) => {
    const side = (name: keyof Tally) => ({
      persons: persons[name],
      area: area[name],
      households: households[name],
    });
    return { eligible: side('eligible'), present: side('present'), yes: side('yes') };
  });

describe('the law’s thresholds', () => {
  for (const ruleId of RULES) {
    it(`${ruleId}: as a plain model of the article decides, near every threshold`, () => {
      fc.assert(
        fc.property(tally, (counted) => {
          const [valid, majority] = LAW[ruleId](counted);
          const outcome = decide(ruleId, counted);
          expect([outcome.valid, outcome.passed]).toStrictEqual([valid, valid && majority]);
        }),
        { numRuns: 500 },
      );
    });

    it(`${ruleId}: what is missing is the least that is enough`, () => {
      fc.assert(
        fc.property(tally, (counted) => {
          const outcome = decide(ruleId, counted);
          for (const one of [...outcome.counts.flat(), ...outcome.passes]) {
            const reaches = (value: number) => {
              const [left, right] = [BigInt(one.times * value), BigInt(one.by) * BigInt(one.total)];
              return one.relation === '>' ? left > right : left >= right;
            };
            expect(one.met).toBe(reaches(one.value));
            expect(one.missing === 0).toBe(one.met);
            if (one.met) continue;
            assert.ok(reaches(one.value + one.missing));
            assert.ok(!reaches(one.value + one.missing - 1));
          }
        }),
      );
    });
  }

  it('every rule names its article and its version', () => {
    for (const ruleId of RULES) {
      expect(DECISION_RULES[ruleId].source).toMatch(/第.+条/);
      assert.ok(DECISION_RULES[ruleId].version >= 1);
    }
  });
});

describe('the worked examples', () => {
  const persons = (eligible: number, present: number, yes: number): Tally => ({
    eligible: { persons: eligible },
    present: { persons: present },
    yes: { persons: yes },
  });
  const result = (ruleId: RuleId, counted: Tally) => {
    const { valid, passed } = decide(ruleId, counted);
    return [valid, passed];
  };

  it('1000 adults: 501 present, then 251 of them', () => {
    expect(result('residents-assembly', persons(1000, 500, 500))).toStrictEqual([false, false]);
    expect(result('residents-assembly', persons(1000, 501, 250))).toStrictEqual([true, false]);
    expect(result('residents-assembly', persons(1000, 501, 251))).toStrictEqual([true, true]);
    const short = decide('residents-assembly', persons(1000, 489, 0));
    expect(short.counts[0]?.[0]?.missing).toBe(12);
  });

  it('400 households: 201, then 101', () => {
    expect(result('residents-assembly', persons(400, 200, 200))).toStrictEqual([false, false]);
    expect(result('residents-assembly', persons(400, 201, 100))).toStrictEqual([true, false]);
    expect(result('residents-assembly', persons(400, 201, 101))).toStrictEqual([true, true]);
  });

  it('45 representatives: 36 of them chosen, 30 present, 16 yes', () => {
    const rule = 'residents-representatives';
    expect(isBodyLawful(rule, { members: 45, representatives: 35, women: 0 })).toBe(false);
    expect(isBodyLawful(rule, { members: 45, representatives: 36, women: 0 })).toBe(true);
    expect(result(rule, persons(45, 29, 29))).toStrictEqual([false, false]);
    expect(result(rule, persons(45, 30, 15))).toStrictEqual([true, false]);
    expect(result(rule, persons(45, 30, 16))).toStrictEqual([true, true]);
  });

  it('30000.00 ㎡ and 300 owners: 20000.00 and 200 take part; then more than half, or three quarters', () => {
    const owners = (area: number, present: number, yesArea: number, yes: number): Tally => ({
      eligible: { persons: 300, area: 3_000_000 },
      present: { persons: present, area },
      yes: { persons: yes, area: yesArea },
    });
    expect(result('owners-ordinary', owners(1_999_999, 200, 1_999_999, 200))).toStrictEqual([
      false,
      false,
    ]);
    expect(result('owners-ordinary', owners(2_000_000, 199, 2_000_000, 199))).toStrictEqual([
      false,
      false,
    ]);
    expect(result('owners-ordinary', owners(2_000_000, 200, 1_000_000, 101))).toStrictEqual([
      true,
      false,
    ]);
    expect(result('owners-ordinary', owners(2_000_000, 200, 1_000_001, 100))).toStrictEqual([
      true,
      false,
    ]);
    expect(result('owners-ordinary', owners(2_000_000, 200, 1_000_001, 101))).toStrictEqual([
      true,
      true,
    ]);
    expect(result('owners-special', owners(2_000_000, 200, 1_499_999, 150))).toStrictEqual([
      true,
      false,
    ]);
    expect(result('owners-special', owners(2_000_000, 200, 1_500_000, 149))).toStrictEqual([
      true,
      false,
    ]);
    expect(result('owners-special', owners(2_000_000, 200, 1_500_000, 150))).toStrictEqual([
      true,
      true,
    ]);
  });

  it('a village: more than half of the adults, or two thirds of the households', () => {
    const village = (adults: number, households: number): Tally => ({
      eligible: { persons: 600, households: 300 },
      present: { persons: adults, households },
      yes: { persons: adults, households: 0 },
    });
    expect(result('villagers-assembly', village(300, 199))).toStrictEqual([false, false]);
    expect(result('villagers-assembly', village(301, 0))).toStrictEqual([true, true]);
    expect(result('villagers-assembly', village(250, 200))).toStrictEqual([true, true]);
    const body = { members: 30, representatives: 24, women: 9 };
    expect(isBodyLawful('villagers-representatives', body)).toBe(false);
    const nobody = { members: 0, representatives: 0, women: 0 };
    expect(isBodyLawful('villagers-representatives', nobody)).toBe(false);
    expect(isBodyLawful('villagers-representatives', { ...body, women: 10 })).toBe(true);
  });

  it('a poll counts and decides nothing', () => {
    expect(result('poll', persons(10, 10, 10))).toStrictEqual([true, false]);
  });
});

describe('a tally that cannot be', () => {
  const base = { eligible: { persons: 10 }, present: { persons: 5 }, yes: { persons: 3 } };
  const wrong: [string, Tally][] = [
    ['more present than eligible', { ...base, present: { persons: 11 } }],
    ['more yes than present', { ...base, yes: { persons: 6 } }],
    ['half a person', { ...base, yes: { persons: 2.5 } }],
    ['less than nobody', { ...base, yes: { persons: -1 } }],
    ['not a number', { ...base, yes: { persons: Number.NaN } }],
  ];
  for (const [what, counted] of wrong) {
    it(`is refused: ${what}`, () => {
      expect(() => decide('residents-assembly', counted)).toThrow(TallyError);
    });
  }
  it('is refused: owners without areas, villagers without households', () => {
    expect(() => decide('owners-ordinary', base)).toThrow(TallyError);
    const half = {
      eligible: { persons: 10, area: 900 },
      present: { persons: 5, area: 500 },
      yes: { persons: 3 },
    };
    expect(() => decide('owners-ordinary', half)).toThrow(TallyError);
    expect(() => decide('villagers-assembly', base)).toThrow(TallyError);
  });
  it('nobody eligible decides nothing', () => {
    const nobody = { eligible: { persons: 0 }, present: { persons: 0 }, yes: { persons: 0 } };
    expect(decide('residents-assembly', nobody).passed).toBe(false);
    expect(decide('residents-representatives', nobody).passed).toBe(false);
  });
});
