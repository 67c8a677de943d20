import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { shifts } from '../collections.ts';
import { onShift } from '../shift/shift-schema.ts';
import { leadsTeam } from '../team/team-access.ts';
import { findFamily, findPeople, getTeam } from '../team/team-repository.ts';
import { isInsured, keptUntil } from './id-number-rules.ts';
import { findNumbers } from './insured-repository.ts';

/** Whether a number is there, of the caller and their home; for leaders, of everybody on the shift. Never which. */
export const showInsurance = action('volunteer.showInsurance', {
  input: v.strictObject(onShift),
  access: RESIDENTS,
  load: (input) => ({ shift: one(shifts, input.shiftId, 'SHIFT_NOT_FOUND') }),
  budget: 5,
  run: async (input, { actor, shift }) => {
    if (!shift.insured) throw new Refusal('INSURANCE_NONE');
    const homes = actor.resident.households.map(({ householdId }) => householdId);
    const [family, numbers, team] = await Promise.all([
      findFamily(input.communityId, homes),
      findNumbers(input.communityId, shift._id),
      getTeam(input.communityId, shift.teamId),
    ]);
    const given = new Set(numbers.map(({ residentId }) => residentId));
    const ids = Object.keys(shift.seats).filter((id) => isInsured(shift, id));
    const own = [actor.residentId, ...family.map(({ _id }) => _id)];
    const leads = team !== undefined && leadsTeam(actor, team);
    const wanted = leads ? ids : ids.filter((id) => own.includes(id));
    const people = await findPeople(input.communityId, wanted);
    const names = new Map(people.map(({ _id, name }) => [_id, name]));
    const all = wanted.map((id) => ({
      residentId: id,
      name: names.get(id) ?? '',
      given: given.has(id),
    }));
    return {
      title: shift.title,
      day: shift.day,
      keptUntil: keptUntil(shift),
      family: all.filter(({ residentId }) => own.includes(residentId)),
      all: leads ? all : null,
      teamId: shift.teamId,
    };
  },
});
