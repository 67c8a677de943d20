import { commandOf, insert, upkeepStamp } from '../../kernel/command.ts';
import { type ClaimDocument, claims } from '../collections.ts';
import { UNPOSTED } from '../event/event-document.ts';
import { postClaim } from './post-claim.ts';

type Entered = Omit<ClaimDocument, 'order' | 'change' | keyof typeof UNPOSTED>;

/** Upkeep enters what was decided elsewhere as a claim, once by its id, and posts it. Safe to repeat. */
export async function enterClaim(claim: Entered, action: string, at: number): Promise<void> {
  const { _id, communityId } = claim;
  const context = await commandOf(communityId, upkeepStamp(action, _id, at));
  await insert<ClaimDocument, void>(
    context,
    communityId,
    claims,
    {
      decide: (change) => ({ ...claim, ...UNPOSTED, order: at, change }),
      taken: (found) => found as ClaimDocument,
      follow: postClaim,
      answer: () => undefined,
    },
    () => _id,
  );
}
