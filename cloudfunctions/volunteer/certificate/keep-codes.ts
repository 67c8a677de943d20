import { job } from '../../kernel/upkeep.ts';
import { type CertificateDocument, certificates } from '../collections.ts';
import { shownCode } from './certificate-line.ts';
import { keepCode, lacksCode } from './certificate-repository.ts';

/**
 * Certificates from before codes were kept with them: what is printed on them follows from the oldest key, and has
 * to be known when that key is gone.
 */
export const keepOldCodes = job<CertificateDocument>({
  name: 'volunteer.keep-codes',
  collection: certificates,
  due: lacksCode,
  one: (certificate) => keepCode(certificate, shownCode(certificate)),
});
