import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DAY } from '../../cloudfunctions/kernel/calendar.ts';
import type { MessageDocument } from '../../cloudfunctions/messages/collections.ts';
import type { MatterLine } from '../../typings/contract/matter/matter.ts';
import { MAPLE, openidOf, personOf, residentIdOf, START } from '../support/community.ts';
import type { Input } from '../support/inputs.ts';
import { type As, type Linli, startLinli } from '../support/linli.ts';
import { mattersWith } from '../support/matter-talk.ts';
import { ANSWER, MATTER, ofMatter, PROMISED, TASK } from '../support/matters.ts';

/** What was promised for a day: whose it is, how it comes back, and how it is closed. */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
beforeEach(() => linli.reset());
afterAll(() => linli.stop());

const { must, codeOf, show, matterOf, later } = mattersWith(() => linli);
const add = (n: number, more: Input = {}, matterId: string = MATTER.planned) =>
  ofMatter(n, matterId, { ...PROMISED, ...more });
const closing = (n: number, more: Input = {}) =>
  ofMatter(n, MATTER.planned, { taskId: TASK.taskId, outcome: 'done', text: '查过了', ...more });
const moving = (n: number, more: Input = {}) =>
  ofMatter(n, MATTER.planned, { taskId: TASK.taskId, due: '2026-06-28', reason: '缺料', ...more });
const queue = async (as: As) =>
  (
    await must<{ matters: MatterLine[] }>('listQueue', { communityId: MAPLE, what: 'tasks' }, as)
  ).matters.map(({ matterId }) => matterId);
const act = (n: number, step: string) =>
  ofMatter(n, MATTER.planned, { step, ...ANSWER, until: null });

describe('a task', () => {
  it('stands with whose it is and its day, for all who read the matter', async () => {
    const { taskId } = await must<{ taskId: string }>('addTask', add(1), 'buildingSteward');
    const { tasks } = await show(MATTER.planned, 'residentElsewhere');
    expect(tasks).toMatchObject([
      { taskId: TASK.taskId, role: 'outside-party', name: personOf('outsideParty').name },
      { taskId, role: 'owners-committee', due: PROMISED.due, state: 'open', late: false },
    ]);
    expect(tasks.every(({ may }) => !may.close && !may.move && !may.drop)).toBe(true);
    expect(await queue('ownersCommittee')).toStrictEqual([MATTER.planned]);
    expect(await queue('outsideParty')).toStrictEqual([MATTER.planned]);
    expect(await queue('buildingSteward')).toStrictEqual([]);
  });

  it('is promised by whoever has the matter, once there is a plan, for a day to come', async () => {
    for (const as of ['gridOfficer', 'outsideParty', 'secretary'] as const) {
      expect(await codeOf('addTask', add(1), as)).toBe('MATTER_NOT_HELD');
    }
    const past = add(1, { due: '2026-06-14' });
    expect(await codeOf('addTask', past, 'buildingSteward')).toBe('MATTER_DUE_PAST');
    const early = add(1, {}, MATTER.accepted);
    expect(await codeOf('addTask', early, 'buildingSteward')).toBe('MATTER_STAGE_SKIPPED');
    const nobody = add(1, { role: 'outside-party', residentId: residentIdOf('resident') });
    expect(await codeOf('addTask', nobody, 'buildingSteward')).toBe('MATTER_HOLDER_UNFIT');
  });

  it('is not one of more than twenty', async () => {
    for (let n = 1; n <= 19; n += 1) await must('addTask', add(n), 'buildingSteward');
    expect(await codeOf('addTask', add(30), 'buildingSteward')).toBe('MATTER_TASKS_FULL');
  });

  it('is closed by whose it is, or who has the matter, with what was done', async () => {
    for (const as of ['gridOfficer', 'ownersCommittee'] as const) {
      expect(await codeOf('closeTask', closing(1), as)).toBe('MATTER_NOT_HELD');
    }
    const drop = closing(1, { outcome: 'dropped', text: '不用了' });
    expect(await codeOf('closeTask', drop, 'outsideParty')).toBe('MATTER_NOT_HELD');
    await must('closeTask', closing(2), 'outsideParty');
    expect((await show(MATTER.planned, 'resident')).tasks).toMatchObject([
      { state: 'done', end: '查过了' },
    ]);
    expect(await codeOf('closeTask', closing(3), 'buildingSteward')).toBe('MATTER_TASK_CLOSED');
    expect(await codeOf('moveTask', moving(4), 'buildingSteward')).toBe('MATTER_TASK_CLOSED');
    const unknown = closing(5, { taskId: 'e4000000000000000009' });
    expect(await codeOf('closeTask', unknown, 'buildingSteward')).toBe('MATTER_TASK_NOT_FOUND');
  });

  it('gets another day beside the one that was promised, and not by whose it is alone', async () => {
    expect(await codeOf('moveTask', moving(1), 'outsideParty')).toBe('MATTER_NOT_HELD');
    const past = moving(1, { due: '2026-06-14' });
    expect(await codeOf('moveTask', past, 'buildingSteward')).toBe('MATTER_DUE_PAST');
    await must('moveTask', moving(2), 'buildingSteward');
    expect((await show(MATTER.planned, 'resident')).tasks).toMatchObject([
      { due: '2026-06-28', earlier: [{ due: '2026-06-20', reason: '缺料' }] },
    ]);
  });

  it('keeps the matter from being done until it is closed', async () => {
    await must('answerMatter', act(1, 'start'), 'buildingSteward');
    expect(await codeOf('answerMatter', act(2, 'done'), 'buildingSteward')).toBe(
      'MATTER_TASKS_OPEN',
    );
    await must('closeTask', closing(3, { outcome: 'dropped', text: '不用了' }), 'buildingSteward');
    await must('answerMatter', act(4, 'done'), 'buildingSteward');
    expect(matterOf(MATTER.planned).state).toBe('done');
  });

  it('is seen by the outside body until it is closed, and by no other of them', async () => {
    const view = await show(MATTER.planned, 'outsideParty');
    expect(view).toMatchObject({ words: null, raiser: null, hotline: null });
    expect(view.tasks[0]?.may).toStrictEqual({ close: true, move: false, drop: false });
    await must('closeTask', closing(1), 'outsideParty');
    const input = { communityId: MAPLE, matterId: MATTER.planned };
    expect(await codeOf('showMatter', input, 'outsideParty')).toBe('MATTER_NOT_FOUND');
  });
});

describe('an open task', () => {
  /** To whom a message about a task was made. */
  const ofTask = () =>
    linli
      .documents<MessageDocument>('messages')
      .filter(({ data }) => data.thing3?.value.includes('任务'))
      .map(({ openid }) => openid);

  it('is told once to whose it is', async () => {
    await must('addTask', add(1), 'buildingSteward');
    await later();
    await later();
    const owners = [openidOf('ownersCommittee'), openidOf('outsideParty')].sort();
    expect(ofTask().sort()).toStrictEqual(owners);
  });

  it('comes back as its day is over and every week, to them and to who has the matter', async () => {
    const count = async (day: number) => {
      await later(START + day * DAY);
      await later();
      return ofTask().length;
    };
    expect(await count(5)).toBe(0);
    expect(await count(6)).toBe(3); // with that it was given
    expect(await count(10)).toBe(3);
    expect(await count(13)).toBe(5);
    await must('closeTask', closing(1), 'outsideParty');
    expect(await count(20)).toBe(5);
    expect(matterOf(MATTER.planned).taskAt).toBeNull();
  });
});
