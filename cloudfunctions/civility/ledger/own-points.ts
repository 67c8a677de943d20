import type { OwnPoints } from '../../../typings/contract/parts/own-points.ts';
import type { ResidentDocument } from '../../people/collections.ts';
import { findHomesOf } from '../../people/household-repository.ts';
import { claimLine } from '../claim/claim-line.ts';
import { claimEvents, forgetClaimsOf } from '../claim/claim-repository.ts';
import type { ClaimDocument } from '../collections.ts';
import { findObjectedBy, forgetObjectionsOf } from '../honour/honour-repository.ts';
import { forgetCards, listCardsOf } from '../scorecard/own-cards.ts';
import { reservationLine } from '../shop/reservation-line.ts';
import { findReservationsOf, forgetReservationsOf } from '../shop/reservation-repository.ts';
import { holderOf, personAccount } from './account-id.ts';
import { pointsOf } from './account-rules.ts';
import { findAccounts, findEntriesOf, forgetLabel } from './ledger-repository.ts';

/** What is kept about somebody's points, and those of their household, for them to read. Ten requests. */
export async function listOwnPoints({
  communityId,
  _id,
  households,
}: ResidentDocument): Promise<OwnPoints> {
  const homes = await findHomesOf(
    communityId,
    households.map(({ householdId }) => householdId),
  );
  const ids = [
    personAccount(_id),
    ...homes.map(
      (household) =>
        holderOf({ kind: 'household', id: household._id }, { household, person: undefined })
          .accountId,
    ),
  ];
  const [accounts, entries, claims, reservations, brought, objected, cards] = await Promise.all([
    findAccounts(communityId, ids),
    findEntriesOf(communityId, ids),
    claimEvents.findOf(communityId, ids),
    findReservationsOf(communityId, ids),
    claimEvents.findBy(communityId, _id),
    findObjectedBy(communityId, _id),
    listCardsOf(communityId, _id),
  ]);
  const labels = new Map(accounts.map((account) => [account._id, account.label]));
  return {
    accounts: accounts.map(({ label, balance, heldTotal }) => ({
      label,
      balance,
      held: heldTotal,
    })),
    entries: entries.map((entry) => ({
      label: labels.get(entry.accountId) ?? '',
      title: entry.title,
      points: pointsOf(entry),
      balance: entry.balance,
      reason: entry.reason,
      day: entry.day,
      at: entry.at,
    })),
    claims: claims.map(ownClaim),
    reservations: reservations.map((reservation) => {
      const { goodsName, points, label, state, code } = reservationLine(reservation, true);
      return { goodsName, points, label, state, code, at: reservation.order };
    }),
    ...cards,
    brought: [
      ...brought
        .filter(({ accountId }) => !ids.includes(accountId))
        .map(({ title, day, note, order }) => ({ title, day, note, at: order })),
      ...cards.brought,
    ],
    objections: objected.flatMap(({ objections = [] }) =>
      objections
        .filter(({ residentId }) => residentId === _id)
        .map(({ text, at, answer }) => ({ text, at, answer: answer?.text ?? '' })),
    ),
  };
}

function ownClaim(claim: ClaimDocument): OwnPoints['claims'][number] {
  const { title, points, posted, day, note, state, label, broughtBy, reviews, appeal, voiding } =
    claimLine(claim);
  const { voidedBy } = claim;
  return {
    title,
    points,
    posted,
    day,
    note,
    state,
    label,
    broughtBy,
    reviews,
    appeal,
    voiding,
    voided: voidedBy && { reason: voidedBy.reason, as: voidedBy.as, at: voidedBy.at },
  };
}

/**
 * Somebody has left: what their own account says loses their name and their words, and is somebody's under an id
 * that leads to nobody. A household's account is the household's, and stays as it is. Doing it again changes nothing.
 */
export async function forgetPoints(communityId: string, residentId: string): Promise<void> {
  const accountId = personAccount(residentId);
  await forgetClaimsOf(communityId, accountId);
  await forgetReservationsOf(communityId, accountId);
  await forgetLabel(communityId, accountId);
  await forgetObjectionsOf(communityId, residentId);
  await forgetCards(communityId, residentId);
}
