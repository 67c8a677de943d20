import * as v from 'valibot';
import { now } from '../../kernel/clock.ts';
import { communityId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { officersOf } from '../../people/officers.ts';
import { DECIDERS } from '../office/role-rules.ts';
import { findProposals } from './proposal-repository.ts';

/** What waits for a second officer. */
export const listProposals = action('role.listProposals', {
  input: v.strictObject({ communityId }),
  access: officersOf('input.communityId', DECIDERS, 'within'),
  budget: 2,
  run: async (input, { actor }) => {
    const rows = await findProposals(input.communityId, now());
    const proposals = rows.map((row) => ({
      proposalId: row._id,
      kind: row.kind,
      name: row.person[0]?.name ?? '',
      role: row.role,
      placeLabel: row.placeLabel,
      from: row.from,
      until: row.until,
      proposedByName: row.proposer[0]?.name ?? '',
      expiresAt: row.expiresAt,
      own: row.proposedBy === actor.residentId,
    }));
    return { proposals };
  },
});
