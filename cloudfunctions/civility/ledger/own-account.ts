import type { Actor } from '../../kernel/action/actor.ts';
import type { ResidentDocument } from '../../people/collections.ts';
import { findHomesOf } from '../../people/household-repository.ts';
import type { ClaimDocument } from '../collections.ts';
import { holderOf, isOwn } from './account-id.ts';

/**
 * Whether what was written about an account is about the caller's own, or that of a household of theirs: a family
 * that has moved in since has an account of its own. One request for a household of theirs.
 */
export async function isOfOwnAccount(
  actor: Pick<Actor<ResidentDocument>, 'resident'>,
  { bearer, communityId, accountId }: Pick<ClaimDocument, 'bearer' | 'communityId' | 'accountId'>,
): Promise<boolean> {
  if (!isOwn(bearer, actor)) return false;
  if (bearer.kind === 'person') return true;
  const [household] = await findHomesOf(communityId, [bearer.id]);
  return (
    household !== undefined &&
    holderOf(bearer, { household, person: undefined }).accountId === accountId
  );
}
