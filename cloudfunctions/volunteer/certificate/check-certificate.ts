import * as v from 'valibot';
import { Refusal } from '../../kernel/refusal.ts';
import { communityId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { EVERYONE } from '../../people/officers.ts';
import { certificateLine, shownCode } from './certificate-line.ts';
import { findByNumber } from './certificate-repository.ts';

/**
 * Anybody who holds a certificate can check it by its number and code, without an entry here. A wrong code is
 * answered like a number that does not exist.
 */
export const checkCertificate = action('volunteer.checkCertificate', {
  input: v.strictObject({
    communityId,
    number: v.pipe(v.string(), v.regex(/^ZY\d{8}[0-9A-F]{8}$/)),
    code: v.pipe(v.string(), v.regex(/^[0-9A-Z]{8}$/)),
  }),
  access: EVERYONE,
  budget: 1,
  run: async (input) => {
    const certificate = await findByNumber(input.communityId, input.number);
    if (!certificate || shownCode(certificate) !== input.code) {
      throw new Refusal('CERTIFICATE_NOT_FOUND');
    }
    return { certificate: certificateLine(certificate) };
  },
});
