import * as v from 'valibot';
import { communityId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { officersOf } from '../../people/officers.ts';
import { ADOPTERS, somebody } from '../event/civility-access.ts';
import { openingLine } from './opening-line.ts';
import { findOpenings } from './opening-repository.ts';

/** Tables of paper books that were entered, the latest first. */
export const listOpenings = action('civility.listOpenings', {
  input: v.strictObject({ communityId }),
  access: officersOf('input.communityId', ADOPTERS, 'within'),
  budget: 2,
  run: async ({ communityId }, { actor }) => {
    const found = await findOpenings(communityId);
    return { openings: found.map((one) => openingLine(one, somebody(actor))) };
  },
});
