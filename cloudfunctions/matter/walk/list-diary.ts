import * as v from 'valibot';
import { communityId, cursor } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { officersOf } from '../../people/officers.ts';
import { placeId } from '../../places/place-schema.ts';
import { readDiary } from './diary-repository.ts';
import { DIARISTS } from './walk-access.ts';

/** The diary of a place, for officers whose own place covers it. */
export const listDiary = action('matter.listDiary', {
  input: v.strictObject({ communityId, placeId, after: cursor }),
  access: officersOf('input.placeId', DIARISTS, 'within'),
  budget: 2,
  run: async ({ communityId, placeId, after }, { actor }) => {
    const { rows, next } = await readDiary(communityId, placeId, after);
    return {
      entries: rows.map(({ _id, day, placeLabel, text, as, residentId }) => ({
        entryId: _id,
        day,
        placeLabel,
        text,
        as,
        own: residentId === actor.residentId,
      })),
      next,
    };
  },
});
