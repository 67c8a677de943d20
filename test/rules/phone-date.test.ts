import { expect, test } from '@jest/globals';
import {
  ageWords,
  dayWithWeekday,
  dayWords,
  fullWords,
  momentWords,
  pastWords,
  untilWords,
} from '../../miniprogram/text/date.ts';

/** Monday 15 June 2026, 09:30 in Shanghai. */
const NOW = Date.parse('2026-06-15T01:30:00Z');
const at = (text: string) => Date.parse(`${text}+08:00`);

test('what has been, in the words of Shanghai', () => {
  expect(pastWords(NOW - 20_000, NOW)).toBe('刚刚');
  expect(pastWords(NOW - 12 * 60_000, NOW)).toBe('12 分钟前');
  expect(pastWords(at('2026-06-15T00:05'), NOW)).toBe('今天 00:05');
  expect(pastWords(at('2026-06-14T23:59'), NOW)).toBe('昨天 23:59');
  expect(pastWords(at('2026-06-03T08:00'), NOW)).toBe('6月3日');
  expect(pastWords(at('2025-12-31T08:00'), NOW)).toBe('2025年12月31日');
});

test('how long one still may, and when that should catch the eye', () => {
  expect(untilWords(at('2026-06-15T23:59'), NOW)).toStrictEqual({ words: '今天截止', near: true });
  expect(untilWords(at('2026-06-17T23:59'), NOW)).toStrictEqual({ words: '后天截止', near: true });
  expect(untilWords(at('2026-06-20T23:59'), NOW)).toStrictEqual({
    words: '还有 5 天',
    near: false,
  });
  expect(untilWords(at('2026-07-20T23:59'), NOW)).toStrictEqual({
    words: '7月20日截止',
    near: false,
  });
  expect(untilWords(NOW - 1, NOW)).toStrictEqual({ words: '已过截止日', near: true });
});

test('when something begins', () => {
  expect(momentWords(at('2026-06-15T19:30'), NOW)).toBe('今天 19:30');
  expect(momentWords(at('2026-06-17T09:00'), NOW)).toBe('后天 09:00');
  expect(momentWords(at('2026-06-20T09:00'), NOW)).toBe('6月20日 周六 09:00');
  expect(momentWords(at('2027-01-03T09:00'), NOW)).toBe('2027年1月3日 09:00');
});

test('days are those of Shanghai', () => {
  expect(dayWithWeekday('2026-06-15')).toBe('6月15日 周一');
  expect(dayWords('2026-06-05')).toBe('2026年6月5日');
  expect(fullWords(NOW)).toBe('2026年6月15日 09:30');
  expect(ageWords(NOW - 3 * 60 * 60_000, NOW)).toBe('3 小时前');
});
