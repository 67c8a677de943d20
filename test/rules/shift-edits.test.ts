import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  editedPatch,
  rolesAfter,
  tooFewFor,
} from '../../cloudfunctions/volunteer/season/edit-rules.ts';
import { emptyShift } from '../../cloudfunctions/volunteer/shift/shift-rules.ts';
import type { ShiftRole } from '../../typings/contract/volunteer/shift.ts';
import { roleOf, shiftForm } from '../support/volunteers.ts';

/** Changes of a shift: whatever is changed, nobody who has a place or waits for one loses it. */

const ids = ['r1', 'r2', 'r3', 'r4'];
const roles = fc.uniqueArray(
  fc.record({ roleId: fc.constantFrom(...ids), places: fc.integer({ min: 1, max: 9 }) }),
  { selector: ({ roleId }) => roleId, minLength: 1 },
);
const state = roles.chain((all) =>
  fc.record({
    roles: fc.constant(all.map((one) => roleOf(one))),
    taken: fc.tuple(...all.map(({ places }) => fc.integer({ min: 0, max: places }))),
    waiting: fc.tuple(...all.map(() => fc.integer({ min: 0, max: 3 }))),
  }),
);
const shiftOf = ({
  roles: all,
  taken,
  waiting,
}: {
  roles: ShiftRole[];
  taken: number[];
  waiting: number[];
}) => ({
  roles: all,
  free: Object.fromEntries(all.map(({ roleId, places }, n) => [roleId, places - (taken[n] ?? 0)])),
  waits: Object.fromEntries(all.map(({ roleId }, n) => [roleId, waiting[n] ?? 0])),
});

describe('the roles of a shift after a change', () => {
  it('have a place for everybody who had one, and their waitlists', () => {
    fc.assert(
      fc.property(state, roles, (before, wanted) => {
        const shift = shiftOf(before);
        const after = rolesAfter(
          shift,
          wanted.map((one) => roleOf(one)),
        );
        for (const [n, { roleId }] of before.roles.entries()) {
          const taken = before.taken[n] ?? 0;
          const role = after.roles.find((one) => one.roleId === roleId);
          if (taken > 0 || (before.waiting[n] ?? 0) > 0) {
            expect((role?.places ?? 0) - (after.free[roleId] ?? 0)).toBe(taken);
            expect(after.waits[roleId]).toBe(before.waiting[n]);
          }
        }
        for (const { roleId } of after.roles) {
          expect(after.free[roleId]).toBeGreaterThanOrEqual(0);
        }
        expect(new Set(after.roles.map(({ roleId }) => roleId)).size).toBe(after.roles.length);
      }),
    );
  });

  it('are as wanted wherever that takes no place from anybody', () => {
    fc.assert(
      fc.property(state, roles, (before, wanted) => {
        const shift = shiftOf(before);
        const asked = wanted.map((one) => roleOf(one));
        fc.pre(tooFewFor(shift, asked) === 0);
        expect(rolesAfter(shift, asked).roles).toStrictEqual(asked);
      }),
    );
  });
});

describe('a change', () => {
  const shift = {
    _id: 's',
    communityId: 'c',
    teamId: 't',
    teamName: 'T',
    ...emptyShift(shiftForm()),
    change: { id: 'x', action: 'seed', actorId: 'a', target: 't', at: 0 },
  };
  const stamp = { id: 'abcdefgh', at: 1 };

  it('to the same is none', () => {
    const { title, about, meet, outdoor, roles: own } = shift;
    const same = { title, about, meet, outdoor, roles: own, from: '09:00', until: '11:00' };
    expect(editedPatch(shift, same, stamp)).toBe(null);
  });

  it('of a night shift ends on the next day', () => {
    const night = editedPatch(shift, { from: '22:30', until: '06:15' }, stamp);
    expect((night?.until ?? 0) - (night?.from ?? 0)).toBe((7 * 60 + 45) * 60_000);
    expect(night?.day).toBe(shift.day);
  });
});
