import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { deciderOf } from '../../cloudfunctions/civility/claim/claim-rules.ts';
import type {
  ClaimDocument,
  LedgerDocument,
  Tail,
} from '../../cloudfunctions/civility/collections.ts';
import {
  afterAppeal,
  afterReview,
  appealHindrance,
  mayHear,
  mayReview,
  UNDER_WAY,
} from '../../cloudfunctions/civility/event/event-rules.ts';
import {
  breakOf,
  type Draft,
  EMPTY,
  nextEntry,
  pointsOf,
} from '../../cloudfunctions/civility/ledger/account-rules.ts';
import { leftOf, reducedPoints, usedOn } from '../../cloudfunctions/civility/ledger/cap-rules.ts';
import { PRESETS } from '../../cloudfunctions/civility/rule/preset-rules.ts';
import { refusedIn } from '../../cloudfunctions/civility/rule/refused-rules.ts';
import { findingsOf, ruleOn, withTable } from '../../cloudfunctions/civility/rule/table-rules.ts';
import type { EntryKind } from '../../typings/contract/civility/ledger.ts';
import type { PointRule, RuleTable } from '../../typings/contract/civility/rule.ts';
import { CLAIM, pointDocuments, RULE } from '../support/points.ts';

/** Points: what is refused, what is left of caps, and books that an accountant would sign. */

const draft = (kind: EntryKind, points: number, held = 0, n = 1): Draft => ({
  communityId: 'maple',
  accountId: 'h:door',
  sourceId: `source-${n}`,
  kind,
  points,
  held,
  rule: null,
  title: '邻里互助',
  claimId: null,
  reverses: null,
  decidedBy: [],
  as: '',
  reason: '',
  day: '2026-06-01',
  at: n,
});

/** Histories of one account: whatever is asked for, only what may be is written. */
const asks = fc.array(
  fc.record({
    kind: fc.constantFrom<EntryKind>(
      'award',
      'deduction',
      'reversal',
      'hold',
      'release',
      'redemption',
    ),
    points: fc.integer({ min: 1, max: 50 }),
  }),
  { maxLength: 30 },
);

function bookOf(history: { kind: EntryKind; points: number }[]): LedgerDocument[] {
  const book: LedgerDocument[] = [];
  for (const [n, { kind, points }] of history.entries()) {
    const tail: Tail = book.at(-1) ?? EMPTY;
    const wanted =
      {
        award: draft(kind, points, 0, n),
        hold: draft(kind, 0, points, n),
        release: draft(kind, 0, -points, n),
        redemption: draft(kind, -points, -points, n),
      }[kind as string] ?? draft(kind, -points, 0, n);
    const entry = nextEntry(tail, wanted);
    if (entry) book.push(entry);
  }
  return book;
}

describe('the ledger', () => {
  it('sums to zero, never sets aside or spends what is not there, and follows link by link', () => {
    fc.assert(
      fc.property(asks, (history) => {
        const book = bookOf(history);
        let tail: Tail = EMPTY;
        for (const entry of book) {
          expect(entry.sides.reduce((sum, { points }) => sum + points, 0)).toBe(0);
          expect(entry.heldTotal).toBeGreaterThanOrEqual(0);
          const isSpending = entry.kind === 'hold' || entry.kind === 'redemption';
          if (isSpending) expect(entry.balance).toBeGreaterThanOrEqual(entry.heldTotal);
          expect(breakOf(tail, entry)).toBeNull();
          tail = entry;
        }
        expect(tail.balance).toBe(book.reduce((sum, entry) => sum + pointsOf(entry), 0));
      }),
    );
  });

  it('shows any byte that was changed, and any entry that was left out or moved', () => {
    const fields = [
      'points',
      'title',
      'at',
      'day',
      'reason',
      'as',
      'kind',
      'sourceId',
      'hash',
    ] as const;
    fc.assert(
      fc.property(asks, fc.nat(), fc.constantFrom(...fields), (history, at, field) => {
        const book = bookOf(history);
        if (book.length === 0) return;
        const place = at % book.length;
        const forged = book.map((entry, n) => {
          if (n !== place) return entry;
          if (field === 'points') {
            const [own, other] = entry.sides;
            if (!own || !other) throw new Error('two sides');
            return {
              ...entry,
              sides: [
                { ...own, points: own.points + 1 },
                { ...other, points: other.points - 1 },
              ],
            };
          }
          return { ...entry, [field]: field === 'at' ? entry.at + 1 : `${entry[field]} ` };
        });
        expect(breaks(forged as LedgerDocument[])).toBe(true);
        if (place < book.length - 1) {
          expect(breaks(book.filter((_, n) => n !== place))).toBe(true);
        }
      }),
    );
  });

  const breaks = (book: LedgerDocument[]) =>
    book.some((entry, n) => breakOf(book[n - 1] ?? EMPTY, entry) !== null);

  it('leads back to where it was: earn 20, spend, give it back, take the deed back', () => {
    const book = bookOf([
      { kind: 'award', points: 20 },
      { kind: 'hold', points: 15 },
      { kind: 'release', points: 15 },
      { kind: 'reversal', points: 20 },
    ]);
    expect(book.at(-1)).toMatchObject({ balance: 0, heldTotal: 0 });
  });

  it('shows a debt where a deed is taken back whose points are spent', () => {
    const book = bookOf([
      { kind: 'award', points: 20 },
      { kind: 'hold', points: 15 },
      { kind: 'redemption', points: 15 },
      { kind: 'reversal', points: 20 },
      { kind: 'hold', points: 1 },
    ]);
    expect(book).toHaveLength(4);
    expect(book.at(-1)).toMatchObject({ balance: -15 });
  });
});

describe('caps', () => {
  const caps = { day: 10, month: 25, year: null };

  it('never let more through in a day or a month than they say, however it is brought forward', () => {
    const event = fc.record({
      day: fc.integer({ min: 1, max: 28 }),
      points: fc.integer({ min: 1, max: 12 }),
    });
    fc.assert(
      fc.property(fc.array(event, { maxLength: 30 }), (events) => {
        const moved: { day: string; points: number }[] = [];
        for (const { day: n, points } of events) {
          const day = `2026-06-${String(n).padStart(2, '0')}`;
          const posted = reducedPoints(points, caps, usedOn(moved, day), 0);
          expect(posted.points).toBeLessThanOrEqual(points);
          moved.push({ day, points: posted.points });
        }
        for (const { day } of moved) {
          expect(usedOn(moved, day).day).toBeLessThanOrEqual(10);
          expect(usedOn(moved, day).month).toBeLessThanOrEqual(25);
        }
      }),
    );
  });

  it('count what was taken back as not given', () => {
    const moved = [
      { day: '2026-06-01', points: 10 },
      { day: '2026-06-01', points: -10 },
    ];
    expect(leftOf(caps, usedOn(moved, '2026-06-01'))).toMatchObject({ left: 10 });
  });

  it('a deduction takes what is there, and says so', () => {
    const none = { day: null, month: null, year: null };
    const used = { day: 0, month: 0, year: 0 };
    expect(reducedPoints(-10, none, used, 4)).toStrictEqual({ points: -4, reduced: 'floor' });
    expect(reducedPoints(-10, none, used, -3)).toStrictEqual({ points: 0, reduced: 'floor' });
    expect(reducedPoints(-10, none, used, 10)).toStrictEqual({ points: -10, reduced: null });
  });
});

describe('what is refused', () => {
  it.each([
    ['参加投票加分', 5, 'for-voting'],
    ['及时确认通知的，每次加一分', 1, 'for-confirming'],
    ['转发公众号文章到朋友圈', 1, 'for-sharing'],
    ['每天打开小程序签到', 1, 'for-opening'],
    ['举报邻居违规，属实加分', 5, 'for-reporting'],
    ['因生病不参加集体活动', -2, 'against-health'],
    ['信教的家庭', -5, 'against-belief'],
    ['生育第三个孩子', -5, 'against-births'],
    ['越级上访', -20, 'against-complaints'],
    ['拨打12345投诉社区', -5, 'against-complaints'],
    ['扣满二十分的，暂停低保申请', -20, 'benefit-by-law'],
    ['积分可兑现金', 10, 'for-money'],
  ])('%s', (text, points, problem) => {
    expect(refusedIn(text, points).map((one) => one.problem)).toContain(problem);
  });

  it.each([
    ['帮助生病的邻居买药', 5],
    ['照顾残疾老人', 5],
    ['孝敬老人，家庭和睦', 5],
    ['垃圾分类做得好', 2],
    ['在楼道堆放杂物', -2],
    ['露天焚烧树叶', -10],
    ['参加志愿服务满一小时', 2],
    ['主动调解邻里纠纷', 5],
  ])('not refused: %s', (text, points) => {
    expect(refusedIn(text, points)).toStrictEqual([]);
  });
});

describe('a table of rules', () => {
  const problems = (rule: Partial<PointRule>, covenant: Parameters<typeof findingsOf>[1] = null) =>
    findingsOf([{ ...RULE.help, ...rule } as PointRule], covenant).map(({ problem }) => problem);
  const standing = { inForce: true, clauseIds: ['c1'] };
  const deduction = { points: -2, reporters: ['officer' as const], clauseId: 'c1' };

  it('takes whole points other than none, and caps that let one event through', () => {
    expect(problems({})).toStrictEqual([]);
    for (const points of [0, 1.5, 1001, -1001, Number.NaN]) {
      expect(problems({ points })).toContain('points-unfit');
    }
    expect(problems({ caps: { day: 4, month: null, year: null } })).toStrictEqual(['caps-unfit']);
    expect(problems({ caps: { day: 10, month: 5, year: null } })).toStrictEqual(['caps-unfit']);
  });

  it('takes points away by a clause in force, brought forward by officers, with a week to object', () => {
    expect(problems(deduction, standing)).toStrictEqual([]);
    expect(problems({ ...deduction, clauseId: null }, standing)).toContain(
      'deduction-without-clause',
    );
    expect(problems(deduction, null)).toContain('deduction-without-clause');
    expect(problems(deduction, { ...standing, inForce: false })).toStrictEqual([
      'covenant-not-adopted',
    ]);
    expect(problems({ ...deduction, reporters: ['household'] }, standing)).toContain(
      'deduction-by-household',
    );
    expect(problems({ ...deduction, appealDays: 6 }, standing)).toContain('deduction-appeal-short');
  });

  it('holds from its day on: what happened before is judged by the table before', () => {
    const table = (version: number, from: string, points: number): RuleTable => ({
      version,
      from,
      rules: [{ ...RULE.help, points }] as unknown as PointRule[],
      covenantId: null,
      adoptedBy: '',
    });
    const tables = withTable([table(1, '2026-01-01', 5)], table(2, '2026-07-01', 8));
    expect(ruleOn(tables, 'help', '2026-06-30')?.rule.points).toBe(5);
    expect(ruleOn(tables, 'help', '2026-07-01')?.rule.points).toBe(8);
    expect(ruleOn(tables, 'help', '2025-12-31')).toBeUndefined();
  });

  it('has presets without faults, but for the clauses that a community has yet to adopt', () => {
    for (const { rules } of PRESETS) {
      const found = findingsOf(rules, null).map(({ problem }) => problem);
      expect(found.filter((problem) => problem !== 'deduction-without-clause')).toStrictEqual([]);
    }
  });
});

describe('due process', () => {
  const claims = pointDocuments().claims as ClaimDocument[];
  const open = claims.find(({ _id }) => _id === CLAIM.open);
  if (!open) throw new Error('a claim');
  const nobody = { residentId: 'somebody', homes: [] };
  const voice = { residentId: 'somebody', as: '', reason: '', at: 0 };

  it('nobody decides who brought it forward, lives there, or had to do with it before', () => {
    const reviews = (who: Parameters<typeof deciderOf>[1]) => mayReview(open, deciderOf(open, who));
    expect(reviews(nobody)).toBe(true);
    expect(reviews({ ...nobody, residentId: open.reporter.residentId })).toBe(false);
    expect(reviews({ ...nobody, homes: [open.placeId] })).toBe(false);
    const reviewed = { ...open, reviews: [{ ...voice, accepts: true }] };
    const who = deciderOf(reviewed, nobody);
    expect(mayReview(reviewed, who)).toBe(true);
    expect(mayHear(reviewed, who)).toBe(false);
    // Whoever objected has moved out of the household since.
    const appeal = { ...voice, upheld: null, answer: '', heardBy: null };
    expect(mayHear({ ...open, appeal }, who)).toBe(false);
  });

  it('takes as many as the rule says; points taken away wait for the end of the appeal days', () => {
    const award = { points: 5, reviewers: 1 as const, reviews: [] };
    expect(afterReview(award, true, 10, 99)).toStrictEqual({
      state: 'accepted',
      appealUntil: null,
      dueAt: 10,
    });
    const two = { points: -5, reviewers: 2 as const, reviews: [] };
    expect(afterReview(two, true, 10, 99)).toMatchObject({ state: 'open', dueAt: null });
    const second = {
      ...two,
      reviews: [{ residentId: 'a', as: '', reason: '', at: 0, accepts: true }],
    };
    expect(afterReview(second, true, 10, 99)).toStrictEqual({
      state: 'accepted',
      appealUntil: 99,
      dueAt: 99 + UNDER_WAY,
    });
    expect(afterReview(second, false, 10, 99)).toStrictEqual({
      state: 'refused',
      appealUntil: 99,
      dueAt: null,
    });
  });

  it('is heard up to the last second, once', () => {
    const ruleId = 'burning';
    const deduction = { ruleId, points: -5, appeal: null, appealUntil: 99 };
    const accepted = { ...deduction, state: 'accepted' } as const;
    expect(appealHindrance(accepted, 99)).toBeNull();
    expect(appealHindrance(accepted, 100)).toBe('APPEAL_TOO_LATE');
    expect(appealHindrance({ ...accepted, state: 'posted' }, 99)).toBe('APPEAL_NOT_POSSIBLE');
    expect(appealHindrance({ ...accepted, appealUntil: null }, 1)).toBe('APPEAL_NOT_POSSIBLE');
  });

  it('an appeal that is right ends a deduction, and makes good a refusal', () => {
    const review = { residentId: 'a', as: '', reason: '', at: 0 };
    const ruleId = 'burning';
    const deducted = { ruleId, reviews: [{ ...review, accepts: true }] };
    const refused = { ruleId, reviews: [{ ...review, accepts: false }] };
    expect(afterAppeal(deducted, true, 7)).toStrictEqual({ state: 'overturned', dueAt: null });
    expect(afterAppeal(deducted, false, 7)).toStrictEqual({ state: 'accepted', dueAt: 7 });
    expect(afterAppeal(refused, true, 7)).toStrictEqual({ state: 'accepted', dueAt: 7 });
    expect(afterAppeal(refused, false, 7)).toStrictEqual({ state: 'refused', dueAt: null });
  });
});
