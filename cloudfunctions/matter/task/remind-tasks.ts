import { dayOf } from '../../kernel/calendar.ts';
import { now } from '../../kernel/clock.ts';
import { job } from '../../kernel/upkeep.ts';
import { type MatterDocument, matters, type Office } from '../collections.ts';
import { findBearers } from '../stage/bearer-repository.ts';
import { bears } from '../stage/ladder-rules.ts';
import { tellAbout } from '../stage/tell-about.ts';
import { saveTaskAt, tasksDue } from './task-repository.ts';
import { nextTaskAt, openTasks, timesBack } from './task-rules.ts';

/**
 * Tells whose an open task is that they have it, and once its day is over, every week, them and who has the matter,
 * until it is closed: once each.
 */
export const remindTasks = job<MatterDocument>({
  name: 'matter.remind-tasks',
  collection: matters,
  due: tasksDue,
  one: async (matter) => {
    const { communityId, placeId, holder } = matter;
    const at = now();
    const open = openTasks(matter);
    const offices = [...new Set([holder.role, ...open.map(({ owner }) => owner.role)])];
    const officers =
      open.length === 0 ? [] : await findBearers(communityId, placeId, offices, dayOf(at));
    const bearing = (office: Office) => officers.filter((one) => bears(one, office));
    for (const task of open) {
      const { taskId, owner, at: since } = task;
      const owners = bearing(owner);
      const given = { key: `task:${taskId}`, words: '有一件任务交给您办', at: since };
      await tellAbout(matter, given, owners);
      const times = timesBack(task, at);
      if (times === 0) continue;
      const back = {
        key: `task:${taskId}:${task.due}:${times}`,
        words: '任务过了日子，请您看看',
        at,
      };
      await tellAbout(matter, back, [...new Set([...owners, ...bearing(holder)])]);
    }
    await saveTaskAt(matter, nextTaskAt(matter, at));
  },
});
