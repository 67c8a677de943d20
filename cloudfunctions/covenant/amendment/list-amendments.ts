import * as v from 'valibot';
import type { AmendmentLine } from '../../../typings/contract/covenant.ts';
import { one } from '../../kernel/action/load.ts';
import { cursor, documentId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { type AmendmentDocument, covenants } from '../collections.ts';
import { oneCovenant } from '../text/covenant-schema.ts';
import { beforeAndAfter } from '../text/covenant-state-rules.ts';
import { diffText } from '../text/difference-rules.ts';
import { seenCovenant } from '../text/see-covenant.ts';
import { readAmendments } from './amendment-repository.ts';

/** What residents ask for, waiting ones first, with the drafting group's answers. */
export const listAmendments = action('covenant.listAmendments', {
  input: v.strictObject({
    ...oneCovenant,
    clauseId: v.optional(v.union([v.literal(''), documentId])),
    after: cursor,
  }),
  access: RESIDENTS,
  load: ({ covenantId }) => ({ covenant: one(covenants, covenantId, 'COVENANT_NOT_FOUND') }),
  budget: 2,
  run: async ({ communityId, covenantId, clauseId, after }, context) => {
    const { isDrafter } = seenCovenant(context);
    const { residentId } = context.actor;
    const which = { communityId, covenantId, clauseId };
    const { rows, next } = await readAmendments(which, { residentId, all: isDrafter }, after);
    return { amendments: rows.map((row) => lineOf(row, residentId)), next };
  },
});

function lineOf(row: AmendmentDocument, reader: string): AmendmentLine {
  const { _id, amend, before, reason, from, at, state, answer, residentId, shown } = row;
  return {
    amendmentId: _id,
    change: amend,
    parts: diffText(...beforeAndAfter(amend, before)),
    reason,
    from,
    at,
    state,
    answer,
    own: residentId === reader,
    held: shown !== 'shown',
  };
}
