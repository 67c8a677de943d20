import * as v from 'valibot';
import { one, own } from '../../kernel/action/load.ts';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { documentId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { officersOf } from '../../people/officers.ts';
import { matterDraws, matters, voices } from '../collections.ts';
import { isOwn } from '../intake/matter-access.ts';
import { bears } from '../stage/ladder-rules.ts';
import { VISITORS } from './draw-access.ts';
import { hadPart } from './draw-rules.ts';
import { drawChange } from './draw-schema.ts';

/** What was found in person about a matter that was drawn: once, by somebody who had no part in it. */
export const recordVisit = action('matter.recordVisit', {
  input: v.strictObject({
    ...drawChange,
    matterId: documentId,
    result: v.picklist(['helped', 'partly', 'not', 'unreached']),
  }),
  access: officersOf('input.communityId', VISITORS, 'within'),
  load: ({ drawId, matterId }) => ({
    draw: one(matterDraws, drawId, 'DRAW_NOT_FOUND'),
    matter: one(matters, matterId, 'MATTER_NOT_FOUND'),
    voice: own(voices, matterId),
  }),
  command: ({ drawId, matterId }) => ({
    action: 'matter.draw-visit',
    target: `draw:${drawId}`,
    variant: matterId,
  }),
  budget: 4,
  run: ({ matterId, result }, { actor, draw, matter, voice, command }) => {
    const { residentId, roles } = actor;
    return change({ command }, matterDraws, draw, {
      missing: 'DRAW_NOT_FOUND',
      decide: (current) => {
        if (!current.sample.includes(matterId)) throw new Refusal('DRAW_NOT_DRAWN');
        const isHolder = bears({ _id: residentId, roles }, matter.holder);
        const isPart = isHolder || isOwn(actor, matter) || voice?.joins === true;
        if (isPart || hadPart(residentId, matter)) {
          throw new Refusal('DRAW_OWN_PART');
        }
        const before = current.visits.find((one) => one.matterId === matterId);
        // Somebody who could not be reached may be asked again.
        if (before && before.result !== 'unreached') throw new Refusal('DRAW_VISITED');
        const others = current.visits.filter((one) => one !== before);
        return { visits: [...others, { matterId, result, residentId, at: command.stamp.at }] };
      },
      answer: () => ({ result }),
    });
  },
});
