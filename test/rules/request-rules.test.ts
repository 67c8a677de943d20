import assert from 'node:assert/strict';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { segment } from '../../cloudfunctions/places/place-id.ts';
import {
  doorIds,
  hindrance,
  MOST_REQUESTS,
} from '../../cloudfunctions/resident/request/request-rules.ts';

const STAIR = 'maple.a.b.c';

describe('the door of a number', () => {
  it('is that of the roster, with or without 室, in whatever width', () => {
    for (const written of ['301', '301室', '301号', 'A301']) {
      const id = `${STAIR}.${segment(STAIR, written)}`;
      const bare = written.replace(/[室号]$/, '');
      for (const typed of [written, ` ${bare}`, `${bare}室`, bare.toLowerCase()]) {
        assert.ok(doorIds(STAIR, typed).includes(id), `${typed} → ${written}`);
      }
    }
  });

  it('is the same with zeros before it, as a roster may have it', () => {
    for (const typed of ['301', '0301', '301室']) {
      assert.ok(doorIds(STAIR, typed).includes(`${STAIR}.${segment(STAIR, '301')}`), typed);
    }
  });

  it('never lies elsewhere, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string(), (typed) => {
        for (const id of doorIds(STAIR, typed)) assert.ok(id.startsWith(`${STAIR}.`));
      }),
    );
  });
});

describe('asking once more', () => {
  const state = fc.constantFrom<'open' | 'accepted' | 'declined' | 'withdrawn'>(
    'open',
    'accepted',
    'declined',
    'withdrawn',
  );
  const earlier = fc.array(fc.record({ state, at: fc.integer({ min: 0, max: 100 }) }));

  it('is hindered by one that waits, then by too many within the days, by nothing else', () => {
    fc.assert(
      fc.property(earlier, fc.integer({ min: 0, max: 100 }), (all, since) => {
        let recent = 0;
        for (const { at } of all) if (at >= since) recent += 1;
        const isOpen = all.map((one) => one.state).includes('open');
        const due = isOpen ? 'REQUEST_OPEN' : recent < MOST_REQUESTS ? null : 'REQUEST_TOO_MANY';
        expect(hindrance(all, since)).toBe(due);
      }),
    );
  });
});
