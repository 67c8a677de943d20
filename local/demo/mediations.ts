import { DAY } from '../../cloudfunctions/kernel/calendar.ts';
import type { MediationDocument } from '../../cloudfunctions/matter/collections.ts';
import { riseAtOf } from '../../cloudfunctions/matter/mediation/mediation-rules.ts';
import type { Person } from './documents.ts';

/** One mediation of resident-li and a neighbour, whom a steward of the building talks with. */
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
  return [
    {
      _id,
      communityId,
      placeId: building,
      words: '楼上夜里十一点还在拖椅子，说过两回。',
      other: '楼上那一家',
      parties: [party(own), party(other)],
      level: 'steward',
      mediator: {
        residentId: steward.id,
        name: steward.name,
        role: 'building-steward',
        since: at,
      },
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
    },
  ];
}
