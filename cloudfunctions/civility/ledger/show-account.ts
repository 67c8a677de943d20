import * as v from 'valibot';
import type { EntryLine } from '../../../typings/contract/civility/ledger.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { communityId, cursor } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { bearer } from '../claim/claim-schema.ts';
import type { LedgerDocument } from '../collections.ts';
import { bearerLoads, holderOf, isOwn } from './account-id.ts';
import { pointsOf } from './account-rules.ts';
import { readEntries } from './ledger-repository.ts';

/** The account of one's own household, or one's own: what it holds and every entry, newest first. */
export const showAccount = action('civility.showAccount', {
  input: v.strictObject({ communityId, bearer, after: cursor }),
  access: RESIDENTS,
  load: ({ bearer }) => bearerLoads(bearer),
  budget: 2,
  run: async ({ communityId, bearer, after }, { actor, ...found }) => {
    if (!isOwn(bearer, actor)) throw new Refusal('HOUSEHOLD_NOT_FOUND');
    const { accountId, label } = holderOf(bearer, found);
    const { rows, next } = await readEntries(communityId, accountId, after);
    const [latest] = rows;
    return {
      label,
      balance: latest?.balance ?? 0,
      held: latest?.heldTotal ?? 0,
      entries: rows.map(entryLine),
      next,
    };
  },
});

function entryLine(entry: LedgerDocument): EntryLine {
  const { seq, kind, held, balance, title, rule, claimId, reverses, as, reason, day, at, hash } =
    entry;
  return {
    seq,
    kind,
    points: pointsOf(entry),
    held,
    balance,
    title,
    ruleId: rule?.ruleId ?? null,
    version: rule?.version ?? null,
    claimId,
    reverses: reverses === null ? null : Number(reverses.slice(reverses.lastIndexOf(':') + 1)),
    as,
    reason,
    day,
    at,
    hash,
  };
}
