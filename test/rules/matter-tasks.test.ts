import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, DAY, dayOf, endOfDay } from '../../cloudfunctions/kernel/calendar.ts';
import type { MatterTask } from '../../cloudfunctions/matter/collections.ts';
import {
  inOrder,
  nextTaskAt,
  openTasks,
  taskRights,
  timesBack,
  withTasks,
} from '../../cloudfunctions/matter/task/task-rules.ts';
import { START } from '../support/community.ts';
import { TASK } from '../support/matters.ts';

/** Tasks: when they come back, and in which order they stand. */

const day = fc.integer({ min: -30, max: 30 }).map((days) => addDays(dayOf(START), days));
const task: fc.Arbitrary<MatterTask> = fc.record({
  taskId: fc.uuid(),
  text: fc.constant('查一遍'),
  owner: fc.constant(TASK.owner),
  due: day,
  earlier: fc.constant([]),
  state: fc.constantFrom('open' as const, 'done' as const, 'dropped' as const),
  end: fc.option(
    fc.record({ text: fc.constant('好'), residentId: fc.constant('x'), at: fc.nat() }),
  ),
  at: fc.constant(START),
});

describe('an open task', () => {
  it('comes back the day after, and once more each week', () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100 }), (over) => {
        const at = endOfDay(addDays(TASK.due, over)) - DAY / 2;
        expect(timesBack(TASK, at)).toBe(over === 0 ? 0 : Math.ceil(over / 7));
      }),
    ));

  it('is looked at next when it comes back once more, and never before', () =>
    fc.assert(
      fc.property(fc.array(task), fc.integer({ min: -20, max: 40 }), (tasks, days) => {
        const at = START + days * DAY;
        const next = nextTaskAt({ tasks }, at);
        const open = openTasks({ tasks });
        expect(next === null).toBe(open.length === 0);
        if (next === null) return;
        expect(next).toBeGreaterThan(at);
        const back = (instant: number) =>
          open.reduce((sum, one) => sum + timesBack(one, instant), 0);
        expect(back(next)).toBeGreaterThan(back(at));
        if (next > at + DAY / 24) expect(back(next - 1)).toBe(back(at));
      }),
    ));
});

describe('the tasks of a matter', () => {
  it('say which open one is due first', () =>
    fc.assert(
      fc.property(fc.array(task), (tasks) => {
        const { taskDue, taskAt } = withTasks(tasks, START);
        const dues = openTasks({ tasks }).map(({ due }) => due);
        expect(taskDue === null).toBe(dues.length === 0);
        expect(taskAt === null).toBe(dues.length === 0);
        if (taskDue !== null) expect(dues.every((due) => taskDue <= due)).toBe(true);
      }),
    ));

  it('stand with the open ones first, and none is lost', () =>
    fc.assert(
      fc.property(fc.array(task), (tasks) => {
        const ordered = inOrder(tasks);
        expect(new Set(ordered)).toStrictEqual(new Set(tasks));
        const open = openTasks({ tasks: ordered });
        expect(ordered.slice(0, open.length)).toStrictEqual(open);
        expect(open.map(({ due }) => due)).toStrictEqual(open.map(({ due }) => due).sort());
      }),
    ));

  it('are nobody’s to touch once closed, nor whose matter it is', () => {
    const all = { owns: true, holds: true, own: false };
    const NONE = { close: false, move: false, drop: false };
    expect(taskRights({ state: 'done' }, all)).toStrictEqual(NONE);
    expect(taskRights({ state: 'open' }, { ...all, own: true })).toStrictEqual(NONE);
    expect(taskRights({ state: 'open' }, { ...all, holds: false })).toStrictEqual({
      ...NONE,
      close: true,
    });
  });
});
