import type { MeetingDocument } from '../collections.ts';
import { correctTask, insertTask, voidTask } from './task-repository.ts';
import { taskOf } from './task-rules.ts';

/**
 * The tasks of a meeting's resolutions as they stand now: each follows every correction of its decision once. Doing
 * it again changes nothing.
 */
export async function followDecisions(meeting: MeetingDocument): Promise<void> {
  for (const item of meeting.agenda) {
    if (item.decision === null) continue;
    const task = taskOf(meeting, item);
    if (task && (await insertTask(task))) continue;
    const revision = item.decision.corrections.length;
    if (revision === 0) continue;
    const { communityId, _id } = meeting;
    if (task) await correctTask(task);
    else await voidTask({ communityId, _id: `${_id}:${item.itemId}`, revision });
  }
}
