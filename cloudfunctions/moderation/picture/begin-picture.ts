import * as v from 'valibot';
import { giveUploadTicket } from '../../files/incoming-files.ts';
import { commandId, communityId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';

/** A place in the storage for one picture of the phone: no phone writes anywhere else. */
export const beginPicture = action('moderation.beginPicture', {
  input: v.strictObject({ communityId, commandId }),
  access: RESIDENTS,
  budget: 3,
  run: ({ commandId: id }, { actor, openid }) =>
    giveUploadTicket(actor, `${openid} ${id}`, 'pictures', 'jpg'),
});
