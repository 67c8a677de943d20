import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { dayOf } from '../../kernel/calendar.ts';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { action } from '../../people/action.ts';
import { officersOf } from '../../people/officers.ts';
import { matterDraws } from '../collections.ts';
import { DRAWERS } from './draw-access.ts';
import { drawChange, seed } from './draw-schema.ts';

/** The public number, as the first of two reads it, once its day has come. Before it draws it may be entered anew. */
export const enterSeed = action('matter.enterSeed', {
  input: v.strictObject({ ...drawChange, seed }),
  access: officersOf('input.communityId', DRAWERS, 'within'),
  load: ({ drawId }) => ({ draw: one(matterDraws, drawId, 'DRAW_NOT_FOUND') }),
  command: ({ drawId }) => ({ action: 'matter.draw-enter', target: `draw:${drawId}` }),
  budget: 4,
  run: ({ seed }, { actor, draw, command }) =>
    change({ command }, matterDraws, draw, {
      missing: 'DRAW_NOT_FOUND',
      decide: (current) => {
        if (current.state === 'drawn') throw new Refusal('DRAW_DONE');
        const { seedDay } = current;
        if (dayOf(command.stamp.at) < seedDay) throw new Refusal('DRAW_EARLY', { seedDay });
        return { state: 'entered' as const, seed, enteredBy: actor.residentId };
      },
      answer: () => ({ entered: true as const }),
    }),
});
