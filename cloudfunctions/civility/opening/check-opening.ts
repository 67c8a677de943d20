import * as v from 'valibot';
import { communityId, fileId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { officersOf } from '../../people/officers.ts';
import { WRITERS } from '../event/civility-access.ts';
import { readOpeningFile } from './read-opening.ts';

/** What a table of a paper book would bring over, and every row that is in doubt. The file goes a day later. */
export const checkOpening = action('civility.checkOpening', {
  input: v.strictObject({ communityId, fileId }),
  access: officersOf('input.communityId', WRITERS, 'within'),
  budget: 26, // the actor, and a thousand households, places or claims a request
  run: async ({ communityId, fileId }, { actor }) => {
    const { lines: _, left: __, ...check } = await readOpeningFile(communityId, fileId, actor);
    return check;
  },
});
