import * as v from 'valibot';
import { one, own } from '../../kernel/action/load.ts';
import { insert } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { matterRatings, matters, type RatingDocument, voices } from '../collections.ts';
import { partIn } from '../intake/matter-line.ts';
import { matterChange } from '../intake/matter-schema.ts';

/** Whoever raised or joined a matter says once how much it helped, when it is done. */
export const rateMatter = action('matter.rateMatter', {
  input: v.strictObject({ ...matterChange, rating: v.picklist(['helped', 'partly', 'not']) }),
  access: RESIDENTS,
  load: ({ matterId }) => ({
    matter: one(matters, matterId, 'MATTER_NOT_FOUND'),
    voice: own(voices, matterId),
    found: own(matterRatings, matterId),
  }),
  command: ({ matterId }) => ({ action: 'matter.rate', target: `matter:${matterId}` }),
  budget: 4,
  run: ({ communityId, matterId, rating }, context) => {
    const { actor, matter, voice, found } = context;
    const { residentId } = actor;
    const requireTheirs = () => {
      if (!partIn(matter, residentId, voice)) throw new Refusal('MATTER_NOT_THEIRS');
      if (matter.into !== null) throw new Refusal('MATTER_FOLDED');
      if (matter.state !== 'done' && matter.state !== 'closed')
        throw new Refusal('MATTER_NOT_DONE');
    };
    return insert(
      context,
      communityId,
      matterRatings,
      {
        found,
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
