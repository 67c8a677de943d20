import { readerOf } from '../../kernel/database/table.ts';
import { type CertificateDocument, certificates } from '../collections.ts';

const reader = readerOf(certificates);

export async function findByNumber(
  communityId: string,
  number: string,
): Promise<CertificateDocument | undefined> {
  const [found] = await reader.find({ communityId, number }, { limit: 1 });
  return found;
}
