import * as v from 'valibot';
import { communityId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { openContact } from '../../people/phone/seal-contact.ts';

/** What the caller offers to neighbours. */
export const showContact = action('role.showContact', {
  input: v.strictObject({ communityId }),
  access: RESIDENTS,
  budget: 1,
  run: async (_input, { actor }) => {
    const { contact } = actor.resident;
    return { contact: contact ? openContact(contact) : null };
  },
});
