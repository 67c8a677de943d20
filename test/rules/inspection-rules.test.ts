import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { InspectionDocument } from '../../cloudfunctions/civility/collections.ts';
import {
  countsOf,
  isInspected,
  openFor,
  stateOfDoor,
} from '../../cloudfunctions/civility/inspection/inspection-rules.ts';
import type { PointRule } from '../../typings/contract/civility/rule.ts';
import { RULE } from '../support/points.ts';

/** Walks through buildings, and who decides about which door. */

type Review = InspectionDocument['reviews'][number];
const review = (residentId: string, accepts: boolean, except: string[] = []): Review => ({
  residentId,
  as: '',
  reason: '',
  at: 0,
  accepts,
  except,
});
const walk = (more: Partial<InspectionDocument>): InspectionDocument =>
  ({
    points: -5,
    reviewers: 1,
    reviews: [],
    reporter: { residentId: 'walker', as: '' },
    doors: (['met', 'unmet', 'unseen', 'unmet'] as const).map((seen, n) => ({
      householdId: `h${n}`,
      accountId: '',
      label: '',
      stair: '',
      number: '',
      seen,
    })),
    ...more,
  }) as InspectionDocument;
const states = (one: InspectionDocument) => one.doors.map((door) => stateOfDoor(one, door));

describe('a walk through a building', () => {
  it('gives to those who met a rule, or takes from those who did not', () => {
    expect(states(walk({}))).toStrictEqual(['none', 'open', 'none', 'open']);
    expect(states(walk({ points: 3 }))).toStrictEqual(['open', 'none', 'none', 'none']);
  });

  it('is decided by others, and a door of one’s own by a third', () => {
    const one = walk({ reviews: [review('a', true, ['h3'])] });
    expect(states(one)).toStrictEqual(['none', 'accepted', 'none', 'open']);
    expect(openFor(one, { residentId: 'walker', homes: [] })).toStrictEqual([]);
    expect(openFor(one, { residentId: 'a', homes: [] })).toStrictEqual([]);
    expect(openFor(one, { residentId: 'b', homes: ['h3'] })).toStrictEqual([]);
    expect(
      openFor(one, { residentId: 'b', homes: [] }).map((door) => door.householdId),
    ).toStrictEqual(['h3']);
  });

  it('takes as many as the rule says for each door, and one who does not agree ends it', () => {
    const two = walk({ reviewers: 2, reviews: [review('a', true, ['h3']), review('b', true)] });
    expect(states(two)).toStrictEqual(['none', 'accepted', 'none', 'open']);
    const refused = walk({
      reviewers: 2,
      reviews: [review('a', true), review('b', false, ['h1'])],
    });
    expect(states(refused)).toStrictEqual(['none', 'open', 'none', 'refused']);
  });

  it('whoever decides in whatever order, nobody does about a door of their own', () => {
    const homes: Record<string, string[]> = { a: ['h0', 'h1'], b: ['h3'], c: [] };
    const said = fc.uniqueArray(
      fc.record({ who: fc.constantFrom('a', 'b', 'c'), accepts: fc.boolean() }),
      { selector: ({ who }) => who },
    );
    fc.assert(
      fc.property(said, fc.constantFrom(1 as const, 2 as const), (all, reviewers) => {
        let one = walk({ reviewers });
        for (const { who, accepts } of all) {
          const own = homes[who] ?? [];
          if (openFor(one, { residentId: who, homes: own }).length === 0) continue;
          one = { ...one, reviews: [...one.reviews, review(who, accepts, own)] };
        }
        for (const door of one.doors) {
          if (stateOfDoor(one, door) !== 'accepted') continue;
          const by = one.reviews.filter(
            ({ residentId }) => !(homes[residentId] ?? []).includes(door.householdId),
          );
          expect(by.filter(({ accepts }) => accepts).length).toBeGreaterThanOrEqual(reviewers);
        }
        const sums = countsOf(one);
        expect(sums.met + sums.unmet + sums.unseen).toBe(one.doors.length);
        expect(sums.none + sums.open + sums.accepted + sums.refused).toBe(one.doors.length);
      }),
    );
  });

  it('is about households, and about what officers may bring forward', () => {
    expect(isInspected(RULE.help as unknown as PointRule)).toBe(true);
    expect(isInspected(RULE.burning as unknown as PointRule)).toBe(true);
    expect(isInspected(RULE.hours as unknown as PointRule)).toBe(false);
  });
});
