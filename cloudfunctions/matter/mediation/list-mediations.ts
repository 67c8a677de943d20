import * as v from 'valibot';
import { communityId, cursor } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { partyOf } from './mediation-access.ts';
import { readMediations } from './mediation-repository.ts';
import { endFor } from './mediation-rules.ts';

/** Those the caller is a party of, or mediates: nobody sees any other. */
export const listMediations = action('matter.listMediations', {
  input: v.strictObject({ communityId, after: cursor }),
  access: RESIDENTS,
  budget: 2,
  run: async ({ communityId, after }, { actor }) => {
    const { rows, next } = await readMediations(communityId, actor.residentId, after);
    return {
      mediations: rows.map((row) => ({
        mediationId: row._id,
        state: row.state,
        level: row.level,
        part: partyOf(actor, row) >= 0 ? ('party' as const) : ('mediator' as const),
        end: endFor(row, partyOf(actor, row) < 0),
        at: row.order,
      })),
      next,
    };
  },
});
