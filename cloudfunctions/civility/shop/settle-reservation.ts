import { dayOf } from '../../kernel/calendar.ts';
import { now } from '../../kernel/clock.ts';
import { change, findFor, upkeepStamp } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { job } from '../../kernel/upkeep.ts';
import { type ReservationDocument, reservations } from '../collections.ts';
import type { Draft } from '../ledger/account-rules.ts';
import { findBySource } from '../ledger/ledger-repository.ts';
import { postEntry } from '../ledger/post-entry.ts';
import { expireGivenBack } from '../year/expire-late.ts';
import { endOne, hasTaken, takeOne } from './goods-repository.ts';
import { standingOf } from './goods-rules.ts';
import { expiryDue, findHolds, markSettled, settlingDue } from './reservation-repository.ts';

/**
 * Does what a reservation's state says: sets aside points and one of the goods, hands both over, or gives both
 * back. Safe to repeat: each entry has its source, and the shelf knows whom it has set one aside for.
 */
export async function settleReservation(reservation: ReservationDocument): Promise<void> {
  const { dueAt, state } = reservation;
  if (dueAt === null || dueAt > now()) return;
  if (state === 'asked') return setAside(reservation);
  if (state === 'handed') await post(reservation, 'end', 'redemption');
  else await giveBack(reservation);
  const { communityId, goodsId, _id } = reservation;
  await endOne(communityId, goodsId, _id, state === 'handed');
  await markSettled(reservation, state);
}

async function setAside(reservation: ReservationDocument): Promise<void> {
  const { communityId, goodsId, _id } = reservation;
  const hindrance = await hold(reservation);
  if (hindrance) return markSettled(reservation, hindrance);
  const isTaken =
    (await takeOne(communityId, goodsId, _id)) === 1 || (await hasTaken(communityId, goodsId, _id));
  if (!isTaken) await giveBack(reservation);
  await markSettled(reservation, isTaken ? 'reserved' : 'no-stock');
}

/** Points are set aside, if there are enough and the month's limit is not reached. */
async function hold(reservation: ReservationDocument): Promise<'no-points' | 'over-limit' | null> {
  const { communityId, accountId, goodsId, monthly, order } = reservation;
  const month = dayOf(order).slice(0, 7);
  try {
    const entry = await post(reservation, 'hold', 'hold', async () => {
      const moved = await findHolds(communityId, accountId, goodsId, month);
      return standingOf(moved) < monthly;
    });
    return entry ? null : 'over-limit';
  } catch (error) {
    if (error instanceof Refusal && error.code === 'POINTS_SHORT') return 'no-points';
    throw error;
  }
}

async function giveBack(reservation: ReservationDocument): Promise<void> {
  const held = await findBySource(reservation.communityId, `hold:${reservation._id}`);
  if (!held) return;
  await post(reservation, 'end', 'release');
  await expireGivenBack(reservation);
}

type Ending = 'hold' | 'release' | 'redemption';

function post(
  {
    communityId,
    accountId,
    _id,
    points,
    goodsId,
    goodsName,
    order,
    bearer,
    label,
  }: ReservationDocument,
  source: 'hold' | 'end',
  kind: Ending,
  mayPost: () => Promise<boolean> = () => Promise.resolve(true),
) {
  const sourceId = `${source}:${_id}`;
  const draft: Draft = {
    communityId,
    accountId,
    sourceId,
    kind,
    points: kind === 'redemption' ? -points : 0,
    held: kind === 'hold' ? points : -points,
    rule: null,
    title: goodsName,
    claimId: null,
    goodsId,
    reverses: null,
    decidedBy: [],
    as: '',
    reason: '',
    day: dayOf(order),
    at: now(),
  };
  return postEntry({ communityId, accountId, sourceId, holder: { bearer, label } }, async () =>
    (await mayPost()) ? draft : null,
  );
}

/** What a crash has kept from being set aside, handed over or given back. */
export const settleReservations = job<ReservationDocument>({
  name: 'civility.settle',
  collection: reservations,
  due: settlingDue,
  order: { dueAt: 1, _id: 1 },
  steps: true,
  one: settleReservation,
});

/** What nobody has fetched goes back. */
export const expireReservations = job<ReservationDocument>({
  name: 'civility.expire',
  collection: reservations,
  due: expiryDue,
  one: async ({ communityId, _id, until }) => {
    const stamp = upkeepStamp('reservation.expire', _id, until);
    const { document, ...context } = await findFor(reservations, communityId, _id, stamp);
    if (!document) return;
    await change(context, reservations, document, {
      missing: 'RESERVATION_NOT_FOUND',
      decide: ({ state }) =>
        state === 'reserved' ? { state: 'expired' as const, dueAt: until } : null,
      follow: settleReservation,
      answer: () => undefined,
    });
  },
});
