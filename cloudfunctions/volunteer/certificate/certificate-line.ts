import type { Certificate } from '../../../typings/contract/volunteer/hours.ts';
import { lookupHash, newestKeyId, oldestKeyId } from '../../kernel/secret.ts';
import type { CertificateDocument } from '../collections.ts';

/** Eight capitals and digits that only the functions can make for a certificate. */
export function certificateCode(_id: string, keyId = newestKeyId()): string {
  const bytes = Buffer.from(lookupHash('certificate', _id, keyId), 'base64url');
  const value = bytes.readBigUInt64BE(0);
  return value.toString(36).toUpperCase().padStart(8, '0').slice(-8);
}

/** What a certificate was printed with; those from before codes were kept have one by the oldest key. */
export function shownCode({ _id, code }: Pick<CertificateDocument, '_id' | 'code'>): string {
  return code ?? certificateCode(_id, oldestKeyId());
}

/** What a certificate says. */
export function certificateLine(certificate: CertificateDocument): Omit<Certificate, 'code'> {
  const {
    number,
    name,
    communityName,
    from,
    until,
    measured,
    added,
    imported = 0,
    at,
  } = certificate;
  return { number, name, communityName, from, until, measured, added, imported, at };
}
