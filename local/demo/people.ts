import type { HouseholdDocument } from '../../cloudfunctions/people/collections.ts';
import type { PlaceDocument } from '../../cloudfunctions/places/collections.ts';
import type { HeldRole, Role } from '../../typings/contract/resident.ts';
import type { Person } from './documents.ts';
import { nameOf } from './names.ts';
import type { Random } from './random.ts';

/** Roles of a term that has begun and not ended, unless told otherwise. */
export function roleAt(
  role: Role,
  place: Pick<PlaceDocument, '_id' | 'label'>,
  { from = '2026-01-01', until = '2028-12-31' as string | null } = {},
): HeldRole {
  return { role, placeId: place._id, placeLabel: place.label, from, until };
}

const JOINED = 0.45;
const SECOND_PERSON = 0.15;

/** Residents of the households that have joined, with the offices that nobody holds yet spread among them. */
export function residentsOf(
  households: readonly HouseholdDocument[],
  places: readonly PlaceDocument[],
  filled: readonly HeldRole[],
  random: Random,
): Person[] {
  const people: Person[] = [];
  const add = (household: HouseholdDocument, name: string) => {
    const id = `demo-${String(people.length + 1).padStart(5, '0')}`;
    const n = people.length % 16;
    const adult = n === 5 ? { adult: 'stated' as const } : n === 11 ? { adult: null } : {};
    people.push({ id, openid: `o-${id}`, name, households: [household], roles: [], ...adult });
  };
  for (const household of households) {
    if (!random.chance(JOINED)) continue;
    add(household, household.head.name ?? nameOf(random));
    if (random.chance(SECOND_PERSON)) add(household, nameOf(random));
  }
  giveOffices(people, places, filled);
  return people;
}

/**
 * One steward and one representative a building and one steward of each third stair, as in communities that
 * fill every post; the other offices in the numbers of a community of this size.
 */
function giveOffices(
  people: Person[],
  places: readonly PlaceDocument[],
  filled: readonly HeldRole[],
): void {
  const [root] = places;
  const livesIn = (person: Person, placeId: string) =>
    person.households.some(({ lineage }) => lineage.includes(placeId));
  const free = () => people.filter(({ roles }) => roles.length === 0);
  const appoint = (role: Role, place: PlaceDocument) => {
    if (filled.some((held) => held.role === role && held.placeId === place._id)) return;
    const found = free().find((person) => livesIn(person, place._id));
    found?.roles.push(roleAt(role, place));
  };
  const kinds = (kind: PlaceDocument['kind']) => places.filter((place) => place.kind === kind);
  for (const building of kinds('building')) appoint('building-steward', building);
  for (const [index, stair] of kinds('stair').entries()) {
    if (index % 3 === 0) appoint('stair-steward', stair);
  }
  for (const estate of kinds('estate')) {
    appoint('grid-officer', estate);
    for (let seat = 0; seat < 5; seat += 1) appoint('owners-committee', estate);
  }
  if (!root) return;
  for (let seat = 0; seat < 3; seat += 1) appoint('committee-member', root);
  for (const building of kinds('building')) appoint('representative', building);
  const several: [Role, number][] = [
    ['party-branch', 3],
    ['elder-adviser', 9],
    ['mediator', 3],
    ['team-leader', 4],
    ['volunteer', 40],
    ['household-representative', 90],
  ];
  for (const [role, count] of several) {
    for (let seat = 0; seat < count; seat += 1) appoint(role, root);
  }
}
