import { describe, expect, it } from '@jest/globals';
import { instantOf } from '../../miniprogram/calendar.ts';
import { endBefore } from '../../miniprogram/text/notice/page/outage-times.ts';
import { eventWords, fullEventWords } from '../../miniprogram/text/notice/restored.ts';

/** When something is, with its expected end. */

const NOW = instantOf('2026-06-15', '10:00');
const at = (clock: string, day = '2026-06-15') => instantOf(day, clock);

describe('when something is', () => {
  it('within a day says the day once', () => {
    expect(eventWords(at('09:00'), at('17:00'), NOW)).toBe('今天 09:00 – 17:00');
    expect(fullEventWords(at('09:00'), at('17:00'))).toStrictEqual(['2026年6月15日 09:00 – 17:00']);
  });

  it('over a night says both days', () => {
    expect(eventWords(at('22:00'), at('06:00', '2026-06-16'), NOW)).toBe('今天 22:00 – 明天 06:00');
    expect(fullEventWords(at('22:00'), at('06:00', '2026-06-16'))).toStrictEqual([
      '2026年6月15日 22:00 – 2026年6月16日 06:00',
    ]);
  });

  it('says as much as is known', () => {
    expect(eventWords(null, null, NOW)).toBe('');
    expect(eventWords(at('09:00'), null, NOW)).toBe('今天 09:00');
    expect(eventWords(null, at('17:00'), NOW)).toBe('预计 今天 17:00 结束');
    expect(fullEventWords(null, null)).toStrictEqual([]);
    expect(fullEventWords(at('09:00'), null)).toStrictEqual(['2026年6月15日 09:00']);
    expect(endBefore(null)).toBe('原来没写什么时候结束');
    expect(endBefore(at('17:00'))).toBe('原来预计 2026年6月15日 17:00 结束');
  });
});
