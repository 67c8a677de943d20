import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { communityId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { teams } from '../collections.ts';
import { importsFor } from '../import/import-access.ts';
import { teamId } from '../shift/shift-schema.ts';
import { requireLeader } from '../team/team-access.ts';
import { findByName } from './member-repository.ts';
import { homeWords } from './member-rules.ts';

/**
 * Whom a leader writes down as a member, or on a shift, and whom an office ties a row of a table to: found by the whole
 * name, without the door.
 */
export const findNeighbours = action('volunteer.findNeighbours', {
  input: v.strictObject({
    communityId,
    teamId,
    name: v.pipe(v.string(), v.trim(), v.regex(/^[\p{L}\p{N} ·-]{2,20}$/u)),
  }),
  access: RESIDENTS,
  load: (input) => ({ team: one(teams, input.teamId, 'TEAM_NOT_FOUND') }),
  budget: 2,
  run: async (input, { team, actor }) => {
    if (!importsFor(actor, team)) requireLeader(actor, team);
    const found = await findByName(input.communityId, input.name);
    return {
      people: found.map(({ _id, name, households }) => ({
        residentId: _id,
        name,
        home: homeWords(households[0]?.label ?? ''),
      })),
    };
  },
});
