import * as v from 'valibot';
import type { ModerationActions } from '../../../typings/contract/moderation.ts';
import { commandId, communityId, cursor, documentId, fileId } from '../../kernel/schema.ts';
import { MOST_PICTURES } from '../../notice/read/notice-schema.ts';

type Schema<A extends keyof ModerationActions> = v.GenericSchema<
  unknown,
  ModerationActions[A]['input']
>;

export const listInput: Schema<'listReviews'> = v.strictObject({ communityId, after: cursor });

export const decideInput: Schema<'decideReview'> = v.strictObject({
  communityId,
  reviewId: v.pipe(
    v.string(),
    v.regex(
      /^(notice:[a-z0-9-]{1,40}:(text|pictures|attachments|correction|reports)|(comment|amendment):[a-z0-9-]{1,40}:(text|reports))$/,
    ),
  ),
  decision: v.picklist(['release', 'reject']),
  seen: v.optional(v.pipe(v.array(v.union([fileId, documentId])), v.maxLength(MOST_PICTURES))),
  commandId,
});
