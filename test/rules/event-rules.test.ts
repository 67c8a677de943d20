import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  earliestEvent,
  missingTimes,
  timesWith,
  wrongTimes,
} from '../../cloudfunctions/notice/write/event-rules.ts';

const DAY = 24 * 60 * 60_000;
const AT = 100 * DAY;
const instant = fc.integer({ min: AT - 10 * DAY, max: AT + 10 * DAY });
const some = fc.option(instant, { nil: null });
const times = fc.record({ eventAt: some, eventUntil: some });
const change = fc.record({ eventAt: some, eventUntil: some }, { requiredKeys: [] });
const kind = fc.constantFrom('outage' as const, 'repair' as const, 'general' as const);

describe('what an outage says', () => {
  it('is the beginning and the end', () => {
    expect(missingTimes('outage', { eventAt: null, eventUntil: null })).toBe('both');
    expect(missingTimes('outage', { eventAt: null, eventUntil: 1 })).toBe('begin');
    expect(missingTimes('outage', { eventAt: 1, eventUntil: null })).toBe('end');
    expect(missingTimes('outage', { eventAt: 1, eventUntil: 2 })).toBe(null);
    expect(missingTimes('repair', { eventAt: null, eventUntil: null })).toBe(null);
  });

  it('may have begun three days before its notice; nothing else has', () => {
    expect(earliestEvent('outage', AT)).toBe(AT - 3 * DAY);
    expect(earliestEvent('repair', AT)).toBe(AT);
  });
});

describe('corrected times', () => {
  it('that stay as they were are never wrong', () => {
    fc.assert(
      fc.property(kind, times, instant, (one, before, at) => {
        const notice = { kind: one, publishedAt: AT, ...before };
        expect(wrongTimes(notice, {}, at)).toBe(null);
        expect(wrongTimes(notice, before, at)).toBe(null);
      }),
    );
  });

  it('that are taken over are in order, and an outage loses neither', () => {
    fc.assert(
      fc.property(kind, times, change, instant, (one, before, moved, at) => {
        const notice = { kind: one, publishedAt: AT, ...before };
        if (wrongTimes(notice, moved, at) !== null) return;
        const after = timesWith(notice, moved);
        const isSame = after.eventAt === before.eventAt && after.eventUntil === before.eventUntil;
        if (isSame) return;
        if (after.eventAt !== null && after.eventUntil !== null) {
          expect(after.eventUntil).toBeGreaterThan(after.eventAt);
        }
        if (after.eventUntil !== before.eventUntil && after.eventUntil !== null) {
          expect(after.eventUntil).toBeGreaterThan(at);
        }
        if (after.eventAt !== before.eventAt && after.eventAt !== null) {
          expect(after.eventAt).toBeGreaterThanOrEqual(earliestEvent(one, AT));
        }
        if (one === 'outage' && missingTimes('outage', before) === null) {
          expect(missingTimes('outage', after)).toBe(null);
        }
      }),
    );
  });
});
