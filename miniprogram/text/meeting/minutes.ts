import type { MinutesView } from '../../../typings/contract/meeting/meeting';
import { fullWords } from '../date';

/** The minutes of a meeting. */
export const MEETING_MINUTES = {
  isPublished: '公布了',
  draft: '草稿',
  outdated: '公布以后，有一项决定更正过。请看会议里现在的决定，等新的一版。',
  correct: '写更正的一版',
  intro: '公布的纪要不写谁说了什么。记完请召集人看一遍，他确认了才公布。',
  why: '更正了什么，为什么',
  summary: '会议情况',
  hide: '这一项不公开（调解、审查的事）',
  confirm: '确认并公布',
  confirmNote: '公布以后不能再改，只能出更正的一版',
  save: '存下来',
  saved: '存好了',
};

export const minutesHeading = (bodyName: string): string => `${bodyName}纪要`;
export const correctedWords = (why: string): string => `这一版更正了：${why}`;
/** For a screen reader: keeps one item from being published. */
export const hideWords = (title: string): string => `${title}，这一项不公开`;

/** Who wrote and who confirmed them, and when they were published. */
export function signedWords({
  recordedBy,
  confirmedBy,
  publishedAt,
  version,
}: MinutesView): string {
  if (publishedAt === null) return recordedBy ? `${recordedBy}记录，等召集人确认` : '';
  return `第 ${version} 版 · ${recordedBy}记录，${confirmedBy ?? ''}确认 · ${fullWords(publishedAt)}公布`;
}
