import { DAY } from '../../cloudfunctions/kernel/calendar.ts';
import type { MediationDocument, PartyNote } from '../../cloudfunctions/matter/collections.ts';
import { riseAtOf } from '../../cloudfunctions/matter/mediation/mediation-rules.ts';
import type { Role } from '../../typings/contract/people.ts';
import type { Person } from './documents.ts';

/** Who has a part of their own in what is shown. */
const NAMED = ['resident-li', 'resident-wang', 'resident-zhou', 'volunteer'];

/**
 * One mediation of resident-li and a neighbour, whom a steward of the building talks with; and one in which a steward
 * is to ask somebody without WeChat.
 */
export function mediationDocuments(
  communityId: string,
  people: readonly Person[],
  start: number,
): MediationDocument[] {
  const own = people.find(({ id }) => id === 'resident-li');
  const home = own?.households[0]?._id ?? '';
  const building = home.split('.').slice(0, 3).join('.');
  const steward = people.find(({ roles }) =>
    roles.some(({ role, placeId }) => role === 'building-steward' && placeId === building),
  );
  const other = people.find(
    (person) =>
      person !== own &&
      person !== steward &&
      person.households.some((one) => one._id.startsWith(`${building}.`)),
  );
  if (!own || !other || !steward) return [];
  const at = start - 2 * DAY;
  const _id = 'demo-mediation-1';
  const party = ({ id, name, households }: Person) => ({
    residentId: id,
    name,
    households: households.map((one) => one._id),
    consents: true,
    at,
  });
  const note = (by: Person, second: Person | null, door: string): PartyNote => ({
    byId: by.id,
    byName: by.name,
    at,
    how: 'phone',
    second: second && { residentId: second.id, name: second.name },
    door,
    confirmed: null,
  });
  const talks = (person: Person, role: Role) => ({
    residentId: person.id,
    name: person.name,
    role,
    since: at,
  });
  const first: MediationDocument = {
    _id,
    communityId,
    placeId: building,
    words: '楼上夜里十一点还在拖椅子，说过两回。',
    other: '楼上那一家',
    parties: [party(own), { ...party(other), note: note(steward, null, '') }],
    mistaken: [{ residentId: '', reason: 'namesake', at }],
    level: 'steward',
    mediator: talks(steward, 'building-steward'),
    passed: [],
    state: 'going',
    end: null,
    endedAt: null,
    agreement: null,
    riseAt: riseAtOf('steward', at),
    tendAt: null,
    telling: false,
    order: at,
    change: {
      id: `seed-${_id}`,
      action: 'seed',
      actorId: 'seed',
      target: `mediation:${_id}`,
      at,
    },
  };
  // The steward of whom there is a phone asks at a door of their own building.
  const second = people.find(({ id }) => id === 'steward');
  const theirs = second?.roles.find(({ role }) => role === 'building-steward')?.placeId ?? '';
  const asked = people.find(
    ({ openid, households }) =>
      openid === null && households.some((one) => one._id.startsWith(`${theirs}.`)),
  );
  const [door] = asked?.households ?? [];
  const estate = theirs.split('.').slice(0, 2).join('.');
  const others = people.filter(
    ({ id, openid, households }) =>
      openid !== null && !NAMED.includes(id) && id !== 'steward' && households.length > 0,
  );
  // A neighbour without an office where there is one.
  const asks =
    others.find(
      ({ roles, households }) =>
        roles.length === 0 && households.some((one) => one._id.startsWith(`${estate}.`)),
    ) ?? others.at(-1);
  const talked = people.find(({ id }) => id === 'grid-officer');
  if (!asked || !door || !asks || !second || !talked) return [first];
  return [
    first,
    {
      ...first,
      _id: 'demo-mediation-2',
      placeId: theirs,
      words: '门口的鞋柜挡着半边楼道。',
      other: '对门',
      parties: [party(asks), { ...party(asked), note: note(talked, second, door.label) }],
      mistaken: [],
      level: 'owners',
      mediator: null,
      passed: [second.id, talked.id],
      state: 'asked',
      riseAt: riseAtOf('owners', at),
      seconds: [second.id],
      change: {
        ...first.change,
        id: 'seed-demo-mediation-2',
        target: 'mediation:demo-mediation-2',
      },
    },
  ];
}
