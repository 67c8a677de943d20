import * as v from 'valibot';
import { many, one } from '../../kernel/action/load.ts';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { documentId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { officersOf } from '../../people/officers.ts';
import { pictures } from '../../pictures/collections.ts';
import { pictureIds, requirePictures } from '../../pictures/picture-input.ts';
import { matters } from '../collections.ts';
import { HOLDERS } from '../intake/matter-access.ts';
import { matterChange, words } from '../intake/matter-schema.ts';
import { requireTask, standpointOn } from './task-access.ts';
import { taskRights, withTasks } from './task-rules.ts';

/** Says what was done, so that a task comes back no more; whoever has the matter may say why it is needed no more. */
export const closeTask = action('matter.closeTask', {
  input: v.strictObject({
    ...matterChange,
    taskId: documentId,
    outcome: v.picklist(['done', 'dropped']),
    text: words,
    pictures: pictureIds,
  }),
  access: officersOf('matter.placeId', HOLDERS, 'within'),
  load: ({ matterId, pictures: ids = [] }) => ({
    matter: one(matters, matterId, 'MATTER_NOT_FOUND'),
    added: many(pictures, ids),
  }),
  command: ({ matterId, taskId }) => ({
    action: 'matter.task-close',
    target: `matter:${matterId}`,
    variant: taskId,
  }),
  budget: 4,
  run: (input, { actor, matter, added, command }) => {
    const { taskId, outcome, text, pictures: ids = [] } = input;
    const { at } = command.stamp;
    return change({ command }, matters, matter, {
      missing: 'MATTER_NOT_FOUND',
      decide: (current) => {
        const task = requireTask(current, taskId);
        const standpoint = standpointOn(actor, current, task);
        if (standpoint.own) throw new Refusal('MATTER_OWN');
        const may = taskRights(task, standpoint);
        if (outcome === 'done' ? !may.close : !may.drop) throw new Refusal('MATTER_NOT_HELD');
        const isShort = outcome === 'done' && task.pictured === true && ids.length === 0;
        if (isShort) throw new Refusal('MATTER_PICTURE_MISSING');
        const { residentId } = actor;
        requirePictures(added, ids, 'task', residentId, at);
        const end = { text, residentId, at, ...(ids.length > 0 ? { pictures: ids } : {}) };
        const { tasks = [] } = current;
        return withTasks(
          tasks.map((one) => (one === task ? { ...one, state: outcome, end } : one)),
          at,
        );
      },
      answer: () => ({ outcome }),
    });
  },
});
