import * as v from 'valibot';
import { communityId, cursor } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { isSecondStill, secondLines } from '../party/note-rules.ts';
import { partyOf } from './mediation-access.ts';
import { findAsSecond, readMediations } from './mediation-repository.ts';
import { endFor } from './mediation-rules.ts';

/**
 * Those the caller is a party of, or mediates: nobody sees any other. What somebody is to ask a party as a second person
 * says whom and what was written down, and nothing of the mediation.
 */
export const listMediations = action('matter.listMediations', {
  input: v.strictObject({ communityId, after: cursor }),
  access: RESIDENTS,
  budget: 3,
  run: async ({ communityId, after }, { actor }) => {
    const [{ rows, next }, asked] = await Promise.all([
      readMediations(communityId, actor.residentId, after),
      after === undefined ? findAsSecond(communityId, actor.residentId) : [],
    ]);
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
      seconds: asked.flatMap((row) =>
        secondLines(row, actor.residentId).filter((line) => {
          const who = row.parties[line.party];
          return who !== undefined && isSecondStill(actor.roles, who);
        }),
      ),
    };
  },
});
