import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ScoreDocument } from '../../cloudfunctions/civility/collections.ts';
import {
  mayDecide,
  mayHear,
  mayReview,
  queueOf,
} from '../../cloudfunctions/civility/event/event-rules.ts';
import {
  deciderOf,
  lapses,
  QUIET,
  scoreAppealHindrance,
  scoreToldOf,
} from '../../cloudfunctions/civility/score/score-rules.ts';
import {
  BRANCH_ENTRIES,
  bookCommand,
} from '../../cloudfunctions/civility/scorebook/book-command.ts';
import { BOOK_OFFICES } from '../../cloudfunctions/civility/scorebook/book-offices.ts';
import { SCORE_PRESETS } from '../../cloudfunctions/civility/scorebook/score-presets.ts';
import {
  firstDayOf,
  LISTED_STARS,
  scoreFindings,
  starDay,
  starsOf,
  yearOf,
} from '../../cloudfunctions/civility/scorebook/score-table-rules.ts';
import { MAPLE } from '../support/community.ts';
import { formOfBook, SCORE_RULE, scorecardDocuments } from '../support/scorecards.ts';
import { SEED } from '../support/seed.ts';

/** Pure decisions about scorecards. */

const BOOKS = ['members', 'merchants'] as const;
const check = <Ts extends [unknown, ...unknown[]]>(property: fc.IPropertyWithHooks<Ts>) =>
  fc.assert(property, { seed: SEED });
const problems = (...args: Parameters<typeof scoreFindings>) =>
  scoreFindings(...args).map(({ problem }) => problem);

describe('a table of a book', () => {
  it('begins right: what a community starts from has no fault', () => {
    for (const book of BOOKS) {
      expect(scoreFindings(SCORE_PRESETS[book], book)).toStrictEqual([]);
      expect(new Set(SCORE_PRESETS[book].rules.map(({ dimension }) => dimension)).size).toBe(4);
    }
  });

  it('is refused what points are never given for, as in the rules of points', () => {
    for (const book of BOOKS) {
      const refused = formOfBook(book, [
        { ...SCORE_RULE.honest, text: '转发社区的文章' },
        { ...SCORE_RULE.smoke, ruleId: 'b', text: '上访一次扣分' },
        { ...SCORE_RULE.honest, ruleId: 'c', points: 0.5 },
        { ...SCORE_RULE.honest, ruleId: 'c' },
      ]);
      expect(problems(refused, book)).toStrictEqual([
        'for-sharing',
        'against-complaints',
        'points-unfit',
        'id-taken',
      ]);
      const dimensions = ['投票积极', '一', '二', '三'];
      expect(problems({ ...formOfBook(book, []), dimensions }, book)).toStrictEqual(['for-voting']);
    }
  });

  it('may take points away without a clause, but not by whose card it is, nor with a short appeal', () => {
    const { smoke } = SCORE_RULE;
    expect(problems(formOfBook('merchants', [smoke]), 'merchants')).toStrictEqual([]);
    const rules = [{ ...smoke, reporters: ['bearer' as const], appealDays: 6 }];
    expect(problems(formOfBook('merchants', rules), 'merchants')).toStrictEqual([
      'deduction-by-household',
      'deduction-appeal-short',
    ]);
  });

  it('has stars for merchants alone, five that rise', () => {
    const form = formOfBook('merchants', [SCORE_RULE.honest]);
    const { stars } = form;
    if (!stars) throw new Error('merchants have stars');
    expect(problems({ ...form, stars: null }, 'merchants')).toStrictEqual(['stars-unfit']);
    expect(problems(form, 'members')).toStrictEqual(['stars-unfit']);
    for (const points of [
      [1, 2, 3, 4],
      [1, 2, 2, 4, 5],
      [0, 1, 2, 3, 4],
      [5, 4, 3, 2, 1],
    ]) {
      expect(problems({ ...form, stars: { points, least: 0 } }, 'merchants')).toStrictEqual([
        'stars-unfit',
      ]);
    }
    const tooMuch = { ...stars, least: stars.points[2] ?? 0 };
    expect(problems({ ...form, stars: tooMuch }, 'merchants')).toStrictEqual(['stars-unfit']);
  });

  it('holds from tomorrow, or in two weeks where it takes points away', () => {
    expect(firstDayOf(formOfBook('members', [SCORE_RULE.honest]), '2026-06-15')).toBe('2026-06-16');
    const both = [SCORE_RULE.honest, SCORE_RULE.smoke];
    expect(firstDayOf(formOfBook('members', both), '2026-06-15')).toBe('2026-06-29');
  });
});

const stars = { points: [10, 20, 30, 40, 50], least: 5 };
const dimensions = fc.array(fc.integer({ min: -20, max: 40 }), { minLength: 4, maxLength: 4 });

describe('stars', () => {
  it('are as many as the sum reaches, more points never fewer', () => {
    check(
      fc.property(dimensions, fc.nat({ max: 3 }), fc.nat({ max: 30 }), (all, at, more) => {
        const grown = all.map((one, n) => (n === at ? one + more : one));
        expect(starsOf(stars, grown)).toBeGreaterThanOrEqual(starsOf(stars, all));
      }),
    );
  });

  it('are fewer than are listed where one of the dimensions has too few', () => {
    check(
      fc.property(dimensions, (all) => {
        if (all.some((one) => one < stars.least)) {
          expect(starsOf(stars, all)).toBeLessThan(LISTED_STARS);
        }
      }),
    );
    expect(starsOf(stars, [15, 15, 15, 5])).toBe(5);
    expect(starsOf(stars, [20, 20, 20, 4])).toBe(2);
  });

  it('are of a calendar year, by the table of its end or of today', () => {
    const sums = [
      { year: 2025, dimension: 1, points: 30 },
      { year: 2026, dimension: 1, points: 7 },
      { year: 2026, dimension: 4, points: -2 },
    ];
    expect(yearOf(sums, 2026, null)).toStrictEqual({
      year: 2026,
      points: 5,
      dimensions: [7, 0, 0, -2],
      stars: null,
    });
    expect(yearOf(sums, 2025, { ...stars, least: 0 })).toMatchObject({ points: 30, stars: 3 });
    expect(starDay(2025, '2026-06-15')).toBe('2025-12-31');
    expect(starDay(2026, '2026-06-15')).toBe('2026-06-15');
  });
});

const { scores } = scorecardDocuments() as { scores: ScoreDocument[] };
const [first] = scores;
if (!first) throw new Error('there are no scores');
const score = (more: Partial<ScoreDocument>): ScoreDocument => ({ ...first, ...more });
const person = fc.constantFrom('a', 'b', 'c');
const homes = fc.uniqueArray(fc.constantFrom('x', 'y', 'z'), { maxLength: 2 });

describe('who decides', () => {
  it('is never whose card it is, nor of their household, nor who brought it forward', () => {
    check(
      fc.property(person, homes, person, person, homes, (bearerId, theirs, reporter, me, mine) => {
        const concern = { bearerId, homes: theirs };
        const who = deciderOf(concern, { residentId: me, homes: mine });
        const isTheirs = me === bearerId || mine.some((home) => theirs.includes(home));
        expect(who.isConcerned).toBe(isTheirs);
        const one = score({ reporter: { residentId: reporter, as: '' } });
        expect(mayReview(one, who)).toBe(!isTheirs && me !== reporter);
        const voice = { residentId: me, as: '', reason: '', at: 0, accepts: true };
        expect(mayHear({ ...one, reviews: [voice] }, who)).toBe(false);
      }),
    );
  });

  it('is nobody who had a part in what a score waits for', () => {
    const by = (residentId: string) => ({ residentId, as: '', reason: '', at: 0 });
    const who = { residentId: 'me', isConcerned: false };
    const appeal = { ...by('me'), upheld: null, answer: '', heardBy: null };
    const review = { ...by('me'), accepts: true };
    const one = score({ reporter: { residentId: 'r', as: '' } });
    const may = (queue: Parameters<typeof mayDecide>[0], more: Partial<ScoreDocument>) =>
      mayDecide(queue, { ...one, ...more }, who);
    expect([may('open', {}), may('open', { reviews: [review] })]).toStrictEqual([true, false]);
    expect([may('appealed', {}), may('appealed', { appeal })]).toStrictEqual([true, false]);
    expect(may('voiding', { voiding: by('another') })).toBe(true);
    expect(may('voiding', { voiding: by('me') })).toBe(false);
    expect(mayDecide('voiding', one, { ...who, isConcerned: true })).toBe(false);
  });

  it('decides what waits, and nothing else', () => {
    expect(queueOf(score({ state: 'open' }))).toBe('open');
    expect(queueOf(score({ state: 'appealed' }))).toBe('appealed');
    const voiding = { residentId: 'a', as: '', reason: '', at: 0 };
    expect(queueOf(score({ state: 'posted', voiding }))).toBe('voiding');
    expect(queueOf(score({ state: 'posted', voiding: null }))).toBeNull();
  });

  it('of a members’ book is of the branch alone', () => {
    for (const offices of Object.values(BOOK_OFFICES.members)) {
      expect(offices).toStrictEqual(['party-branch']);
    }
  });
});

describe('an appeal', () => {
  it('is possible up to the last instant, once', () => {
    const appealUntil = 1_000;
    const of = score({ state: 'accepted', points: -2, appealUntil });
    expect(scoreAppealHindrance(of, appealUntil)).toBeNull();
    expect(scoreAppealHindrance(of, appealUntil + 1)).toBe('SCORE_APPEAL_LATE');
    expect(scoreAppealHindrance(score({ state: 'posted' }), 0)).toBe('APPEAL_NOT_POSSIBLE');
  });
});

describe('closing a book', () => {
  it('ends what would count later, and nothing that counted before', () => {
    check(
      fc.property(fc.nat(), fc.nat(), (dueAt, closedAt) => {
        expect(lapses(dueAt, { closedAt })).toBe(dueAt > closedAt);
        expect(lapses(dueAt, { closedAt: null })).toBe(false);
      }),
    );
    expect(lapses(5, undefined)).toBe(false);
  });
});

describe('what is told and recorded of a member', () => {
  it('is the same words whatever happened', () => {
    const told = scores.flatMap(
      (one) => scoreToldOf({ ...one, book: 'members' }, { merchant: null }) ?? [],
    );
    expect(told.length).toBeGreaterThan(1);
    for (const { title, words } of told) expect({ title, words }).toStrictEqual(QUIET);
  });

  it('names the book and no card, under names that others’ lists leave out', () => {
    const of = (id?: string) =>
      bookCommand('review-score', 'score', {
        communityId: MAPLE,
        book: 'members',
        ...(id === undefined ? {} : { id }),
      });
    expect(of('one').action.startsWith(BRANCH_ENTRIES)).toBe(true);
    expect(of('one').target).toBe(`scorebook:${MAPLE}`);
    expect(of('one').variant).not.toBe(of('other').variant);
    const shops = bookCommand('review-score', 'score', {
      communityId: MAPLE,
      book: 'merchants',
      id: 'one',
    });
    expect(shops).toStrictEqual({ action: 'civility.review-score', target: 'score:one' });
  });
});
