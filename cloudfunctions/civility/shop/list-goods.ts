import * as v from 'valibot';
import { holds } from '../../kernel/action/access.ts';
import { communityId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { SHOPKEEPERS } from '../claim/civility-access.ts';
import { findGoods, findStock } from './goods-repository.ts';

/** What is to be had for points; what was given, bought and lost is open to everybody. */
export const listGoods = action('civility.listGoods', {
  input: v.strictObject({ communityId }),
  access: RESIDENTS,
  budget: 3,
  run: async ({ communityId }, { actor }) => {
    const keeps = holds(actor.roles, SHOPKEEPERS);
    const [all, moves] = await Promise.all([findGoods(communityId), findStock(communityId)]);
    return {
      goods: all
        .filter(({ form }) => keeps || !form.closed)
        .map(({ _id, form, onHand, free, change }) => ({
          ...form,
          goodsId: _id,
          onHand,
          free,
          seen: keeps ? change.id : '',
        })),
      stock: moves.map(({ goodsName, count, reason, note, at }) => ({
        goodsName,
        count,
        reason,
        note,
        at,
      })),
    };
  },
});
