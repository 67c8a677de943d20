import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { change, insert } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId, communityId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { households } from '../../people/collections.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { householdId } from '../../places/place-schema.ts';
import { pointRules, type RankingDocument, rankings } from '../collections.ts';
import { holderOf, isOwn } from '../ledger/account-id.ts';

/** Somebody of a household says whether it wants to be ranked; whoever of it says no takes it from the list at once. */
export const joinRanking = action('civility.joinRanking', {
  input: v.strictObject({ communityId, householdId, joins: v.boolean(), commandId }),
  access: RESIDENTS,
  load: ({ communityId, householdId }) => ({
    rules: one(pointRules, communityId),
    household: one(households, householdId, 'HOUSEHOLD_NOT_FOUND'),
    ranked: one(rankings, householdId),
  }),
  command: ({ householdId, joins }) => ({
    action: 'civility.join-ranking',
    target: `ranking:${householdId}`,
    variant: String(joins),
  }),
  budget: 4,
  run: ({ communityId, householdId: id, joins }, context) => {
    const { actor, household, rules, ranked } = context;
    const bearer = { kind: 'household' as const, id };
    if (!isOwn(bearer, actor)) throw new Refusal('HOUSEHOLD_NOT_FOUND');
    const said = () => {
      const motionId = rules?.ranking?.motionId ?? null;
      if (joins && motionId === null) throw new Refusal('RANKING_OFF');
      const { accountId, label } = holderOf(bearer, { household, person: undefined });
      // Whoever is on no list has no door kept for it.
      return { accountId, label: joins ? label : '', joins, motionId, by: actor.residentId };
    };
    const answer = () => ({ joins });
    if (ranked) {
      return change(context, rankings, ranked, {
        missing: 'SERVICE_BUSY',
        decide: said,
        answer,
      });
    }
    return insert<RankingDocument, { joins: boolean }>(
      context,
      communityId,
      rankings,
      {
        decide: (stamp) => ({ _id: id, communityId, ...said(), change: stamp }),
        taken: () => {
          throw new Refusal('SERVICE_BUSY');
        },
        answer,
      },
      () => id,
    );
  },
});
