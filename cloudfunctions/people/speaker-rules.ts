import type { HouseholdDocument, ResidentDocument } from './collections.ts';

type Spoken = Pick<HouseholdDocument, '_id' | 'representative'>;
type Person = Pick<ResidentDocument, '_id' | 'households'>;

/**
 * Who speaks for a household now: whoever was chosen, as long as they have lived there ever since. What the
 * household stores may be out of date; everything that asks who speaks for it asks here.
 * @param people those who live there; others do no harm
 * @returns the id of a resident; null while nobody does
 */
export function speakerOf(household: Spoken | undefined, people: readonly Person[]): string | null {
  const chosen = household?.representative;
  if (!household || !chosen) return null;
  const person = people.find(({ _id }) => _id === chosen.residentId);
  return person && livesThereSince(person, household._id, chosen.since) ? person._id : null;
}

/** True if somebody lives in a household and has since an instant. */
export function livesThereSince(
  { households }: Pick<ResidentDocument, 'households'>,
  householdId: string,
  since: number,
): boolean {
  return households.some((home) => home.householdId === householdId && home.joinedAt <= since);
}
