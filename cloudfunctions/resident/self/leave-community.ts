import * as v from 'valibot';
import { rolesInForce } from '../../kernel/action/access.ts';
import { accountKeyOf } from '../../kernel/action/actor.ts';
import { dayOf } from '../../kernel/calendar.ts';
import { commandOf, stampOf } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId, communityId } from '../../kernel/schema.ts';
import { idFromCommand } from '../../kernel/secret.ts';
import { action } from '../../people/action.ts';
import type { ResidentDocument } from '../../people/collections.ts';
import { forgetCodes } from '../../people/household-repository.ts';
import { EVERYONE } from '../../people/officers.ts';
import { changeResident, findLeaving } from '../../people/resident-repository.ts';
import { clearVacated } from '../household/clear-vacated.ts';
import { erased, isOffice } from '../household/membership-rules.ts';
import { dropRequestsOf } from '../request/request-repository.ts';
import { forgetSetups } from '../setup/setup-repository.ts';
import { forgetTraces } from './forget-traces.ts';

/**
 * Leaves a community and erases what names the person (个人信息保护法, art. 47). Erasing the entry is
 * the truth; the rest is finished by upkeep. What they did stays under an id that leads to nobody.
 * Anyone may ask: who is not, or no longer, in the community has left it already; and who came back after
 * this command stays.
 */
export const leaveCommunity = action('resident.leaveCommunity', {
  input: v.strictObject({ communityId, commandId }),
  access: EVERYONE,
  budget: 81,
  run: async (input, { openid }) => {
    const accountKey = accountKeyOf(openid);
    const leftBy = idFromCommand(openid, `${input.commandId} leave ${input.communityId}`);
    const found = await findLeaving(input.communityId, accountKey, leftBy);
    const resident = found.find((one) => one.leftBy === leftBy) ?? found[0];
    if (!resident) return { left: true } as const;
    const { _id } = resident;
    const stamp = stampOf(openid, input.commandId, _id, {
      action: 'resident.leave',
      target: `resident:${_id}`,
    });
    const homes = idsOfHomes(resident);
    return changeResident(await commandOf(input.communityId, stamp, [resident]), resident, {
      prepare: async () => {
        requireNoOffice(resident, dayOf(stamp.at));
        await dropRequestsOf(input.communityId, accountKey);
        await forgetCodes(input.communityId, accountKey, homes);
        await forgetSetups(input.communityId, accountKey);
      },
      decide: (current) => {
        if (current.accountKey !== accountKey) return null; // the other phone was quicker
        requireNoOffice(current, dayOf(stamp.at));
        // Joined from the other phone just now: the code of that home is to be forgotten first.
        if (idsOfHomes(current).some((id) => !homes.includes(id))) {
          throw new Refusal('SERVICE_BUSY');
        }
        return { ...erased(current), leftBy };
      },
      follow: async (person) => {
        await clearVacated(person);
        await forgetTraces(person);
      },
      answer: () => ({ left: true }) as const,
    });
  },
});

const idsOfHomes = ({ households }: ResidentDocument) =>
  households.map(({ householdId }) => householdId);

function requireNoOffice({ roles }: ResidentDocument, today: string): void {
  if (rolesInForce(roles, today).some(isOffice)) throw new Refusal('OFFICE_HELD');
}
