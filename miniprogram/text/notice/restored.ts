import type { NoticeKind } from '../../../typings/contract/notice';
import { fullSpanWords, fullWords, momentWords, spanWords } from '../date';

/** Kinds after which each household is asked whether all is well again. */
export const ASKED_AFTER: readonly NoticeKind[] = ['outage', 'repair'];

/** When something is expected to be over, as a form asks for it. */
export const ENDS = {
  label: '写明大概什么时候结束',
  words: '居民加进手机日历时，会带上结束的时间',
  asks: '过了这个时间，会问每户好了没有',
  past: '结束的时间要在现在以后，也要在开始以后。已经好了的，请点“已恢复”。',
  day: '哪天',
  clock: '几点',
  early: '结束的时间要在开始以后，请重新选。',
};

/** When it happens: 今天 09:00 – 17:00, or as much as is known of it. */
export function eventWords(from: number | null, until: number | null, now: number): string {
  if (until === null) return from === null ? '' : momentWords(from, now);
  return from === null ? `预计 ${momentWords(until, now)} 结束` : spanWords(from, until, now);
}

/** The same in full, as a line of what is shared; none if nothing is known. */
export function fullEventWords(from: number | null, until: number | null): string[] {
  if (until === null) return from === null ? [] : [fullWords(from)];
  return [from === null ? `预计 ${fullWords(until)} 结束` : fullSpanWords(from, until)];
}

/** What an end was before it was corrected. */
export function endBefore(until: number | null): string {
  return until === null ? '原来没写什么时候结束' : `原来预计 ${fullWords(until)} 结束`;
}
