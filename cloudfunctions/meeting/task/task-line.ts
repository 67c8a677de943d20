import type { TaskView } from '../../../typings/contract/meeting/meeting.ts';
import type { HeldRole } from '../../kernel/action/access.ts';
import type { TaskDocument } from '../collections.ts';
import { runsAt } from '../meeting/meeting-access.ts';

/** Whoever has it to do, and those who run meetings of the place, say what was done. */
export function mayReport(
  { ownerId, placeId }: Pick<TaskDocument, 'ownerId' | 'placeId'>,
  { residentId, roles }: { residentId: string; roles: readonly HeldRole[] },
): boolean {
  return ownerId === residentId || runsAt(roles, placeId);
}

/** @param names of those whom the caller may know */
export function taskLine(
  task: TaskDocument,
  actor: { residentId: string; roles: readonly HeldRole[] },
  { names, today }: { names: ReadonlyMap<string, string>; today: string },
): TaskView {
  const { _id, text, party, ownerId, due, state, reports, meetingId, bodyName, day } = task;
  return {
    taskId: _id,
    text,
    party,
    ownerName: (ownerId && names.get(ownerId)) || '',
    due,
    state,
    late: state === 'open' && due < today,
    reports: reports.map(({ by: _, ...report }) => report),
    meetingId,
    bodyName,
    day,
    matterId: task.matterId,
    mayReport: state !== 'void' && mayReport(task, actor),
  };
}
