import type { OwnData } from '../../../typings/contract/resident.ts';
import { dropMember } from '../member/member-repository.ts';
import { dropFromShifts, findShiftsOf } from '../shift/shift-repository.ts';
import { dropWaitersOf } from '../shift/waiter-repository.ts';
import { dropVolunteer, findVolunteers } from './volunteer-repository.ts';

/** What is kept about somebody as a volunteer, for them to read. Two requests. */
export async function listOwnShifts(
  communityId: string,
  residentId: string,
): Promise<Pick<OwnData, 'shifts' | 'volunteer'>> {
  const [rows, found] = await Promise.all([
    findShiftsOf(communityId, residentId),
    findVolunteers(communityId, [residentId]),
  ]);
  const own = found.get(residentId);
  return {
    shifts: rows.map(({ title, from, seat }) => ({
      title,
      from,
      state: seat ? seat.state : ('waiting' as const),
    })),
    volunteer: own
      ? { born: own.born, skills: own.skills, lates: own.lates.map(({ at }) => ({ at })) }
      : null,
  };
}

/**
 * Somebody has left: they lose the shifts to come, and what they told the teams is gone. What they did stays
 * under an id that leads to nobody. Doing it again changes nothing.
 * @param at when they left
 */
export async function forgetVolunteer(
  communityId: string,
  residentId: string,
  at: number,
): Promise<void> {
  const waited = await dropWaitersOf(communityId, residentId);
  await dropFromShifts(communityId, residentId, waited, at);
  await dropMember(communityId, residentId);
  await dropVolunteer(communityId, residentId);
}
