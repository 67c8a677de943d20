import type { ReviewReason } from '../../../typings/contract/moderation.ts';
import { filesToReview } from '../../review/picture-rules.ts';
import type { NoticeDocument, PendingCorrection } from '../collections.ts';
import type { ReviewPart } from '../read/notice-types.ts';
import { type EventTimes, timesWith } from '../write/event-rules.ts';

/** Corrections that a notice may have: beyond that it is another notice. */
export const MOST_CORRECTIONS = 20;

type Corrected = 'title' | 'body' | 'eventAt' | 'eventUntil';
type Kept = 'title' | 'body' | 'version' | 'versionFrom' | 'history';
type Moved = 'eventAt' | 'eventUntil' | 'restored';

/**
 * The fields that a correction changes: the old text goes to the history, the new one stands from `at`.
 * @param correctedBy id of who wrote it
 */
export function correctionPatch(
  notice: Pick<NoticeDocument, Kept | Moved>,
  correction: Pick<PendingCorrection, Corrected | 'reason' | 'byName'>,
  correctedBy: string,
  at: number,
): Pick<NoticeDocument, Kept | 'correctedBy'> & Partial<Pick<NoticeDocument, Moved>> {
  const { title, body, version, versionFrom, history, restored } = notice;
  const { reason, byName } = correction;
  const before = timesWith(notice, {});
  const after = timesWith(notice, correction);
  const moved = (['eventAt', 'eventUntil'] as const).filter((one) => after[one] !== before[one]);
  const of = (times: EventTimes): Partial<EventTimes> =>
    Object.fromEntries(moved.map((one) => [one, times[one]]));
  // All was said to be well before what has now been put off has begun.
  const isOver = restored && after.eventAt !== null && restored.at < after.eventAt;
  return {
    title: correction.title,
    body: correction.body,
    ...of(after),
    ...(moved.includes('eventAt') && isOver && { restored: null }),
    version: version + 1,
    versionFrom: at,
    correctedBy,
    history: [
      ...history,
      { title, body, ...of(before), from: versionFrom, until: at, reason, byName },
    ],
  };
}

/** What of a notice has to be looked at by a person before it shows, with the reason. */
export function partsToReview({
  state,
  heldFor,
  pictures,
  attachments,
  pending,
}: Pick<NoticeDocument, 'state' | 'heldFor' | 'pictures' | 'attachments' | 'pending'>): {
  part: ReviewPart;
  reason: ReviewReason;
}[] {
  const parts: { part: ReviewPart; reason: ReviewReason }[] = [];
  if (state === 'held') {
    parts.push({ part: 'text', reason: heldFor === 'review' ? 'text-review' : 'text-unchecked' });
  }
  const doubtful = pictures.find((picture) => picture.state === 'review');
  if (doubtful) {
    const reason = doubtful.traceId === null ? 'picture-unchecked' : 'picture-review';
    parts.push({ part: 'pictures', reason });
  }
  if (attachments.some((attachment) => attachment.state === 'review')) {
    parts.push({ part: 'attachments', reason: 'attachment' });
  }
  if (pending) {
    const reason = pending.heldFor === 'review' ? 'correction-review' : 'correction-unchecked';
    parts.push({ part: 'correction', reason });
  }
  return parts;
}

/** Ids of what a decision about a part would be about; none for a text or for reports. */
export function undecided(
  { pictures, attachments, pending }: Pick<NoticeDocument, 'pictures' | 'attachments' | 'pending'>,
  part: ReviewPart,
): string[] {
  if (part === 'correction') return pending ? [pending.change.id] : [];
  if (part !== 'pictures' && part !== 'attachments') return [];
  const files = part === 'pictures' ? pictures : attachments;
  return filesToReview<{ fileId: string; state: string }>(files).map(({ fileId }) => fileId);
}
