import { command, tableOf } from '../../kernel/database/table.ts';
import { type CertificateDocument, certificates } from '../collections.ts';

const table = tableOf(certificates);

export async function findByNumber(
  communityId: string,
  number: string,
): Promise<CertificateDocument | undefined> {
  const [found] = await table.find({ communityId, number }, { limit: 1 });
  return found;
}

/** Which certificates, of all communities, have no code with them. */
export function lacksCode(): Record<string, unknown> {
  return { code: command.exists(false) };
}

export async function keepCode(
  { communityId, _id }: CertificateDocument,
  code: string,
): Promise<void> {
  await table.change({ communityId, _id, ...lacksCode() }, { code });
}

/** Somebody's certificates, the latest first, at most 200. One request. */
export function findCertificatesOf(
  communityId: string,
  residentId: string,
): Promise<CertificateDocument[]> {
  return table.find({ communityId, residentId }, { order: [['at', 'desc']], limit: 200 });
}
