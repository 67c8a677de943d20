import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  compareRoster,
  planRoster,
  RosterReader,
  readArea,
  readPhone,
  sortKeyOf,
} from '../../cloudfunctions/roster/roster-rules.ts';
import type { Particulars, RosterRow } from '../../cloudfunctions/roster/roster-types.ts';
import { covers } from '../../cloudfunctions/shared/place-id.ts';

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

function reading(...rows: RosterRow[]) {
  const reader = new RosterReader();
  for (const one of rows) reader.add(one);
  return reader.result();
}

describe('rows', () => {
  it('a good row becomes an entry with areas in hundredths of a square metre', () => {
    const { entries, problems } = reading(row(301, { area: '89.35', phone: '199 0000 1234' }));
    assert.deepEqual(problems, []);
    assert.equal(entries[0]?.area, 8935);
    assert.equal(entries[0]?.phone, '19900001234');
  });

  it('each bad row is named with its column and reason, and is no entry', () => {
    const { entries, problems, problemCount, rows } = reading(
      row(301),
      row(301),
      { row: 4, cells: { estate: '一期', building: '3栋', number: '302' }, withoutValue: [] },
      { ...row(303), withoutValue: ['name'] },
      row(304, { area: '很大', phone: '12345' }),
      row(305, { name: '长'.repeat(21) }),
    );
    assert.deepEqual(
      problems.map(({ row: at, column, reason }) => [at, column, reason]),
      [
        [301, 'number', 'DUPLICATE_HOUSEHOLD'],
        [4, 'stair', 'MISSING'],
        [303, 'name', 'FORMULA_WITHOUT_VALUE'],
        [304, 'area', 'NOT_A_NUMBER'],
        [304, 'phone', 'NOT_A_PHONE'],
        [305, 'name', 'TOO_LONG'],
      ],
    );
    assert.equal(problemCount, 6);
    assert.equal(entries.length, 1);
    assert.equal(rows, 6);
  });

  it('lists a hundred problems and counts them all', () => {
    const bad = Array.from({ length: 250 }, (_, index) => row(index + 1, { area: '-' }));
    const { problems, problemCount } = reading(...bad);
    assert.equal(problems.length, 100);
    assert.equal(problemCount, 250);
  });

  it('areas are integers, rounded once, never through binary fractions', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9_999_999 }), (hundredths) => {
        const text = `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`;
        assert.equal(readArea(text), hundredths);
        assert.equal(readArea(`${text}㎡`), hundredths);
      }),
    );
    assert.equal(readArea('89.345'), 8935);
    assert.equal(readArea('0'), undefined);
    assert.equal(readArea('1e3'), undefined);
    assert.equal(readArea('100000.01'), undefined);
  });

  it('phones are read however they are grouped', () => {
    assert.equal(readPhone('+86 199-0000-1234'), '19900001234');
    assert.equal(readPhone('8619900001234'), '19900001234');
    assert.equal(readPhone('02988888888'), undefined);
  });
});

describe('the tree', () => {
  const entry = (building: string, stair: string, number: string) =>
    reading(row(1, { building, stair, number })).entries[0] ?? assert.fail();

  it('the same names make the same ids, and other names others', () => {
    const first = planRoster('oak', [entry('3栋', '1单元', '301'), entry('3栋', '1单元', '302')]);
    const again = planRoster('oak', [entry('3栋', '1单元', '302')]);
    assert.equal(first.households[1]?._id, again.households[0]?._id);
    assert.notEqual(first.households[0]?._id, first.households[1]?._id);
    assert.equal(first.places.length, 3);
    assert.notEqual(
      first.households[0]?._id,
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
    assert.equal(households[0]?.label, '一期 3栋 1单元 301');
  });

  it('numbers sort as people count', () => {
    const keys = [
      ['2单元', '301'],
      ['10单元', '101'],
      ['2单元', '1001'],
      ['2单元', '301A'],
    ];
    const sorted = keys.map(([stair = '', number = '']) => sortKeyOf(stair, number)).sort();
    assert.deepEqual(sorted, [
      sortKeyOf('2单元', '301'),
      sortKeyOf('2单元', '301A'),
      sortKeyOf('2单元', '1001'),
      sortKeyOf('10单元', '101'),
    ]);
    assert.match(sortKeyOf('甲单元', '三楼东'), /^[A-Za-z0-9-]+$/);
  });
});

describe('comparing with what is known', () => {
  const particulars = fc.record<Particulars>({
    _id: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    area: fc.option(fc.integer({ min: 1, max: 3 })),
    headName: fc.option(fc.constantFrom('赵', '钱')),
    phoneHash: fc.option(fc.constantFrom('x', 'y')),
  });
  const list = fc.uniqueArray(particulars, { selector: ({ _id }) => _id });

  it('every household of both sides stands in exactly one place', () => {
    fc.assert(
      fc.property(list, list, (planned, known) => {
        const { added, changed, unchanged, missing } = compareRoster(planned, known);
        const all = [...added, ...changed, ...unchanged, ...missing].sort();
        const ids = new Set([...planned, ...known].map(({ _id }) => _id));
        assert.deepEqual(all, [...ids].sort());
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
            });
          }
        }
        const again = compareRoster(planned, [...after.values()]);
        assert.deepEqual([again.added, again.changed], [[], []]);
        assert.ok(added.every((id) => after.has(id)));
      }),
    );
  });
});
