import type { NoticeActions } from '../../../typings/contract/notice.ts';
import type { HeldRole } from '../../../typings/contract/resident.ts';
import { isFileOf } from '../../files/file.ts';
import { recordAudit, stampOf } from '../../kernel/audit.ts';
import { DAY, endOfDay, now } from '../../kernel/clock.ts';
import type { ActorContext } from '../../kernel/handler.ts';
import { covers } from '../../kernel/path-id.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { idFromCommand } from '../../kernel/secret.ts';
import type { PlaceDocument } from '../../places/collections.ts';
import { checkText, requestPictureCheck } from '../../review/content-check.ts';
import { openReviews } from '../../review/review.ts';
import type { NoticeDocument, PictureState } from '../collections.ts';
import { PUBLISH_ACCESS } from '../read/notice-access.ts';
import { notices } from '../read/notice-repository.ts';
import { leastExpiry } from './appear-notice.ts';
import { checkAttachment } from './check-attachment.ts';
import { AFFAIRS_DAYS, expiryOf, orderOf, outermost, reachOf } from './notice-rules.ts';
import { partsToReview } from './review-rules.ts';

type Input = NoticeActions['publishNotice']['input'];

const MOST_DAYS_AHEAD = 90;

/** The id follows from the command: a repeat finds the notice that the first attempt made. */
function idOf({ communityId, commandId }: Input, openid: string): string {
  return idFromCommand(openid, `${communityId} ${commandId}`);
}

export function publishLoad(input: Input, openid: string) {
  const { audience } = input;
  return {
    notice: { from: 'notices', ids: idOf(input, openid) },
    places: { from: 'places', ids: outermost(audience) },
  };
}

/**
 * Publishes at once or at its time, if the text passes the check; held for a person's eye if the
 * check doubts or does not answer. Flat in the number of households: messages follow by the timer.
 */
export async function publishNotice(
  input: Input,
  { openid, actor, loaded }: ActorContext,
): Promise<NoticeActions['publishNotice']['data']> {
  const earlier = loaded.notice?.[0] as NoticeDocument | undefined;
  if (earlier) return finish(earlier);
  const audience = outermost(input.audience);
  const places = (loaded.places ?? []) as PlaceDocument[];
  if (places.length !== audience.length) throw new Refusal('PLACE_NOT_FOUND');
  const times = timesOf(input, now());
  const isOurs = (fileId: string) => isFileOf(fileId, 'notices', input.communityId);
  const attachments = input.attachments ?? [];
  if (![...input.pictures, ...attachments.map(({ fileId }) => fileId)].every(isOurs)) {
    throw new Refusal('FILE_NOT_FOUND');
  }
  await Promise.all(attachments.map(checkAttachment));
  const names = attachments.map(({ name }) => `\n${name}`).join('');
  const verdict = await checkText(openid, `${input.title}\n${input.body}${names}`, 'forum');
  if (verdict === 'risky') throw new Refusal('TEXT_REFUSED');

  const pictures = await Promise.all(input.pictures.map((fileId) => checkPicture(openid, fileId)));
  const _id = idOf(input, openid);
  const passed = verdict === 'pass';
  const isLater = times.publishedAt > times.at;
  const notice: NoticeDocument = {
    _id,
    communityId: input.communityId,
    kind: input.kind,
    title: input.title,
    body: input.body,
    audience,
    audienceLabels: audience.map((id) => places.find((place) => place._id === id)?.label ?? ''),
    roles: [...new Set(input.roles ?? [])],
    reach: reachOf(audience),
    mustConfirm: input.mustConfirm,
    confirmUntil: times.confirmUntil,
    pictures,
    attachments: attachments.map(({ fileId, name }) => ({ fileId, name, state: 'review' })),
    filesVersion: 0,
    state: passed ? (isLater ? 'scheduled' : 'published') : 'held',
    heldFor: passed ? null : verdict,
    authorId: actor.residentId,
    author: authorOf(actor.resident.name, actor.roles, audience),
    households: places.reduce((sum, { households }) => sum + households, 0),
    publishedAt: times.publishedAt,
    expiresAt: times.expiresAt,
    eventAt: times.eventAt,
    pinned: false,
    order: orderOf(times.publishedAt, false),
    version: 0,
    history: [],
    versionFrom: times.publishedAt,
    pending: null,
    withdrawn: null,
    delivery: { state: deliveryOf(passed && !isLater, input.mustConfirm), after: '' },
    reminders: 0,
    remindedAt: null,
    remindedHouseholds: 0,
    change: stampOf(openid, input.commandId, actor.residentId, 'notice.publish', `notice:${_id}`),
  };
  const isFirst = await notices.insert(notice);
  const kept = isFirst ? notice : await notices.get(input.communityId, _id);
  return finish(kept ?? notice);
}

/** What follows from the notice, harmless when done again: the review entries and the audit entry. */
async function finish(notice: NoticeDocument): Promise<NoticeActions['publishNotice']['data']> {
  await openReviews(notice, partsToReview(notice));
  const { communityId, change } = notice;
  if (change.action === 'notice.publish') await recordAudit(communityId, change);
  return { noticeId: notice._id, state: notice.state, households: notice.households };
}

/**
 * The instants of a publication, checked against each other.
 * @throws Refusal NOTICE_DATE_PAST, NOTICE_DATE_FAR, NOTICE_TOO_SHORT
 */
function timesOf({ kind, publishAt, confirmUntil, expiresOn, eventAt }: Input, at: number) {
  const publishedAt = publishAt ?? at;
  if (publishedAt < at) throw new Refusal('NOTICE_DATE_PAST', { field: 'publishAt' });
  if (publishedAt > at + MOST_DAYS_AHEAD * DAY) {
    throw new Refusal('NOTICE_DATE_FAR', { days: MOST_DAYS_AHEAD });
  }
  const times = {
    at,
    publishedAt,
    confirmUntil: confirmUntil === null ? null : endOfDay(confirmUntil),
    expiresAt: expiresOn ? endOfDay(expiresOn) : null,
    eventAt: eventAt ?? null,
  };
  for (const field of ['confirmUntil', 'expiresAt', 'eventAt'] as const) {
    const instant = times[field];
    if (instant !== null && instant < publishedAt) throw new Refusal('NOTICE_DATE_PAST', { field });
  }
  if (expiryOf(kind, times.expiresAt, leastExpiry(publishedAt)) !== times.expiresAt) {
    throw new Refusal('NOTICE_TOO_SHORT', { days: AFFAIRS_DAYS });
  }
  return times;
}

async function checkPicture(openid: string, fileId: string): Promise<PictureState> {
  const traceId = await requestPictureCheck(openid, fileId, 'forum');
  return { fileId, traceId, state: traceId === null ? 'review' : 'waiting' };
}

function deliveryOf(published: boolean, mustConfirm: boolean): 'waiting' | 'due' | 'done' {
  if (!mustConfirm) return 'done';
  return published ? 'due' : 'waiting';
}

/** The office in which the notice is published: one whose place covers all it asks. */
function authorOf(name: string, roles: HeldRole[], audience: string[]): NoticeDocument['author'] {
  const office = roles.find(
    ({ role, placeId }) =>
      PUBLISH_ACCESS.roles.includes(role) && audience.every((place) => covers(placeId, place)),
  );
  if (!office) throw new Refusal('NOT_ALLOWED');
  return { name, role: office.role, placeLabel: office.placeLabel };
}
