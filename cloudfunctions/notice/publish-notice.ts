import type { ReviewReason } from '../../typings/contract/moderation.ts';
import type { NoticeActions } from '../../typings/contract/notice.ts';
import type { HeldRole } from '../../typings/contract/resident.ts';
import { recordAudit, stampOf } from '../shared/audit.ts';
import { endOfDay, now } from '../shared/clock.ts';
import { checkText, requestPictureCheck } from '../shared/content-check.ts';
import type { NoticeDocument, PictureState, PlaceDocument } from '../shared/documents.ts';
import { Refusal } from '../shared/errors.ts';
import { isFileOf } from '../shared/file.ts';
import type { ActorContext } from '../shared/handler.ts';
import { covers } from '../shared/place-id.ts';
import { openReview } from '../shared/review.ts';
import { idFromCommand } from '../shared/secret.ts';
import { PUBLISH_ACCESS } from './notice-access.ts';
import { notices } from './notice-repository.ts';
import { outermost, reachOf } from './notice-rules.ts';

type Input = NoticeActions['publish']['input'];

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
 * Publishes at once, if the text passes the check; held for a person's eye if the check doubts or
 * does not answer. Flat in the number of households: messages follow by the timer.
 */
export async function publishNotice(
  input: Input,
  { openid, actor, loaded }: ActorContext,
): Promise<NoticeActions['publish']['data']> {
  const earlier = loaded.notice?.[0] as NoticeDocument | undefined;
  if (earlier) return finish(earlier);
  const audience = outermost(input.audience);
  const places = (loaded.places ?? []) as PlaceDocument[];
  if (places.length !== audience.length) throw new Refusal('PLACE_NOT_FOUND');
  const confirmUntil = input.confirmUntil === null ? null : endOfDay(input.confirmUntil);
  if (confirmUntil !== null && confirmUntil < now()) throw new Refusal('NOTICE_DATE_PAST');
  const isOurs = (fileId: string) => isFileOf(fileId, 'notices', input.communityId);
  if (!input.pictures.every(isOurs)) throw new Refusal('FILE_NOT_FOUND');
  const verdict = await checkText(openid, `${input.title}\n${input.body}`, 'forum');
  if (verdict === 'risky') throw new Refusal('TEXT_REFUSED');

  const pictures = await Promise.all(input.pictures.map((fileId) => checkPicture(openid, fileId)));
  const _id = idOf(input, openid);
  const published = verdict === 'pass';
  const notice: NoticeDocument = {
    _id,
    communityId: input.communityId,
    kind: input.kind,
    title: input.title,
    body: input.body,
    audience,
    audienceLabels: audience.map((id) => places.find((place) => place._id === id)?.label ?? ''),
    reach: reachOf(audience),
    mustConfirm: input.mustConfirm,
    confirmUntil,
    pictures,
    picturesVersion: 0,
    state: published ? 'published' : 'held',
    heldFor: published ? null : verdict,
    authorId: actor.residentId,
    author: authorOf(actor.resident.name, actor.roles, audience),
    households: places.reduce((sum, { households }) => sum + households, 0),
    publishedAt: now(),
    delivery: { state: deliveryOf(published, input.mustConfirm), after: '' },
    change: stampOf(openid, input.commandId, actor.residentId, 'notice.publish', `notice:${_id}`),
  };
  const isFirst = await notices.insert(notice);
  const kept = isFirst ? notice : await notices.get(input.communityId, _id);
  return finish(kept ?? notice);
}

/** What follows from the notice, harmless when done again: the review entry and the audit entry. */
async function finish(notice: NoticeDocument): Promise<NoticeActions['publish']['data']> {
  const reason = reviewReason(notice);
  if (reason) await openReview(notice, reason);
  if (notice.change.action === 'notice.publish') {
    await recordAudit(notice.communityId, notice.change);
  }
  return { noticeId: notice._id, state: notice.state, households: notice.households };
}

/** Why a person has to look at it, if so. */
export function reviewReason({ state, heldFor, pictures }: NoticeDocument): ReviewReason | null {
  if (state === 'held') return heldFor === 'review' ? 'text-review' : 'text-unchecked';
  const doubtful = pictures.find((picture) => picture.state === 'review');
  if (!doubtful) return null;
  return doubtful.traceId === null ? 'picture-unchecked' : 'picture-review';
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
