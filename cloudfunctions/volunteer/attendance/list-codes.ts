import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { now } from '../../kernel/clock.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { rotatingCodes } from '../../kernel/rotating-code.ts';
import { STEP, shownAt } from '../../kernel/rotating-rules.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { shifts, teams } from '../collections.ts';
import { onShift, teamId } from '../shift/shift-schema.ts';
import { requireLed } from '../team/team-access.ts';
import { shownFor } from './check-code.ts';

/**
 * The leader's phone fetches the codes beforehand and shows one after the other, full screen, with or without
 * a signal. They open nothing but this shift's own check-in.
 */
export const listCodes = action('volunteer.listCodes', {
  input: v.strictObject({ ...onShift, teamId }),
  access: RESIDENTS,
  load: (input) => ({
    team: one(teams, input.teamId, 'TEAM_NOT_FOUND'),
    shift: one(shifts, input.shiftId, 'SHIFT_NOT_FOUND'),
  }),
  budget: 1,
  run: async (_input, { team, shift, actor }) => {
    requireLed(actor, team, shift);
    if (shift.state === 'cancelled') throw new Refusal('SHIFT_CANCELLED');
    const { title } = shift;
    return {
      title,
      codes: rotatingCodes(shownFor(shift)),
      from: shownAt(shift, 0),
      step: STEP,
      now: now(),
    };
  },
});
