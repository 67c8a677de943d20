import type { VolunteerDocument } from '../collections.ts';
import { findVolunteers } from '../sign/volunteer-repository.ts';

const A_REQUEST = 1000;

/**
 * When these people have shifts, from an instant on, without what they do there: for whoever looks for a time. One
 * request a thousand people.
 */
export async function findShiftTimes(
  communityId: string,
  residentIds: readonly string[],
  from: number,
): Promise<ReadonlyMap<string, { from: number; until: number }[]>> {
  const found: VolunteerDocument[] = [];
  for (let at = 0; at < residentIds.length; at += A_REQUEST) {
    const some = await findVolunteers(communityId, residentIds.slice(at, at + A_REQUEST));
    found.push(...some.values());
  }
  return new Map(
    found.map(({ residentId, claims }) => [
      residentId,
      claims
        .filter(({ until }) => until > from)
        .map((claim) => ({ from: claim.from, until: claim.until })),
    ]),
  );
}
