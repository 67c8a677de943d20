import * as v from 'valibot';
import { many, one } from '../../kernel/action/load.ts';
import { change, insert } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId, communityId, documentId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { officersOf } from '../../people/officers.ts';
import { pictures } from '../../pictures/collections.ts';
import { requirePictures } from '../../pictures/picture-input.ts';
import { type GoodsDocument, goods } from '../collections.ts';
import { SHOPKEEPERS } from '../event/civility-access.ts';
import { goodsProblem } from './goods-rules.ts';
import { goodsForm } from './goods-schema.ts';

const MOST_PICTURES = 1;

/** Something to be had for points. What is reserved keeps the points that it was reserved for. */
export const saveGoods = action('civility.saveGoods', {
  input: v.strictObject({
    communityId,
    goodsId: v.nullable(documentId),
    form: goodsForm,
    pictures: v.optional(v.pipe(v.array(documentId), v.maxLength(MOST_PICTURES))),
    seen: v.nullable(documentId),
    commandId,
  }),
  access: officersOf('input.communityId', SHOPKEEPERS, 'within'),
  load: ({ goodsId, pictures: ids = [] }) => ({
    found: one(goods, goodsId),
    added: many(pictures, ids),
  }),
  command: ({ goodsId }) =>
    goodsId === null
      ? { action: 'civility.save-goods', target: 'goods:', creates: true }
      : { action: 'civility.save-goods', target: `goods:${goodsId}` },
  budget: 4,
  run: ({ communityId, goodsId, form, seen, pictures: ids }, context) => {
    const requireFit = () => {
      const problem = goodsProblem(form);
      if (problem) throw new Refusal('GOODS_UNFIT', { problem });
    };
    const { id, at } = context.command.stamp;
    /** What is new has to be the caller's own, of today. */
    const picturesAfter = (before: readonly string[] = []) => {
      if (!ids) return {};
      const fresh = ids.filter((one) => !before.includes(one));
      requirePictures(context.added, fresh, 'goods', context.actor.residentId, at);
      return { pictures: ids };
    };
    if (goodsId === null) {
      return insert<GoodsDocument, { goodsId: string; seen: string }>(context, communityId, goods, {
        decide: (stamp) => {
          requireFit();
          return {
            _id: stamp.id,
            communityId,
            form,
            onHand: 0,
            free: 0,
            reserved: [],
            ...picturesAfter(),
            order: stamp.at,
            change: stamp,
          };
        },
        answer: () => ({ goodsId: id, seen: id }),
      });
    }
    if (!context.found) throw new Refusal('GOODS_NOT_FOUND');
    return change(context, goods, context.found, {
      missing: 'GOODS_NOT_FOUND',
      decide: ({ change: latest, pictures: before }) => {
        if (latest.id !== seen) throw new Refusal('GOODS_CHANGED');
        requireFit();
        return { form, ...picturesAfter(before) };
      },
      answer: () => ({ goodsId, seen: id }),
    });
  },
});
