import * as v from 'valibot';
import { Refusal } from '../../kernel/refusal.ts';
import { communityId, cursor } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { bearerLoads, holderOf, isOwn } from '../ledger/account-id.ts';
import { claimLine } from './claim-line.ts';
import { claimEvents } from './claim-repository.ts';
import { bearer } from './claim-schema.ts';

/** What was brought forward for one's own household, or oneself. */
export const listClaims = action('civility.listClaims', {
  input: v.strictObject({ communityId, bearer, after: cursor }),
  access: RESIDENTS,
  load: ({ bearer }) => bearerLoads(bearer),
  budget: 2,
  run: async ({ communityId, bearer, after }, { actor, ...found }) => {
    if (!isOwn(bearer, actor)) throw new Refusal('HOUSEHOLD_NOT_FOUND');
    const { accountId } = holderOf(bearer, found);
    const { rows, next } = await claimEvents.readOf(communityId, accountId, after);
    return { claims: rows.map((claim) => claimLine(claim)), next };
  },
});
