import assert from 'node:assert/strict';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isApart, totalsOf } from '../../cloudfunctions/ballot/roster/total-rules.ts';
import { describeCheck, type KnownTree } from '../../cloudfunctions/roster/import/check-rules.ts';
import { planRoster } from '../../cloudfunctions/roster/import/plan-rules.ts';
import type {
  KnownDoors,
  Particulars,
  RosterEntry,
} from '../../cloudfunctions/roster/import/roster-types.ts';
import type { RosterChoices } from '../../typings/contract/roster.ts';
import { type MessyCell, messyWorkbook } from '../support/messy-workbook.ts';
import { doors, readFile, told } from '../support/read-roster.ts';

const HEAD = ['小区', '楼栋', '单元', '房号', '面积', '产权人'];

interface Known extends KnownDoors {
  places: KnownTree[];
  households: (Particulars & { number: string })[];
}

/** What a community has after an import of these doors: 一期 3栋 2单元 301. */
function known(...lines: [door: string, area?: number][]): Known {
  const entries = lines.map(([door, area = 80]): RosterEntry => {
    const [estate = '', building = '', stair = '', number = ''] = door.split(' ');
    const rest = { name: null, phone: null, otherPhones: [], owners: null, birthBand: null };
    const numbers = { ownerNumber: null, certificate: null };
    const where = { estate, building, stair: stair === '-' ? '' : stair, number };
    return { sheet: 0, row: 1, ...where, area: area * 100, grid: null, ...rest, ...numbers };
  });
  const { places, households } = planRoster('oak', entries);
  return {
    communityId: 'oak',
    places,
    households: households.map(({ _id, number, entry }) => ({
      _id,
      number,
      area: entry.area,
      headName: null,
      phoneHash: null,
      owners: null,
      ownerNumber: null,
      certificate: null,
      birthBand: null,
      grid: null,
    })),
  };
}

function check(rows: MessyCell[][], before: Known, choices: RosterChoices = {}) {
  const file = readFile(messyWorkbook([{ rows: [HEAD, ...rows] }]), choices, before);
  const planned = file.plan.households.map(({ _id, entry }): Particulars => {
    const { area, name, owners, birthBand, grid } = entry;
    return { _id, area, headName: name, phoneHash: null, owners, birthBand, grid };
  });
  const { places, otherWritings } = file.plan;
  const checked = { facts: file.facts, reading: file, estate: null, places, otherWritings };
  const told = { particulars: before.households, places: before.places };
  return describeCheck(checked, planned, told, choices.totals ?? []);
}

describe('a file beside what the community has', () => {
  const before = known(
    ['一期 3栋 2单元 0301'],
    ['一期 3栋 2单元 302'],
    ['一期 3栋 1单元 302'],
    ['一期 5栋 1单元 101'],
    ['一期 S1栋 - 01'],
  );

  it('finds its doors however they are written', () => {
    const found = check(
      [
        ['一期', '3号楼', '二单元', '301', 80],
        ['一 期', '3', '2', '302室', 81],
        ['1期', '5幢', null, '101', 80],
        ['一期', 'S1', '无', '1', 80],
        ['一期', 's1号楼', '1单元', '02', 80],
      ],
      before,
    );
    expect([found.added, found.changed, found.missing, found.otherWritingCount]).toStrictEqual([
      1, 1, 1, 4,
    ]);
    expect(found.changedBy).toStrictEqual({ area: 1 });
    expect(found.otherWritings[0]).toStrictEqual({
      row: 2,
      written: '一期 3号楼 二单元 301',
      known: '一期 3栋 2单元 0301',
    });
  });

  it('asks for the stair where a building has several and the door is in more than one', () => {
    const file = messyWorkbook([
      { rows: [HEAD, ['一期', '3栋', null, '302'], ['一期', '3栋', null, '301']] },
    ]);
    const { problems, entries } = readFile(file, {}, before);
    expect(told(problems)).toStrictEqual([['C2', 'STAIR_UNCLEAR', '302', undefined]]);
    expect(doors(entries)).toStrictEqual(['一期 3栋 2单元 301']);
  });

  it('tells building by building what is new, changes and is missing', () => {
    const found = check(
      [
        ['一期', '3栋', '2单元', '0301', 90],
        ['一期', '3栋', '2单元', '303', 90],
        ['一期', '7栋', '1单元', '101', 90],
      ],
      before,
    );
    expect(
      found.changes.map(({ label, added, changed, missing, unchanged }) => [
        label,
        added,
        changed,
        missing,
        unchanged,
      ]),
    ).toStrictEqual([
      ['一期 S1栋', 0, 0, 1, 0],
      ['一期 3栋', 1, 1, 2, 0],
      ['一期 5栋', 0, 0, 1, 0],
      ['一期 7栋', 1, 0, 0, 0],
    ]);
  });

  it('names an estate that the roster does not have, and takes it for one that it has if told', () => {
    const row: MessyCell[] = ['枫林一期', '3栋', '2单元', '301', 80];
    expect(check([row], before).newEstates).toStrictEqual(['枫林一期']);
    const same = check([row], before, { estates: [{ written: '枫林一期', as: '一期' }] });
    expect([same.newEstates, same.added]).toStrictEqual([[], 0]);
  });

  it('compares an estate with what its papers state (R17)', () => {
    const rows = [['一期', '3栋', '2单元', '0301', 90.5]];
    const totals = [{ estate: '一期', area: 80_759_98, households: 6 }];
    expect(check(rows, before, { totals }).totals).toStrictEqual([
      {
        estate: '一期',
        area: 80_759_98,
        households: 6,
        rosterArea: 410_50,
        rosterHouseholds: 5,
        withoutArea: 0,
      },
    ]);
    const kept = structuredClone(before);
    for (const place of kept.places) {
      if (place.kind === 'estate') place.stated = { area: 1, households: null };
    }
    assert.equal(check(rows, kept).totals[0]?.area, 1, 'it was stated at an earlier import');
  });
});

describe('before a vote', () => {
  const estate = (_id: string, area: number | null, units: number | null) => ({
    _id,
    name: _id,
    stated: { area, households: units },
  });
  const homes = [
    { _id: 'oak.a.b.c.d', area: 100 },
    { _id: 'oak.a.b.c.e', area: null },
  ];

  it('an estate that states something else than the roster holds is told', () => {
    const found = totalsOf('oak', [estate('oak.a', 120, 2)], homes).filter(isApart);
    expect(found).toStrictEqual([
      {
        estate: 'oak.a',
        area: 120,
        households: 2,
        rosterArea: 100,
        rosterHouseholds: 2,
        withoutArea: 1,
      },
    ]);
  });

  it('what agrees, or lies elsewhere, is not', () => {
    const agrees = totalsOf('oak', [estate('oak.a', 100, null)], homes);
    expect(agrees.map(isApart)).toStrictEqual([false]);
    expect(totalsOf('oak.a.b', [estate('oak.a', 1, 1)], homes)).toStrictEqual([]);
  });

  it('an estate of which nothing is stated is told as well: nothing could show a missing building', () => {
    const unstated = { ...estate('oak.a', 1, 1), stated: undefined };
    expect(totalsOf('oak', [unstated], homes).map(isApart)).toStrictEqual([true]);
  });
});

describe('no household becomes two', () => {
  const building = fc.constantFrom(
    ['3栋', '3', '03栋', '三栋', '3号楼', '3幢', '3#'],
    ['12栋', '12', '十二栋', '12座'],
    ['S1栋', 's1', 'S1号楼'],
  );
  const stair = fc.constantFrom(
    ['2单元', '2', '二单元', '02单元', '2梯'],
    ['1单元', '1', '一单元'],
  );
  const number = fc.constantFrom(
    ['301', '0301', '301室', '301号', '３０１', ' 3 01'],
    ['1202', '1202室'],
  );
  const pick = (names: readonly string[]) => fc.constantFrom(...names);
  const written = fc
    .tuple(building, stair, number)
    .chain((names) => fc.tuple(fc.constant(names), ...names.map(pick)));

  it('however its door is written, in one file or in two after each other', () => {
    fc.assert(
      fc.property(
        fc.array(written, { minLength: 1, maxLength: 12 }),
        fc.boolean(),
        (list, isKnown) => {
          const doorsOf = new Set(list.map(([names]) => names.map(([first]) => first).join(' ')));
          const rows = list.map(([, ...names]): MessyCell[] => ['一期', ...names, 80]);
          const first = readFile(messyWorkbook([{ rows: [HEAD, ...rows] }]));
          expect(first.plan.households.length).toBe(doorsOf.size);
          const before = isKnown
            ? known(...[...doorsOf].map((door): [string] => [`一期 ${door}`]))
            : undefined;
          const again = readFile(messyWorkbook([{ rows: [HEAD, ...rows.reverse()] }]), {}, before);
          const ids = (file: typeof first) => file.plan.households.map(({ _id }) => _id).sort();
          expect(ids(again)).toStrictEqual(ids(first));
        },
      ),
      { numRuns: 60 },
    );
  });
});
