import { command, tableOf } from '../../kernel/database/table.ts';
import { type GoodsDocument, goods, type StockDocument, stock } from '../collections.ts';

const table = tableOf(goods);
const moves = tableOf(stock);
const MOST_GOODS = 200;

export function findGoods(communityId: string): Promise<GoodsDocument[]> {
  return table.find({ communityId }, { order: [['order', 'desc']], limit: MOST_GOODS });
}

/** Whether anything lies on the shelf of the shop. One request. */
export async function hasStock(communityId: string): Promise<boolean> {
  return (await table.count({ communityId, onHand: command.gt(0) })) > 0;
}

/** What came in or was lost, newest first. */
export function findStock(communityId: string): Promise<StockDocument[]> {
  return moves.find({ communityId, state: 'done' }, { order: [['at', 'desc']], limit: 50 });
}

/** One of the goods for a reservation, once. @returns 1 if it was taken now */
export function takeOne(
  communityId: string,
  goodsId: string,
  reservationId: string,
): Promise<number> {
  return table.change(
    { communityId, _id: goodsId, free: command.gte(1), reserved: command.nin([reservationId]) },
    { free: command.inc(-1), reserved: command.push([reservationId]) },
  );
}

/** Whether a reservation holds one of the goods. One request. */
export async function hasTaken(
  communityId: string,
  goodsId: string,
  reservationId: string,
): Promise<boolean> {
  return (await table.count({ communityId, _id: goodsId, reserved: reservationId })) === 1;
}

/** It goes back onto the shelf, or out of the shop; once. */
export async function endOne(
  communityId: string,
  goodsId: string,
  reservationId: string,
  isHanded: boolean,
): Promise<void> {
  await table.change(
    { communityId, _id: goodsId, reserved: reservationId },
    {
      reserved: command.pull(reservationId),
      ...(isHanded ? { onHand: command.inc(-1) } : { free: command.inc(1) }),
    },
  );
}

/** More or fewer on the shelf; what is reserved stays. @returns 1 if there are enough, and it was not done before */
export function moveShelf({ communityId, goodsId, count, _id }: StockDocument): Promise<number> {
  return table.change(
    {
      communityId,
      _id: goodsId,
      free: command.gte(Math.max(0, -count)),
      moved: command.nin([_id]),
    },
    { onHand: command.inc(count), free: command.inc(count), moved: command.push([_id]) },
  );
}

export async function hasMoved({ communityId, goodsId, _id }: StockDocument): Promise<boolean> {
  return (await table.count({ communityId, _id: goodsId, moved: _id })) === 1;
}

/** Whether the shelf has followed. */
export async function markMove(
  { communityId, _id }: StockDocument,
  state: 'done' | 'short',
): Promise<void> {
  await moves.change({ communityId, _id, state: 'open' }, { state });
}

/** The shelf need not remember a change that its entry knows to be done. Two requests. */
export async function forgetMove({ communityId, _id, goodsId }: StockDocument): Promise<void> {
  await table.change({ communityId, _id: goodsId, moved: _id }, { moved: command.pull(_id) });
  await moves.change({ communityId, _id }, { dueAt: null });
}

/** Which changes of the shelf are not finished. */
export const moveDue = (at: number) => ({ dueAt: command.gt(0).and(command.lte(at)) });
