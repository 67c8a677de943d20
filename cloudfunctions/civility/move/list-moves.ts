import * as v from 'valibot';
import { communityId, cursor } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { officersOf } from '../../people/officers.ts';
import { ADOPTERS, somebody } from '../event/civility-access.ts';
import { moveLine } from './move-line.ts';
import { readMoves } from './move-repository.ts';

/** Points that went over between accounts, or are to, the latest first. */
export const listMoves = action('civility.listMoves', {
  input: v.strictObject({ communityId, after: cursor }),
  access: officersOf('input.communityId', ADOPTERS, 'within'),
  budget: 2,
  run: async ({ communityId, after }, { actor }) => {
    const { rows, next } = await readMoves(communityId, after);
    return { moves: rows.map((row) => moveLine(row, somebody(actor))), next };
  },
});
