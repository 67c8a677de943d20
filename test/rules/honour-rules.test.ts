import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  afterAnswer,
  afterDecision,
  afterReview,
  isFit,
  mayDecide,
  mayHear,
  mayReview,
  standingOf,
  termOf,
} from '../../cloudfunctions/civility/honour/honour-rules.ts';
import { STAR_IDS } from '../../cloudfunctions/civility/rule/preset-rules.ts';
import { DAY, dayOf } from '../../cloudfunctions/kernel/calendar.ts';
import type { HonourState } from '../../typings/contract/civility/honour.ts';

/** Who is honoured: nobody unasked, and nothing by one person alone. */

const steps = fc.array(
  fc.record({
    what: fc.constantFrom('answer' as const, 'review' as const, 'decide' as const),
    yes: fc.boolean(),
    after: fc.integer({ min: 0, max: 5 * DAY }),
  }),
  { maxLength: 12 },
);

describe('an honour', () => {
  it('is announced only where the household agreed, one looked at it and another published it', () => {
    fc.assert(
      fc.property(steps, (taken) => {
        let at = Date.parse('2026-06-01T00:00:00Z');
        let honour = {
          state: 'asked' as HonourState,
          until: null as number | null,
          term: null as string | null,
        };
        let agreed = false;
        const done = new Set<string>();
        for (const { what, yes, after } of taken) {
          at += after;
          const state =
            what === 'answer'
              ? afterAnswer(honour.state, yes)
              : what === 'review'
                ? afterReview(honour.state, yes)
                : afterDecision(honour.state, yes);
          if (state === null) continue;
          if (what === 'answer') agreed = yes;
          if (yes) done.add(what);
          honour = { ...honour, state, ...(state === 'published' ? termOf(at) : {}) };
        }
        const standing = standingOf(honour, at);
        if (standing === 'announced' || standing === 'held') {
          expect([agreed, done.size]).toStrictEqual([true, 3]);
        }
        if (!agreed) expect(honour.state).not.toBe('published');
      }),
    );
  });

  it('is announced for a week, holds for a year, and ends by itself', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1.6e12, max: 2e12 }), (at) => {
        const published = { state: 'published' as const, ...termOf(at) };
        expect(standingOf(published, at)).toBe('announced');
        expect(standingOf(published, published.until)).toBe('announced');
        expect(standingOf(published, published.until + 1)).toBe('held');
        expect(dayOf(at) < published.term).toBe(true);
        expect(standingOf(published, published.until + 365 * DAY)).toBe('held');
        expect(standingOf(published, published.until + 365 * DAY + 1)).toBe('over');
        const open = { objectionId: 'o', residentId: 'd', text: '', at, answer: null };
        const contested = { ...published, objections: [open] };
        expect(standingOf(contested, published.until + 1)).toBe('contested');
        expect(standingOf(contested, published.until + 365 * DAY + 1)).toBe('over');
      }),
    );
  });

  it('has stars of the rubric, each once, or a title', () => {
    fc.assert(
      fc.property(fc.subarray([...STAR_IDS]), (stars) => {
        expect(isFit('stars', '', stars)).toBe(stars.length > 0);
        expect(isFit('title', '最美阳台', stars)).toBe(stars.length === 0);
        expect(isFit('stars', '', [...stars, ...stars])).toBe(false);
      }),
    );
    expect(isFit('stars', '', ['worst'])).toBe(false);
    expect(isFit('title', '', [])).toBe(false);
  });

  it('takes three people: who nominates, who looks at it, and who publishes it', () => {
    const voice = { reason: '', at: 0 };
    const honour = {
      placeId: 'h1',
      nominatedBy: { residentId: 'a', as: 'secretary' },
      review: { ...voice, residentId: 'b', as: 'grid-officer', accepts: true },
      decision: { ...voice, residentId: 'e', as: 'supervisor', publishes: true },
    };
    const may = (residentId: string, homes: string[] = []) => [
      mayReview(honour, { residentId, homes }),
      mayDecide(honour, { residentId, homes }),
      mayHear(honour, { residentId: 'd' }, { residentId, homes }),
    ];
    expect(may('a')).toStrictEqual([false, false, false]);
    expect(may('b')).toStrictEqual([true, false, false]);
    expect(may('c')).toStrictEqual([true, true, true]);
    expect(may('c', ['h1'])).toStrictEqual([false, false, false]);
    expect(may('d')).toStrictEqual([true, true, false]);
    expect(may('e')).toStrictEqual([true, true, false]);
  });
});
