import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { insert } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { exportRequests, shifts, teams } from '../collections.ts';
import { askedExport } from '../export/export-rules.ts';
import { ofTeam } from '../shift/shift-schema.ts';
import { requireLed } from '../team/team-access.ts';

/** A leader asks for the list of an insured shift, with ID numbers, for the insurer: somebody else agrees first. */
export const askInsuranceList = action('volunteer.askInsuranceList', {
  input: v.strictObject(ofTeam),
  access: RESIDENTS,
  load: (input) => ({
    team: one(teams, input.teamId, 'TEAM_NOT_FOUND'),
    shift: one(shifts, input.shiftId, 'SHIFT_NOT_FOUND'),
  }),
  command: () => ({ action: 'export.ask', target: 'export:', creates: true as const }),
  budget: 3,
  run: ({ communityId }, context) => {
    const { actor, team, shift } = context;
    requireLed(actor, team, shift);
    if (!shift.insured) throw new Refusal('INSURANCE_NONE');
    const { _id: shiftId, title, day } = shift;
    const about = { what: 'insurance' as const, from: day, until: day, title };
    return insert(context, communityId, exportRequests, {
      decide: (change) =>
        askedExport(
          { ...about, shiftId, teamId: team._id },
          { communityId, askedBy: actor.residentId },
          change,
        ),
      answer: (_, { id }) => ({ exportId: id }),
    });
  },
});
