import * as v from 'valibot';
import { one, own } from '../../kernel/action/load.ts';
import { insert } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { matterRatings, matters, type RatingDocument, voices } from '../collections.ts';
import { partIn } from '../intake/matter-line.ts';
import { matterChange } from '../intake/matter-schema.ts';

import { hadPart } from '../revisit/draw-rules.ts';
import { requireWithoutPhone, speakingOffice } from './spoken-for.ts';

/**
 * Whoever raised or joined a matter says once how much it helped, when it is done. What somebody without WeChat says,
 * who raised it, is written down by an officer of the place who had no part in it.
 */
export const rateMatter = action('matter.rateMatter', {
  input: v.strictObject({
    ...matterChange,
    rating: v.picklist(['helped', 'partly', 'not']),
    forRaiser: v.optional(v.boolean()),
  }),
  access: RESIDENTS,
  load: ({ matterId }) => ({
    matter: one(matters, matterId, 'MATTER_NOT_FOUND'),
    voice: own(voices, matterId),
    found: own(matterRatings, matterId),
  }),
  command: ({ matterId }) => ({ action: 'matter.rate', target: `matter:${matterId}` }),
  budget: 5,
  run: ({ communityId, matterId, rating, forRaiser = false }, context) => {
    const { actor, matter, voice, found } = context;
    const { raiser } = matter;
    const residentId = (forRaiser ? raiser.residentId : null) ?? actor.residentId;
    const requireTheirs = () => {
      if (forRaiser) {
        if (!speakingOffice(actor, matter)) throw new Refusal('MATTER_NOT_THEIRS');
        if (hadPart(actor.residentId, matter)) throw new Refusal('MATTER_RATED_BY_OTHERS');
      } else if (!partIn(matter, residentId, voice)) {
        throw new Refusal('MATTER_NOT_THEIRS');
      }
      if (matter.into !== null) throw new Refusal('MATTER_FOLDED');
      if (matter.state !== 'done' && matter.state !== 'closed')
        throw new Refusal('MATTER_NOT_DONE');
    };
    return insert(
      context,
      communityId,
      matterRatings,
      {
        found: forRaiser ? undefined : found,
        prepare: async () => {
          if (!forRaiser) return;
          requireTheirs();
          await requireWithoutPhone(matter);
        },
        decide: (stamp): RatingDocument => {
          requireTheirs();
          const _id = `${matterId}:${residentId}`;
          return {
            _id,
            communityId,
            matterId,
            residentId,
            rating,
            month: matter.month,
            uncounted: true,
            at: stamp.at,
            change: stamp,
          };
        },
        taken: () => {
          throw new Refusal('MATTER_RATED');
        },
        answer: (made) => ({ rating: made?.rating ?? rating }),
      },
      () => `${matterId}:${residentId}`,
    );
  },
});
