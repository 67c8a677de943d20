import type { OpenWork } from '../../../typings/contract/office/handover.ts';
import { findBodiesOf } from '../body/body-repository.ts';
import { findTasksOf, passTask } from '../task/task-repository.ts';
import { vacateBody } from './own-meetings.ts';

/** What stands in somebody's name here: seats in bodies, and tasks of resolutions. Two requests. */
export async function listMeetingWork(
  communityId: string,
  residentId: string,
): Promise<OpenWork[]> {
  const [bodies, tasks] = await Promise.all([
    findBodiesOf(communityId, residentId),
    findTasksOf(communityId, residentId),
  ]);
  return [
    ...bodies.map(
      ({ _id, form, placeId }): OpenWork => ({
        key: `seat:${_id}`,
        kind: 'seat',
        label: form.name,
        placeId,
        way: 'office',
        id: _id,
      }),
    ),
    ...tasks
      .filter(({ state }) => state === 'open')
      .map(
        ({ _id, text, placeId }): OpenWork => ({
          key: `task:${_id}`,
          kind: 'task',
          label: text,
          placeId,
          way: 'either',
          id: _id,
        }),
      ),
  ];
}

/**
 * A seat falls vacant, for its body to fill by the body's own rules; a task goes to somebody, or to its seat. Doing it
 * again changes nothing.
 */
export async function passMeetingWork(
  communityId: string,
  { kind, id }: Pick<OpenWork, 'kind' | 'id'>,
  from: string,
  to: string | null,
): Promise<void> {
  if (kind === 'seat') await vacateBody(communityId, id, from);
  else await passTask(communityId, id, from, to);
}
