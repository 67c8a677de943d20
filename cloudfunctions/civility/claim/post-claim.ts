import type { EntryKind } from '../../../typings/contract/civility/ledger.ts';
import { now } from '../../kernel/clock.ts';
import { job } from '../../kernel/upkeep.ts';
import { type AccountDocument, type ClaimDocument, claims, type Tail } from '../collections.ts';
import { pointsOf } from '../ledger/account-rules.ts';
import { reducedPoints, reductionIn, usedOn } from '../ledger/cap-rules.ts';
import { findBySource, findMoved, findOfClaim } from '../ledger/ledger-repository.ts';
import { postEntry } from '../ledger/post-entry.ts';
import { OPENING } from '../opening/opening-rules.ts';
import { findClaim, markPosted, markVoid, postingDue, withAccount } from './claim-repository.ts';
import { sourceAfter, sourceOf } from './claim-rules.ts';

/**
 * Writes what was decided about a claim into the ledger. Safe to repeat: the entry of a source is written
 * once. Four requests where the account's latest entry is known.
 */
export async function postClaim(
  claim: ClaimDocument,
  tail?: Tail,
  sourceId = sourceOf(claim),
): Promise<void> {
  const { communityId, accountId, dueAt } = claim;
  if (dueAt === null || dueAt > now()) return;
  if (claim.state === 'void') return takeBack(claim);
  if (claim.state !== 'accepted') return;
  let reduced: ClaimDocument['reduced'] = null;
  const entry = await postEntry(
    { communityId, accountId, sourceId, holder: claim, tail },
    async ({ balance }) => {
      const outcome = await reductionOf(claim, balance);
      reduced = outcome.reduced;
      if (outcome.points === 0) return null;
      return {
        communityId,
        accountId,
        sourceId,
        kind: kindOf(claim),
        points: outcome.points,
        held: 0,
        rule: isOpening(claim) ? null : { ruleId: claim.ruleId, version: claim.version },
        title: claim.title,
        claimId: claim._id,
        reverses: null,
        decidedBy: claim.reviews
          .filter(({ accepts }) => accepts)
          .map(({ residentId }) => residentId),
        as: claim.reviews.findLast(({ accepts }) => accepts)?.as ?? '',
        reason: outcome.reduced ?? '',
        day: claim.day,
        at: dueAt,
      };
    },
  );
  if (entry && entry.claimId !== claim._id) {
    const isUndone = await findBySource(communityId, voidSource(entry.claimId));
    const other = isUndone ? undefined : await findClaim(communityId, entry.claimId);
    if (other?.state === 'void') await takeBack(other);
    if (isUndone || other?.state === 'void') {
      return postClaim(claim, undefined, sourceAfter(entry.claimId, accountId));
    }
    return markPosted(claim, { state: 'alike', posted: null, reduced: null });
  }
  const posted = entry ? pointsOf(entry) : 0;
  // A repeat after a crash reads there why it is less.
  if (entry) reduced = reductionIn(entry);
  await markPosted(claim, { state: 'posted', posted, reduced });
}

const isOpening = ({ ruleId }: ClaimDocument) => ruleId === OPENING;

function kindOf(claim: ClaimDocument): EntryKind {
  if (isOpening(claim)) return 'opening';
  return claim.points < 0 ? 'deduction' : 'award';
}

/** What the caps leave of a claim's points, by the rule of its version. One request where it has caps. */
async function reductionOf({ communityId, accountId, ...claim }: ClaimDocument, balance: number) {
  const caps = claim.caps;
  const hasCaps = caps.day !== null || caps.month !== null || caps.year !== null;
  const moved = hasCaps
    ? await findMoved(communityId, accountId, claim.ruleId, claim.day.slice(0, 4))
    : [];
  const standing = moved.map((entry) => ({ day: entry.day, points: pointsOf(entry) }));
  return reducedPoints(claim.points, caps, usedOn(standing, claim.day), balance);
}

const voidSource = (claimId: string | null) => `void:${claimId}`;

/** Takes back what a claim has posted: whole, also when it leaves a debt. */
async function takeBack(claim: ClaimDocument): Promise<void> {
  const { communityId, accountId, dueAt, voidedBy } = claim;
  const posted = await findOfClaim(communityId, claim._id);
  if (posted) {
    await postEntry(
      { communityId, accountId, sourceId: voidSource(claim._id), holder: claim },
      () => ({
        communityId,
        accountId,
        sourceId: voidSource(claim._id),
        kind: 'reversal' as const,
        points: -pointsOf(posted),
        held: 0,
        rule: posted.rule,
        title: posted.title,
        claimId: claim._id,
        reverses: posted._id,
        decidedBy: voidedBy ? [voidedBy.residentId] : [],
        as: voidedBy?.as ?? '',
        reason: voidedBy?.reason ?? '',
        day: claim.day,
        at: dueAt ?? now(),
      }),
    );
  }
  await markVoid(claim);
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
