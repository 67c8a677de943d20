import type { NoticeKind } from '../../../typings/contract/notice.ts';
import { DAY } from '../../kernel/calendar.ts';

/** What a notice says of when something begins and is expected to be over. */
export interface EventTimes {
  eventAt: number | null;
  eventUntil: number | null;
}

/** A notice of an outage may appear after the outage has begun, but not long after. */
const BEGUN_BEFORE = 3 * DAY;

/** What an outage has to say and does not; null: nothing, or the notice is of another kind. */
export function missingTimes(
  kind: NoticeKind,
  { eventAt, eventUntil }: EventTimes,
): 'begin' | 'end' | 'both' | null {
  if (kind !== 'outage') return null;
  if (eventAt === null) return eventUntil === null ? 'both' : 'begin';
  return eventUntil === null ? 'end' : null;
}

/** The first instant at which what a notice announces may begin. */
export function earliestEvent(kind: NoticeKind, publishedAt: number): number {
  return kind === 'outage' ? publishedAt - BEGUN_BEFORE : publishedAt;
}

/** The times with those that a correction names in the place of the old ones. */
export function timesWith(
  {
    eventAt: from,
    eventUntil: until = null,
  }: { eventAt: number | null; eventUntil?: number | null },
  { eventAt = from, eventUntil = until }: Partial<EventTimes>,
): EventTimes {
  return { eventAt, eventUntil };
}

/** What is wrong with times that a correction sets; times that stay as they were are not judged anew. */
export type WrongTimes =
  | { code: 'NOTICE_TIMES_MISSING'; details: { missing: 'begin' | 'end' | 'both' } }
  | { code: 'NOTICE_DATE_PAST'; details: { field: 'eventAt' | 'eventUntil' } }
  | { code: 'NOTICE_END_EARLY'; details?: undefined };

export function wrongTimes(
  notice: {
    kind: NoticeKind;
    publishedAt: number;
    eventAt: number | null;
    eventUntil?: number | null;
  },
  change: Partial<EventTimes>,
  at: number,
): WrongTimes | null {
  const before = timesWith(notice, {});
  const after = timesWith(notice, change);
  const isMoved = (field: keyof EventTimes) => after[field] !== before[field];
  if (!isMoved('eventAt') && !isMoved('eventUntil')) return null;
  // Of an outage of before, which said nothing, one of both may be told by itself.
  const missing = isTaken(before, after) ? missingTimes(notice.kind, after) : null;
  if (missing !== null) return { code: 'NOTICE_TIMES_MISSING', details: { missing } };
  const { eventAt, eventUntil } = after;
  const first = earliestEvent(notice.kind, notice.publishedAt);
  if (isMoved('eventAt') && eventAt !== null && eventAt < first) {
    return { code: 'NOTICE_DATE_PAST', details: { field: 'eventAt' } };
  }
  if (isMoved('eventUntil') && eventUntil !== null && eventUntil <= at) {
    return { code: 'NOTICE_DATE_PAST', details: { field: 'eventUntil' } };
  }
  if (eventAt !== null && eventUntil !== null && eventUntil <= eventAt) {
    return { code: 'NOTICE_END_EARLY' };
  }
  return null;
}

/** One of the times is there no more. */
function isTaken(before: EventTimes, after: EventTimes): boolean {
  const isGone = (field: keyof EventTimes) => before[field] !== null && after[field] === null;
  return isGone('eventAt') || isGone('eventUntil');
}
