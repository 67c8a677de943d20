import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId, communityId, documentId, text } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { meetingTasks } from '../collections.ts';
import { mayReport } from './task-line.ts';

const MOST_REPORTS = 50;

/** What was done about a resolution, for everybody to read; `done: false` opens it again, with the reason. */
export const reportTask = action('meeting.reportTask', {
  input: v.strictObject({
    communityId,
    taskId: documentId,
    text: text(300),
    done: v.boolean(),
    commandId,
  }),
  access: RESIDENTS,
  load: ({ taskId }) => ({ task: one(meetingTasks, taskId, 'TASK_NOT_FOUND') }),
  command: ({ taskId }) => ({ action: 'task.report', target: `task:${taskId}` }),
  budget: 4,
  run: ({ text: said, done }, { actor, task, command }) =>
    change({ command }, meetingTasks, task, {
      missing: 'TASK_NOT_FOUND',
      seen: ['state', 'revision'],
      decide: (current) => {
        if (!mayReport(current, actor)) throw new Refusal('TASK_NOT_YOURS');
        if (current.state === 'void') throw new Refusal('TASK_VOID');
        const report = { at: command.stamp.at, text: said, done, by: actor.residentId };
        return {
          state: done ? ('done' as const) : ('open' as const),
          reports: [...current.reports, report].slice(-MOST_REPORTS),
        };
      },
      answer: ({ state }) => ({ state: state === 'done' ? 'done' : 'open' }) as const,
    }),
});
