import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId, documentId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { markErased } from '../../pictures/picture-repository.ts';
import { shifts } from '../collections.ts';
import { onShift } from '../shift/shift-schema.ts';

/**
 * A picture of a shift goes at once, file and all: whoever is in it takes their consent back without having to prove
 * that they are (个人信息保护法 art. 15), and who did so is on record.
 */
export const takeDownPicture = action('volunteer.takeDownPicture', {
  input: v.strictObject({ ...onShift, pictureId: documentId, commandId }),
  access: RESIDENTS,
  load: (input) => ({ shift: one(shifts, input.shiftId, 'SHIFT_NOT_FOUND') }),
  command: ({ shiftId, pictureId }) => ({
    action: 'shift.picture-down',
    target: `shift:${shiftId}`,
    variant: pictureId,
  }),
  budget: 4,
  run: ({ communityId, pictureId }, context) =>
    change(context, shifts, context.shift, {
      missing: 'SHIFT_NOT_FOUND',
      seen: ['outcome'],
      decide: ({ outcome }) => {
        if (!outcome?.pictures?.includes(pictureId)) throw new Refusal('PICTURE_NOT_FOUND');
        const pictures = outcome.pictures.filter((id) => id !== pictureId);
        return { outcome: { ...outcome, pictures } };
      },
      follow: () => markErased(communityId, [pictureId]),
      answer: ({ outcome }) => ({ pictures: outcome?.pictures ?? [] }),
    }),
});
