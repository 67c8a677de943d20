import * as v from 'valibot';
import type { PicturePurpose } from '../../../typings/contract/parts/picture.ts';
import { incoming } from '../../files/collections.ts';
import { nameOf } from '../../files/file.ts';
import { one } from '../../kernel/action/load.ts';
import { commandId, communityId, fileId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { storePicture } from '../../pictures/store-picture.ts';

const PURPOSES = [
  'claim',
  'report',
  'appeal',
  'goods',
  'honour',
  'matter',
  'step',
  'task',
  'outcome',
  'licence',
  'score',
  'member-score',
] as const;

/** Takes what the caller's phone has put into its place as a picture of theirs, to be checked. */
export const takePicture = action('moderation.takePicture', {
  input: v.strictObject({
    communityId,
    fileId,
    purpose: v.picklist(PURPOSES satisfies readonly PicturePurpose[]),
    commandId,
  }),
  access: RESIDENTS,
  load: ({ fileId }) => ({ upload: one(incoming, nameOf(fileId)) }),
  command: () => ({ action: 'picture.take', target: 'picture:', creates: true as const }),
  budget: 5,
  run: ({ communityId, purpose }, { command, upload, actor, openid }) =>
    storePicture({ command }, communityId, {
      upload,
      purpose,
      residentId: actor.residentId,
      openid,
    }),
});
