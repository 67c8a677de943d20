import assert from 'node:assert/strict';
import { expect } from '@jest/globals';
import type {
  ShiftDocument,
  VolunteerDocument,
} from '../../cloudfunctions/volunteer/collections.ts';
import { overlaps } from '../../cloudfunctions/volunteer/sign/claim-rules.ts';
import type { Linli } from './linli.ts';

export const shiftIn = (linli: Linli, id: string) =>
  linli.documents<ShiftDocument>('shifts').find(({ _id }) => _id === id) as ShiftDocument;

/** At every moment: no place is sold twice, none is lost, nobody is on a shift twice. */
export function checkPlaces(linli: Linli): void {
  for (const { _id, roles, free, seats, waiting } of linli.documents<ShiftDocument>('shifts')) {
    for (const { roleId, places } of roles) {
      const taken = Object.values(seats).filter((seat) => seat.roleId === roleId).length;
      assert.ok((free[roleId] ?? -1) >= 0, `${_id}: ${free[roleId]} are free`);
      assert.equal(taken + (free[roleId] ?? 0), places, `${_id}: ${taken} taken`);
    }
    const people = [...Object.keys(seats), ...waiting.map(({ residentId }) => residentId)];
    expect(new Set(people).size).toBe(people.length);
  }
}

/** Once upkeep has been: everybody's own document keeps the times of their places, and no two of them clash. */
export function checkClaims(linli: Linli): void {
  const shifts = linli.documents<ShiftDocument>('shifts');
  const claimed = linli
    .documents<VolunteerDocument>('volunteers')
    .flatMap(({ residentId, claims }) => {
      for (const [index, one] of claims.entries()) {
        for (const other of claims.slice(index + 1)) {
          assert.equal(overlaps(one, other), false, `${residentId}: ${one.title}, ${other.title}`);
        }
      }
      return claims.map(({ shiftId, key }) => `${shiftId} ${residentId} ${key}`);
    });
  const taken = shifts.flatMap(({ _id, seats }) =>
    Object.entries(seats)
      .filter(([, { state }]) => state === 'in')
      .map(([id, { key }]) => `${_id} ${id} ${key}`),
  );
  expect(claimed.sort()).toStrictEqual(taken.sort());
  for (const { gone } of shifts) expect(gone).toStrictEqual([]);
}
