import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { dayOf } from '../../kernel/calendar.ts';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { day, documentId, text } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { residents } from '../../people/collections.ts';
import { officersOf } from '../../people/officers.ts';
import { role } from '../../people/role-schema.ts';
import { matters } from '../collections.ts';
import { HOLDERS, holdingOffice, isOwn } from '../intake/matter-access.ts';
import { matterChange } from '../intake/matter-schema.ts';
import { hasEnded, isDueFit } from '../stage/stage-rules.ts';
import { nextHolder } from '../triage/next-holder.ts';
import { MOST_TASKS, takesTasks, withTasks } from './task-rules.ts';

/** Whoever has a matter promises a part of it for a day: by an office of its place, or an outside body. */
export const addTask = action('matter.addTask', {
  input: v.strictObject({
    ...matterChange,
    text: text(200),
    role,
    residentId: v.nullable(documentId),
    due: day,
    pictured: v.optional(v.boolean()),
  }),
  access: officersOf('matter.placeId', HOLDERS, 'within'),
  load: ({ matterId, residentId }) => ({
    matter: one(matters, matterId, 'MATTER_NOT_FOUND'),
    person: one(residents, residentId),
  }),
  command: ({ matterId }) => ({ action: 'matter.task-add', target: `matter:${matterId}` }),
  budget: 4,
  run: ({ text, role, residentId, due, pictured = false }, { actor, matter, person, command }) => {
    const { at, id: taskId } = command.stamp;
    return change({ command }, matters, matter, {
      missing: 'MATTER_NOT_FOUND',
      decide: (current) => {
        const as = holdingOffice(actor, current);
        if (!as || as === 'outside-party') throw new Refusal('MATTER_NOT_HELD');
        if (isOwn(actor, current)) throw new Refusal('MATTER_OWN');
        if (current.into !== null) throw new Refusal('MATTER_FOLDED');
        if (hasEnded(current)) throw new Refusal('MATTER_ENDED');
        const { state, tasks = [], placeId } = current;
        if (!takesTasks(current)) throw new Refusal('MATTER_STAGE_SKIPPED', { state });
        if (!isDueFit(due, dayOf(at))) throw new Refusal('MATTER_DUE_PAST');
        if (tasks.length >= MOST_TASKS)
          throw new Refusal('MATTER_TASKS_FULL', { most: MOST_TASKS });
        const owner = nextHolder({ role, residentId }, placeId, person);
        const task = {
          taskId,
          text,
          owner,
          due,
          earlier: [],
          state: 'open' as const,
          end: null,
          ...(pictured ? { pictured } : {}),
          at,
        };
        return withTasks([...tasks, task], at);
      },
      answer: () => ({ taskId }),
    });
  },
});
