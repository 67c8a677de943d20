import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { dayOf } from '../../kernel/calendar.ts';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { day, documentId, text } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { officersOf } from '../../people/officers.ts';
import { matters } from '../collections.ts';
import { HOLDERS } from '../intake/matter-access.ts';
import { matterChange } from '../intake/matter-schema.ts';
import { isDueFit } from '../stage/stage-rules.ts';
import { requireTask, standpointOn } from './task-access.ts';
import { taskRights, withTasks } from './task-rules.ts';

/** Whoever has the matter gives a task another day and says why. The days that were promised stay beside it. */
export const moveTask = action('matter.moveTask', {
  input: v.strictObject({ ...matterChange, taskId: documentId, due: day, reason: text(200) }),
  access: officersOf('matter.placeId', HOLDERS, 'within'),
  load: ({ matterId }) => ({ matter: one(matters, matterId, 'MATTER_NOT_FOUND') }),
  command: ({ matterId, taskId }) => ({
    action: 'matter.task-move',
    target: `matter:${matterId}`,
    variant: taskId,
  }),
  budget: 4,
  run: ({ taskId, due, reason }, { actor, matter, command }) => {
    const { at } = command.stamp;
    return change({ command }, matters, matter, {
      missing: 'MATTER_NOT_FOUND',
      decide: (current) => {
        const task = requireTask(current, taskId);
        const standpoint = standpointOn(actor, current, task);
        if (standpoint.own) throw new Refusal('MATTER_OWN');
        if (!taskRights(task, standpoint).move) throw new Refusal('MATTER_NOT_HELD');
        if (!isDueFit(due, dayOf(at))) throw new Refusal('MATTER_DUE_PAST');
        const earlier = [...task.earlier, { due: task.due, reason, at }];
        const { tasks = [] } = current;
        return withTasks(
          tasks.map((one) => (one === task ? { ...one, due, earlier } : one)),
          at,
        );
      },
      answer: () => ({ due }),
    });
  },
});
