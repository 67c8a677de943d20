import * as v from 'valibot';
import { one, own } from '../../kernel/action/load.ts';
import { now } from '../../kernel/clock.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { documentId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { covenants, reactions } from '../collections.ts';
import { oneCovenant } from '../text/covenant-schema.ts';
import { spokenOf } from '../text/see-covenant.ts';
import { saveStand } from './comment-repository.ts';

/** Says without words how one sees a clause, changes it or takes it back: one voice each. */
export const takeStance = action('covenant.takeStance', {
  input: v.strictObject({
    ...oneCovenant,
    clauseId: documentId,
    stance: v.picklist(['for', 'against', 'question', 'none']),
  }),
  access: RESIDENTS,
  load: ({ covenantId, clauseId }) => ({
    covenant: one(covenants, covenantId, 'COVENANT_NOT_FOUND'),
    stand: own(reactions, clauseId),
  }),
  budget: 2, // a third when another phone of theirs was quicker
  run: async ({ communityId, covenantId, clauseId, stance }, context) => {
    const { clauses } = spokenOf(context, now());
    if (!clauses.some((clause) => clause.clauseId === clauseId)) throw new Refusal('CLAUSE_GONE');
    const { residentId } = context.actor;
    const _id = `${clauseId}:${residentId}`;
    const about = { _id, communityId, covenantId, clauseId, commentId: clauseId, residentId };
    const said =
      stance === 'none'
        ? ({ stance: context.stand?.stance ?? 'question', value: 'none' } as const)
        : ({ stance, value: 'stand' } as const);
    await saveStand({ ...about, ...said }, context.stand);
    return { stance };
  },
});
