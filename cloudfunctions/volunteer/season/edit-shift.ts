import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { day, documentId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { shifts, teams } from '../collections.ts';
import { traineesProblem } from '../member/limit-rules.ts';
import { minorsProblem } from '../member/minor-rules.ts';
import { spanProblem } from '../shift/shift-rules.ts';
import { ofTeam } from '../shift/shift-schema.ts';
import { requireOpen } from '../shift/shift-state.ts';
import { requireLed } from '../team/team-access.ts';
import { editedPatch, timesAfter, tooFewFor } from './edit-rules.ts';
import { changeFields, isChange } from './edit-schema.ts';

/** One shift, and only this one. Whoever has a place keeps it; upkeep tells everybody concerned. */
export const editShift = action('volunteer.editShift', {
  input: v.strictObject({
    ...ofTeam,
    change: v.pipe(
      v.strictObject({ ...changeFields, day: v.optional(day) }),
      v.check((change) => isChange(change)),
    ),
    seen: documentId,
  }),
  access: RESIDENTS,
  load: (input) => ({
    team: one(teams, input.teamId, 'TEAM_NOT_FOUND'),
    shift: one(shifts, input.shiftId, 'SHIFT_NOT_FOUND'),
  }),
  command: ({ shiftId }) => ({ action: 'shift.edit', target: `shift:${shiftId}` }),
  budget: 3,
  run: async (input, context) => {
    const { team, shift, actor } = context;
    requireLed(actor, team, shift);
    const { stamp } = context.command;
    return change(context, shifts, shift, {
      missing: 'SHIFT_NOT_FOUND',
      seen: ['turn'],
      decide: (current) => {
        requireOpen(current, stamp.at);
        if (current.change.id !== input.seen) throw new Refusal('SHIFT_CHANGED');
        const times = timesAfter(current, input.change);
        const asked = input.change.roles ?? current.roles;
        const what =
          spanProblem(times, stamp.at) ?? minorsProblem(asked, times) ?? traineesProblem(asked);
        if (what) throw new Refusal('SHIFT_UNFIT', { what });
        const { roles } = input.change;
        const taken = roles ? tooFewFor(current, roles) : 0;
        if (taken > 0) throw new Refusal('PLACES_TAKEN', { taken });
        return editedPatch(current, input.change, stamp);
      },
      answer: () => ({ changed: true }) as const,
    });
  },
});
