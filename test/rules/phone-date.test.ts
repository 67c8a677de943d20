import assert from 'node:assert/strict';
import { test } from 'node:test';
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
  assert.equal(pastWords(NOW - 20_000, NOW), '刚刚');
  assert.equal(pastWords(NOW - 12 * 60_000, NOW), '12 分钟前');
  assert.equal(pastWords(at('2026-06-15T00:05'), NOW), '今天 00:05');
  assert.equal(pastWords(at('2026-06-14T23:59'), NOW), '昨天 23:59');
  assert.equal(pastWords(at('2026-06-03T08:00'), NOW), '6月3日');
  assert.equal(pastWords(at('2025-12-31T08:00'), NOW), '2025年12月31日');
});

test('how long one still may, and when that should catch the eye', () => {
  assert.deepEqual(untilWords(at('2026-06-15T23:59'), NOW), { words: '今天截止', near: true });
  assert.deepEqual(untilWords(at('2026-06-17T23:59'), NOW), { words: '后天截止', near: true });
  assert.deepEqual(untilWords(at('2026-06-20T23:59'), NOW), { words: '还有 5 天', near: false });
  assert.deepEqual(untilWords(at('2026-07-20T23:59'), NOW), { words: '7月20日截止', near: false });
  assert.deepEqual(untilWords(NOW - 1, NOW), { words: '已过截止日', near: true });
});

test('when something begins', () => {
  assert.equal(momentWords(at('2026-06-15T19:30'), NOW), '今天 19:30');
  assert.equal(momentWords(at('2026-06-17T09:00'), NOW), '后天 09:00');
  assert.equal(momentWords(at('2026-06-20T09:00'), NOW), '6月20日 周六 09:00');
  assert.equal(momentWords(at('2027-01-03T09:00'), NOW), '2027年1月3日 09:00');
});

test('days are those of Shanghai', () => {
  assert.equal(dayWithWeekday('2026-06-15'), '6月15日 周一');
  assert.equal(dayWords('2026-06-05'), '2026年6月5日');
  assert.equal(fullWords(NOW), '2026年6月15日 09:30');
  assert.equal(ageWords(NOW - 3 * 60 * 60_000, NOW), '3 小时前');
});
