import {
  dataKeys,
  decryptPhone,
  encryptPhone,
  namedHash,
  newestKeyId,
} from '../../kernel/secret.ts';
import { job } from '../../kernel/upkeep.ts';
import {
  type HouseholdDocument,
  households,
  type ResidentDocument,
  residents,
} from '../collections.ts';
import { resealPhones, sealedOtherwise } from '../household-repository.ts';
import { contactSealedOtherwise, resealContact } from '../resident-repository.ts';

/** What a number begins with that the newest key has encrypted. */
function newestForm(): string {
  const id = newestKeyId();
  return id === '' ? 'v1.' : `v2.${id}.`;
}

/**
 * Once LINLI_DATA_KEY has a newer key: numbers that an older one encrypted are encrypted by it, and found by its
 * hashes. What is done is due no more, so that it goes on wherever it was cut.
 */
export const resealOldPhones = job<HouseholdDocument>({
  name: 'people.reseal',
  collection: households,
  due: () => (dataKeys().length === 1 ? { _id: '' } : sealedOtherwise(newestForm())),
  async one(household) {
    const { phoneCipher } = household.head;
    if (phoneCipher === null) return;
    const all = decryptPhone(phoneCipher);
    const [first = '', ...others] = all.split('、');
    const hash = (text: string) => (text === '' ? null : namedHash('phone-lookup', text));
    await resealPhones(household, {
      phoneCipher: encryptPhone(all),
      phoneHash: hash(first),
      othersHash: hash(others.join('、')),
    });
  },
});

/** The numbers that officers offer, in the same way. */
export const resealOldContacts = job<ResidentDocument>({
  name: 'people.reseal-contacts',
  collection: residents,
  due: () => (dataKeys().length === 1 ? { _id: '' } : contactSealedOtherwise(newestForm())),
  async one(resident) {
    const { contact } = resident;
    if (contact) await resealContact(resident, encryptPhone(decryptPhone(contact.phoneCipher)));
  },
});
