import * as v from 'valibot';
import { one, own } from '../../kernel/action/load.ts';
import { now } from '../../kernel/clock.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { documentId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { comments, covenants, reactions } from '../collections.ts';
import { oneCovenant } from '../text/covenant-schema.ts';
import { spokenOf } from '../text/see-covenant.ts';
import { saveReaction } from './comment-repository.ts';

/** Support or oppose a comment, change it or take it back: one voice each, and not about one's own. */
export const reactToComment = action('covenant.reactToComment', {
  input: v.strictObject({
    ...oneCovenant,
    commentId: documentId,
    value: v.picklist(['support', 'oppose', 'none']),
  }),
  access: RESIDENTS,
  load: ({ covenantId, commentId }) => ({
    covenant: one(covenants, covenantId, 'COVENANT_NOT_FOUND'),
    comment: one(comments, commentId),
    reaction: own(reactions, commentId),
  }),
  budget: 2, // a third when another phone of theirs was quicker
  run: async ({ communityId, covenantId, commentId, value }, context) => {
    spokenOf(context, now());
    const { actor, comment, reaction } = context;
    if (comment?.covenantId !== covenantId || comment.state !== 'shown') {
      throw new Refusal('COMMENT_NOT_FOUND');
    }
    const { residentId } = actor;
    if (comment.residentId === residentId) throw new Refusal('COMMENT_OWN');
    const { clauseId, stance } = comment;
    const _id = `${commentId}:${residentId}`;
    const voice = { _id, communityId, covenantId, clauseId, commentId, stance, residentId, value };
    await saveReaction(voice, reaction);
    return { value };
  },
});
