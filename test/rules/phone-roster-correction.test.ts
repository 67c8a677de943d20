import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  areaOf,
  correctionOf,
  correctionsFor,
  NO_CORRECTION,
} from '../../miniprogram/package-ballot/pages/motion-objections/correction.ts';

/** What an answer to an objection does to the roster, as it is typed on the phone. */
test('an area is read to 0.01 ㎡, without floating point', () => {
  assert.equal(areaOf('89.5'), 8950);
  assert.equal(areaOf(' 89.57 '), 8957);
  assert.equal(areaOf('89'), 8900);
  assert.equal(areaOf('0.07'), 7);
  for (const typed of ['', '0', '0.00', '89.571', '-3', '八十九', '12345678', '8 9']) {
    assert.equal(areaOf(typed), null, typed);
  }
});

test('a correction is sent only when it names whom it is about', () => {
  assert.deepEqual(correctionOf(NO_CORRECTION), { kind: 'none' });
  for (const kind of ['remove', 'add', 'area'] as const) {
    assert.equal(correctionOf({ ...NO_CORRECTION, kind }), null);
  }
  const named = { ...NO_CORRECTION, id: 'a.b.c', name: '301' };
  assert.deepEqual(correctionOf({ ...named, kind: 'remove' }), {
    kind: 'remove',
    voterId: 'a.b.c',
  });
  assert.deepEqual(correctionOf({ ...named, kind: 'add' }), { kind: 'add', id: 'a.b.c' });
  assert.equal(correctionOf({ ...named, kind: 'area', area: '89.' }), null);
  assert.deepEqual(correctionOf({ ...named, kind: 'area', area: '89.5' }), {
    kind: 'area',
    voterId: 'a.b.c',
    area: 8950,
  });
});

test('the roster stands still once it is open, and areas are only owners’', () => {
  const kinds = (...input: Parameters<typeof correctionsFor>) =>
    correctionsFor(...input).map(({ kind }) => kind);
  assert.deepEqual(kinds('owners', false), ['none']);
  assert.deepEqual(kinds('households', true), ['none', 'remove', 'add']);
  assert.deepEqual(kinds('owners', true), ['none', 'remove', 'add', 'area']);
});
