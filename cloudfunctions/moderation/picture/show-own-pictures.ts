import * as v from 'valibot';
import { many } from '../../kernel/action/load.ts';
import { communityId, documentId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { pictures } from '../../pictures/collections.ts';
import { pictureGroups } from '../../pictures/picture-lines.ts';

/** What a form of one phone holds. */
const MOST_ASKED = 20;

/** How the caller's own pictures stand; those of others are none of theirs. */
export const showOwnPictures = action('moderation.showOwnPictures', {
  input: v.strictObject({
    communityId,
    pictureIds: v.pipe(v.array(documentId), v.maxLength(MOST_ASKED)),
  }),
  access: RESIDENTS,
  load: ({ pictureIds }) => ({ found: many(pictures, pictureIds) }),
  budget: 1,
  run: async ({ pictureIds }, { actor, found }) => {
    const own = found.filter(({ residentId }) => residentId === actor.residentId);
    const [group] = await pictureGroups(own, [{ of: 'own', ids: pictureIds }], actor.residentId);
    return { pictures: group?.pictures ?? [] };
  },
});
