import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { DAY } from '../../kernel/calendar.ts';
import { disclose } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { decryptPhone } from '../../kernel/secret.ts';
import { action } from '../../people/action.ts';
import { residents } from '../../people/collections.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { shifts, teams, waiters } from '../collections.ts';
import { hasAsked } from '../message/call-rules.ts';
import { ofTeam, residentId } from '../shift/shift-schema.ts';
import { waiterIdOf } from '../shift/waiter-repository.ts';
import { isSecretary, requireLed } from '../team/team-access.ts';
import { findHeads } from '../team/team-repository.ts';

/** What is left to be said about a shift is said by then. */
const CALLED_UNTIL = 7 * DAY;

/**
 * One number for one person whom the shift concerns, until some days after it; every look leaves its entry first. Of
 * somebody who did not sign up themselves it is for the secretary, who has the roster.
 */
export const callPerson = action('volunteer.callPerson', {
  input: v.strictObject({ ...ofTeam, residentId }),
  access: RESIDENTS,
  load: (input) => ({
    team: one(teams, input.teamId, 'TEAM_NOT_FOUND'),
    shift: one(shifts, input.shiftId, 'SHIFT_NOT_FOUND'),
    person: one(residents, input.residentId, 'RESIDENT_NOT_FOUND'),
    waiter: one(waiters, waiterIdOf(input.shiftId, input.residentId)),
  }),
  command: (input) => ({
    action: 'person.call',
    target: `resident:${input.residentId}`,
    variant: input.shiftId,
  }),
  budget: 3,
  run: async (input, context) => {
    const { team, shift, actor, person, waiter } = context;
    requireLed(actor, team, shift);
    const { seats, concerned } = shift;
    const isLately = context.command.stamp.at < shift.until + CALLED_UNTIL;
    const isConcerned = person._id in seats || concerned.includes(person._id) || waiter;
    if (!isConcerned || !isLately) throw new Refusal('PERSON_NOT_CONCERNED');
    const isTheirs = isSecretary(actor, team) || hasAsked(shift, person._id, waiter !== undefined);
    if (!isTheirs) throw new Refusal('PERSON_NOT_ASKED');
    const homes = person.households.map(({ householdId }) => householdId);
    const heads = homes.length === 0 ? [] : await findHeads(input.communityId, homes);
    const head = heads.find(({ phoneCipher }) => phoneCipher !== null);
    if (!head?.phoneCipher) throw new Refusal('PHONE_UNKNOWN');
    const [phone = ''] = decryptPhone(head.phoneCipher).split('、'); // the others stand in the roster
    return disclose(context, input.communityId, () => ({ phone, head: head.name ?? '' }));
  },
});
