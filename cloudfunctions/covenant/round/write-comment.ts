import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { now } from '../../kernel/clock.ts';
import { insert } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId, documentId, text } from '../../kernel/schema.ts';
import { idFromCommand } from '../../kernel/secret.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { checkText } from '../../review/content-check.ts';
import { openReviews, TEXT_REASON } from '../../review/review.ts';
import { type CommentDocument, comments, covenants } from '../collections.ts';
import { oneCovenant } from '../text/covenant-schema.ts';
import { buildingLabel, homeIn } from '../text/covenant-state-rules.ts';
import { spokenOf } from '../text/see-covenant.ts';

const idOf = (openid: string, command: string) => idFromCommand(openid, `${command} comment`);

/** A resident's word about a clause. What the check doubts is seen by its writer until a person has looked. */
export const writeComment = action('covenant.writeComment', {
  input: v.strictObject({
    ...oneCovenant,
    clauseId: documentId,
    stance: v.picklist(['for', 'against', 'question']),
    text: text(500),
    commandId,
  }),
  texts: 'within',
  access: RESIDENTS,
  load: ({ covenantId }) => ({ covenant: one(covenants, covenantId, 'COVENANT_NOT_FOUND') }),
  command: (input, openid) => ({
    action: 'comment.write',
    target: `comment:${idOf(openid, input.commandId)}`,
  }),
  budget: 4,
  run: ({ communityId, covenantId, clauseId, stance, text, commandId }, context) => {
    const { openid, actor, covenant } = context;
    const _id = idOf(openid, commandId);
    return insert(
      context,
      communityId,
      comments,
      {
        prepare: async () => {
          spokenOf(context, now());
          if (!covenant.clauses.some((one) => one.clauseId === clauseId)) {
            throw new Refusal('CLAUSE_GONE');
          }
          const verdict = await checkText(openid, text, 'forum');
          if (verdict === 'risky') throw new Refusal('TEXT_REFUSED');
          return verdict;
        },
        decide: (change, verdict): CommentDocument => ({
          _id,
          communityId,
          covenantId,
          clauseId,
          residentId: actor.residentId,
          stance,
          text,
          from: buildingLabel(homeIn(actor.resident.households, covenant.placeId)?.label ?? ''),
          state: verdict === 'pass' ? 'shown' : 'held',
          heldFor: verdict === 'pass' ? null : verdict,
          at: change.at,
          change,
        }),
        follow: putToReview,
        answer: (comment) => ({
          commentId: _id,
          state: comment?.state === 'shown' ? 'shown' : 'held',
        }),
      },
      () => _id,
    );
  },
});

/** What the check doubts waits for a person's eye; a second time changes nothing. */
async function putToReview(comment: CommentDocument): Promise<void> {
  const { state, heldFor } = comment;
  if (state !== 'held' || !heldFor) return;
  await openReviews(comment, [{ part: 'text', reason: TEXT_REASON[heldFor] }], 'comment');
}
