import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { covers } from '../../cloudfunctions/kernel/path-id.ts';
import {
  mayUndo,
  messageOutcome,
  openKeys,
  placesToShow,
  receiptKeys,
} from '../../cloudfunctions/notice/confirm/receipt-rules.ts';
import { consentInForce } from '../../cloudfunctions/people/consent.ts';
import type { ConsentDocument } from '../../cloudfunctions/resident/collections.ts';

const segment = fc.constantFrom('a', 'b', 'c');
const place = fc.array(segment, { maxLength: 3 }).map((path) => ['oak', ...path].join('.'));
const household = fc
  .array(segment, { minLength: 4, maxLength: 4 })
  .map((path) => ['oak', ...path].join('.'));

describe('places to show', () => {
  it('cover a household exactly if the audience, the office and the chosen place do', () => {
    const places = fc.array(place, { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(
        places,
        places,
        fc.option(place, { nil: undefined }),
        household,
        (audience, scope, within, home) => {
          const covered = (list: readonly string[]) => list.some((one) => covers(one, home));
          const expected =
            covered(audience) && covered(scope) && (within === undefined || covers(within, home));
          expect(covered(placesToShow(audience, scope, within))).toBe(expected);
        },
      ),
    );
  });
});

describe('keys of open households', () => {
  const homes = ['oak.a.b.c.h1', 'oak.b.b.c.h2'].map((householdId) => ({ householdId }));

  it('are of each that is asked and has no receipt, whoever gave it', () => {
    const audience = ['oak'];
    const [first = '', second = ''] = receiptKeys('n', homes);
    const open = (places: string[], ...keys: string[]) =>
      openKeys('n', homes, { audience: places }, keys.length > 0 ? [{ keys }] : []);
    expect(open(audience)).toStrictEqual([first, second]);
    expect(open(audience, first)).toStrictEqual([second]);
    expect(open(audience, first, second)).toStrictEqual([]);
    expect(open(['oak.a'], first)).toStrictEqual([]);
    expect(open(['oak.c'])).toStrictEqual([]);
    expect(openKeys('m', homes, { audience }, [{ keys: [first, second] }]).length).toBe(2);
  });
});

describe('a consent', () => {
  it('holds from its first to its last day, until it is taken back', () => {
    const consent = { from: '2026-06-01', until: '2026-06-30', endedAt: null } as ConsentDocument;
    const days = ['2026-05-31', '2026-06-01', '2026-06-30', '2026-07-01'];
    expect(days.map((day) => consentInForce(consent, day))).toStrictEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(consentInForce({ ...consent, endedAt: 1 }, '2026-06-15')).toBe(false);
    expect(consentInForce(undefined, '2026-06-15')).toBe(false);
  });
});

describe('mayUndo', () => {
  const HOUR = 60 * 60 * 1000;
  const by = { residentId: 'p1', name: '罗清和', how: 'door' as const };
  const receipt = { residentId: null, by, confirmedAt: 1000 * HOUR };
  it('is for the officer who wrote it down, for a day', () => {
    expect(mayUndo(receipt, 'p1', 1024 * HOUR)).toBe(true);
    expect(mayUndo(receipt, 'p1', 1024 * HOUR + 1)).toBe(false);
    expect(mayUndo(receipt, 'p2', 1000 * HOUR)).toBe(false);
  });
  it("is not for a person's own confirmation", () => {
    expect(mayUndo({ ...receipt, residentId: 'p1' }, 'p1', 1000 * HOUR)).toBe(false);
  });
});

describe('messageOutcome', () => {
  it('is the best of them, and never claims more than is known', () => {
    expect(messageOutcome([])).toBe('none');
    expect(messageOutcome(['cancelled'])).toBe('none');
    expect(messageOutcome(['refused', 'unsure'])).toBe('unsure');
    expect(messageOutcome(['refused', 'sending'])).toBe('due');
    const states = fc.array(
      fc.constantFrom('due' as const, 'sending', 'refused', 'unsure', 'cancelled'),
    );
    fc.assert(fc.property(states, (found) => messageOutcome(found) !== 'sent'));
    fc.assert(fc.property(states, (found) => messageOutcome([...found, 'sent']) === 'sent'));
  });
});
