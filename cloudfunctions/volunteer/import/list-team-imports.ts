import * as v from 'valibot';
import { communityId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { officersOf } from '../../people/officers.ts';
import { teamId } from '../shift/shift-schema.ts';
import { IMPORT_READERS } from './import-access.ts';
import { importLine } from './import-line.ts';
import { findImports } from './import-repository.ts';

/** Tables of members and hours that were entered, the latest first. */
export const listTeamImports = action('volunteer.listTeamImports', {
  input: v.strictObject({ communityId, teamId: v.optional(teamId) }),
  access: officersOf('input.communityId', IMPORT_READERS, 'within'),
  budget: 2,
  run: async (input, { actor }) => {
    const found = await findImports(input.communityId, input.teamId);
    return { imports: found.map((one) => importLine(one, one.people, actor.residentId)) };
  },
});
