import { describe, expect, it } from '@jest/globals';
import { placeIn, readDue, readNumber } from '../../cloudfunctions/matter/order/order-rules.ts';

/** What the cells of a table of orders say. */

const PLACES = [
  ['c', null, 'community', '阳光社区'],
  ['c.a', 'c', 'estate', '阳光苑'],
  ['c.b', 'c', 'estate', '阳光苑二期'],
  ['c.a.1', 'c.a', 'building', '3栋'],
  ['c.b.1', 'c.b', 'building', '三号楼'],
  ['c.b.2', 'c.b', 'building', '12栋'],
  ['c.b.1.1', 'c.b.1', 'stair', '2单元'],
].map(([_id = '', parentId, kind, name]) => ({
  _id: String(_id),
  parentId: parentId ?? null,
  kind: String(kind),
  name: String(name),
  label: String(name),
}));

describe('an address', () => {
  it.each([
    ['阳光苑3栋1单元', 'c.a.1'],
    ['阳光苑二期 3号楼二单元门口', 'c.b.1.1'],
    ['阳光苑二期3-2-301', 'c.b.1.1'],
    ['12幢楼下', 'c.b.2'],
    ['阳光苑', 'c.a'],
    ['阳光苑9栋', 'c.a'],
  ])('%s leads to %s', (address, placeId) => {
    expect(placeIn(address, PLACES)?._id).toBe(placeId);
  });

  it('that fits two buildings, or none, is not sure', () => {
    for (const address of ['3栋', '城西路口', '', '9栋']) {
      expect(placeIn(address, PLACES)).toBeUndefined();
    }
  });
});

describe('a number', () => {
  it('is what stands there, without what Excel has cut', () => {
    expect(readNumber({ text: ' XT 2026－0615 ' })).toBe('XT2026-0615');
    const written = { text: '2.02606E+13', odd: 'scientific' };
    expect(readNumber({ ...written, number: 20260615000001 })).toBe('20260615000001');
    expect(readNumber({ ...written, number: 2.026061500000123e18 })).toBeUndefined();
    expect(readNumber({ text: '号' })).toBeUndefined();
  });
});

describe('a deadline', () => {
  it('is a day within a year, with or without a time of day', () => {
    const due = (text: string, year?: number) => readDue({ text, year }, '2026-06-15');
    expect(due('2026/6/18 17:00:00')).toBe('2026-06-18');
    expect(due('2026-06-18T17:00:00')).toBe('2026-06-18');
    expect(due('2026年6月18日前')).toBe('2026-06-18');
    expect(due('6月18日', 2026)).toBe('2026-06-18');
    for (const text of ['尽快', '3', '2026年6月', '2028-06-18', '2026-02-30', '']) {
      expect(due(text)).toBeUndefined();
    }
  });
});
