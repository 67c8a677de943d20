import type { ConsentLine } from '../../../typings/contract/volunteer/consent.ts';
import type { ResidentDocument } from '../../people/collections.ts';
import { type GuardianConsentDocument, NEVER } from '../collections.ts';
import { ageOn } from '../member/age-rules.ts';

/** Whether somebody may come by themselves on a day, as far as a guardian has to agree. */
export function mayCome(
  day: string,
  person: Pick<ResidentDocument, 'adult'>,
  born: number | null | undefined,
  consent: Pick<GuardianConsentDocument, 'state'> | undefined,
): boolean {
  return consent?.state === 'given' || ageOn(day, person, born) === 'adult';
}

/** What is known of somebody before anybody has said anything. */
export function unsaid(communityId: string, residentId: string): GuardianConsentDocument {
  return {
    _id: `${communityId}:${residentId}`,
    communityId,
    residentId,
    state: null,
    how: null,
    guardianId: null,
    notedBy: null,
    confirmedBy: null,
    at: 0,
    dropAt: NEVER,
  };
}

export function consentLine(
  { _id: residentId, name }: Pick<ResidentDocument, '_id' | 'name'>,
  consent: GuardianConsentDocument | undefined,
): ConsentLine {
  const { state = null, how = null, at = 0 } = consent ?? {};
  return { residentId, name, state, how, at: state === null ? null : at };
}
