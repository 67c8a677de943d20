import { isDeepStrictEqual } from 'node:util';
import type { NoticeActions } from '../../../typings/contract/notice.ts';
import { now } from '../../kernel/clock.ts';
import type { ActorContext } from '../../kernel/handler.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { DraftDocument } from '../collections.ts';
import { findDrafts, insertDraft, removeDraft, replaceDraft } from './draft-repository.ts';

/** Drafts a person may keep. */
const MOST_DRAFTS = 20;

export function draftLoad({ draftId }: { draftId: string }) {
  return { draft: { from: 'drafts', ids: draftId, perActor: true } };
}

/** What the caller has begun to write, on whatever phone. Nobody else sees it. */
export async function listDrafts(
  { communityId }: NoticeActions['listDrafts']['input'],
  { actor }: ActorContext,
): Promise<NoticeActions['listDrafts']['data']> {
  const rows = await findDrafts(communityId, actor.residentId, MOST_DRAFTS);
  return { drafts: rows.map(({ draftId, form, at }) => ({ draftId, form, at })) };
}

/** The latest writing stands; no history and no audit, since nothing was done to anybody yet. */
export async function saveDraft(
  { communityId, draftId, form }: NoticeActions['saveDraft']['input'],
  { actor, loaded }: ActorContext,
): Promise<NoticeActions['saveDraft']['data']> {
  const { residentId } = actor;
  const _id = `${draftId}:${residentId}`;
  const draft = { _id, communityId, residentId, draftId, form, at: now() };
  const earlier = loaded.draft?.[0] as DraftDocument | undefined;
  if (earlier) {
    if (!isDeepStrictEqual(earlier.form, form)) await replaceDraft(draft);
    return { saved: true };
  }
  const others = await findDrafts(communityId, residentId, MOST_DRAFTS);
  if (others.length >= MOST_DRAFTS) throw new Refusal('DRAFTS_FULL', { drafts: MOST_DRAFTS });
  if (!(await insertDraft(draft))) await replaceDraft(draft);
  return { saved: true };
}

export async function dropDraft(
  { communityId, draftId }: NoticeActions['dropDraft']['input'],
  { actor }: ActorContext,
): Promise<NoticeActions['dropDraft']['data']> {
  await removeDraft(communityId, `${draftId}:${actor.residentId}`);
  return { dropped: true };
}
