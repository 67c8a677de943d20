import * as v from 'valibot';
import { rolesInForce } from '../../kernel/action/access.ts';
import { dayOf } from '../../kernel/calendar.ts';
import { commandOf, stampOf } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId, communityId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import type { ResidentDocument } from '../../people/collections.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { householdId } from '../../places/place-schema.ts';
import { isOffice } from './membership-rules.ts';
import { moveOut } from './move-out.ts';

/** Out of one of one's own households; whoever has no office leaves the last one with the community. */
export const leaveHousehold = action('resident.leaveHousehold', {
  input: v.strictObject({ communityId, householdId, commandId }),
  access: RESIDENTS,
  budget: 9,
  run: async (input, { openid, actor }) => {
    const { residentId, resident } = actor;
    const line = { action: 'member.left', target: `resident:${residentId}` };
    const stamp = stampOf(openid, input.commandId, residentId, line);
    return moveOut(await commandOf(input.communityId, stamp, [resident]), resident, {
      householdId: input.householdId,
      check: ({ households, roles }: ResidentDocument) => {
        const isLast = households.every((one) => one.householdId === input.householdId);
        const hasOffice = rolesInForce(roles, dayOf(stamp.at)).some(isOffice);
        if (households.length > 0 && isLast && !hasOffice) throw new Refusal('HOUSEHOLD_LAST');
      },
      answer: { left: true } as const,
    });
  },
});
