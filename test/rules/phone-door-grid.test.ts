import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Door, drawBuilding, spotOf } from '../../miniprogram/components/door-grid/layout.ts';

/** A building drawn by its doors. */

const door = (stair: string, number: string): Door => ({ id: `${stair}/${number}`, stair, number });
const drawn = (doors: Door[]) => {
  const { stairs, floors } = drawBuilding(doors);
  return {
    stairs: stairs.map(({ name, doors: count }) => `${name}:${count}`),
    floors: floors.map(
      ({ floor, cells }) =>
        `${floor}| ${cells.map(({ isGap, number }) => (isGap ? '·' : number)).join(' ')}`,
    ),
  };
};

describe('the number of a door', () => {
  it('says its floor and its place there', () => {
    for (const [number, floor, place] of [
      ['301', 3, 1],
      ['0301', 3, 1],
      ['1203室', 12, 3],
      ['6002', 60, 2],
      ['A座1203', 12, 3],
      ['B102', -1, 2],
      ['负101', -1, 1],
      ['地下203', -2, 3],
      ['2-301', 3, 1],
      ['12', null, 12],
      ['门卫', null, 0],
    ] as const) {
      expect([number, spotOf(number)]).toStrictEqual([number, { floor, door: place }]);
    }
  });
});

describe('a building', () => {
  it('has its floors from the top, its stairs side by side, and gaps where it has no door', () => {
    expect(
      drawn([
        door('1单元', '101'),
        door('1单元', '102'),
        door('1单元', '202'),
        door('2单元', '101'),
        door('2单元', '201'),
        door('2单元', '301'),
      ]),
    ).toStrictEqual({
      stairs: ['1单元:2', '2单元:1'],
      floors: ['3| · · 301', '2| · 202 201', '1| 101 102 101'],
    });
  });

  it('keeps doors that say no floor, or the place of another, in rows of their own', () => {
    expect(
      drawn([door('', '101'), door('', '0101'), door('', '门卫'), door('', 'B101')]),
    ).toStrictEqual({ stairs: [':1'], floors: ['1| 101', '| 0101', '底1| B101', '| 门卫'] });
  });

  it('whatever is written on its doors, shows each once, in rows of one width', () => {
    const number = fc.oneof(
      fc
        .tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 12 }))
        .map(([floor, place]) => `${floor}${String(place).padStart(2, '0')}`),
      fc.string({ maxLength: 6 }),
    );
    const doors = fc
      .array(fc.tuple(fc.constantFrom('', '1单元', '2单元', '3单元'), number), { maxLength: 300 })
      .map((all) => all.map(([stair, text], n) => ({ ...door(stair, text), id: `d${n}` })));
    fc.assert(
      fc.property(doors, (all) => {
        const { floors, columns } = drawBuilding(all);
        const shown = floors.flatMap(({ cells }) => cells.filter(({ isGap }) => !isGap));
        expect(shown.map(({ id }) => id).sort()).toStrictEqual(all.map(({ id }) => id).sort());
        for (const { cells } of floors) expect(cells).toHaveLength(columns);
        const ids = floors.flatMap(({ cells }) => cells.map(({ id }) => id));
        expect(new Set(ids).size).toBe(ids.length);
      }),
    );
  });

  it('of sixty floors and four doors on each is drawn whole', () => {
    const all = Array.from({ length: 240 }, (_, n) =>
      door('1单元', `${Math.floor(n / 4) + 1}0${(n % 4) + 1}`),
    );
    const { floors, columns } = drawBuilding(all);
    expect([floors.length, columns, floors[0]?.floor]).toStrictEqual([60, 4, '60']);
    expect(floors[0]?.cells[2]?.label).toBe('1单元 6003');
  });
});
