import * as v from 'valibot';
import type { UploadFolder } from '../../../typings/contract/upload.ts';
import { giveUploadTicket } from '../../files/incoming-files.ts';
import { commandId, communityId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { DRAFTERS } from '../read/notice-access.ts';

/**
 * A place in the storage for one file of the phone: no phone writes anywhere else. What a file is used for is
 * checked where it is used.
 */
export const beginUpload = action('notice.beginUpload', {
  input: v.strictObject({
    communityId,
    folder: v.picklist(['notices', 'rosters', 'covenants'] satisfies Exclude<
      UploadFolder,
      'pictures'
    >[]),
    ending: v.pipe(v.string(), v.regex(/^[a-z0-9]{1,8}$/)),
    commandId,
  }),
  access: DRAFTERS,
  budget: 3,
  run: ({ folder, ending, commandId: id }, { actor, openid }) =>
    giveUploadTicket(actor, `${openid} ${id}`, folder, ending),
});
