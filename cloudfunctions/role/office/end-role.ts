import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { dayOf } from '../../kernel/calendar.ts';
import { now } from '../../kernel/clock.ts';
import { commandOf, stampOf } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { residents } from '../../people/collections.ts';
import { officersOf, SECRETARY } from '../../people/officers.ts';
import { changeResident } from '../../people/resident-repository.ts';
import { proposals } from '../collections.ts';
import { officeKey, proposalId, propose } from '../proposal/propose-office.ts';
import { secretariesBut } from './keep-secretaries.ts';
import { withoutOffice } from './office-rules.ts';
import { isSensitive, runs } from './role-rules.ts';
import { term } from './role-schema.ts';

/** Ends an office at once; one with a vote or a count is proposed first, and a second officer agrees. */
export const endRole = action('role.endRole', {
  input: v.strictObject({ ...term, commandId }),
  access: officersOf('input.placeId', SECRETARY, 'within'),
  load: (input, openid) => ({
    person: one(residents, input.residentId, 'RESIDENT_NOT_FOUND'),
    proposal: one(proposals, proposalId(openid, input)),
  }),
  budget: 6,
  run: async (input, context) => {
    const { openid, actor, person, proposal } = context;
    const { communityId, role, placeId, from } = input;
    const ended = { role, placeId, from };
    const target = `resident:${person._id}`;
    if (!isSensitive('end', role)) {
      const line = { action: 'role.end', target };
      const stamp = stampOf(openid, officeKey(input), actor.residentId, line);
      return changeResident(await commandOf(communityId, stamp, [person]), person, {
        decide: ({ openid: account, roles: held }) => {
          if (account === null) throw new Refusal('RESIDENT_NOT_FOUND');
          const roles = withoutOffice(held, ended, dayOf(stamp.at));
          return roles && { roles };
        },
        answer: () => ({ state: 'ended' }) as const,
      });
    }
    const held = proposal ?? person.roles.find((one) => one.role === role && one.from === from);
    if (!proposal) {
      const today = dayOf(now());
      if (!runs(person.roles, ended, today)) throw new Refusal('ROLE_NOT_HELD');
      if (role === 'secretary') await secretariesBut(communityId, person._id, today);
    }
    if (!held) throw new Refusal('ROLE_NOT_HELD');
    const { placeLabel, until } = held;
    const proposed = { ...ended, placeLabel, until, kind: 'end', residentId: person._id } as const;
    return propose(context, input, { action: 'role.propose-end', target }, proposed);
  },
});
