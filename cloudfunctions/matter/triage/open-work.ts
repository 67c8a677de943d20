import type { OpenWork } from '../../../typings/contract/office/handover.ts';
import { findHeldByName } from '../intake/matter-repository.ts';
import { findMediated, passMediation } from '../mediation/mediation-repository.ts';

/**
 * What stands in somebody's name here: mediations, of which nothing is told, and matters and tasks that were given to
 * them by name. Those of an office are the successor's without a word. Two requests.
 */
export async function listMatterWork(communityId: string, residentId: string): Promise<OpenWork[]> {
  const [mediations, matters] = await Promise.all([
    findMediated(communityId, residentId),
    findHeldByName(communityId, residentId),
  ]);
  return [
    ...mediations.map(
      ({ _id, placeId }): OpenWork => ({
        key: `mediation:${_id}`,
        kind: 'mediation',
        label: '',
        placeId,
        way: 'office',
        id: _id,
      }),
    ),
    ...matters.map(
      ({ _id, open, placeId }): OpenWork => ({
        key: `matter:${_id}`,
        kind: 'matter',
        label: open?.title ?? '',
        placeId,
        way: 'there',
        id: _id,
      }),
    ),
  ];
}

/** Somebody else is looked for who talks. Doing it again changes nothing. */
export async function passMatterWork(
  communityId: string,
  { id }: Pick<OpenWork, 'id'>,
  from: string,
  at: number,
): Promise<void> {
  await passMediation(communityId, id, from, at);
}
