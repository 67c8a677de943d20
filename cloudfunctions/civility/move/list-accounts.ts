import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { disclose } from '../../kernel/command.ts';
import { commandId, communityId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { households } from '../../people/collections.ts';
import { officersOf } from '../../people/officers.ts';
import { householdId } from '../../places/place-schema.ts';
import { ADOPTERS } from '../event/civility-access.ts';
import { holderOf } from '../ledger/account-id.ts';
import { findAccountsAt } from './move-repository.ts';

/** The accounts at a door, for whoever moves points. What they hold is seen by nobody without a trace. */
export const listAccounts = action('civility.listAccounts', {
  input: v.strictObject({ communityId, householdId, commandId }),
  access: officersOf('input.communityId', ADOPTERS, 'within'),
  load: ({ householdId }) => ({
    household: one(households, householdId, 'HOUSEHOLD_NOT_FOUND'),
  }),
  command: ({ householdId }) => ({
    action: 'civility.look-up-accounts',
    target: `household:${householdId}`,
  }),
  budget: 3,
  run: async ({ communityId, householdId }, context) => {
    const { household } = context;
    const bearer = { kind: 'household' as const, id: householdId };
    const { accountId: own } = holderOf(bearer, { household, person: undefined });
    return disclose(context, communityId, async () => {
      const found = await findAccountsAt(communityId, householdId);
      return {
        accounts: found.map(({ _id: accountId, label, balance, heldTotal }) => ({
          accountId,
          label,
          balance,
          held: heldTotal,
          current: accountId === own,
        })),
      };
    });
  },
});
