import * as v from 'valibot';
import { many, one } from '../../kernel/action/load.ts';
import { recordAudit } from '../../kernel/audit.ts';
import type { Stamp } from '../../kernel/database/collection.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { action } from '../../people/action.ts';
import { residents } from '../../people/collections.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { guardianConsents, type ShiftDocument, shifts, teams, volunteers } from '../collections.ts';
import { coming, requireCompany, requireConsentFor } from '../consent/require-consent.ts';
import { getShift, type SignUp, takeSeats } from '../shift/shift-repository.ts';
import { ofTeam, residentId, roleId } from '../shift/shift-schema.ts';
import { requireOpen } from '../shift/shift-state.ts';
import { readerOf } from '../shift/standing-rules.ts';
import { requireLed } from '../team/team-access.ts';
import { requireFit } from './sign-refusal.ts';
import { claimAll } from './take-places.ts';
import { volunteerIdOf } from './volunteer-repository.ts';

const TURNS = 4;

/**
 * A leader writes down people of several homes who have agreed to come together: all of them have a place by one
 * update, or none has. If another shift has the time of one of them, all give their places back.
 */
export const addGroup = action('volunteer.addGroup', {
  input: v.strictObject({
    ...ofTeam,
    roleId,
    residentIds: v.pipe(
      v.array(residentId),
      v.minLength(2),
      v.maxLength(10),
      v.check((ids) => new Set(ids).size === ids.length),
    ),
    insuranceRead: v.optional(v.boolean()),
  }),
  access: RESIDENTS,
  load: (input) => ({
    team: one(teams, input.teamId, 'TEAM_NOT_FOUND'),
    shift: one(shifts, input.shiftId, 'SHIFT_NOT_FOUND'),
    people: many(residents, input.residentIds),
    owned: many(
      volunteers,
      input.residentIds.map((id) => volunteerIdOf(input.communityId, id)),
    ),
    consents: many(
      guardianConsents,
      input.residentIds.map((id) => volunteerIdOf(input.communityId, id)),
    ),
  }),
  command: ({ shiftId }) => ({ action: 'shift.addGroup', target: `shift:${shiftId}` }),
  budget: 13,
  run: async (input, context) => {
    const { team, shift, actor, people, owned } = context;
    requireLed(actor, team, shift);
    const { stamp, earlier } = context.command;
    if (earlier) return { added: input.residentIds.length };
    const ids = input.residentIds;
    if (people.length < ids.length) throw new Refusal('RESIDENT_NOT_FOUND');
    for (const id of ids) {
      const own = owned.find(({ residentId }) => residentId === id);
      const person = people.find(({ _id }) => _id === id);
      requireFit(shift, input.roleId, readerOf(own, person));
    }
    if (shift.insured && input.insuranceRead !== true) throw new Refusal('INSURANCE_UNREAD');
    const party = coming(people, owned, context.consents);
    requireConsentFor(shift, party);
    requireCompany(shift, party);
    const signUp: SignUp = {
      ids,
      roleId: input.roleId,
      key: stamp.id,
      by: actor.residentId,
      at: stamp.at,
    };
    await seatAll(shift, signUp, stamp);
    const known = ids.map((id) => [id, owned.find((found) => found.residentId === id)] as const);
    await claimAll(shift, signUp, new Map(known));
    await recordAudit(input.communityId, stamp);
    return { added: ids.length };
  },
});

/** @throws Refusal GROUP_TOO_BIG, SIGNED_UP, SHIFT_CHANGED, SHIFT_CANCELLED, SHIFT_BEGUN */
async function seatAll(seen: ShiftDocument, signUp: SignUp, stamp: Stamp): Promise<void> {
  const { ids, roleId: wanted, at } = signUp;
  let shift = seen;
  for (let turn = 0; turn < TURNS; turn += 1) {
    const { seats, roles, free } = shift;
    if (ids.every((id) => seats[id]?.stamp?.id === stamp.id)) return;
    requireOpen(shift, at);
    if (!roles.some((role) => role.roleId === wanted)) throw new Refusal('SHIFT_CHANGED');
    if (ids.some((id) => id in seats)) throw new Refusal('SIGNED_UP', { is: 'in' });
    const left = free[wanted] ?? 0;
    if (left < ids.length) throw new Refusal('GROUP_TOO_BIG', { left });
    // Looked at soon: whoever of them waits is taken off the waitlist.
    if ((await takeSeats(shift, signUp, at, { stamp, listed: ids })) === 1) return;
    const current = await getShift(shift.communityId, shift._id);
    if (!current) throw new Refusal('SHIFT_NOT_FOUND');
    shift = current;
  }
  throw new Refusal('SERVICE_BUSY');
}
