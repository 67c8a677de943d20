import assert from 'node:assert/strict';
import { expect } from '@jest/globals';
import type {
  ShiftDocument,
  VolunteerDocument,
  WaiterDocument,
} from '../../cloudfunctions/volunteer/collections.ts';
import { overlaps } from '../../cloudfunctions/volunteer/sign/claim-rules.ts';
import type { Linli } from './linli.ts';
import { patch } from './patch.ts';
import { roleOf } from './volunteers.ts';

export const shiftIn = (linli: Linli, id: string) =>
  linli.documents<ShiftDocument>('shifts').find(({ _id }) => _id === id) as ShiftDocument;

/** Ids of those who wait, in their order. */
export const waitingFor = (linli: Linli, shiftId: string) =>
  linli
    .documents<WaiterDocument>('waiters')
    .filter((one) => one.shiftId === shiftId)
    .sort((one, other) => one.number - other.number || (one._id < other._id ? -1 : 1))
    .map(({ residentId }) => residentId);

/** Two more places, for adults: whoever is under 18 may come without one of their home. */
export async function keepPlacesForAdults(linli: Linli, shiftId: string): Promise<void> {
  const adults = roleOf({ roleId: 'r2', ages: { from: 18, until: null } });
  const { roles, free, waits } = shiftIn(linli, shiftId);
  const fields = {
    roles: [...roles, adults],
    free: { ...free, r2: 2 },
    waits: { ...waits, r2: 0 },
  };
  await patch(linli, 'shifts', { _id: shiftId }, fields);
}

/** At every moment: no place is sold twice, none is lost. */
export function checkPlaces(linli: Linli): void {
  for (const { _id, roles, free, seats } of linli.documents<ShiftDocument>('shifts')) {
    for (const { roleId, places } of roles) {
      const taken = Object.values(seats).filter((seat) => seat.roleId === roleId).length;
      assert.ok((free[roleId] ?? -1) >= 0, `${_id}: ${free[roleId]} are free`);
      assert.equal(taken + (free[roleId] ?? 0), places, `${_id}: ${taken} taken`);
    }
  }
}

/**
 * Once upkeep has been: everybody's own document keeps the times of their places, no two of them clash, and
 * nobody is on a shift and waits for it.
 */
export function checkClaims(linli: Linli): void {
  const now = linli.cloud.now();
  const shifts = linli.documents<ShiftDocument>('shifts').filter(({ until }) => until > now);
  const claimed = linli
    .documents<VolunteerDocument>('volunteers')
    .flatMap(({ residentId, claims }) => {
      for (const [index, one] of claims.entries()) {
        for (const other of claims.slice(index + 1)) {
          assert.equal(overlaps(one, other), false, `${residentId}: ${one.title}, ${other.title}`);
        }
      }
      return claims
        .filter(({ until }) => until > now)
        .map(({ shiftId, key }) => `${shiftId} ${residentId} ${key}`);
    });
  const taken = shifts.flatMap(({ _id, seats }) =>
    Object.entries(seats)
      .filter(([, { state }]) => state === 'in')
      .map(([id, { key }]) => `${_id} ${id} ${key}`),
  );
  expect(claimed.sort()).toStrictEqual(taken.sort());
  for (const { _id, gone, roles, waits, seats } of shifts) {
    expect(gone).toStrictEqual([]);
    const waiting = linli
      .documents<WaiterDocument>('waiters')
      .filter(({ shiftId }) => shiftId === _id);
    for (const { roleId } of roles) {
      const count = waiting.filter((one) => one.roleId === roleId).length;
      assert.equal(waits[roleId], count, `${_id}: who waits is counted`);
    }
    for (const { residentId } of waiting) assert.ok(!(residentId in seats), `${_id}: on it twice`);
  }
}
