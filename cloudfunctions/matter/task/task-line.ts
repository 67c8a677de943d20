import type { TaskLine } from '../../../typings/contract/matter/matter.ts';
import { dayOf } from '../../kernel/calendar.ts';
import { now } from '../../kernel/clock.ts';
import type { MatterDocument } from '../collections.ts';
import type { Acting } from '../intake/matter-access.ts';
import { standpointOn } from './task-access.ts';
import { inOrder, taskRights } from './task-rules.ts';

/** The tasks of a matter as they are read by all who see it. */
export function taskLines(actor: Acting, matter: MatterDocument): TaskLine[] {
  const today = dayOf(now());
  return inOrder(matter.tasks ?? []).map((task): TaskLine => {
    const { taskId, text, owner, due, earlier, state, end, pictured = false } = task;
    return {
      taskId,
      text,
      role: owner.role,
      name: owner.name,
      due,
      late: state === 'open' && due < today,
      earlier: earlier.map(({ due, reason }) => ({ due, reason })),
      state,
      end: end?.text ?? '',
      at: end?.at ?? null,
      pictured,
      may: taskRights(task, standpointOn(actor, matter, task)),
    };
  });
}
