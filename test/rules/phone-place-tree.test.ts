import assert from 'node:assert/strict';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  covers,
  householdsOf,
  placeLabel,
  toggle,
  visibleRows,
  withinPlaces,
} from '../../miniprogram/components/place-picker/tree.ts';
import type { PlaceKind, PlaceNode } from '../../typings/contract/resident.ts';

/** Two estates: one with two buildings of two stairs each, one with a single building. */
const PLACES: PlaceNode[] = [
  node('c', 'community', '枫林社区', 10),
  node('c.e1', 'estate', '一期', 8),
  node('c.e1.b1', 'building', '1栋', 4),
  node('c.e1.b1.s1', 'stair', '1单元', 2),
  node('c.e1.b1.s2', 'stair', '2单元', 2),
  node('c.e1.b2', 'building', '2栋', 4),
  node('c.e1.b2.s1', 'stair', '1单元', 2),
  node('c.e1.b2.s2', 'stair', '2单元', 2),
  node('c.e2', 'estate', '二期', 2),
  node('c.e2.b1', 'building', '1栋', 2),
  node('c.e2.b1.s1', 'stair', '1单元', 2),
];
const LEAVES = PLACES.filter(({ kind }) => kind === 'stair').map(({ placeId }) => placeId);

function node(placeId: string, kind: PlaceKind, name: string, households: number): PlaceNode {
  const cut = placeId.lastIndexOf('.');
  const parentId = cut < 0 ? null : placeId.slice(0, cut);
  return { placeId, parentId, kind, name, order: placeId.length, households };
}

const leavesOf = (chosen: readonly string[]) =>
  LEAVES.filter((leaf) => chosen.some((outer) => covers(outer, leaf)));

test('after any taps each leaf is covered once, as if every leaf had been tapped', () => {
  const taps = fc.array(fc.constantFrom(...PLACES.map(({ placeId }) => placeId)), {
    maxLength: 12,
  });
  fc.assert(
    fc.property(taps, (tapped) => {
      let chosen: string[] = [];
      const covered = new Set<string>();
      for (const place of tapped) {
        const below = LEAVES.filter((leaf) => covers(place, leaf));
        const isOn = below.every((leaf) => covered.has(leaf));
        for (const leaf of below) isOn ? covered.delete(leaf) : covered.add(leaf);
        chosen = toggle(PLACES, chosen, place);
        expect(new Set(leavesOf(chosen))).toStrictEqual(covered);
        expect(householdsOf(PLACES, chosen)).toBe(covered.size * 2);
        for (const one of chosen) {
          assert.ok(!chosen.some((other) => other !== one && covers(other, one)));
        }
      }
    }),
  );
});

test('all children chosen are their parent', () => {
  let chosen: string[] = [];
  for (const leaf of LEAVES) chosen = toggle(PLACES, chosen, leaf);
  expect(chosen).toStrictEqual(['c']);
});

test('rows: children follow an open parent, the state counts what is below', () => {
  const rows = visibleRows(PLACES, ['c.e1.b1'], new Set(['c', 'c.e1']));
  expect(rows.map(({ placeId, state, depth }) => [placeId, state, depth])).toStrictEqual([
    ['c', 'part', 0],
    ['c.e1', 'part', 1],
    ['c.e1.b1', 'on', 2],
    ['c.e1.b2', 'off', 2],
    ['c.e2', 'off', 1],
  ]);
});

test('someone with one building chooses within it, and it carries its whole name', () => {
  const own = withinPlaces(PLACES, ['c.e1.b2']);
  expect(own.map(({ name }) => name)).toStrictEqual(['一期 2栋', '1单元', '2单元']);
  expect(placeLabel(own, 'c.e1.b2.s2')).toBe('一期 2栋 2单元');
  expect(placeLabel(PLACES, 'c')).toBe('枫林社区');
});
