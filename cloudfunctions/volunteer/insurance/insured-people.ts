import type { OwnVolunteering } from '../../../typings/contract/parts/own-points.ts';
import type { IdKind } from '../../../typings/contract/volunteer/insurance.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { decryptIdNumber } from '../../kernel/secret.ts';
import type { ActorContext } from '../../people/action.ts';
import type { ShiftDocument } from '../collections.ts';
import { getShift } from '../shift/shift-repository.ts';
import { requireLed } from '../team/team-access.ts';
import { findPeople, getTeam } from '../team/team-repository.ts';
import { isInsured } from './id-number-rules.ts';
import { findNumbers, findNumbersOf } from './insured-repository.ts';

/** Somebody on an insured shift as the insurer is told of them; without a number: they have given none. */
export interface Insured {
  name: string;
  kind: IdKind | null;
  number: string;
}

/**
 * A shift and everybody on it with the numbers opened, in the order of signing up, for who leads its team. Four
 * requests.
 * @throws Refusal SHIFT_NOT_FOUND, TEAM_NOT_FOUND, TEAM_NOT_YOURS
 */
export async function insuredOf(
  communityId: string,
  _id: string,
  actor: ActorContext['actor'],
): Promise<{ shift: ShiftDocument; people: Insured[] }> {
  const shift = await getShift(communityId, _id);
  if (!shift) throw new Refusal('SHIFT_NOT_FOUND');
  const team = await getTeam(communityId, shift.teamId);
  if (!team) throw new Refusal('TEAM_NOT_FOUND');
  requireLed(actor, team, shift);
  const { seats } = shift;
  const ids = Object.entries(seats)
    .filter(([id]) => isInsured(shift, id))
    .sort(([a, one], [b, other]) => one.at - other.at || (a < b ? -1 : 1))
    .map(([id]) => id);
  const people = await findPeople(communityId, ids);
  const numbers = new Map(
    (await findNumbers(communityId, _id)).map((one) => [one.residentId, one]),
  );
  const insured = ids.map((id) => {
    const found = numbers.get(id);
    const cipher = found?.numberCipher ?? null;
    return {
      name: people.find((one) => one._id === id)?.name ?? '',
      kind: cipher === null ? null : (found?.kind ?? null),
      number: cipher === null ? '' : decryptIdNumber(cipher),
    };
  });
  return { shift, people: insured };
}

/** Somebody's own numbers, for them to take along. One request. */
export async function listOwnNumbers(
  communityId: string,
  residentId: string,
): Promise<NonNullable<OwnVolunteering['idNumbers']>> {
  const found = await findNumbersOf(communityId, residentId);
  return found.map(({ kind, numberCipher }) => ({
    kind,
    number: numberCipher === null ? '' : decryptIdNumber(numberCipher),
  }));
}
