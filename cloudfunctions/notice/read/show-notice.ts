import { createHash } from 'node:crypto';
import type { ActFor, NoticeActions } from '../../../typings/contract/notice.ts';
import { allows } from '../../kernel/access.ts';
import { dayOf, now } from '../../kernel/clock.ts';
import type { ActorContext } from '../../kernel/handler.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { Actor } from '../../people/actor.ts';
import type { NoticeDocument, ReceiptDocument } from '../collections.ts';
import { findPrincipals } from '../confirm/receipt-repository.ts';
import { addressedHouseholds } from '../confirm/receipt-rules.ts';
import { sees, sightOf } from '../write/notice-rules.ts';
import { EDIT_ACCESS, TURNOUT_ACCESS } from './notice-access.ts';
import { lineOf } from './show-line.ts';

/**
 * One notice as the caller may read it, also for somebody whom the caller acts for: one database
 * request, two if it asks for confirmation.
 */
export async function showNotice(
  _input: NoticeActions['showNotice']['input'],
  { actor, loaded }: ActorContext,
): Promise<NoticeActions['showNotice']['data']> {
  const notice = loaded.notice?.[0] as NoticeDocument | undefined;
  const sight = sightOf(actor.resident.households, actor.roles);
  if (!notice) throw new Refusal('NOTICE_NOT_FOUND');
  const actFor = await actForOf(notice, actor);
  const isSeen = sees(sight, actor.residentId, notice) || actFor.length > 0;
  if (!isSeen) throw new Refusal('NOTICE_NOT_FOUND');
  const receipt = (loaded.receipt ?? []) as ReceiptDocument[];
  const [own] = receipt;
  const { state, withdrawn, pictures, attachments, history } = notice;
  const isAuthor = notice.authorId === actor.residentId;
  const mayEdit = allows(EDIT_ACCESS, actor.roles, notice.audience, isAuthor);
  const isGone = state === 'withdrawn' && !mayEdit; // what was taken back is not read on
  return {
    ...lineOf({ ...notice, receipt }, actor),
    body: isGone ? '' : notice.body,
    author: notice.author,
    audience: notice.audience.map((placeId, index) => ({
      placeId,
      label: notice.audienceLabels[index] ?? '',
    })),
    roles: notice.roles,
    pictures: isGone ? [] : passed(pictures).map(({ fileId }) => ({ fileId })),
    attachments: isGone ? [] : passed(attachments).map(({ fileId, name }) => ({ fileId, name })),
    filesWaiting: isGone ? 0 : [...pictures, ...attachments].filter(isUndecided).length,
    eventAt: notice.eventAt,
    version: notice.version,
    history: isGone ? [] : history,
    withdrawn: withdrawn && {
      at: withdrawn.at,
      reason: withdrawn.shown || mayEdit ? withdrawn.reason : '',
      byName: withdrawn.byName,
    },
    fingerprint: fingerprintOf(notice),
    actFor,
    confirmedBy: own && own.by.how !== 'self' ? own.by.name : '',
    maySeeTurnout: notice.mustConfirm && allows(TURNOUT_ACCESS, actor.roles, notice.audience),
    mayEdit,
    correctionWaits: mayEdit && notice.pending !== null,
  };
}

/** Those for whom the reader may confirm it. One request, if it asks for that at all. */
async function actForOf(notice: NoticeDocument, actor: Actor): Promise<ActFor[]> {
  const { communityId, _id, audience, mustConfirm, state } = notice;
  if (!mustConfirm || state !== 'published') return [];
  const rows = await findPrincipals(communityId, actor.residentId, _id, dayOf(now()));
  return rows.flatMap(({ principal: [person], receipt: [own] }) => {
    if (!person || addressedHouseholds(person.households, audience).length === 0) return [];
    const byName = own && own.by.how !== 'self' ? own.by.name : '';
    const confirmedAt = own?.confirmedAt ?? null;
    return [{ residentId: person._id, name: person.name, confirmedAt, byName }];
  });
}

function passed<File extends { state: string }>(files: readonly File[]): File[] {
  return files.filter(({ state }) => state === 'passed');
}

function isUndecided({ state }: { state: string }): boolean {
  return state === 'waiting' || state === 'review';
}

/** SHA-256 over every text and when it stood: whoever has the texts can compute it again. */
function fingerprintOf({ title, body, versionFrom, history }: NoticeDocument): string {
  const texts = [...history, { title, body, from: versionFrom }];
  const lines = texts.map((text) => JSON.stringify([text.from, text.title, text.body]));
  return createHash('sha256').update(lines.join('\n'), 'utf8').digest('hex');
}
