import * as v from 'valibot';
import { one, own } from '../../kernel/action/load.ts';
import { now } from '../../kernel/clock.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { outcomeOf, presenceOf } from '../attendance/attendance-line.ts';
import { attendances, feedbacks, shifts, volunteers, waiters } from '../collections.ts';
import { ownFeedback } from '../feedback/feedback-rules.ts';
import { leadsTeam } from '../team/team-access.ts';
import { findFamily, getTeam } from '../team/team-repository.ts';
import { wholeLine } from './shift-line.ts';
import { minutesOf } from './shift-rules.ts';
import { onShift } from './shift-schema.ts';
import { readerOf, roleStanding, seenBy } from './standing-rules.ts';
import { findListed, placeOf } from './waiter-place.ts';

export const showShift = action('volunteer.showShift', {
  input: v.strictObject(onShift),
  access: RESIDENTS,
  load: (input) => ({
    shift: one(shifts, input.shiftId, 'SHIFT_NOT_FOUND'),
    volunteer: own(volunteers, input.communityId),
    waiter: own(waiters, input.shiftId),
    attendance: own(attendances, input.shiftId),
    feedback: own(feedbacks, input.shiftId),
  }),
  budget: 5,
  run: async (input, { actor, shift, volunteer, waiter, attendance, feedback }) => {
    const homes = actor.resident.households.map(({ householdId }) => householdId);
    const [team, family, place] = await Promise.all([
      getTeam(input.communityId, shift.teamId),
      homes.length === 0 ? [] : findFamily(input.communityId, homes),
      placeOf(shift, waiter),
    ]);
    const others = family.map(({ _id }) => _id).filter((id) => id !== actor.residentId);
    const listed = await findListed(shift, others);
    const seen = seenBy(shift, actor.residentId, place);
    const reader = readerOf(volunteer, actor.resident);
    const leads = team !== undefined && leadsTeam(actor, team);
    const isOn = (id: string) => id in shift.seats || listed.includes(id);
    return {
      ...wholeLine(shift, seen, reader, now()),
      about: shift.about,
      minutes: minutesOf(shift),
      signUpUntil: shift.signUpUntil,
      lateFrom: shift.lateFrom,
      roles: shift.roles.map((role) => ({
        ...role,
        taken: role.places - (shift.free[role.roleId] ?? 0),
        standing: roleStanding(seen, role.roleId, reader, now()) ?? { is: 'closed' as const },
      })),
      family: family
        .filter(({ _id }) => _id !== actor.residentId)
        .map(({ _id, name }) => ({ residentId: _id, name, signed: isOn(_id) })),
      outcome: outcomeOf(shift),
      feedback: ownFeedback(shift, attendance, feedback, now()),
      presence: presenceOf(shift, actor.residentId, attendance),
      leads,
      seasonId: leads ? (shift.seasonId ?? null) : null,
      seen: shift.change.id,
    };
  },
});
