import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { doubtsOf } from '../../cloudfunctions/owners/doubt-rules.ts';
import { ownersOf } from '../../cloudfunctions/owners/owner-rules.ts';
import type { OwnedUnit, OwnerDecision } from '../../cloudfunctions/owners/owner-types.ts';
import { isUnsoldText } from '../../cloudfunctions/owners/unsold-rules.ts';
import { readOwners } from '../../cloudfunctions/roster/cell/name-rules.ts';
import { readRegisterNumber } from '../../cloudfunctions/roster/cell/register-rules.ts';
import { decidedLine } from '../../cloudfunctions/roster/owner/proposal-rules.ts';

const NOTHING = { decisions: [], developers: new Map<string, string>() };
const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: null });
const names = fc.constantFrom(
  ['王伟'],
  ['李娜'],
  ['王伟', '李娜'],
  ['李娜', '王伟'],
  ['开发商'],
  [],
);

/** Units of two estates with few names and numbers, so that they meet. */
const register = fc
  .array(
    fc.record({
      estate: fc.constantFrom('oak.a', 'oak.b'),
      owners: names,
      phone: maybe(fc.constantFrom('p1', 'p2')),
      number: maybe(fc.constantFrom('n1', 'n2')),
      certificate: maybe(fc.constantFrom('c1', 'c2')),
    }),
    { minLength: 1, maxLength: 10 },
  )
  .map((rows) =>
    rows.map(({ estate, ...unit }, n): OwnedUnit => ({ _id: `${estate}.1.1.u${n}`, ...unit })),
  );

/** What two people decide about each doubt: all one, all different, or the first two one. */
const choices = fc.array(fc.constantFrom('one', 'different', 'two'), {
  minLength: 1,
  maxLength: 6,
});

function decided(units: readonly OwnedUnit[], how: readonly string[]): OwnerDecision[] {
  return doubtsOf(units, NOTHING).map((doubt, index) => {
    const ids = doubt.owners.map((owner) => owner.units.map(({ _id }) => _id));
    const choice = how[index % how.length];
    const together =
      choice === 'one' ? [ids.flat()] : choice === 'two' ? [ids.slice(0, 2).flat()] : [];
    return { at: index, classes: decidedLine(doubt, { together }).classes };
  });
}

const idsOf = (units: readonly OwnedUnit[], decisions: readonly OwnerDecision[] = []) =>
  ownersOf(units, { ...NOTHING, decisions }).map(({ key, units: own, isDeveloper }) => [
    key,
    own.map(({ _id }) => _id),
    isDeveloper,
  ]);

describe('owners', () => {
  it('have each unit once, whatever the order of rows and decisions', () => {
    fc.assert(
      fc.property(register, choices, fc.infiniteStream(fc.nat()), (units, how, random) => {
        const shuffled = <T>(list: readonly T[]) =>
          list
            .map((one) => ({ one, at: random.next().value as number }))
            .sort((a, b) => a.at - b.at)
            .map(({ one }) => one);
        const decisions = decided(units, how);
        const owners = idsOf(units, decisions);
        expect(owners.flatMap(([, ids]) => ids).sort()).toStrictEqual(
          units.map(({ _id }) => _id).sort(),
        );
        expect(new Set(owners.map(([key]) => key)).size).toBe(owners.length);
        expect(idsOf(shuffled(units), shuffled(decisions))).toStrictEqual(owners);
      }),
    );
  });

  it('that were all decided about are in doubt no more, and the same again after another import', () => {
    fc.assert(
      fc.property(register, choices, (units, how) => {
        let decisions: OwnerDecision[] = [];
        // One decision may bring owners together about whom another doubt then asks.
        for (let turn = 0; turn < 12; turn += 1) {
          const open = doubtsOf(units, { ...NOTHING, decisions });
          if (open.length === 0) break;
          decisions = [
            ...decisions,
            ...open.map((doubt, index) => ({
              at: turn,
              classes: decidedLine(doubt, {
                together:
                  how[(turn + index) % how.length] === 'one'
                    ? [doubt.owners.flatMap((owner) => owner.units.map(({ _id }) => _id))]
                    : [],
              }).classes,
            })),
          ];
        }
        expect(doubtsOf(units, { ...NOTHING, decisions })).toStrictEqual([]);
        const again = units.map((unit) => ({ ...unit, owners: [...unit.owners].reverse() }));
        expect(doubtsOf(again, { ...NOTHING, decisions })).toStrictEqual([]);
        expect(idsOf(again, decisions)).toStrictEqual(idsOf(units, decisions));
      }),
    );
  });

  it('are brought together by names alone never', () => {
    fc.assert(
      fc.property(register, (units) => {
        const bare = units.map((unit) => ({
          ...unit,
          phone: null,
          number: null,
          certificate: null,
        }));
        const known = bare.filter(({ owners }) => owners[0] !== '开发商');
        expect(idsOf(known).length).toBe(known.length);
      }),
    );
  });

  it('that are the developer are one in each estate, and in doubt never', () => {
    fc.assert(
      fc.property(register, (units) => {
        const firms = new Map([['oak.a', '云溪置业（集团）有限公司']]);
        const facts = { decisions: [], developers: firms };
        const sold = units.map((unit) =>
          unit._id.startsWith('oak.a') && unit.owners.length === 2
            ? { ...unit, owners: ['云溪置业(集团)有限公司'] }
            : unit,
        );
        const developers = ownersOf(sold, facts).filter(({ isDeveloper }) => isDeveloper);
        expect(developers.length).toBeLessThanOrEqual(2);
        const inDoubt = doubtsOf(sold, facts).flatMap(({ owners }) => owners);
        expect(inDoubt.filter(({ isDeveloper }) => isDeveloper)).toStrictEqual([]);
      }),
    );
  });

  it('decided about by a later decision are what it says', () => {
    const units = [1, 2].map((n): OwnedUnit => {
      return {
        _id: `oak.a.1.1.u${n}`,
        owners: ['王伟'],
        phone: null,
        number: null,
        certificate: null,
      };
    });
    const unit = (n: number) => ({ householdId: `oak.a.1.1.u${n}`, owners: ['王伟'] });
    const same = (at: number) => ({ at, classes: [[unit(1), unit(2)]] });
    const different = (at: number) => ({ at, classes: [[unit(1)], [unit(2)]] });
    expect(idsOf(units, [same(1), different(2)]).length).toBe(2);
    expect(idsOf(units, [same(3), different(2)]).length).toBe(1);
  });
});

describe('what a cell says', () => {
  it('of a unit that has not been sold', () => {
    const unsold = [
      '未售',
      '开发商',
      '开发商未售',
      '未售（开发商）',
      ' 未 出售 ',
      '待售',
      '建设单位',
      '开发商自持',
      '库存房',
      '未售房源',
    ];
    expect(unsold.filter((text) => !isUnsoldText(text))).toStrictEqual([]);
    const sold = ['', '房', '王伟', '云溪置业有限公司', '开发', '未央', '商开', '住宅'];
    expect(sold.filter(isUnsoldText)).toStrictEqual([]);
    expect(readOwners('未售（开发商）')).toStrictEqual({ value: ['开发商（未售）'] });
    expect(isUnsoldText('开发商（未售）')).toBe(true);
  });

  it('of the number of an owner or a certificate, in one form', () => {
    const read = (text: string) => {
      const reading = readRegisterNumber(text);
      return 'value' in reading ? reading.value : reading.reason;
    };
    expect(read('湘（2021）云溪 不动产权第0001234号')).toBe(
      read('湘(2021)云溪不动产权第0001234号'),
    );
    expect(read('y0012、Y0013')).toBe(read('Ｙ0013\nY0012'));
    expect(read('无')).toBe(null);
    expect(read('1.23457E+17')).toBe('DIGITS_LOST');
    expect(read('430102199001010000')).toBe('DIGITS_LOST');
    expect(read('待办证')).toBe(null);
  });
});
