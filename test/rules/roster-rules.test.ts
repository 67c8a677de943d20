import assert from 'node:assert/strict';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { covers } from '../../cloudfunctions/kernel/path-id.ts';
import { readArea } from '../../cloudfunctions/roster/cell/area-rules.ts';
import {
  compareRoster,
  missingByBuilding,
} from '../../cloudfunctions/roster/import/compare-rules.ts';
import { planRoster, sortKeyOf } from '../../cloudfunctions/roster/import/plan-rules.ts';
import type { Particulars, RosterRow } from '../../cloudfunctions/roster/import/roster-types.ts';
import { RosterReader } from '../../cloudfunctions/roster/reading/roster-rules.ts';

function row(number: number, cells: RosterRow['cells'] = {}): RosterRow {
  const whole = {
    estate: '一期',
    building: '3栋',
    stair: '2单元',
    number: String(number),
    ...cells,
  };
  return { row: number, cells: whole, withoutValue: [] };
}

const value = (read: { value: unknown } | { reason: string }) =>
  'value' in read ? read.value : read.reason;

function reading(...rows: RosterRow[]) {
  const reader = new RosterReader();
  for (const one of rows) reader.add(one);
  return reader.result();
}

describe('rows', () => {
  it('a good row becomes an entry with areas in hundredths of a square metre', () => {
    const { entries, problems } = reading(row(301, { area: '89.35', phone: '199 0000 1234' }));
    expect(problems).toStrictEqual([]);
    expect(entries[0]?.area).toBe(8935);
    expect(entries[0]?.phone).toBe('19900001234');
  });

  it('each bad row is named with its column and reason, and is no entry', () => {
    const { entries, problems, problemCount, rows } = reading(
      row(301),
      row(301),
      { row: 4, cells: { estate: '一期', building: '3栋', number: '302' }, withoutValue: [] },
      { ...row(303), withoutValue: ['name'] },
      row(304, { area: '很大', phone: '12345' }),
      row(305, { name: '长'.repeat(61) }),
    );
    expect(problems.map(({ row: at, column, reason }) => [at, column, reason])).toStrictEqual([
      [4, 'stair', 'MISSING'],
      [301, 'number', 'DUPLICATE_HOUSEHOLD'],
      [303, 'name', 'FORMULA_WITHOUT_VALUE'],
      [304, 'area', 'NOT_A_NUMBER'],
      [304, 'phone', 'NOT_A_PHONE'],
      [305, 'name', 'TOO_LONG'],
    ]);
    expect(problemCount).toBe(6);
    expect(entries.length).toBe(1);
    expect(rows).toBe(6);
  });

  it('lists a hundred problems and counts them all', () => {
    const bad = Array.from({ length: 250 }, (_, index) => row(index + 1, { area: '?' }));
    const { problems, problemCount } = reading(...bad);
    expect(problems.length).toBe(100);
    expect(problemCount).toBe(250);
  });

  it('areas are integers, rounded once, never through binary fractions', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9_999_999 }), (hundredths) => {
        const text = `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`;
        expect(value(readArea(text))).toBe(hundredths);
        expect(value(readArea(`${text}㎡`))).toBe(hundredths);
      }),
    );
    expect(value(readArea('89.345'))).toBe(8935);
    for (const text of ['0', '1e3', '100000.01']) {
      assert.equal(value(readArea(text)), 'NOT_A_NUMBER', text);
    }
  });
});

describe('columns in the wrong place', () => {
  it('a column that holds what belongs to another is named before anything else', () => {
    const swapped = [301, 302, 303].map((number, index) =>
      row(number, { number: `1990000000${index}`, phone: String(number) }),
    );
    const { problems, problemCount } = reading(...swapped);
    expect(
      problems.slice(0, 2).map(({ row: at, column, reason }) => [at, column, reason]),
    ).toStrictEqual([
      [0, 'number', 'COLUMNS_SWAPPED'],
      [0, 'phone', 'COLUMNS_SWAPPED'],
    ]);
    expect(problemCount).toBe(5); // and three numbers that are no phone
    const names = reading(
      ...[1, 2].map((number) => row(number, { building: '1单元', stair: '3栋' })),
    );
    expect(names.problems.map(({ column, reason }) => [column, reason])).toStrictEqual([
      ['building', 'COLUMNS_SWAPPED'],
      ['stair', 'COLUMNS_SWAPPED'],
    ]);
  });

  it('one odd cell among many is a slip, and rows as people write them are none', () => {
    const rows = [1, 2, 3, 4].map((number) =>
      row(number, {
        area: '89.5㎡',
        name: '王秀英',
        phone: '19900000000',
        owner: '王秀英、李建国',
        birthYear: '1953',
        grid: '第3网格',
        ...(number === 1 ? { name: '19900000000' } : {}),
      }),
    );
    expect(reading(...rows).problems).toStrictEqual([]);
    const unusual = [1, 2, 3].map((number) =>
      row(number, { estate: '8座', building: '8座', stair: 'A', number: `${number}.301` }),
    );
    expect(reading(...unusual).problems).toStrictEqual([]);
  });
});

describe('what a file leaves out', () => {
  it('is counted by building, the most first, twenty at most', () => {
    const known = Array.from({ length: 25 }, (_, building) =>
      Array.from({ length: building + 1 }, (_, home) => ({ _id: `m.e.b${building}.s.${home}` })),
    ).flat();
    const missing = known.map(({ _id }) => _id).filter((id) => !id.startsWith('m.e.b24.'));
    const { buildings, missingAt } = missingByBuilding(known, missing);
    expect(buildings).toBe(25);
    expect(missingAt.length).toBe(20);
    expect(missingAt[0]).toStrictEqual({ placeId: 'm.e.b23', missing: 24, households: 24 });
  });
});

describe('the tree', () => {
  const entry = (building: string, stair: string, number: string) =>
    reading(row(1, { building, stair, number })).entries[0] ?? assert.fail();

  it('the same names make the same ids, and other names others', () => {
    const first = planRoster('oak', [entry('3栋', '1单元', '301'), entry('3栋', '1单元', '302')]);
    const again = planRoster('oak', [entry('3栋', '1单元', '302')]);
    expect(first.households[1]?._id).toBe(again.households[0]?._id);
    expect(first.households[0]?._id).not.toBe(first.households[1]?._id);
    expect(first.places.length).toBe(3);
    expect(first.households[0]?._id).not.toBe(
      planRoster('elm', [entry('3栋', '1单元', '301')]).households[0]?._id,
    );
  });

  it('every household lies within its places, which come parents first', () => {
    const { places, households } = planRoster('oak', [entry('3栋', '1单元', '301')]);
    for (const { lineage, _id } of households)
      for (const place of lineage) assert.ok(covers(place, _id));
    for (const [index, { parentId }] of places.entries()) {
      assert.ok(parentId === 'oak' || places.slice(0, index).some(({ _id }) => _id === parentId));
    }
    expect(households[0]?.label).toBe('一期 3栋 1单元 301');
  });

  it('numbers sort as people count', () => {
    const keys = [
      ['2单元', '301'],
      ['10单元', '101'],
      ['2单元', '1001'],
      ['2单元', '301A'],
    ];
    const sorted = keys.map(([stair = '', number = '']) => sortKeyOf(stair, number)).sort();
    expect(sorted).toStrictEqual([
      sortKeyOf('2单元', '301'),
      sortKeyOf('2单元', '301A'),
      sortKeyOf('2单元', '1001'),
      sortKeyOf('10单元', '101'),
    ]);
    expect(sortKeyOf('甲单元', '三楼东')).toMatch(/^[A-Za-z0-9-]+$/);
  });
});

describe('comparing with what is known', () => {
  const particulars = fc.record<Particulars>({
    _id: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    area: fc.option(fc.integer({ min: 1, max: 3 })),
    headName: fc.option(fc.constantFrom('赵', '钱')),
    phoneHash: fc.option(fc.constantFrom('x', 'y')),
    owners: fc.option(fc.constantFrom(['赵'], ['赵', '钱'])),
    birthBand: fc.option(fc.constantFrom(1950, 1980)),
    grid: fc.option(fc.constantFrom('第1格', '第2格')),
  });
  const list = fc.uniqueArray(particulars, { selector: ({ _id }) => _id });

  it('every household of both sides stands in exactly one place', () => {
    fc.assert(
      fc.property(list, list, (planned, known) => {
        const { added, changed, unchanged, missing } = compareRoster(planned, known);
        const all = [...added, ...changed, ...unchanged, ...missing].sort();
        const ids = new Set([...planned, ...known].map(({ _id }) => _id));
        expect(all).toStrictEqual([...ids].sort());
      }),
    );
  });

  it('after carrying it out, the same file changes nothing: an empty cell takes nothing away', () => {
    fc.assert(
      fc.property(list, list, (planned, known) => {
        const { added, changed } = compareRoster(planned, known);
        const after = new Map(known.map((one) => [one._id, one]));
        for (const one of planned) {
          const before = after.get(one._id);
          if (!before || changed.includes(one._id)) {
            after.set(one._id, {
              _id: one._id,
              area: one.area ?? before?.area ?? null,
              headName: one.headName ?? before?.headName ?? null,
              phoneHash: one.phoneHash ?? before?.phoneHash ?? null,
              owners: one.owners ?? before?.owners ?? null,
              birthBand: one.birthBand ?? before?.birthBand ?? null,
              grid: one.grid ?? before?.grid ?? null,
            });
          }
        }
        const again = compareRoster(planned, [...after.values()]);
        expect([again.added, again.changed]).toStrictEqual([[], []]);
        assert.ok(added.every((id) => after.has(id)));
      }),
    );
  });
});
