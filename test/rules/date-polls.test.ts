import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { countSlots } from '../../cloudfunctions/meeting/date/poll-rules.ts';
import type { DateSays } from '../../typings/contract/meeting/date.ts';

/** Which of the offered times is best. */

const says = fc.constantFrom<DateSays>('yes', 'maybe', 'no');
const COUNT = 4;
const poll = fc.array(
  fc.record({
    required: fc.boolean(),
    vacant: fc.boolean(),
    left: fc.boolean(),
    said: fc.option(fc.array(says, { minLength: COUNT, maxLength: COUNT }), { nil: null }),
  }),
  { maxLength: 12 },
);

describe('the times of a poll', () => {
  it('are ordered by required seats absent, then by all absent; every seat in office counts once', () => {
    fc.assert(
      fc.property(poll, (rows) => {
        const seats = rows.map(({ required, vacant }, n) => ({
          seatId: `s${n}`,
          residentId: vacant ? null : `p${n}`,
          required,
        }));
        // What somebody said who had the seat before counts for nobody.
        const answers = rows.flatMap(({ said, left }, n) =>
          said ? [{ seatId: `s${n}`, residentId: left ? 'gone' : `p${n}`, says: said }] : [],
        );
        const counted = countSlots(COUNT, seats, answers);
        const inOffice = rows.filter(({ vacant }) => !vacant);
        expect([...counted].map(({ index }) => index).sort()).toStrictEqual([0, 1, 2, 3]);
        for (const [n, { index, yes, maybe, no, open, requiredAbsent }] of counted.entries()) {
          expect(yes + maybe + no + open).toBe(inOffice.length);
          const absent = inOffice.filter(({ said, left }) => !left && said?.[index] === 'no');
          expect([no, requiredAbsent]).toStrictEqual([
            absent.length,
            absent.filter(({ required }) => required).length,
          ]);
          const before = counted[n - 1];
          if (before) {
            expect(
              before.requiredAbsent < requiredAbsent ||
                (before.requiredAbsent === requiredAbsent && before.no <= no),
            ).toBe(true);
          }
        }
      }),
    );
  });
});
