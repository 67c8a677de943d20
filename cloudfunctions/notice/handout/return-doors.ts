import * as v from 'valibot';
import { allows } from '../../kernel/action/access.ts';
import { one } from '../../kernel/action/load.ts';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { action } from '../../people/action.ts';
import { OFFICERS, officersOf } from '../../people/officers.ts';
import { placeId } from '../../places/place-schema.ts';
import { handouts } from '../collections.ts';
import { noticeChange } from '../read/notice-schema.ts';
import { HANDERS } from './handout-access.ts';

const TAKERS = officersOf('input.placeId', HANDERS, 'within');

/** Whoever has doors gives them back with a reason, or who hands them out takes them back: then others may have them. */
export const returnDoors = action('notice.returnDoors', {
  input: v.strictObject({
    ...noticeChange,
    placeId,
    reason: v.picklist(['away', 'many', 'others', 'other']),
  }),
  access: officersOf('input.placeId', OFFICERS, 'within'),
  load: ({ noticeId }) => ({ handout: one(handouts, noticeId, 'DOORS_BACK') }),
  command: ({ noticeId, placeId }) => ({
    action: 'notice.return-doors',
    target: `notice:${noticeId}`,
    variant: placeId,
  }),
  budget: 4,
  run: ({ placeId, reason }, context) => {
    const { handout, actor, command } = context;
    const mayTake = allows(TAKERS, actor.roles, [placeId]);
    return change(context, handouts, handout, {
      missing: 'DOORS_BACK',
      decide: ({ parts }) => {
        const held = parts.find((one) => one.placeId === placeId && one.back === null);
        if (!held) throw new Refusal('DOORS_BACK');
        if (held.stewardId !== actor.residentId && !mayTake) {
          throw new Refusal('DOORS_OTHERS', { name: held.stewardName });
        }
        const back = { reason, at: command.stamp.at };
        return { parts: parts.map((one) => (one === held ? { ...one, back } : one)) };
      },
      answer: () => ({ returned: true as const }),
    });
  },
});
