import { describe, expect, it } from '@jest/globals';
import type { RecoveryAnswer } from '../../cloudfunctions/notice/collections.ts';
import {
  ASKED_FOR,
  askedAt,
  countedAnswer,
  mayBeRestored,
  notedOver,
  saidBy,
  troubledForAll,
  troubledWithin,
  windowOf,
  withoutNote,
} from '../../cloudfunctions/notice/recover/recovery-rules.ts';
import { recoveryLines } from '../../cloudfunctions/notice/recover/recovery-sums.ts';
import {
  questionOf,
  saidWords,
  troubledWords,
  troublesOf,
} from '../../miniprogram/text/notice/restored.ts';

/** When a household is asked whether all is well again, and which answers count. */

const END = 1_000_000_000;
const HOUR = 60 * 60_000;
const outage = { kind: 'outage', roles: [], state: 'published' } as const;
const asking = (eventUntil: number | null, restored: number | null = null) => ({
  ...outage,
  roles: [],
  eventUntil,
  restored: restored === null ? null : { at: restored, byName: '沈秋' },
});
const answer = (restored: boolean, at: number, how: 'self' | 'phone' = 'self'): RecoveryAnswer => ({
  restored,
  trouble: null,
  by: { residentId: 'r', name: '顾南枝', how },
  at,
});

describe('the window', () => {
  it('opens at the first end, and closes some days after the last', () => {
    expect(windowOf(asking(null))).toBe(null);
    expect(windowOf(asking(END))).toStrictEqual({
      from: END,
      troubledFrom: END,
      until: END + ASKED_FOR,
    });
    expect(windowOf(asking(END, END - HOUR))).toStrictEqual({
      from: END - HOUR,
      troubledFrom: END - HOUR,
      until: END + ASKED_FOR,
    });
    expect(windowOf(asking(END, END + HOUR))).toStrictEqual({
      from: END,
      troubledFrom: END + HOUR,
      until: END + HOUR + ASKED_FOR,
    });
  });

  it('includes both of its ends', () => {
    expect(askedAt(asking(END), END - 1)).toBe(null);
    expect(askedAt(asking(END), END)).not.toBe(null);
    expect(askedAt(asking(END), END + ASKED_FOR)).not.toBe(null);
    expect(askedAt(asking(END), END + ASKED_FOR + 1)).toBe(null);
  });

  it('is of published outages and repairs for everybody', () => {
    expect(windowOf({ ...asking(END), kind: 'repair' })).not.toBe(null);
    expect(windowOf({ ...asking(END), kind: 'flood' })).toBe(null);
    expect(windowOf({ ...asking(END), roles: ['volunteer'] })).toBe(null);
    expect(windowOf({ ...asking(END), state: 'withdrawn' })).toBe(null);
    expect(windowOf({ kind: 'outage', roles: [], state: 'published' })).toBe(null);
  });
});

describe('an answer', () => {
  const window = { from: END, troubledFrom: END + HOUR, until: END + ASKED_FOR };

  it('counts from its own instant on', () => {
    const counts = (one: RecoveryAnswer) => countedAnswer({ answer: one }, window) === one;
    expect(counts(answer(true, END - 1))).toBe(false);
    expect(counts(answer(true, END))).toBe(true);
    expect(counts(answer(false, END + HOUR - 1))).toBe(false);
    expect(counts(answer(false, END + HOUR))).toBe(true);
    expect(countedAnswer(undefined, window)).toBe(null);
    expect(countedAnswer({ answer: null }, window)).toBe(null);
  });

  it('of the household is kept beneath an officer’s, however often that is written', () => {
    const own = answer(false, END);
    const first = answer(true, END + 1, 'phone');
    const second = answer(false, END + 2, 'phone');
    const noted = notedOver({ answer: own, before: null }, first);
    expect(noted).toStrictEqual({ answer: first, before: own, noted: null });
    expect(notedOver(noted, second)).toStrictEqual({ answer: second, before: own, noted: null });
    expect(notedOver({ answer: null, before: null }, first).before).toBe(null);
    expect(saidBy(own)).toStrictEqual({ answer: own, before: null, noted: null });
    expect(withoutNote(noted)).toStrictEqual({ answer: own, before: null, noted: null });
  });

  it('of another officer stands again when an officer’s is taken back, and the household’s after that', () => {
    const own = answer(false, END);
    const first = answer(true, END + 1, 'phone');
    const other = { ...first, by: { ...first.by, residentId: 'another' }, at: END + 2 };
    const over = notedOver(notedOver({ answer: own, before: null }, first), other);
    expect(over).toStrictEqual({ answer: other, before: own, noted: first });
    const once = withoutNote(over);
    expect(once).toStrictEqual({ answer: first, before: own, noted: null });
    expect(withoutNote(once)).toStrictEqual({ answer: own, before: null, noted: null });
  });
});

describe('sums', () => {
  it('are of the officer’s places', () => {
    const stairs = [
      { noticeId: 'n', stairId: 'm.a.b.c', troubled: 2 },
      { noticeId: 'n', stairId: 'm.a.b.d', troubled: 3 },
      { noticeId: 'o', stairId: 'm.a.b.c', troubled: 5 },
    ];
    expect(troubledWithin('n', stairs, ['m'])).toBe(5);
    expect(troubledWithin('n', stairs, ['m.a.b.d'])).toBe(3);
    expect(troubledWithin('n', stairs, ['m.a.b.d', 'm.a.b'])).toBe(5);
    expect(troubledWithin('n', stairs, [])).toBe(0);
  });

  it('are told to neighbours where at least ten households are asked', () => {
    expect(troubledForAll(1, 9)).toBe(null);
    expect(troubledForAll(1, 10)).toBe(1);
  });

  it('stand by building', () => {
    const places = [
      { _id: 'm.a.b', kind: 'building' as const, label: '1栋', households: 4 },
      { _id: 'm.a.c', kind: 'building' as const, label: '2栋', households: 6 },
    ];
    const counts = [{ buildingId: 'm.a.b', stairId: 'm.a.b.d', answered: 3, troubled: 1 }];
    expect(recoveryLines(['m'], places, counts, ['m'])).toStrictEqual([
      { placeId: 'm.a.b', label: '1栋', answered: 3, troubled: 1, households: 4 },
      { placeId: 'm.a.c', label: '2栋', answered: 0, troubled: 0, households: 6 },
    ]);
  });
});

it('only what has begun can be well again', () => {
  const notice = { kind: 'outage' as const, roles: [], publishedAt: 0, eventAt: END };
  expect(mayBeRestored(notice, END - 1)).toBe(false);
  expect(mayBeRestored(notice, END)).toBe(true);
  expect(mayBeRestored({ ...notice, eventAt: null }, 0)).toBe(true);
  const late = END + 60 * 24 * HOUR + 1;
  expect(mayBeRestored(notice, late)).toBe(false);
  expect(mayBeRestored({ ...notice, eventUntil: END + HOUR }, late)).toBe(true);
  expect(mayBeRestored({ ...notice, kind: 'health' }, END)).toBe(false);
});

describe('the question', () => {
  it('is of what the title names', () => {
    expect(questionOf('周三停水检修')).toBe('您家来水了吗？');
    expect(questionOf('3栋明天停电')).toBe('您家来电了吗？');
    expect(questionOf('燃气检修通知')).toBe('您家通气了吗？');
    expect(questionOf('电梯检修')).toBe('您那里的电梯好了吗？');
    expect(questionOf('停水停电通知')).toBe('您家解决了吗？');
    expect(questionOf('消防检修')).toBe('您家解决了吗？');
  });

  it('has answers that fit it', () => {
    expect(troublesOf('停水').map(({ words }) => words)).toStrictEqual([
      '一直没来',
      '来了又停',
      '水很小',
      '水发黄',
    ]);
    expect(saidWords(true, null, '停水')).toBe('好了');
    expect(saidWords(false, null, '停水')).toBe('还没有');
    expect(saidWords(false, 'dirty', '停水')).toBe('还没有，水发黄');
    expect(saidWords(false, 'weak', '消防检修')).toBe('还没有，时好时坏');
    expect(troubledWords('周三停水检修', 6)).toBe('停水：还有 6 户没恢复');
  });
});
