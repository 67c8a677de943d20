import assert from 'node:assert/strict';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { covers } from '../../cloudfunctions/kernel/path-id.ts';
import { withoutHousehold } from '../../cloudfunctions/resident/household/membership-rules.ts';

const segment = fc.constantFrom('a1', 'b2', 'c3');
const id = fc.tuple(segment, segment, segment, segment).map((rest) => `maple.${rest.join('.')}`);
const homes = fc
  .uniqueArray(id, { maxLength: 6 })
  .map((ids) => ids.map((householdId) => ({ householdId, label: householdId, joinedAt: 1 })));

describe('one home less', () => {
  it('keeps the others, and exactly the places that cover one of them', () => {
    fc.assert(
      fc.property(homes, id, (all, gone) => {
        const { households, lineages } = withoutHousehold(all, gone);
        expect(households.map((one) => one.householdId)).toStrictEqual(
          all.map((one) => one.householdId).filter((one) => one !== gone),
        );
        for (const place of lineages) {
          assert.ok(households.some((one) => covers(place, one.householdId)));
          assert.ok(!households.some((one) => one.householdId === place));
        }
        for (const { householdId } of households) {
          expect(lineages.filter((place) => covers(place, householdId)).length).toBe(4);
        }
      }),
    );
  });
});
