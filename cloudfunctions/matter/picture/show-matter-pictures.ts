import * as v from 'valibot';
import { one, own } from '../../kernel/action/load.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { communityId, documentId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { pictureGroups } from '../../pictures/picture-lines.ts';
import { findPictures } from '../../pictures/picture-repository.ts';
import { matters, voices } from '../collections.ts';
import { mayShow, picturesFor } from '../intake/matter-access.ts';
import { partIn } from '../intake/matter-line.ts';

/** The pictures of a matter that the caller may see, for whoever sees the matter. */
export const showMatterPictures = action('matter.showMatterPictures', {
  input: v.strictObject({ communityId, matterId: documentId }),
  access: RESIDENTS,
  load: ({ matterId }) => ({
    matter: one(matters, matterId, 'MATTER_NOT_FOUND'),
    voice: own(voices, matterId),
  }),
  budget: 2,
  run: async ({ communityId }, { actor, matter, voice }) => {
    const { residentId } = actor;
    if (!mayShow(actor, matter) && !partIn(matter, residentId, voice)) {
      throw new Refusal('MATTER_NOT_FOUND');
    }
    const groups = picturesFor(actor, matter);
    const found = await findPictures(
      communityId,
      groups.flatMap(({ ids }) => ids),
    );
    return {
      groups: await pictureGroups(found, groups, residentId),
      opened: matter.openPictures ?? [],
    };
  },
});
