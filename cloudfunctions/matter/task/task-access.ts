import { Refusal } from '../../kernel/refusal.ts';
import type { MatterDocument, MatterTask } from '../collections.ts';
import { type Acting, holdingOffice, isOwn } from '../intake/matter-access.ts';
import { bears } from '../stage/ladder-rules.ts';
import type { TaskStandpoint } from './task-rules.ts';

/** What somebody is to a task of a matter. */
export function standpointOn(
  actor: Acting,
  matter: MatterDocument,
  { owner }: Pick<MatterTask, 'owner'>,
): TaskStandpoint {
  const office = holdingOffice(actor, matter);
  return {
    owns: bears({ _id: actor.residentId, roles: actor.roles }, owner),
    holds: office !== undefined && office !== 'outside-party',
    own: isOwn(actor, matter),
  };
}

/** An open task of a matter that has not ended. @throws Refusal */
export function requireTask(matter: MatterDocument, taskId: string): MatterTask {
  const task = matter.tasks?.find((one) => one.taskId === taskId);
  if (!task) throw new Refusal('MATTER_TASK_NOT_FOUND');
  if (task.state !== 'open') throw new Refusal('MATTER_TASK_CLOSED');
  return task;
}
