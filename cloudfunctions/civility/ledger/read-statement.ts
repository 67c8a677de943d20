import type { Bearer } from '../../../typings/contract/civility/rule.ts';
import type { Actor } from '../../kernel/action/actor.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { HouseholdDocument, ResidentDocument } from '../../people/collections.ts';
import type { DigestDocument, LedgerDocument } from '../collections.ts';
import { findLatestMade } from '../digest/digest-repository.ts';
import { holderOf, isOwn } from './account-id.ts';
import { pointsOf } from './account-rules.ts';
import { findLatestEntries } from './ledger-repository.ts';

/** An account as it is printed or taken along. */
export interface PrintedStatement {
  label: string;
  /** all points, and of these set aside */
  balance: number;
  held: number;
  /** the oldest first; the latest thousand of them */
  entries: (Pick<
    LedgerDocument,
    'seq' | 'kind' | 'held' | 'balance' | 'rule' | 'title' | 'as' | 'reason' | 'day' | 'at' | 'hash'
  > & { points: number })[];
  /** of the latest day that has one */
  digest: Pick<DigestDocument, 'day' | 'hash'> | undefined;
}

/**
 * One's own account, or that of one's household. Two requests.
 * @throws Refusal HOUSEHOLD_NOT_FOUND for whoever else it is
 */
export async function readStatement(
  { communityId, bearer }: { communityId: string; bearer: Bearer },
  {
    actor,
    ...found
  }: {
    actor: Actor<ResidentDocument>;
    household: HouseholdDocument | undefined;
    person: ResidentDocument | undefined;
  },
): Promise<PrintedStatement> {
  if (!isOwn(bearer, actor)) throw new Refusal('HOUSEHOLD_NOT_FOUND');
  const { accountId, label } = holderOf(bearer, found);
  const [latest, digest] = await Promise.all([
    findLatestEntries(communityId, accountId),
    findLatestMade(communityId),
  ]);
  const entries = latest.reverse();
  const last = entries.at(-1);
  return {
    label,
    balance: last?.balance ?? 0,
    held: last?.heldTotal ?? 0,
    entries: entries.map((entry) => ({ ...entry, points: pointsOf(entry) })),
    digest,
  };
}
