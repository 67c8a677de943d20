import type { OpenWork } from '../../../typings/contract/office/handover.ts';
import { findWritten, passMotion } from './motion-repository.ts';

/** What stands in somebody's name here: drafts, and consultations that go on, which their author runs. One request. */
export async function listBallotWork(communityId: string, residentId: string): Promise<OpenWork[]> {
  const found = await findWritten(communityId, residentId);
  return found.map(({ _id, form, placeId }) => ({
    key: `motion:${_id}`,
    kind: 'motion',
    label: form.title,
    placeId,
    way: 'successor',
    id: _id,
  }));
}

/** Somebody else has written it from now on; whether they may run it their own office says. */
export async function passBallotWork(
  communityId: string,
  { id }: Pick<OpenWork, 'id'>,
  from: string,
  to: string,
): Promise<void> {
  await passMotion(communityId, id, from, to);
}
