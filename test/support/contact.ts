import { sealContact } from '../../cloudfunctions/people/phone/seal-contact.ts';

/** What the stair steward lets neighbours call, by day. */
export const STAIR_CONTACT = { phone: '13900000088', from: 8 * 60, until: 20 * 60 };
export const stairContact = () => sealContact(STAIR_CONTACT);
