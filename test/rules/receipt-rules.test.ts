import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
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
          assert.equal(covered(placesToShow(audience, scope, within)), expected);
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
    assert.deepEqual(open(audience), [first, second]);
    assert.deepEqual(open(audience, first), [second]);
    assert.deepEqual(open(audience, first, second), []);
    assert.deepEqual(open(['oak.a'], first), []);
    assert.deepEqual(open(['oak.c']), []);
    assert.equal(openKeys('m', homes, { audience }, [{ keys: [first, second] }]).length, 2);
  });
});

describe('a consent', () => {
  it('holds from its first to its last day, until it is taken back', () => {
    const consent = { from: '2026-06-01', until: '2026-06-30', endedAt: null } as ConsentDocument;
    const days = ['2026-05-31', '2026-06-01', '2026-06-30', '2026-07-01'];
    assert.deepEqual(
      days.map((day) => consentInForce(consent, day)),
      [false, true, true, false],
    );
    assert.equal(consentInForce({ ...consent, endedAt: 1 }, '2026-06-15'), false);
    assert.equal(consentInForce(undefined, '2026-06-15'), false);
  });
});

describe('mayUndo', () => {
  const HOUR = 60 * 60 * 1000;
  const by = { residentId: 'p1', name: '罗清和', how: 'door' as const };
  const receipt = { residentId: null, by, confirmedAt: 1000 * HOUR };
  it('is for the officer who wrote it down, for a day', () => {
    assert.equal(mayUndo(receipt, 'p1', 1024 * HOUR), true);
    assert.equal(mayUndo(receipt, 'p1', 1024 * HOUR + 1), false);
    assert.equal(mayUndo(receipt, 'p2', 1000 * HOUR), false);
  });
  it("is not for a person's own confirmation", () => {
    assert.equal(mayUndo({ ...receipt, residentId: 'p1' }, 'p1', 1000 * HOUR), false);
  });
});

describe('messageOutcome', () => {
  it('is the best of them, and never claims more than is known', () => {
    assert.equal(messageOutcome([]), 'none');
    assert.equal(messageOutcome(['cancelled']), 'none');
    assert.equal(messageOutcome(['refused', 'unsure']), 'unsure');
    assert.equal(messageOutcome(['refused', 'sending']), 'due');
    const states = fc.array(
      fc.constantFrom('due' as const, 'sending', 'refused', 'unsure', 'cancelled'),
    );
    fc.assert(fc.property(states, (found) => messageOutcome(found) !== 'sent'));
    fc.assert(fc.property(states, (found) => messageOutcome([...found, 'sent']) === 'sent'));
  });
});
