import type { NoticeActions } from '../../typings/contract/notice.ts';
import { allows } from '../shared/access.ts';
import type { NoticeDocument, ReceiptDocument } from '../shared/documents.ts';
import { Refusal } from '../shared/errors.ts';
import type { ActorContext } from '../shared/handler.ts';
import { TURNOUT_ACCESS } from './notice-access.ts';
import { sees, sightOf } from './notice-rules.ts';
import { lineOf } from './show-line.ts';

/** One notice as the caller may read it. All is loaded with the actor: one database request. */
export async function showNotice(
  _input: NoticeActions['detail']['input'],
  { actor, loaded }: ActorContext,
): Promise<NoticeActions['detail']['data']> {
  const notice = loaded.notice?.[0] as NoticeDocument | undefined;
  const sight = sightOf(actor.resident.households, actor.roles);
  if (!notice || !sees(sight, actor.residentId, notice)) throw new Refusal('NOTICE_NOT_FOUND');
  const receipt = (loaded.receipt ?? []) as ReceiptDocument[];
  return {
    ...lineOf({ ...notice, receipt }, actor),
    body: notice.body,
    author: notice.author,
    audience: notice.audience.map((placeId, index) => ({
      placeId,
      label: notice.audienceLabels[index] ?? '',
    })),
    pictures: notice.pictures
      .filter(({ state }) => state === 'passed')
      .map(({ fileId }) => ({ fileId })),
    picturesWaiting: notice.pictures.filter(
      ({ state }) => state === 'waiting' || state === 'review',
    ).length,
    maySeeTurnout: notice.mustConfirm && allows(TURNOUT_ACCESS, actor.roles, notice.audience),
  };
}
