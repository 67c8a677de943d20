import * as v from 'valibot';
import { own } from '../../kernel/action/load.ts';
import { instantOf } from '../../kernel/calendar.ts';
import { now } from '../../kernel/clock.ts';
import { communityId, cursor, day, documentId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { volunteers } from '../collections.ts';
import { ownLine, rowLine } from './shift-line.ts';
import { readShifts, type ShiftRow } from './shift-repository.ts';
import { teamId } from './shift-schema.ts';
import { readerOf } from './standing-rules.ts';

/** Shifts that are not over on a day, with how the caller stands to each. */
export const listShifts = action('volunteer.listShifts', {
  input: v.strictObject({
    communityId,
    from: day,
    ofTeam: v.optional(teamId),
    ofSeason: v.optional(documentId),
    mine: v.optional(v.boolean()),
    after: cursor,
  }),
  access: RESIDENTS,
  load: (input) => ({ volunteer: own(volunteers, input.communityId) }),
  budget: 2,
  run: async (input, { actor, volunteer }) => {
    const query = {
      communityId: input.communityId,
      after: instantOf(input.from),
      teamId: input.ofTeam,
      seasonId: input.ofSeason,
      mine: input.mine === true,
      cursor: input.after,
    };
    const { rows, next } = await readShifts(query, actor.residentId);
    const reader = readerOf(volunteer, actor.resident);
    const { residentId } = actor;
    const lineOf = (row: ShiftRow) =>
      query.mine ? ownLine(row, residentId, reader, now()) : rowLine(row, reader, now());
    return { shifts: rows.map(lineOf), next };
  },
});
