import type { NoticeActions } from '../../../typings/contract/notice.ts';
import { DAY, dayOf, endOfDay } from '../../kernel/calendar.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { NoticeDocument } from '../collections.ts';
import { earliestEvent, missingTimes } from './event-rules.ts';
import { AFFAIRS_DAYS, expiryOf, orderOf } from './notice-rules.ts';

const MOST_DAYS_AHEAD = 90;

type Asked = Pick<
  NoticeActions['publishNotice']['input'],
  'kind' | 'publishAt' | 'confirmUntil' | 'expiresOn' | 'eventAt' | 'eventUntil'
>;

/**
 * The instants of a publication, checked against each other.
 * @throws Refusal NOTICE_DATE_PAST, NOTICE_DATE_FAR, NOTICE_TIMES_MISSING, NOTICE_TOO_SHORT
 */
export function timesOf(
  { kind, publishAt, confirmUntil, expiresOn, eventAt, eventUntil }: Asked,
  at: number,
): Pick<NoticeDocument, 'publishedAt' | 'confirmUntil' | 'expiresAt' | 'eventAt' | 'eventUntil'> {
  const publishedAt = publishAt ?? at;
  if (publishedAt < at) throw new Refusal('NOTICE_DATE_PAST', { field: 'publishAt' });
  if (publishedAt > at + MOST_DAYS_AHEAD * DAY) {
    throw new Refusal('NOTICE_DATE_FAR', { days: MOST_DAYS_AHEAD });
  }
  const times = {
    publishedAt,
    confirmUntil: confirmUntil === null ? null : endOfDay(confirmUntil),
    expiresAt: expiresOn ? endOfDay(expiresOn) : null,
    eventAt: eventAt ?? null,
    eventUntil: eventUntil ?? null,
  };
  const missing = missingTimes(kind, times);
  if (missing) throw new Refusal('NOTICE_TIMES_MISSING', { missing });
  for (const field of ['confirmUntil', 'expiresAt', 'eventAt', 'eventUntil'] as const) {
    const instant = times[field];
    const first = field === 'eventAt' ? earliestEvent(kind, publishedAt) : publishedAt;
    if (instant !== null && instant < first) throw new Refusal('NOTICE_DATE_PAST', { field });
  }
  if (expiryOf(kind, times.expiresAt, leastExpiry(publishedAt)) !== times.expiresAt) {
    throw new Refusal('NOTICE_TOO_SHORT', { days: AFFAIRS_DAYS });
  }
  return times;
}

/** The end of the fifteenth whole day after a notice appears. */
function leastExpiry(publishedAt: number): number {
  return endOfDay(dayOf(publishedAt + AFFAIRS_DAYS * DAY));
}

/** The fields of a notice that may appear: now, or at its time if that is still to come. */
export function appearance(
  { kind, publishedAt, expiresAt, pinned }: NoticeDocument,
  at: number,
): Pick<NoticeDocument, 'state' | 'publishedAt' | 'expiresAt' | 'order' | 'versionFrom'> {
  const when = Math.max(publishedAt, at);
  return {
    state: when > at ? 'scheduled' : 'published',
    publishedAt: when,
    expiresAt: expiryOf(kind, expiresAt, leastExpiry(when)),
    order: orderOf(when, pinned),
    versionFrom: when,
  };
}
