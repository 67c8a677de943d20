import * as v from 'valibot';
import { communityId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { DRAFTERS } from '../read/notice-access.ts';
import { findDrafts } from './draft-repository.ts';

/** What the caller has begun to write, on whatever phone. Nobody else sees it. */
export const listDrafts = action('notice.listDrafts', {
  input: v.strictObject({ communityId }),
  access: DRAFTERS,
  budget: 2,
  run: async ({ communityId }, { actor }) => {
    const rows = await findDrafts(communityId, actor.residentId);
    return { drafts: rows.map(({ draftId, form, at }) => ({ draftId, form, at })) };
  },
});
