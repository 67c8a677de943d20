import * as v from 'valibot';
import type { ClauseComment, Stance } from '../../../typings/contract/covenant.ts';
import { one } from '../../kernel/action/load.ts';
import { cursor, documentId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { covenants } from '../collections.ts';
import { oneCovenant } from '../text/covenant-schema.ts';
import { seenCovenant } from '../text/see-covenant.ts';
import { type CommentRow, countStands, findBest, readComments } from './comment-repository.ts';

/** What is said about a clause, the newest first, and beside it the best supported of either side. */
export const listComments = action('covenant.listComments', {
  input: v.strictObject({ ...oneCovenant, clauseId: documentId, after: cursor }),
  access: RESIDENTS,
  load: ({ covenantId }) => ({ covenant: one(covenants, covenantId, 'COVENANT_NOT_FOUND') }),
  budget: 4,
  run: async ({ communityId, covenantId, clauseId, after }, context) => {
    seenCovenant(context);
    const { residentId } = context.actor;
    const clause = { communityId, covenantId, clauseId };
    const [{ rows, next }, best, stands] = await Promise.all([
      readComments(clause, residentId, after),
      after === undefined ? findBest(clause, residentId) : [],
      after === undefined ? countStands(clause, residentId) : [],
    ]);
    const line = (row: CommentRow) => lineOf(row, residentId);
    const countOf = (stance: Stance) => stands.find(({ _id }) => _id === stance)?.count ?? 0;
    const bestOf = (stance: 'for' | 'against') =>
      best
        .filter((row) => row.stance === stance)
        .sort((one, other) => other.supports - one.supports || other.at - one.at)
        .map(line)[0] ?? null;
    return {
      comments: rows.map(line),
      best: { for: bestOf('for'), against: bestOf('against') },
      stands: {
        for: countOf('for'),
        against: countOf('against'),
        question: countOf('question'),
        own: stands.find(({ own }) => own > 0)?._id ?? null,
      },
      next,
    };
  },
});

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
    mine: value === 'support' || value === 'oppose' ? value : null,
    own: residentId === reader,
    state,
  };
}
