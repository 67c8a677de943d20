import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { documentId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { officersOf } from '../../people/officers.ts';
import { matterDraws, matters } from '../collections.ts';
import { isThirdParty } from '../intake/matter-access.ts';
import { RATERS } from './draw-access.ts';
import { hadPart } from './draw-rules.ts';
import { drawChange } from './draw-schema.ts';

/**
 * What a third party says of a matter that was drawn, by its public wording and its outcome: once. It stands apart
 * from what residents rate and from what was found in person.
 */
export const rateDrawn = action('matter.rateDrawn', {
  input: v.strictObject({
    ...drawChange,
    matterId: documentId,
    rating: v.picklist(['helped', 'partly', 'not']),
  }),
  access: officersOf('input.communityId', RATERS, 'within'),
  load: ({ drawId, matterId }) => ({
    draw: one(matterDraws, drawId, 'DRAW_NOT_FOUND'),
    matter: one(matters, matterId, 'MATTER_NOT_FOUND'),
  }),
  command: ({ drawId, matterId }) => ({
    action: 'matter.draw-rate',
    target: `draw:${drawId}`,
    variant: matterId,
  }),
  budget: 4,
  run: ({ matterId, rating }, { actor, draw, matter, command }) => {
    const { residentId } = actor;
    return change({ command }, matterDraws, draw, {
      missing: 'DRAW_NOT_FOUND',
      decide: (current) => {
        if (current.state !== 'drawn') throw new Refusal('DRAW_NOT_FOUND');
        if (!current.sample.includes(matterId)) throw new Refusal('DRAW_NOT_DRAWN');
        if (!isThirdParty(actor)) throw new Refusal('DRAW_RATER_INSIDE');
        if (!matter.open) throw new Refusal('MATTER_NOT_FOUND');
        if (hadPart(residentId, matter)) throw new Refusal('DRAW_OWN_PART');
        const { rates = [] } = current;
        if (rates.some((one) => one.matterId === matterId)) throw new Refusal('DRAW_RATED');
        return { rates: [...rates, { matterId, rating, residentId, at: command.stamp.at }] };
      },
      answer: () => ({ rating }),
    });
  },
});
