import * as v from 'valibot';
import { holds } from '../../kernel/action/access.ts';
import { one } from '../../kernel/action/load.ts';
import { dayOf } from '../../kernel/calendar.ts';
import { now } from '../../kernel/clock.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { communityId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { households } from '../../people/collections.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { householdId } from '../../places/place-schema.ts';
import { pointRules, rankings } from '../collections.ts';
import { ADOPTERS } from '../event/civility-access.ts';
import { holderOf, isOwn } from '../ledger/account-id.ts';
import { findMostGiven, findVotesOf } from './ranking-repository.ts';
import { isAdopted, LISTED, placesOf, RANKING_QUESTION } from './ranking-rules.ts';

/** Whether there is a ranking, and then the first of those who agreed. Nobody reads who did not, or who has least. */
export const showRanking = action('civility.showRanking', {
  input: v.strictObject({ communityId, householdId: v.nullable(householdId) }),
  access: RESIDENTS,
  load: ({ communityId, householdId }) => ({
    rules: one(pointRules, communityId),
    household: one(households, householdId),
    ranked: one(rankings, householdId),
  }),
  budget: 4,
  run: async ({ communityId, householdId: id }, { actor, rules, household, ranked }) => {
    const motionId = rules?.ranking?.motionId ?? null;
    const year = Number(dayOf(now()).slice(0, 4));
    const maySet = holds(actor.roles, ADOPTERS);
    let own: boolean | null = null;
    if (id !== null) {
      const bearer = { kind: 'household' as const, id };
      if (!isOwn(bearer, actor)) throw new Refusal('HOUSEHOLD_NOT_FOUND');
      const { accountId } = holderOf(bearer, { household, person: undefined });
      own =
        ranked?.joins === true && ranked.accountId === accountId && ranked.motionId === motionId;
    }
    const [rows, votes] = await Promise.all([
      motionId === null ? [] : findMostGiven(communityId, motionId, year, LISTED),
      maySet && motionId === null ? findVotesOf(communityId, RANKING_QUESTION) : [],
    ]);
    return {
      motionId,
      year,
      rows: placesOf(rows),
      own,
      maySet,
      question: RANKING_QUESTION,
      votes: votes
        .filter((vote) => isAdopted(communityId, vote))
        .map(({ _id, form, publishedAt }) => ({
          motionId: _id,
          title: form.title,
          publishedAt: publishedAt ?? 0,
        })),
    };
  },
});
