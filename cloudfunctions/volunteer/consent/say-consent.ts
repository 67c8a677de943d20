import type { ConsentState } from '../../../typings/contract/volunteer/consent.ts';
import { type Commanded, change } from '../../kernel/command.ts';
import { type GuardianConsentDocument, guardianConsents, NEVER } from '../collections.ts';
import { ensureConsent } from './consent-repository.ts';
import { unsaid } from './consent-rules.ts';

type Said = Partial<Omit<GuardianConsentDocument, '_id' | 'communityId' | 'residentId' | 'change'>>;

/** A word that takes the place of the one before. Where it is withdrawn, upkeep takes the person off what is ahead. */
export function said(state: ConsentState, at: number): Said {
  return { state, at, dropAt: state === 'withdrawn' ? at : NEVER };
}

/**
 * Writes the latest word about somebody down: one document a person, which says nothing by itself.
 * @param decide pure. @returns null if nothing is to be changed
 */
export async function sayConsent(
  context: Commanded,
  { communityId, _id: residentId }: { communityId: string; _id: string },
  found: GuardianConsentDocument | undefined,
  decide: (current: GuardianConsentDocument) => Said | null,
): Promise<{ state: ConsentState | null }> {
  const known = found ?? (await ensureConsent(unsaid(communityId, residentId)));
  return change(context, guardianConsents, known, {
    missing: 'RESIDENT_NOT_FOUND',
    seen: ['state'],
    decide,
    answer: ({ state }) => ({ state }),
  });
}
