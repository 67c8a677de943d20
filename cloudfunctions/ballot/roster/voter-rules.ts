import { createHash } from 'node:crypto';
import type { RuleId, Weight } from '../../../typings/contract/ballot.ts';
import type { AbsenceLine, Basis, OwnVoter, VoidLine } from '../../../typings/contract/motion.ts';
import type { HeldRole, Role } from '../../../typings/contract/resident.ts';
import { covers } from '../../kernel/path-id.ts';
import { hashesIn } from '../../owners/number-rules.ts';
import { ownedUnit, ownersOf } from '../../owners/owner-rules.ts';
import type { OwnerFacts } from '../../owners/owner-types.ts';
import { isProven } from '../../owners/proof-rules.ts';
import { isConfirmedAdult } from '../../people/adult/adult-rules.ts';
import type { ResidentDocument, ResidentHousehold } from '../../people/collections.ts';
import type { Voice } from '../../people/speaker-rules.ts';
import { buildingOf } from '../../places/place-id.ts';
import type { RosterBuilding, VoterDocument, VoterSeed } from '../collections.ts';

/** A household as far as rosters need it. */
export interface RosterHousehold {
  _id: string;
  buildingId: string;
  label: string;
  sortKey: string;
  area: number | null;
  owners: string[];
  head: { phoneHash: string | null };
  register?: { owner: string | null; certificate: string | null };
}

/** A resident with the roles in force. */
export interface RosterPerson {
  _id: string;
  name: string;
  households: { householdId: string; label: string }[];
  roles: readonly HeldRole[];
  adult?: ResidentDocument['adult'];
}

/** Offices with a vote in a meeting of representatives: the committee belongs to it (居委会组织法 art. 28). */
const MEMBERS: readonly Role[] = ['representative', 'committee-member'];

/**
 * Everybody who may vote on a matter of a place, once each, in the order of their keys.
 * @param facts what tells owners apart beside the households
 * @param adultsOnly of adults those alone whose age an officer has confirmed: as it is for all motions that were
 *   announced since this is known
 */
export function rosterOf(
  basis: Basis,
  placeId: string,
  households: readonly RosterHousehold[],
  people: readonly RosterPerson[],
  facts: OwnerFacts = { decisions: [], developers: new Map() },
  adultsOnly = true,
): VoterSeed[] {
  const adults = adultsOnly ? people.filter(isConfirmedAdult) : people;
  const within = households.filter(({ _id }) => covers(placeId, _id));
  const seeds = {
    households: () => within.map(householdSeed),
    owners: () => ownerSeeds(within, facts),
    adults: () => adultSeeds(placeId, within, adults),
    representatives: () => memberSeeds(placeId, people),
    residents: () => [],
  }[basis]();
  return seeds.sort((one, other) => (one.key < other.key ? -1 : 1));
}

function householdSeed({ _id, buildingId, label, sortKey }: RosterHousehold): VoterSeed {
  return {
    key: _id,
    name: label,
    label,
    places: [_id],
    buildingId,
    sortKey,
    claims: [_id],
    owners: [],
    persons: 1,
    area: null,
    unit: _id,
  };
}

/** Several units of one owner are one owner with all their area (最高法 建筑物区分所有权解释 art. 9). */
function ownerSeeds(households: readonly RosterHousehold[], facts: OwnerFacts): VoterSeed[] {
  return ownersOf(households.map(ownedUnit), facts).map(({ key, units, isDeveloper }) => {
    const first = units[0] as RosterHousehold;
    const owners = [...new Set(units.flatMap((unit) => unit.owners))];
    return {
      ...householdSeed(first),
      key,
      name: owners.join('、') || first.label,
      label: units.length === 1 ? first.label : `${first.label}等 ${units.length} 套`,
      places: units.map(({ _id }) => _id),
      claims: units.map(({ _id }) => _id),
      owners: isDeveloper ? [] : owners,
      numbers: [...new Set(units.flatMap((unit) => hashesIn(unit.register?.owner)))],
      area: units.reduce((sum, { area }) => sum + (area ?? 0), 0),
    };
  });
}

function personSeed(
  { _id, name, households }: RosterPerson,
  homes: { householdId: string; label: string }[],
  around: string,
): VoterSeed {
  const home = homes[0] ?? households[0];
  const place = home?.householdId ?? around;
  return {
    key: _id,
    name,
    label: home?.label ?? '',
    places: homes.length > 0 ? homes.map(({ householdId }) => householdId) : [place],
    buildingId: buildingOf(place) ?? '',
    sortKey: '',
    claims: [_id],
    owners: [],
    persons: 1,
    area: null,
    unit: place,
  };
}

function adultSeeds(
  placeId: string,
  households: readonly RosterHousehold[],
  people: readonly RosterPerson[],
): VoterSeed[] {
  const doors = new Map(households.map(({ _id, sortKey }) => [_id, sortKey]));
  return people.flatMap((person) => {
    const homes = person.households.filter(({ householdId }) => covers(placeId, householdId));
    if (homes.length === 0) return [];
    const sortKey = doors.get(homes[0]?.householdId ?? '') ?? '';
    return [{ ...personSeed(person, homes, placeId), sortKey }];
  });
}

function memberSeeds(placeId: string, people: readonly RosterPerson[]): VoterSeed[] {
  const isThere = (place: string) => covers(place, placeId) || covers(placeId, place);
  return people.flatMap((person) => {
    const seat = person.roles.find((held) => MEMBERS.includes(held.role) && isThere(held.placeId));
    if (!seat) return [];
    const homes = person.households.filter(({ householdId }) => covers(placeId, householdId));
    return [personSeed(person, homes, seat.placeId)];
  });
}

/** Members of the meeting who are representatives, whatever else they are. */
export function countRepresentatives(
  seeds: readonly VoterSeed[],
  people: readonly RosterPerson[],
): number {
  const listed = new Set(seeds.map(({ key }) => key));
  return people.filter(
    ({ _id, roles }) => listed.has(_id) && roles.some(({ role }) => role === 'representative'),
  ).length;
}

type Weighed = Pick<VoterDocument, 'key' | 'persons' | 'area' | 'unit'>;

/** The weight of voters together: areas only where owners decide, households beside adults of a village. */
export function weightOf(ruleId: RuleId, voters: readonly Weighed[]): Weight {
  const weight: Weight = { persons: voters.reduce((sum, { persons }) => sum + persons, 0) };
  if (ruleId.startsWith('owners-')) {
    weight.area = voters.reduce((sum, { area }) => sum + (area ?? 0), 0);
  }
  if (ruleId === 'villagers-assembly')
    weight.households = new Set(voters.map(({ unit }) => unit)).size;
  return weight;
}

/**
 * SHA-256, hexadecimal, over one line a voter, `key TAB persons TAB area TAB household LF`, sorted by key;
 * area in 0.01 ㎡, empty where it does not count.
 */
export function rosterHashOf(voters: readonly Weighed[]): string {
  const lines = voters
    .map(({ key, persons, area, unit }) => `${key}\t${persons}\t${area ?? ''}\t${unit}\n`)
    .sort();
  return createHash('sha256').update(lines.join(''), 'utf8').digest('hex');
}

/** SHA-256, hexadecimal, over voters with the units or people that they stand for. */
export function seedsHashOf(seeds: readonly VoterSeed[]): string {
  const lines = seeds.map(
    ({ key, area, claims }) => `${key}\t${area ?? ''}\t${claims.join(' ')}\n`,
  );
  return createHash('sha256').update(lines.sort().join(''), 'utf8').digest('hex');
}

/** How many voters there are in each building, in the order of their labels' ids. */
export function buildingsOf(
  voters: readonly Pick<VoterDocument, 'buildingId' | 'removed'>[],
  labels: ReadonlyMap<string, string>,
): RosterBuilding[] {
  const counts = new Map<string, number>();
  for (const { buildingId, removed } of voters) {
    if (!removed) counts.set(buildingId, (counts.get(buildingId) ?? 0) + 1);
  }
  const order = [...labels.keys()];
  return [...counts]
    .map(([placeId, count]) => ({ placeId, label: labels.get(placeId) ?? '', voters: count }))
    .sort((one, other) => order.indexOf(one.placeId) - order.indexOf(other.placeId));
}

/** As what somebody votes for a voter; `unconfirmed`: they live in the unit, and nobody has confirmed that it is theirs. */
export type Claim = OwnVoter['as'] | 'not-mine' | 'unconfirmed' | null;

export interface Claimant {
  residentId: string;
  name: string;
  households: readonly Pick<ResidentHousehold, 'householdId' | 'owner'>[];
}

/**
 * As what somebody may vote for a voter; null = not at all. A household is voted for by whoever speaks for
 * it now, by anybody of it while nobody does; a unit by somebody of whom an officer has confirmed that they own it,
 * under the first two schemes by whoever bears the name of an owner; a proxy only as long as it is written down.
 * @param voice of the household, as the vote sees it
 */
export function claimOf(
  basis: Basis,
  voter: Pick<VoterDocument, 'key' | 'claims' | 'owners' | 'numbers' | 'agent'>,
  claimant: Claimant,
  voice: Voice,
  scheme: number,
): Claim {
  if (voter.agent?.residentId === claimant.residentId) return 'proxy';
  if (voter.claims.includes(claimant.residentId)) return 'self';
  const homes = claimant.households.filter((one) => voter.claims.includes(one.householdId));
  if (homes.length === 0) return null;
  if (basis === 'owners') {
    const { owners, numbers = [] } = voter;
    if (scheme < 3) return owners.includes(claimant.name) ? 'owner' : null;
    return homes.some(({ owner }) => isProven(owner, { owners, numbers }))
      ? 'owner'
      : 'unconfirmed';
  }
  if (basis !== 'households') return null;
  const { speaker, first } = voice;
  const mayVote = speaker ? speaker === claimant.residentId : first?.has(claimant.residentId);
  return (mayVote ?? true) ? 'household' : 'not-mine';
}

/** A void as people see it. */
export function voidLine({
  day,
  channel,
  reason,
  byName,
  denied,
}: VoterDocument['voids'][number]): VoidLine {
  return { day, channel, reason, byName, ...(denied && { denied }) };
}

/** Check-ins that were taken back, as people see them. */
export function absenceLines({ absences = [] }: Pick<VoterDocument, 'absences'>): AbsenceLine[] {
  return absences.map(({ day, reason, byName }) => ({ day, reason, byName }));
}

/** The household through which an officer of these places may reach a voter who has not voted; null = none. */
export function homeToCall(
  {
    cast,
    places,
    homes,
  }: Pick<VoterDocument, 'cast' | 'places'> & {
    homes: readonly { _id: string; head: { phoneCipher: string | null } }[];
  },
  officerPlaces: readonly string[],
): string | null {
  if (cast !== null) return null;
  const reachable = places.find(
    (placeId) =>
      officerPlaces.some((held) => covers(held, placeId)) &&
      homes.some(({ _id, head }) => _id === placeId && head.phoneCipher !== null),
  );
  return reachable ?? null;
}
