import type { ShiftDocument } from '../collections.ts';
import { findPeople } from '../team/team-repository.ts';

/** Who has a place, in the order of signing up, with their roles. One request. */
export async function namesOnShift(
  shift: ShiftDocument,
): Promise<{ name: string; role: string }[]> {
  const seats = Object.entries(shift.seats)
    .filter(([, { state }]) => state === 'in')
    .sort(([a, one], [b, other]) => one.at - other.at || (a < b ? -1 : 1));
  if (seats.length === 0) return [];
  const people = await findPeople(
    shift.communityId,
    seats.map(([id]) => id),
  );
  const names = new Map(people.map(({ _id, name }) => [_id, name]));
  return seats.map(([id, { roleId }]) => ({
    name: names.get(id) ?? '',
    role: shift.roles.find((role) => role.roleId === roleId)?.name ?? '',
  }));
}
