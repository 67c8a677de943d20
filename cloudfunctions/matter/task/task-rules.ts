import type { TaskLine } from '../../../typings/contract/matter/matter.ts';
import { addDays, DAY, dayOf, daysBetween, endOfDay } from '../../kernel/calendar.ts';
import type { MatterDocument, MatterTask } from '../collections.ts';

/** More than these belong into matters of their own. */
export const MOST_TASKS = 20;
/** An overdue task comes back to whose it is as often as this. */
const WEEK = 7;

type Tasked = Pick<MatterDocument, 'tasks'>;

export const openTasks = ({ tasks = [] }: Tasked) => tasks.filter(({ state }) => state === 'open');

/** What somebody is to a task. */
export interface TaskStandpoint {
  /** it is theirs to do */
  owns: boolean;
  /** has the matter, in an office of the community and not in an outside body */
  holds: boolean;
  /** raised by themselves or at their home */
  own: boolean;
}

/** What somebody may do about a task now; each action asks again. */
export function taskRights(
  { state }: Pick<MatterTask, 'state'>,
  { owns, holds, own }: TaskStandpoint,
): TaskLine['may'] {
  const isOpen = state === 'open' && !own;
  return { close: isOpen && (owns || holds), move: isOpen && holds, drop: isOpen && holds };
}

/** Tasks may be promised once there is a plan, until it is done. */
export function takesTasks({ state, into }: Pick<MatterDocument, 'state' | 'into'>): boolean {
  return into === null && (state === 'planned' || state === 'doing');
}

/**
 * The tasks of a matter as they are kept, with the day that comes first and when people are told.
 * @param at now: whose is new is told at once
 */
export function withTasks(
  tasks: readonly MatterTask[],
  at: number,
): Required<Pick<MatterDocument, 'tasks' | 'taskDue' | 'taskAt'>> {
  const dues = openTasks({ tasks: [...tasks] }).map(({ due }) => due);
  const [taskDue = null] = dues.sort();
  return { tasks: [...tasks], taskDue, taskAt: taskDue === null ? null : at };
}

/** How often an open task has come back by now: once as its day is over, and every week from then on. */
export function timesBack({ due }: Pick<MatterTask, 'due'>, at: number): number {
  const over = daysBetween(due, dayOf(at));
  return over < 1 ? 0 : 1 + Math.floor((over - 1) / WEEK);
}

/** When the next open task comes back; null while none is open. */
export function nextTaskAt(tasked: Tasked, at: number): number | null {
  const next = openTasks(tasked).map((task) => {
    const day = addDays(task.due, timesBack(task, at) * WEEK);
    return endOfDay(day) + 1;
  });
  return next.length === 0 ? null : Math.max(at + DAY / 24, Math.min(...next));
}

/** Open ones first, what is due first; then what was closed, the latest first. */
export function inOrder(tasks: readonly MatterTask[]): MatterTask[] {
  const keyOf = ({ state, due, end }: MatterTask): [number, string, number] =>
    state === 'open' ? [0, due, 0] : [1, '', -(end?.at ?? 0)];
  return [...tasks].sort((one, other) => {
    const [ours, theirs] = [keyOf(one), keyOf(other)];
    const at = ours.findIndex((part, index) => part !== theirs[index]);
    if (at === -1) return 0;
    return (ours[at] as string | number) < (theirs[at] as string | number) ? -1 : 1;
  });
}
