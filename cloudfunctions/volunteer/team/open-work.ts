import type { OpenWork } from '../../../typings/contract/office/handover.ts';
import { findCoordinated } from '../pairing/pairing-repository.ts';
import { findLed, passTeam } from './team-repository.ts';

/** What stands in somebody's name here: teams that they lead, and pairings that they look after. Two requests. */
export async function listVolunteerWork(
  communityId: string,
  residentId: string,
): Promise<OpenWork[]> {
  const [teams, pairings] = await Promise.all([
    findLed(communityId, residentId),
    findCoordinated(communityId, residentId),
  ]);
  return [
    ...teams.map(
      ({ _id, name, placeId }): OpenWork => ({
        key: `team:${_id}`,
        kind: 'team',
        label: name,
        placeId,
        way: 'either',
        id: _id,
      }),
    ),
    ...pairings.map(
      ({ _id, placeId }): OpenWork => ({
        key: `pairing:${_id}`,
        kind: 'pairing',
        label: '',
        placeId,
        way: 'there',
        id: _id,
      }),
    ),
  ];
}

/** Somebody else leads a team from now on, with its shifts; or its other leaders and the secretary. */
export async function passVolunteerWork(
  communityId: string,
  { id }: Pick<OpenWork, 'id'>,
  from: string,
  to: string | null,
): Promise<void> {
  await passTeam(communityId, id, from, to);
}
