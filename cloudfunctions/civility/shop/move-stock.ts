import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { insert } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId, communityId, documentId, line } from '../../kernel/schema.ts';
import { job } from '../../kernel/upkeep.ts';
import { action } from '../../people/action.ts';
import { officersOf } from '../../people/officers.ts';
import { goods, type StockDocument, stock } from '../collections.ts';
import { SHOPKEEPERS } from '../event/civility-access.ts';
import { forgetMove, hasMoved, markMove, moveDue, moveShelf } from './goods-repository.ts';
import { stockCount } from './goods-schema.ts';

/** More or fewer on the shelf: given, bought, lost, or counted anew. Everybody can read it. */
export const moveStock = action('civility.moveStock', {
  input: v.strictObject({
    communityId,
    goodsId: documentId,
    count: stockCount,
    reason: v.picklist(['donated', 'bought', 'lost', 'counted']),
    note: line(60),
    commandId,
  }),
  access: officersOf('input.communityId', SHOPKEEPERS, 'within'),
  load: ({ goodsId }) => ({ shelf: one(goods, goodsId, 'GOODS_NOT_FOUND') }),
  command: () => ({ action: 'civility.move-stock', target: 'stock:', creates: true as const }),
  budget: 7,
  run: ({ communityId, goodsId, count, reason, note }, context) => {
    const { shelf, actor } = context;
    return insert<StockDocument, { moved: true }>(context, communityId, stock, {
      decide: (stamp) => {
        if (shelf.free + count < 0) throw new Refusal('STOCK_SHORT', { free: shelf.free });
        return {
          _id: stamp.id,
          communityId,
          goodsId,
          goodsName: shelf.form.name,
          count,
          reason,
          note,
          by: actor.residentId,
          state: 'open' as const,
          dueAt: stamp.at,
          at: stamp.at,
          change: stamp,
        };
      },
      follow: finishMove,
      answer: () => ({ moved: true as const }),
    });
  },
});

/** The shelf follows what was written down, once. One that finds too few changes nothing. */
async function finishMove(move: StockDocument): Promise<void> {
  if (move.dueAt === null) return;
  if (move.state === 'open') {
    const isDone = (await moveShelf(move)) === 1 || (await hasMoved(move));
    await markMove(move, isDone ? 'done' : 'short');
  }
  await forgetMove(move);
}

export const finishMoves = job<StockDocument>({
  name: 'civility.stock',
  collection: stock,
  due: moveDue,
  one: finishMove,
});
