import assert from 'node:assert/strict';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { covers } from '../../cloudfunctions/kernel/path-id.ts';
import {
  compareGrids,
  placeAround,
  sizeOfGrid,
} from '../../cloudfunctions/roster/grid/grid-rules.ts';

describe('micro-grids', () => {
  it('are of ten to fifteen households', () => {
    expect([1, 9, 10, 15, 16].map(sizeOfGrid)).toStrictEqual([
      'small',
      'small',
      'fits',
      'fits',
      'large',
    ]);
  });

  it('stand in the order in which people count, those in none last', () => {
    const line = (estate: string, grid: string | null) => ({ estate, grid });
    const sorted = [
      line('一期', null),
      line('一期', '第10网格'),
      line('二期', '第1网格'),
      line('一期', '第2网格'),
      line('一期', '东头'),
    ].sort(compareGrids);
    expect(sorted.map(({ grid }) => grid)).toStrictEqual([
      '第2网格',
      '第10网格',
      '东头',
      null,
      '第1网格',
    ]);
  });

  it('the place around households covers them all, and nothing narrower does', () => {
    const part = fc.constantFrom('a', 'b');
    const id = fc
      .tuple(part, part, part, part)
      .map(([estate, building, stair, home]) => `oak.${estate}.${building}.${stair}.${home}`);
    fc.assert(
      fc.property(fc.uniqueArray(id, { minLength: 1 }), (ids) => {
        const around = placeAround(ids);
        assert.ok(ids.every((one) => covers(around, one) && one !== around));
        const depth = around.split('.').length;
        const narrower = new Set(
          ids.map((one) =>
            one
              .split('.')
              .slice(0, depth + 1)
              .join('.'),
          ),
        );
        assert.ok(narrower.size > 1 || depth === 4);
      }),
    );
  });
});
