import type { HouseholdDocument, LeftHome, ResidentDocument } from './collections.ts';

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

/** Who votes for a household in a vote that was announced at an instant. */
export interface Voice {
  /** who speaks for it; null while nobody does */
  speaker: string | null;
  /** those who alone vote while nobody speaks; null = whoever lives there */
  first: ReadonlySet<string> | null;
}

/**
 * What one officer writes down about a door counts in votes that are announced later. In a vote under way those who
 * lived there at its announcement still vote, also if they were written out since; whom somebody else has chosen
 * since to speak for it does not; and where either was tried, who came later does not vote.
 * @param people those who live there, and those who were written out
 */
export function voiceAt(
  household: Spoken | undefined,
  people: readonly (Person & Pick<ResidentDocument, 'left'>)[],
  announcedAt: number,
): Voice {
  if (!household) return { speaker: null, first: null };
  const { _id, representative } = household;
  const there = new Set<string>();
  let isTouched = false;
  for (const person of people) {
    const left = leftSince(person, announcedAt).some(({ householdId }) => householdId === _id);
    if (left || livesThereSince(person, _id, announcedAt)) there.add(person._id);
    isTouched ||= left;
  }
  const chosenBy = representative?.change;
  const isLate =
    chosenBy !== undefined && chosenBy.at > announcedAt && !there.has(chosenBy.actorId);
  if (there.size === 0) return { speaker: speakerOf(household, people), first: null };
  const speaker = isLate ? null : speakerOf(household, people);
  return { speaker, first: isTouched || isLate ? there : null };
}

/** Homes that somebody had at an instant, and was written out of since. */
export function leftSince(
  { left = [] }: Pick<ResidentDocument, 'left'>,
  announcedAt: number,
): LeftHome[] {
  return left.filter(({ at, joinedAt }) => at > announcedAt && joinedAt <= announcedAt);
}
