import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { communityId, documentId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { pictureGroups } from '../../pictures/picture-lines.ts';
import { findPictures } from '../../pictures/picture-repository.ts';
import { type ClaimDocument, claims } from '../collections.ts';
import { type Acting, HEARERS, officeAt, REVIEWERS } from '../event/civility-access.ts';
import { decidersNow, hadPartIn } from '../event/event-rules.ts';
import { isOfOwnAccount } from '../ledger/own-account.ts';

/**
 * The pictures of a claim and of its appeal: for its household, whoever brought it forward, those who decided, and the
 * officers who have to decide now. For everybody else there is no such claim.
 */
export const showClaimPictures = action('civility.showClaimPictures', {
  input: v.strictObject({ communityId, claimId: documentId }),
  access: RESIDENTS,
  load: ({ claimId }) => ({ claim: one(claims, claimId, 'CLAIM_NOT_FOUND') }),
  budget: 3,
  run: async ({ communityId }, { actor, claim }) => {
    const { residentId } = actor;
    const may =
      hadPartIn(claim, residentId) || decides(actor, claim) || (await isOfOwnAccount(actor, claim));
    if (!may) throw new Refusal('CLAIM_NOT_FOUND');
    const groups = [
      { of: 'claim', ids: claim.state === 'withdrawn' ? [] : (claim.pictures ?? []) },
      { of: 'appeal', ids: claim.appeal?.pictures ?? [] },
    ];
    const found = await findPictures(
      communityId,
      groups.flatMap(({ ids }) => ids),
    );
    return { groups: await pictureGroups(found, groups, residentId) };
  },
});

/** Whether it waits for an office of somebody's. */
function decides(actor: Acting, claim: ClaimDocument): boolean {
  const now = decidersNow(claim);
  if (now === null) return false;
  const offices = now === 'reviewers' ? REVIEWERS : HEARERS;
  return officeAt(actor, claim.placeId, offices) !== '';
}
