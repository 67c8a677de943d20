import * as v from 'valibot';
import { holds } from '../../kernel/action/access.ts';
import { dayOf } from '../../kernel/calendar.ts';
import { commandOf, stampOf } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId, communityId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { OFFICERS, RESIDENTS } from '../../people/officers.ts';
import { sealContact } from '../../people/phone/seal-contact.ts';
import { changeResident } from '../../people/resident-repository.ts';
import { goesForward, reachable } from './contact-schema.ts';

const contact = v.pipe(v.strictObject(reachable), goesForward());

/** An officer lets neighbours call a number of their own, within hours, or takes it back: nobody does it for them. */
export const offerContact = action('role.offerContact', {
  input: v.strictObject({ communityId, contact: v.nullable(contact), commandId }),
  access: RESIDENTS,
  budget: 5,
  run: async (input, { openid, actor }) => {
    const { residentId, resident } = actor;
    // Taking it back is for whoever has offered it, also once their office is over.
    if (input.contact && !holds(actor.roles, OFFICERS)) throw new Refusal('ROLE_NOT_HELD');
    const line = {
      action: input.contact ? 'role.offer-contact' : 'role.take-back-contact',
      target: `resident:${residentId}`,
    };
    const stamp = stampOf(openid, input.commandId, residentId, line);
    const sealed = input.contact && {
      ...sealContact(input.contact),
      offeredOn: dayOf(stamp.at),
    };
    return changeResident(await commandOf(input.communityId, stamp, [resident]), resident, {
      decide: ({ contact: before = null }) =>
        sealed === null && before === null ? null : { contact: sealed },
      answer: ({ contact: after = null }) => ({ offered: after !== null }),
    });
  },
});
