import type { ClauseComment, CovenantActions } from '../../../typings/contract/covenant.ts';
import type { ActorContext } from '../../kernel/handler.ts';
import { seenCovenant } from '../text/see-covenant.ts';
import { type CommentRow, findBest, findComments } from './comment-repository.ts';

const PAGE = 20;

/** What is said about a clause, the newest first, and beside it the best supported of either side. */
export async function listComments(
  { communityId, covenantId, clauseId, after }: CovenantActions['listComments']['input'],
  context: ActorContext,
): Promise<CovenantActions['listComments']['data']> {
  seenCovenant(context);
  const { residentId } = context.actor;
  const [, at, id] = /^(\d{1,15}):(.+)$/.exec(after ?? '') ?? [];
  const from = at && id ? { at: Number(at), id } : undefined;
  const clause = { communityId, covenantId, clauseId };
  const [rows, best] = await Promise.all([
    findComments(clause, residentId, from, PAGE + 1),
    from ? [] : findBest(clause, residentId),
  ]);
  const line = (row: CommentRow) => lineOf(row, residentId);
  const bestOf = (stance: 'for' | 'against') =>
    best
      .filter((row) => row.stance === stance)
      .sort((one, other) => other.supports - one.supports || other.at - one.at)
      .map(line)[0] ?? null;
  const page = rows.slice(0, PAGE);
  const last = page.at(-1);
  return {
    comments: page.map(line),
    best: { for: bestOf('for'), against: bestOf('against') },
    next: rows.length > PAGE && last ? `${last.at}:${last._id}` : null,
  };
}

function lineOf(row: CommentRow, reader: string): ClauseComment {
  const { _id, stance, text, from, at, supports, opposes, own, residentId, state } = row;
  const value = own[0]?.value ?? 'none';
  return {
    commentId: _id,
    stance,
    text,
    from,
    at,
    supports,
    opposes,
    mine: value === 'none' ? null : value,
    own: residentId === reader,
    state,
  };
}
