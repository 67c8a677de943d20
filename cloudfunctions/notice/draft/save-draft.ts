import { isDeepStrictEqual } from 'node:util';
import * as v from 'valibot';
import type { NoticeForm } from '../../../typings/contract/notice.ts';
import { one, own } from '../../kernel/action/load.ts';
import { now } from '../../kernel/clock.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { communityId, day } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { placeId } from '../../places/place-schema.ts';
import { type DraftDocument, drafts, notices } from '../collections.ts';
import { DRAFTERS } from '../read/notice-access.ts';
import {
  draftId,
  instant,
  kind,
  LONGEST_BODY,
  LONGEST_TITLE,
  MOST_PLACES,
  roles,
} from '../read/notice-schema.ts';
import { noticeIdOf } from '../write/notice-id.ts';
import {
  findDrafts,
  getDraft,
  insertDraft,
  MOST_DRAFTS,
  replaceDraft,
} from './draft-repository.ts';

/** Unfinished, so anything up to the lengths that a publication may have. */
const unfinished = (longest: number) => v.pipe(v.string(), v.maxLength(longest * 4));

const form = v.strictObject({
  kind,
  title: unfinished(LONGEST_TITLE),
  body: unfinished(LONGEST_BODY),
  audience: v.pipe(v.array(placeId), v.maxLength(MOST_PLACES)),
  roles,
  mustConfirm: v.boolean(),
  confirmUntil: v.nullable(day),
  publishAt: v.nullable(instant),
  expiresOn: v.nullable(day),
  eventAt: v.nullable(instant),
  eventUntil: v.optional(v.nullable(instant)),
});

/**
 * Keeps what the caller is writing; no history and no audit, since nothing was done to anybody yet. What
 * was written on another form than the one that is kept, or is published by now, is not kept: an older app
 * does not say what it was written on, and the latest writing stands.
 */
export const saveDraft = action('notice.saveDraft', {
  input: v.strictObject({ communityId, draftId, form, over: v.optional(v.nullable(form)) }),
  access: DRAFTERS,
  load: ({ communityId, draftId }, openid) => ({
    draft: own(drafts, draftId),
    notice: one(notices, noticeIdOf(openid, communityId, draftId)),
  }),
  budget: 4,
  run: async ({ communityId, draftId, form, over }, { actor, draft: earlier, notice }) => {
    const { residentId } = actor;
    const _id = `${draftId}:${residentId}`;
    const draft = { _id, communityId, residentId, draftId, form, at: now() };
    if (notice) return { saved: false, at: notice.change.at };
    if (!earlier) {
      if (over) return { saved: false, at: draft.at };
      const others = await findDrafts(communityId, residentId);
      if (others.length >= MOST_DRAFTS) throw new Refusal('DRAFTS_FULL', { drafts: MOST_DRAFTS });
      if (await insertDraft(draft)) return { saved: true, at: draft.at };
    }
    const kept = earlier ?? (await getDraft(communityId, _id));
    return kept ? replace(kept, draft, over) : { saved: false, at: draft.at };
  },
});

/** A repeat finds the same form there and is answered alike. */
async function replace(
  kept: DraftDocument,
  draft: DraftDocument,
  over: NoticeForm | null | undefined,
): Promise<{ saved: boolean; at: number }> {
  if (isSame(kept.form, draft.form)) return { saved: true, at: kept.at };
  const may = over === undefined || (over !== null && isSame(kept.form, over));
  const saved = may && (await replaceDraft(draft, kept.at)) === 1;
  return { saved, at: saved ? draft.at : kept.at };
}

/** A draft of before says nothing of an end: it has none. */
function isSame(one: NoticeForm, other: NoticeForm): boolean {
  const whole = (form: NoticeForm) => ({ ...form, eventUntil: form.eventUntil ?? null });
  return isDeepStrictEqual(whole(one), whole(other));
}
