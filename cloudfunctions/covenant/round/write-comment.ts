import type { CovenantActions } from '../../../typings/contract/covenant.ts';
import { recordAudit, stampOf } from '../../kernel/audit.ts';
import { now } from '../../kernel/clock.ts';
import type { ActorContext } from '../../kernel/handler.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { idFromCommand } from '../../kernel/secret.ts';
import { checkText } from '../../review/content-check.ts';
import { openReviews, TEXT_REASON } from '../../review/review.ts';
import type { CommentDocument, ReactionDocument } from '../collections.ts';
import { covenantLoad, spokenOf } from '../text/see-covenant.ts';
import { comments, saveReaction } from './comment-repository.ts';
import { buildingLabel, homeIn } from './covenant-state-rules.ts';

type Input = CovenantActions['writeComment']['input'];
type ReactInput = CovenantActions['reactToComment']['input'];

const idOf = ({ commandId }: Input, openid: string) =>
  idFromCommand(openid, `${commandId} comment`);

export function commentLoad(input: Input, openid: string) {
  return { ...covenantLoad(input), earlier: { from: 'comments', ids: idOf(input, openid) } };
}

/** A resident's word about a clause. What the check doubts is seen by its writer until a person has looked. */
export async function writeComment(
  input: Input,
  context: ActorContext,
): Promise<CovenantActions['writeComment']['data']> {
  const { communityId, covenantId, clauseId, stance, text, commandId } = input;
  const { openid, actor, loaded } = context;
  const _id = idOf(input, openid);
  const earlier = loaded.earlier?.[0] as CommentDocument | undefined;
  if (earlier) return finish(earlier);
  const { residentId, resident } = actor;
  const covenant = spokenOf(context, now());
  if (!covenant.clauses.some((one) => one.clauseId === clauseId)) throw new Refusal('CLAUSE_GONE');
  const verdict = await checkText(openid, text, 'forum');
  if (verdict === 'risky') throw new Refusal('TEXT_REFUSED');
  const change = stampOf(openid, commandId, residentId, 'comment.write', `comment:${_id}`);
  const comment: CommentDocument = {
    _id,
    communityId,
    covenantId,
    clauseId,
    residentId,
    stance,
    text,
    from: buildingLabel(homeIn(resident.households, covenant.placeId)?.label ?? ''),
    state: verdict === 'pass' ? 'shown' : 'held',
    heldFor: verdict === 'pass' ? null : verdict,
    at: change.at,
    change,
  };
  const isFirst = await comments.insert(comment);
  return finish(isFirst ? comment : ((await comments.get(communityId, _id)) ?? comment));
}

/** What follows from a comment, harmless when done again. */
async function finish(comment: CommentDocument): Promise<CovenantActions['writeComment']['data']> {
  const { _id, communityId, state, heldFor, change } = comment;
  if (state === 'held' && heldFor) {
    await openReviews(comment, [{ part: 'text', reason: TEXT_REASON[heldFor] }], 'comment');
  }
  await recordAudit(communityId, change);
  return { commentId: _id, state: state === 'shown' ? 'shown' : 'held' };
}

export function reactLoad({ covenantId, commentId }: ReactInput) {
  return {
    covenant: { from: 'covenants', ids: covenantId },
    comment: { from: 'comments', ids: commentId },
    reaction: { from: 'reactions', ids: commentId, perActor: true },
  };
}

/** Support or oppose a comment, change it or take it back: one voice each, and not about one's own. */
export async function reactToComment(
  { communityId, covenantId, commentId, value }: ReactInput,
  context: ActorContext,
): Promise<CovenantActions['reactToComment']['data']> {
  spokenOf(context, now());
  const { actor, loaded } = context;
  const comment = loaded.comment?.[0] as CommentDocument | undefined;
  if (comment?.covenantId !== covenantId || comment.state !== 'shown') {
    throw new Refusal('COMMENT_NOT_FOUND');
  }
  if (comment.residentId === actor.residentId) throw new Refusal('COMMENT_OWN');
  const { clauseId, stance } = comment;
  const { residentId } = actor;
  await saveReaction(
    {
      _id: `${commentId}:${residentId}`,
      communityId,
      covenantId,
      clauseId,
      commentId,
      stance,
      residentId,
      value,
    },
    loaded.reaction?.[0] as ReactionDocument | undefined,
  );
  return { value };
}
