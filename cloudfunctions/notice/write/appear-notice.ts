import { DAY, dayOf, endOfDay } from '../../kernel/clock.ts';
import type { NoticeDocument } from '../collections.ts';
import { AFFAIRS_DAYS, expiryOf, orderOf } from './notice-rules.ts';

/** The end of the fifteenth whole day after a notice appears. */
export function leastExpiry(publishedAt: number): number {
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
