import {
  addDays,
  DAY,
  dayOf,
  endOfDay,
  HOUR,
  instantOf,
  weekdayOf,
} from '../../cloudfunctions/kernel/calendar.ts';
import type { AuditDocument } from '../../cloudfunctions/kernel/collections.ts';
import type { NoticeDocument, ReceiptDocument } from '../../cloudfunctions/notice/collections.ts';
import {
  addressedHouseholds,
  receiptKeys,
} from '../../cloudfunctions/notice/confirm/receipt-rules.ts';
import { orderOf, reachOf } from '../../cloudfunctions/notice/write/notice-rules.ts';
import type { PlaceDocument } from '../../cloudfunctions/places/collections.ts';
import type { ReviewDocument } from '../../cloudfunctions/review/collections.ts';
import type { HeldRole } from '../../typings/contract/resident.ts';
import type { Person } from './documents.ts';
import { NOTICE_TEXTS, type NoticeText } from './notice-texts.ts';
import type { Random } from './random.ts';

/** Half past nine, from the beginning of a day. */

export interface Author {
  id: string;
  name: string;
  role: HeldRole;
}

export interface NoticeDocuments {
  notices: NoticeDocument[];
  receipts: ReceiptDocument[];
  reviews: ReviewDocument[];
  audit: AuditDocument[];
}

/** The notices of the last weeks, and who confirmed them: eagerly in some buildings, slowly in others. */
export function noticeDocuments(
  communityId: string,
  places: readonly PlaceDocument[],
  people: readonly Person[],
  author: Author,
  start: number,
  random: Random,
): NoticeDocuments {
  const made: NoticeDocuments = { notices: [], receipts: [], reviews: [], audit: [] };
  const buildings = places.filter(({ kind }) => kind === 'building');
  for (const [index, text] of NOTICE_TEXTS.entries()) {
    const place = text.building === undefined ? places[0] : buildings[text.building];
    if (!place) continue;
    const id = `demo-notice-${String(index + 1).padStart(2, '0')}`;
    const notice = noticeOf(communityId, id, text, place, author, start);
    made.notices.push(notice);
    made.audit.push({ _id: notice.change.id, communityId, ...notice.change });
    if (text.held) made.reviews.push(reviewOf(notice));
    if (text.mustConfirm) {
      made.receipts.push(...receiptsOf(notice, people, text.share ?? 0.4, start, random));
    }
  }
  return made;
}

function noticeOf(
  communityId: string,
  _id: string,
  {
    kind,
    title,
    body,
    daysAgo,
    mustConfirm = false,
    confirmInDays,
    held = false,
    ...text
  }: NoticeText,
  place: PlaceDocument,
  author: Author,
  start: number,
): NoticeDocument {
  const at = instantOf(dayOf(start - daysAgo * DAY), '09:30');
  const times = timesOf(text, start);
  const confirmUntil =
    confirmInDays === undefined ? null : endOfDay(dayOf(start + confirmInDays * DAY));
  return {
    _id,
    communityId,
    kind,
    title,
    body,
    audience: [place._id],
    audienceLabels: [place.label],
    reach: reachOf([place._id]),
    mustConfirm,
    confirmUntil,
    roles: [],
    pictures: [],
    attachments: [],
    filesVersion: 0,
    state: held ? 'held' : 'published',
    heldFor: held ? 'review' : null,
    authorId: author.id,
    author: { name: author.name, role: author.role.role, placeLabel: author.role.placeLabel },
    households: place.households,
    publishedAt: at,
    expiresAt: null,
    ...times,
    pinned: false,
    order: orderOf(at, false),
    version: 0,
    history: [],
    versionFrom: at,
    pending: null,
    withdrawn: null,
    delivery: { state: held ? 'waiting' : 'done', after: '' },
    reminders: 0,
    remindedAt: null,
    remindedHouseholds: 0,
    change: {
      id: `${_id}-publish`,
      action: 'notice.publish',
      actorId: author.id,
      target: `notice:${_id}`,
      at,
    },
  };
}

/** When what it announces began or begins, and was or is to be over. */
function timesOf(
  { was, planned }: Pick<NoticeText, 'was' | 'planned'>,
  start: number,
): Pick<NoticeDocument, 'eventAt' | 'eventUntil'> {
  const hour = start - (start % HOUR);
  if (was) return { eventAt: hour - was.from * HOUR, eventUntil: hour - was.until * HOUR };
  if (!planned) return { eventAt: null, eventUntil: null };
  const days = Array.from({ length: 7 }, (_, ahead) => addDays(dayOf(start), ahead + 1));
  const day = days.find((one) => weekdayOf(one) === planned.weekday) ?? dayOf(start);
  return { eventAt: instantOf(day, planned.from), eventUntil: instantOf(day, planned.until) };
}

function reviewOf(notice: NoticeDocument): ReviewDocument {
  return {
    _id: `notice:${notice._id}:text`,
    communityId: notice.communityId,
    subject: 'notice',
    subjectId: notice._id,
    reason: 'text-review',
    state: 'open',
    decided: [],
    carried: true,
    at: notice.publishedAt,
    change: notice.change,
  };
}

function receiptsOf(
  notice: NoticeDocument,
  people: readonly Person[],
  share: number,
  start: number,
  random: Random,
): ReceiptDocument[] {
  const eagerness = new Map<string, number>();
  const receipts: ReceiptDocument[] = [];
  for (const { id, name, households } of people) {
    const own = households.map(({ _id, label }) => ({ householdId: _id, label, joinedAt: 0 }));
    const addressed = addressedHouseholds(own, notice.audience);
    const [first] = addressed;
    if (!first) continue;
    const eager = eagerness.get(first.buildingId) ?? share * (0.4 + random.next() * 1.2);
    eagerness.set(first.buildingId, eager);
    if (!random.chance(eager)) continue;
    receipts.push({
      _id: `${notice._id}:${id}`,
      communityId: notice.communityId,
      noticeId: notice._id,
      residentId: id,
      households: addressed,
      keys: receiptKeys(notice._id, addressed),
      by: { residentId: id, name, how: 'self' },
      undoneAt: null,
      confirmedAt: notice.publishedAt + random.below(Math.max(1, start - notice.publishedAt)),
    });
  }
  return receipts;
}
