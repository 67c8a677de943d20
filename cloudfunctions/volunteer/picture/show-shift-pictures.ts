import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { pictureGroups } from '../../pictures/picture-lines.ts';
import { findPictures } from '../../pictures/picture-repository.ts';
import { shifts } from '../collections.ts';
import { onShift } from '../shift/shift-schema.ts';

/** The pictures of what came of a shift, for its neighbours. */
export const showShiftPictures = action('volunteer.showShiftPictures', {
  input: v.strictObject(onShift),
  access: RESIDENTS,
  load: (input) => ({ shift: one(shifts, input.shiftId, 'SHIFT_NOT_FOUND') }),
  budget: 2,
  run: async ({ communityId }, { actor, shift }) => {
    const ids = shift.outcome?.pictures ?? [];
    const found = await findPictures(communityId, ids);
    const [group] = await pictureGroups(found, [{ of: 'outcome', ids }], actor.residentId);
    return { pictures: group?.pictures ?? [], waiting: group?.waiting ?? 0 };
  },
});
