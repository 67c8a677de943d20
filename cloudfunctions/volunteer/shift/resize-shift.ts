import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { documentId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { shifts, teams } from '../collections.ts';
import { keepsCompany } from '../member/minor-rules.ts';
import { requireLed } from '../team/team-access.ts';
import { ofTeam, places, roleId } from './shift-schema.ts';
import { requireOpen } from './shift-state.ts';

/**
 * More places go to the waitlist first. Fewer are possible down to those that are taken: nobody who signed
 * up loses a place by it.
 */
export const resizeShift = action('volunteer.resizeShift', {
  input: v.strictObject({ ...ofTeam, roleId, places, seen: documentId }),
  access: RESIDENTS,
  load: (input) => ({
    team: one(teams, input.teamId, 'TEAM_NOT_FOUND'),
    shift: one(shifts, input.shiftId, 'SHIFT_NOT_FOUND'),
  }),
  command: ({ shiftId }) => ({ action: 'shift.resize', target: `shift:${shiftId}` }),
  budget: 3,
  run: async (input, context) => {
    const { team, shift, actor } = context;
    requireLed(actor, team, shift);
    const { at } = context.command.stamp;
    return change(context, shifts, shift, {
      missing: 'SHIFT_NOT_FOUND',
      seen: ['turn'],
      decide: (current) => {
        requireOpen(current, at);
        if (current.change.id !== input.seen) throw new Refusal('SHIFT_CHANGED');
        const role = current.roles.find((one) => one.roleId === input.roleId);
        if (!role) throw new Refusal('SHIFT_CHANGED');
        const more = input.places - role.places;
        if (more === 0) return null;
        const free = current.free[role.roleId] ?? 0;
        if (free + more < 0) throw new Refusal('PLACES_TAKEN', { taken: role.places - free });
        const roles = current.roles.map((one) =>
          one === role ? { ...one, places: input.places } : one,
        );
        // Whether a minor is on it is not known here: a change of the shift itself looks after that.
        const isLess = keepsCompany(current.roles) && !keepsCompany(roles);
        if (isLess && Object.keys(current.seats).length > 0) {
          throw new Refusal('SHIFT_UNFIT', { what: 'alone' });
        }
        return {
          roles,
          free: { ...current.free, [role.roleId]: free + more },
          dueAt: Math.min(current.dueAt, at),
        };
      },
      answer: ({ roles }) => ({
        places: roles.find((one) => one.roleId === input.roleId)?.places ?? 0,
      }),
    });
  },
});
