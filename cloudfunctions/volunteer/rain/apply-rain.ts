import * as v from 'valibot';
import { many } from '../../kernel/action/load.ts';
import { dayOf } from '../../kernel/calendar.ts';
import { insert } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId, communityId, day, documentId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { officersOf, SECRETARY } from '../../people/officers.ts';
import { type RainDocument, rains, shifts } from '../collections.ts';
import { reason } from '../shift/shift-schema.ts';
import { settleRain } from './settle-rain.ts';

/**
 * One act for all outdoor shifts of a day that were seen in the preview. That it was decided is the first thing
 * written; what is left of it after a crash is done by upkeep. Everybody concerned is told, once.
 */
export const applyRain = action('volunteer.applyRain', {
  input: v.strictObject({
    communityId,
    day,
    shiftIds: v.pipe(v.array(documentId), v.minLength(1), v.maxLength(100)),
    moveTo: v.nullable(day),
    reason,
    commandId,
  }),
  access: officersOf('input.communityId', SECRETARY, 'within'),
  load: (input) => ({ seen: many(shifts, input.shiftIds) }),
  command: (input) => ({
    action: input.moveTo === null ? 'rain.cancel' : 'rain.move',
    target: 'rain:',
    creates: true as const,
  }),
  budget: 500,
  run: async (input, context) => {
    const { seen } = context;
    return insert(context, input.communityId, rains, {
      decide: (stamp): RainDocument => {
        const isOfDay = seen.every((shift) => shift.outdoor && shift.day === input.day);
        if (seen.length < input.shiftIds.length || !isOfDay) throw new Refusal('SHIFT_CHANGED');
        if (input.moveTo !== null && input.moveTo <= dayOf(stamp.at)) {
          throw new Refusal('SHIFT_UNFIT', { what: 'past' });
        }
        return {
          _id: stamp.id,
          communityId: input.communityId,
          day: input.day,
          shiftIds: [...new Set(input.shiftIds)].sort(),
          moveTo: input.moveTo,
          reason: input.reason,
          done: false,
          change: stamp,
        };
      },
      follow: settleRain,
      answer: (rain) => ({ done: rain?.shiftIds.length ?? 0 }),
    });
  },
});
