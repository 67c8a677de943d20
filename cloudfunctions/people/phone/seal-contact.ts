import type { Contact as OpenContact } from '../../../typings/contract/parts/contact.ts';
import { decryptPhone, encryptPhone } from '../../kernel/secret.ts';
import type { Contact } from '../collections.ts';

/** A number is kept sealed, like those of the roster. */
export function sealContact({ phone, from, until }: OpenContact): Contact {
  return { phoneCipher: encryptPhone(phone), from, until };
}

export function openContact({ phoneCipher, from, until }: Contact): OpenContact {
  return { phone: decryptPhone(phoneCipher), from, until };
}
