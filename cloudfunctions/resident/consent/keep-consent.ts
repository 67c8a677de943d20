import { Refusal } from '../../kernel/refusal.ts';
import type { ConsentDocument } from '../collections.ts';
import { consents, renewConsent } from '../household/people-repository.ts';

/** Puts a consent where an earlier one of the same two may stand; of two at once the first stands. */
export async function keepConsent(
  consent: ConsentDocument,
  earlier: ConsentDocument | undefined,
): Promise<ConsentDocument> {
  const isDone = earlier
    ? (await renewConsent(earlier, consent)) === 1
    : await consents.insert(consent);
  if (isDone) return consent;
  const found = await consents.get(consent.communityId, consent._id);
  if (!found) throw new Refusal('SERVICE_BUSY');
  return found;
}
