import * as v from 'valibot';
import { communityId, cursor } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { officersOf, SECRETARY } from '../../people/officers.ts';
import { readAudit } from './audit-repository.ts';

const PAGE = 30;

/** Who did what to what, newest first. */
export const listAudit = action('resident.listAudit', {
  input: v.strictObject({ communityId, after: cursor }),
  access: officersOf('input.communityId', SECRETARY, 'within'),
  budget: 2,
  run: async (input) => {
    const { rows, next } = await readAudit(input.communityId, input.after, PAGE);
    const entries = rows.map(({ _id, at, actors, action: done, labels }) => ({
      auditId: _id,
      at,
      actorName: actors[0]?.name ?? '',
      action: done,
      target: labels[0] ?? '',
    }));
    return { entries, next };
  },
});
