import assert from 'node:assert/strict';
import { expect, test } from '@jest/globals';
import {
  areaOf,
  correctionOf,
  correctionsFor,
  NO_CORRECTION,
} from '../../miniprogram/package-ballot/pages/motion-objections/correction.ts';

/** What an answer to an objection does to the roster, as it is typed on the phone. */
test('an area is read to 0.01 ㎡, without floating point', () => {
  expect(areaOf('89.5')).toBe(8950);
  expect(areaOf(' 89.57 ')).toBe(8957);
  expect(areaOf('89')).toBe(8900);
  expect(areaOf('0.07')).toBe(7);
  for (const typed of ['', '0', '0.00', '89.571', '-3', '八十九', '12345678', '8 9']) {
    assert.equal(areaOf(typed), null, typed);
  }
});

test('a correction is sent only when it names whom it is about', () => {
  expect(correctionOf(NO_CORRECTION)).toStrictEqual({ kind: 'none' });
  for (const kind of ['remove', 'add', 'area'] as const) {
    expect(correctionOf({ ...NO_CORRECTION, kind })).toBe(null);
  }
  const named = { ...NO_CORRECTION, id: 'a.b.c', name: '301' };
  expect(correctionOf({ ...named, kind: 'remove' })).toStrictEqual({
    kind: 'remove',
    voterId: 'a.b.c',
  });
  expect(correctionOf({ ...named, kind: 'add' })).toStrictEqual({ kind: 'add', id: 'a.b.c' });
  expect(correctionOf({ ...named, kind: 'area', area: '89.' })).toBe(null);
  expect(correctionOf({ ...named, kind: 'area', area: '89.5' })).toStrictEqual({
    kind: 'area',
    voterId: 'a.b.c',
    area: 8950,
  });
});

test('the roster stands still once it is open, and areas are only owners’', () => {
  const kinds = (...input: Parameters<typeof correctionsFor>) =>
    correctionsFor(...input).map(({ kind }) => kind);
  expect(kinds('owners', false)).toStrictEqual(['none']);
  expect(kinds('households', true)).toStrictEqual(['none', 'remove', 'add']);
  expect(kinds('owners', true)).toStrictEqual(['none', 'remove', 'add', 'area']);
});
