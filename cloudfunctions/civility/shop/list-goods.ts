import * as v from 'valibot';
import { holds } from '../../kernel/action/access.ts';
import { one } from '../../kernel/action/load.ts';
import { communityId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { pictureGroups } from '../../pictures/picture-lines.ts';
import { findPictures } from '../../pictures/picture-repository.ts';
import { pointRules } from '../collections.ts';
import { SHOPKEEPERS } from '../event/civility-access.ts';
import { findGoods, findStock } from './goods-repository.ts';

/** What is to be had for points; what was given, bought and lost is open to everybody. */
export const listGoods = action('civility.listGoods', {
  input: v.strictObject({ communityId }),
  access: RESIDENTS,
  load: ({ communityId }) => ({ rules: one(pointRules, communityId) }),
  budget: 8,
  run: async ({ communityId }, { actor, rules }) => {
    const keeps = holds(actor.roles, SHOPKEEPERS);
    const [all, moves] = await Promise.all([findGoods(communityId), findStock(communityId)]);
    const listed = all.filter(({ form }) => keeps || !form.closed);
    const grouped = listed.map(({ _id, pictures = [] }) => ({ of: _id, ids: pictures }));
    const found = await findPictures(
      communityId,
      grouped.flatMap(({ ids }) => ids),
    );
    const groups = await pictureGroups(found, grouped, actor.residentId);
    const byGoods = new Map(groups.map((group) => [group.of, group]));
    return {
      hours: rules?.shop ?? null,
      goods: listed.map(({ _id, form, onHand, free, change, pictures = [] }) => ({
        ...form,
        goodsId: _id,
        pictureIds: keeps ? pictures : [],
        pictures: byGoods.get(_id) ?? { of: _id, pictures: [], waiting: 0 },
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
