import * as v from 'valibot';
import { dayOf } from '../../kernel/calendar.ts';
import { now } from '../../kernel/clock.ts';
import { communityId, cursor } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { taskLine } from './task-line.ts';
import { findTasks } from './task-repository.ts';

/** What was resolved and who does it, by the party of their seat: everybody may see whether it is done. */
export const listTasks = action('meeting.listTasks', {
  input: v.strictObject({
    communityId,
    which: v.picklist(['mine', 'open', 'done']),
    after: cursor,
  }),
  access: RESIDENTS,
  budget: 2,
  run: async ({ communityId: community, which, after }, { actor }) => {
    const { rows, next } = await findTasks(
      community,
      which === 'mine' ? { mine: actor.residentId } : { state: which },
      after,
    );
    const today = dayOf(now());
    const names = new Map<string, string>();
    return { tasks: rows.map((task) => taskLine(task, actor, { names, today })), next };
  },
});
