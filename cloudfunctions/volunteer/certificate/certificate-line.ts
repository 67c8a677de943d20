import type { Certificate } from '../../../typings/contract/volunteer/hours.ts';
import { lookupHash } from '../../kernel/secret.ts';
import type { CertificateDocument } from '../collections.ts';

/** Eight capitals and digits that only the functions can make for a certificate. */
export function certificateCode({ _id }: Pick<CertificateDocument, '_id'>): string {
  const bytes = Buffer.from(lookupHash('certificate', _id), 'base64url');
  const value = bytes.readBigUInt64BE(0);
  return value.toString(36).toUpperCase().padStart(8, '0').slice(-8);
}

/** What a certificate says. */
export function certificateLine(certificate: CertificateDocument): Omit<Certificate, 'code'> {
  const { number, name, communityName, from, until, measured, added, at } = certificate;
  return { number, name, communityName, from, until, measured, added, at };
}
