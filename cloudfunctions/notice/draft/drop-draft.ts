import * as v from 'valibot';
import { communityId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { DRAFTERS } from '../read/notice-access.ts';
import { draftId } from '../read/notice-schema.ts';
import { removeDraft } from './draft-repository.ts';

export const dropDraft = action('notice.dropDraft', {
  input: v.strictObject({ communityId, draftId }),
  access: DRAFTERS,
  budget: 2,
  run: async ({ communityId, draftId }, { actor }) => {
    await removeDraft(communityId, `${draftId}:${actor.residentId}`);
    return { dropped: true as const };
  },
});
