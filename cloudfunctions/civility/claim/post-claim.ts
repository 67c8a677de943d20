import { job } from '../../kernel/upkeep.ts';
import { type AccountDocument, type ClaimDocument, claims, type Tail } from '../collections.ts';
import { postingDue } from '../event/event-repository.ts';
import { type Posting, postEvent } from '../event/post-event.ts';
import { pointsOf } from '../ledger/account-rules.ts';
import { reducedPoints, usedOn } from '../ledger/cap-rules.ts';
import { findMoved } from '../ledger/ledger-repository.ts';
import { OPENING } from '../opening/opening-rules.ts';
import { claimEvents, withAccount } from './claim-repository.ts';

const CLAIMS: Posting<ClaimDocument> = {
  books: 'points',
  events: claimEvents,
  accountOf: ({ accountId }) => accountId,
  holderOf: (claim) => claim,
  reductionOf,
  entryOf: ({ ruleId }) => (ruleId === OPENING ? { kind: 'opening', rule: null } : {}),
  reversalOf: ({ voidedBy }) => ({ reason: voidedBy?.reason ?? '' }),
};

/** Writes what was decided about a claim into the ledger; see postEvent. */
export function postClaim(claim: ClaimDocument, tail?: Tail): Promise<void> {
  return postEvent(CLAIMS, claim, tail);
}

/** What the caps leave of a claim's points, by the rule of its version. One request where it has caps. */
async function reductionOf(claim: ClaimDocument, { balance }: Tail) {
  const { communityId, accountId, ruleId, points, caps, day } = claim;
  const hasCaps = caps.day !== null || caps.month !== null || caps.year !== null;
  const moved = hasCaps ? await findMoved(communityId, accountId, ruleId, day.slice(0, 4)) : [];
  const standing = moved.map((entry) => ({ day: entry.day, points: pointsOf(entry) }));
  return reducedPoints(points, caps, usedOn(standing, day), balance);
}

type DueClaim = ClaimDocument & { account: AccountDocument[] };

/** Posts what is due: awards that a cut kept from being posted, deductions whose appeal days are over. */
export const postClaims = job<ClaimDocument, DueClaim>({
  name: 'civility.post',
  collection: claims,
  due: postingDue,
  order: { dueAt: 1, _id: 1 },
  stages: withAccount,
  one: ({ account, ...claim }) => postClaim(claim, account[0]),
});
