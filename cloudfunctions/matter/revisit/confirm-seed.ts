import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { action } from '../../people/action.ts';
import { officersOf } from '../../people/officers.ts';
import { requireSecondPerson } from '../../people/second-person.ts';
import { matterDraws } from '../collections.ts';
import { DRAWERS } from './draw-access.ts';
import { drawn } from './draw-rules.ts';
import { drawChange, seed } from './draw-schema.ts';

/** The same number, as somebody else reads it: it draws. What does not agree draws nothing. */
export const confirmSeed = action('matter.confirmSeed', {
  input: v.strictObject({ ...drawChange, seed }),
  access: officersOf('input.communityId', DRAWERS, 'within'),
  load: ({ drawId }) => ({ draw: one(matterDraws, drawId, 'DRAW_NOT_FOUND') }),
  command: ({ drawId }) => ({ action: 'matter.draw-confirm', target: `draw:${drawId}` }),
  budget: 4,
  run: ({ seed }, { actor, draw, command }) =>
    change({ command }, matterDraws, draw, {
      missing: 'DRAW_NOT_FOUND',
      decide: (current) => {
        if (current.state === 'drawn') throw new Refusal('DRAW_DONE');
        if (current.state === 'announced') throw new Refusal('DRAW_NOT_ENTERED');
        requireSecondPerson(actor, [current.enteredBy], 'DRAW_SAME_PERSON');
        if (seed !== current.seed) throw new Refusal('DRAW_SEED_DIFFERS');
        return { state: 'drawn' as const, sample: drawn(current.ids, seed, current.size) };
      },
      answer: ({ sample }) => ({ drawn: sample.length }),
    }),
});
