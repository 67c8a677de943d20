import { command, readerOf } from '../../kernel/database/table.ts';
import type { ResidentDocument } from '../../people/collections.ts';
import { type HouseholdDocument, households, residents } from '../../people/collections.ts';
import { type ClaimDocument, claims, type PointRulesDocument, pointRules } from '../collections.ts';

/** Which attendances count otherwise than they were reckoned. */
export const creditDue = (at: number) => ({ reckonAt: command.gt(0).and(command.lte(at)) });

/** The claims of an attendance, the first one first. One request. */
export function findCredits(communityId: string, attendanceId: string): Promise<ClaimDocument[]> {
  return readerOf(claims).find(
    { communityId, attendanceId },
    {
      order: [
        ['order', 'asc'],
        ['_id', 'asc'],
      ],
      limit: 200,
    },
  );
}

export function getRules(communityId: string): Promise<PointRulesDocument | undefined> {
  return readerOf(pointRules).get(communityId, communityId);
}

/** Somebody and their first home; undefined for whoever has left. Two requests. */
export async function findAtHome(
  communityId: string,
  residentId: string,
): Promise<{ person: ResidentDocument; household: HouseholdDocument } | undefined> {
  const person = await readerOf(residents).get(communityId, residentId);
  const home = person?.households[0];
  const household = home && (await readerOf(households).get(communityId, home.householdId));
  return person && household && { person, household };
}
