import { DAY } from '../../cloudfunctions/kernel/calendar.ts';
import { doubtsOf } from '../../cloudfunctions/owners/doubt-rules.ts';
import { ownedUnit } from '../../cloudfunctions/owners/owner-rules.ts';
import type { HouseholdDocument, OwnerProof } from '../../cloudfunctions/people/collections.ts';
import type { PlaceDocument } from '../../cloudfunctions/places/collections.ts';
import type { OwnerProposalDocument } from '../../cloudfunctions/roster/collections.ts';
import { decidedLine, unitsOf } from '../../cloudfunctions/roster/owner/proposal-rules.ts';
import type { Person } from './documents.ts';

/** What the papers of the two estates state: the first agrees with its roster, of the second a part is missing. */
export function stateEstates(
  places: readonly PlaceDocument[],
  households: readonly HouseholdDocument[],
): void {
  const estates = places.filter(({ kind }) => kind === 'estate');
  for (const [index, estate] of estates.entries()) {
    const own = households.filter(({ lineage }) => lineage.includes(estate._id));
    const area = own.reduce((sum, one) => sum + (one.area ?? 0), 0);
    const missing = index === 0 ? { area: 0, units: 0 } : { area: 912_00, units: 10 };
    estate.stated = {
      area: area + missing.area,
      households: own.length + missing.units,
      developer: '阳光苑置业有限公司',
    };
  }
}

/** What the secretary has proposed about the first doubts of an estate, and nobody has agreed to yet. */
export function ownerProposals(
  estate: PlaceDocument,
  households: readonly HouseholdDocument[],
  proposedBy: Person,
  start: number,
): OwnerProposalDocument[] {
  const units = households.filter(({ lineage }) => lineage.includes(estate._id)).map(ownedUnit);
  const doubts = doubtsOf(units, { decisions: [], developers: new Map() });
  const others = doubts.filter(({ kind }) => kind === 'other-number').slice(0, 3);
  const lines = (others.length > 0 ? others : doubts.slice(-1)).map((doubt, index) => {
    const all = doubt.owners.flatMap((owner) => owner.units.map(({ _id }) => _id));
    return decidedLine(doubt, { together: index === 0 ? [all] : [] });
  });
  if (lines.length === 0) return [];
  const at = start - DAY;
  const _id = 'demo-owners-0001';
  return [
    {
      _id,
      communityId: estate.communityId,
      estateId: estate._id,
      lines,
      unitIds: unitsOf({ lines }),
      reason: '打电话问过，也看了产权证复印件。',
      proposedBy: proposedBy.id,
      state: 'open',
      decidedBy: null,
      decidedAt: null,
      rank: 1,
      at,
      change: {
        id: _id,
        action: 'owner.propose',
        actorId: proposedBy.id,
        target: `owner:${_id}`,
        at,
      },
    },
  ];
}

/** Two of the neighbours own their homes: one was confirmed at the door, the other has just asked. */
export function ownHomes(people: readonly Person[], officer: Person, start: number): void {
  const proof: OwnerProof = {
    state: 'asked',
    at: start - DAY,
    as: null,
    number: null,
    decidedBy: null,
    basis: '',
  };
  for (const person of people) {
    const [home] = person.households;
    const isConfirmed = person.id === 'resident-li';
    if (!home || !(isConfirmed || person.id === 'resident-wang')) continue;
    home.owners = [person.name];
    const confirmed = { state: 'confirmed' as const, as: person.name, decidedBy: officer.id };
    person.owns = { [home._id]: isConfirmed ? { ...proof, ...confirmed } : proof };
  }
}
