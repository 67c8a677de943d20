import type { OwnerClaim } from '../../../typings/contract/parts/owner-claim.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { hashesIn } from '../../owners/number-rules.ts';
import type { ProvenOwners } from '../../owners/proof-rules.ts';
import type { HouseholdDocument, OwnerProof, ResidentDocument } from '../../people/collections.ts';

type Homes = Pick<ResidentDocument, 'households'>;
type Unit = Pick<HouseholdDocument, 'owners' | 'register'>;

/** Who owns a household, as the register says it now. */
export function ownersOfUnit({ owners, register }: Unit): ProvenOwners {
  return { owners, numbers: hashesIn(register?.owner) };
}

export function proofOf({ households }: Homes, householdId: string): OwnerProof | undefined {
  return households.find((one) => one.householdId === householdId)?.owner;
}

/** Somebody's homes, with what is known about one of them. */
export function withProof({ households }: Homes, householdId: string, owner: OwnerProof): Homes {
  return {
    households: households.map((one) =>
      one.householdId === householdId ? { ...one, owner } : one,
    ),
  };
}

/** True if two people share a home, or one lives in this unit: they do not confirm each other. */
export function isOwnHome(
  reader: ResidentDocument,
  person: Pick<ResidentDocument, '_id' | 'households'>,
  householdId: string,
): boolean {
  const homes = reader.households.map((one) => one.householdId);
  return (
    reader._id === person._id ||
    homes.includes(householdId) ||
    person.households.some((one) => homes.includes(one.householdId))
  );
}

/**
 * What an officer confirms: which owner of the register the person is.
 * @throws Refusal OWNER_NAME_DIFFERS where neither the names agree nor papers are named
 */
export function confirmedAs(
  name: string,
  owners: readonly string[],
  { as, basis }: { as?: string | undefined; basis?: string | undefined },
): { as: string; basis: string } {
  if (owners.includes(name)) return { as: name, basis: basis ?? '' };
  if (as === undefined || !owners.includes(as) || !basis) throw new Refusal('OWNER_NAME_DIFFERS');
  return { as, basis };
}

/** What waits of one person, at doors that the reader looks after. */
export function claimLines(
  person: ResidentDocument,
  units: readonly Pick<HouseholdDocument, '_id' | 'owners'>[],
  isMine: (householdId: string) => boolean,
  reader: ResidentDocument,
): OwnerClaim[] {
  return person.households
    .filter(({ owner, householdId }) => owner?.state === 'asked' && isMine(householdId))
    .map(({ householdId, label, owner }) => {
      const owners = units.find(({ _id }) => _id === householdId)?.owners ?? [];
      return {
        residentId: person._id,
        householdId,
        name: person.name,
        label,
        owners,
        matches: owners.includes(person.name),
        at: owner?.at ?? 0,
        own: isOwnHome(reader, person, householdId),
      };
    });
}
