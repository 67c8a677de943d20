import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DAY, HOUR, MINUTE } from '../../cloudfunctions/kernel/calendar.ts';
import type { BodyDocument } from '../../cloudfunctions/meeting/collections.ts';
import type {
  MatterMeeting,
  MeetingView,
  MinutesView,
  TaskView,
} from '../../typings/contract/meeting/meeting.ts';
import { MAPLE, START } from '../support/community.ts';
import {
  agreeing,
  answering,
  confirmingCorrection,
  deciding,
  leaving,
  marking,
  reporting,
  running,
  scanning,
  writing,
} from '../support/held-inputs.ts';
import { BEGAN, MEETING } from '../support/held-meetings.ts';
import type { Input } from '../support/inputs.ts';
import { type As, type Linli, startLinli } from '../support/linli.ts';
import { MATTER } from '../support/matters.ts';
import { BODY } from '../support/meetings.ts';
import { patch } from '../support/patch.ts';
import { talkWith } from '../support/talk.ts';

/** Meetings from the door to the minutes. */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());
beforeEach(() => linli.reset());

const { ask: askAny, refusal: refusalOf } = talkWith(() => linli);
const ask = <Data>(action: string, input: Input, as: As) =>
  askAny<Data>(`meeting.${action}`, input, as);
const refusal = (action: string, input: Input, as: As) => refusalOf(`meeting.${action}`, input, as);
const code = async (action: string, input: Input, as: As) =>
  ((await refusal(action, input, as)) as [string])[0];
const at = (meetingId: string) => ({ communityId: MAPLE, meetingId });
const show = (meetingId: string, as: As) => ask<MeetingView>('showMeeting', at(meetingId), as);

describe('attendance', () => {
  it('by code makes a seat or a guest, and takes three requests at most', async () => {
    const scan = () => scanning(MEETING.running, linli.cloud.now());
    const first = await linli.call('meeting', 'attendMeeting', scan(), 'resident');
    expect(first.envelope.ok).toBe(true);
    expect(first.databaseRequests).toBeLessThanOrEqual(3);
    await ask('attendMeeting', scan(), 'residentElsewhere');
    expect(await show(MEETING.running, 'secretary')).toMatchObject({
      quorum: { present: 3 },
      guests: 1,
    });
    expect(await code('attendMeeting', { ...scan(), code: '00000000' }, 'volunteer')).toBe(
      'MEETING_CODE_WRONG',
    );
    const old = scan();
    await linli.clock(linli.cloud.now() + 3 * MINUTE);
    expect(await code('attendMeeting', old, 'volunteer')).toBe('MEETING_CODE_OLD');
    expect(
      await code('attendMeeting', { ...at(MEETING.closed), code: '12345678' }, 'volunteer'),
    ).toBe('MEETING_NOT_RUNNING');
  });

  it('is lost and won as people leave and come; what was decided before stands', async () => {
    await ask('decideItem', deciding(1), 'buildingSteward');
    await ask('markPresence', marking(2, 's2', 'out'), 'buildingSteward');
    expect((await show(MEETING.running, 'secretary')).quorum).toStrictEqual({
      of: 4,
      needed: 2,
      present: 1,
    });
    await ask('decideItem', deciding(3, 'i2'), 'buildingSteward');
    const { agenda, seats } = await show(MEETING.running, 'resident');
    expect(agenda.map(({ decision, task }) => [decision?.short, task?.state])).toStrictEqual([
      [false, 'open'],
      [true, undefined],
    ]);
    expect(seats?.find(({ seatId }) => seatId === 's2')).toMatchObject({
      present: null,
      left: true,
    });
    await ask('markPresence', marking(4, 's2', 'in'), 'buildingSteward');
    expect((await show(MEETING.running, 'secretary')).quorum.present).toBe(2);
  });

  it('ends by oneself before the end, and not a second time', async () => {
    await ask('leaveMeeting', leaving(1), 'stairSteward');
    expect(await show(MEETING.running, 'stairSteward')).toMatchObject({
      hereSince: null,
      quorum: { present: 1 },
    });
    expect(await code('leaveMeeting', leaving(2), 'stairSteward')).toBe('PRESENCE_UNFIT');
    expect(await code('leaveMeeting', leaving(3), 'volunteer')).toBe('PRESENCE_UNFIT');
    expect(await code('leaveMeeting', leaving(4, MEETING.closed), 'resident')).toBe(
      'MEETING_NOT_RUNNING',
    );
  });

  it('from paper has its time, also when the meeting is over, and never one that is not', async () => {
    const paper = (n: number, time: number, meetingId: string = MEETING.running) =>
      marking(n, 's4', 'in', { how: 'paper', at: time }, meetingId);
    await ask('markPresence', paper(1, BEGAN + 5 * MINUTE), 'buildingSteward');
    expect(await code('markPresence', paper(2, START + HOUR), 'buildingSteward')).toBe(
      'PRESENCE_UNFIT',
    );
    expect(await code('markPresence', paper(3, BEGAN - 2 * HOUR), 'buildingSteward')).toBe(
      'PRESENCE_UNFIT',
    );
    await ask('markPresence', paper(4, START - 7 * DAY, MEETING.closed), 'buildingSteward');
    expect(
      await code('markPresence', marking(5, 's4', 'in', {}, MEETING.closed), 'buildingSteward'),
    ).toBe('MEETING_NOT_RUNNING');
    expect(await code('markPresence', marking(6, 's3', 'out'), 'buildingSteward')).toBe(
      'PRESENCE_UNFIT',
    );
    expect(
      await code('markPresence', marking(7, 's3', 'in', { name: '丁一' }), 'buildingSteward'),
    ).toBe('SUBSTITUTE_UNFIT');
    expect(
      await code('markPresence', marking(8, 's1', 'in', {}, MEETING.called), 'buildingSteward'),
    ).toBe('MEETING_EARLY');
  });

  it('by substitute or proxy counts where the body allows it, and goes with whom it came by', async () => {
    const on = (n: number, seatId: string, says: string, more: Input = {}) =>
      answering(n, seatId, says, more, MEETING.joint);
    await ask('answerInvitation', on(1, 's2', 'substitute', { name: '秦晚' }), 'ownersCommittee');
    await ask('answerInvitation', on(2, 's3', 'proxy', { proxySeatId: 's1' }), 'partyBranch');
    await patch(
      linli,
      'meetings',
      { _id: MEETING.joint },
      { state: 'running', startsAt: BEGAN, startedAt: BEGAN },
    );
    const mark = (n: number, seatId: string, which: 'in' | 'out', name = '') =>
      ask('markPresence', marking(n, seatId, which, { name }, MEETING.joint), 'secretary');
    const present = async () =>
      (await show(MEETING.joint, 'secretary')).seats?.map((one) => one.present);
    await mark(3, 's2', 'in', '秦晚');
    expect(await present()).toStrictEqual([null, 'substitute', null]);
    await mark(4, 's1', 'in');
    expect(await present()).toStrictEqual(['person', 'substitute', 'proxy']);
    await mark(5, 's1', 'out');
    expect(await present()).toStrictEqual([null, 'substitute', null]);
  });
});

describe('a meeting', () => {
  it('begins with the seats as they are, and is noted as held when it ends', async () => {
    expect(await code('runMeeting', running(1, MEETING.called, 'begin'), 'buildingSteward')).toBe(
      'MEETING_EARLY',
    );
    expect(await code('runMeeting', running(2, MEETING.called, 'end'), 'buildingSteward')).toBe(
      'MEETING_NOT_RUNNING',
    );
    const [body] = linli
      .documents<BodyDocument>('bodies')
      .filter(({ _id }) => _id === BODY.council);
    await patch(
      linli,
      'bodies',
      { _id: BODY.council },
      { form: { ...body?.form, seats: body?.form.seats.slice(0, 3) } },
    );
    await linli.clock(Date.parse('2026-06-22T10:45:00Z'));
    await ask('runMeeting', running(3, MEETING.called, 'begin'), 'buildingSteward');
    expect((await show(MEETING.called, 'secretary')).quorum).toMatchObject({ of: 3, needed: 2 });
    expect(await code('answerInvitation', answering(4, 's2', 'yes'), 'stairSteward')).toBe(
      'MEETING_BEGUN',
    );
    for (const [n, seatId] of [
      [8, 's1'],
      [9, 's2'],
    ] as const) {
      await ask('markPresence', marking(n, seatId, 'in', {}, MEETING.called), 'buildingSteward');
    }
    await linli.clock(Date.parse('2026-06-22T10:46:00Z'));
    await ask('runMeeting', running(5, MEETING.called, 'end'), 'buildingSteward');
    const met = linli
      .documents<BodyDocument>('bodies')
      .find(({ _id }) => _id === BODY.council)?.met;
    expect(met).toContain('2026-06-22');
    expect(await code('decideItem', deciding(6, 'i1', {}, MEETING.called), 'secretary')).toBe(
      'MEETING_NOT_RUNNING',
    );
    expect(await code('runMeeting', running(7, MEETING.called, 'begin'), 'secretary')).toBe(
      'MEETING_BEGUN',
    );
  });
});

describe('a resolution', () => {
  it('has an owner and a day, and is theirs to report', async () => {
    expect(await code('decideItem', deciding(1, 'i1', { task: null }), 'buildingSteward')).toBe(
      'RESOLUTION_OWNERLESS',
    );
    expect(await code('decideItem', deciding(2, 'i9'), 'buildingSteward')).toBe('ITEM_NOT_FOUND');
    await ask('decideItem', deciding(3), 'buildingSteward');
    const tasks = async (which: string, as: As) =>
      (await ask<{ tasks: TaskView[] }>('listTasks', { communityId: MAPLE, which }, as)).tasks;
    const [mine] = (await tasks('mine', 'stairSteward')).filter(
      ({ meetingId }) => meetingId === MEETING.running,
    );
    expect(mine).toMatchObject({
      party: '1单元',
      due: '2026-06-30',
      state: 'open',
      mayReport: true,
    });
    const taskId = String(mine?.taskId);
    expect(await code('reportTask', reporting(4, taskId), 'resident')).toBe('TASK_NOT_YOURS');
    await ask('reportTask', reporting(5, taskId), 'stairSteward');
    const done = (await tasks('done', 'residentElsewhere')).find((one) => one.taskId === taskId);
    expect(done).toMatchObject({
      ownerName: '',
      reports: [{ text: '门已经修好了。', done: true }],
    });
  });

  it('is corrected with a reason, and the task with it; nothing else changes what stands', async () => {
    const again = (n: number, more: Input) => deciding(n, 'i1', more, MEETING.closed);
    expect(await code('decideItem', again(1, {}), 'buildingSteward')).toBe('ITEM_DECIDED');
    await ask(
      'decideItem',
      again(2, { why: '记错了人', task: { seatId: 's1', due: '2026-07-02' } }),
      'buildingSteward',
    );
    const [item] = (await show(MEETING.closed, 'resident')).agenda;
    expect(item?.decision).toMatchObject({ present: 3, corrections: [{ why: '记错了人' }] });
    expect(item?.task).toMatchObject({ party: '楼栋长', due: '2026-07-02', state: 'open' });
    await ask(
      'decideItem',
      again(3, { why: '没有通过', outcome: 'rejected', task: null }),
      'buildingSteward',
    );
    expect((await show(MEETING.closed, 'resident')).agenda[0]?.task?.state).toBe('void');
    expect(await code('reportTask', reporting(4, `${MEETING.closed}:i1`), 'secretary')).toBe(
      'TASK_VOID',
    );
    await ask('decideItem', again(5, { why: '还是通过了' }), 'buildingSteward');
    expect((await show(MEETING.closed, 'resident')).agenda[0]?.task?.state).toBe('open');
  });

  it('stands in the thread of its matter', async () => {
    const { meetings } = await ask<{ meetings: MatterMeeting[] }>(
      'listForMatter',
      { communityId: MAPLE, matterId: MATTER.accepted },
      'residentElsewhere',
    );
    expect(
      meetings.map(({ state, decision, task }) => [state, decision?.outcome, task?.state]),
    ).toStrictEqual([
      ['called', undefined, undefined],
      ['running', undefined, undefined],
      ['closed', 'resolved', 'open'],
    ]);
  });
});

describe('minutes', () => {
  const minutes = (meetingId: string, version: number | null, as: As) =>
    ask<MinutesView>('showMinutes', { ...at(meetingId), version }, as);

  it('are published by two people, without names, and known to the meeting', async () => {
    expect(await code('showMinutes', { ...at(MEETING.closed), version: 1 }, 'resident')).toBe(
      'MINUTES_NOT_FOUND',
    );
    expect(await code('confirmMinutes', agreeing(1, MEETING.closed), 'secretary')).toBe(
      'MINUTES_OWN',
    );
    expect(await code('confirmMinutes', agreeing(2, MEETING.closed), 'partyBranch')).toBe(
      'MEETING_NOT_CONVENER',
    );
    const named = { summary: '顾南枝说门坏了', items: [] };
    const { seen } = await ask<{ seen: string }>(
      'saveMinutes',
      writing(3, MEETING.closed, { form: named }),
      'secretary',
    );
    expect(
      await refusal('confirmMinutes', agreeing(4, MEETING.closed, { seen }), 'buildingSteward'),
    ).toStrictEqual(['MINUTES_NAMED', { name: '顾南枝' }]);
    const form = {
      summary: '说了单元门。',
      items: [
        { itemId: 'i1', text: '门坏了三个月。', hidden: false },
        { itemId: 'i2', text: '两家的纠纷请调解员。', hidden: true },
      ],
    };
    const saved = await ask<{ seen: string }>(
      'saveMinutes',
      writing(5, MEETING.closed, { form, seen }),
      'secretary',
    );
    await ask(
      'confirmMinutes',
      agreeing(6, MEETING.closed, { seen: saved.seen }),
      'buildingSteward',
    );
    const public1 = await minutes(MEETING.closed, null, 'residentElsewhere');
    expect(public1).toMatchObject({
      version: 1,
      recordedBy: '沈知秋',
      confirmedBy: '罗清和',
      outdated: false,
    });
    expect(public1.items.map(({ text }) => text)).toStrictEqual(['门坏了三个月。', '']);
    expect(JSON.stringify(public1)).not.toContain('纠纷');
    expect((await show(MEETING.closed, 'resident')).minuted).toBe(true);
    expect(await code('saveMinutes', writing(7, MEETING.closed, { seen: null }), 'secretary')).toBe(
      'MINUTES_PUBLISHED',
    );
  });

  it('are corrected by a new version, with the reason; the first one stays', async () => {
    await ask('confirmMinutes', agreeing(1, MEETING.closed), 'buildingSteward');
    await linli.clock(START + HOUR);
    const next = (n: number, more: Input) =>
      writing(n, MEETING.closed, { version: 2, seen: null, ...more });
    expect(await code('saveMinutes', next(3, {}), 'secretary')).toBe('MINUTES_UNFIT');
    expect(await code('saveMinutes', next(4, { version: 3, why: '早了' }), 'secretary')).toBe(
      'MINUTES_NOT_FOUND',
    );
    const { seen } = await ask<{ seen: string }>(
      'saveMinutes',
      next(5, { why: '日子写错了' }),
      'secretary',
    );
    // A decision is corrected by two while the version is written: it says so, and takes the decision in.
    const other = deciding(7, 'i1', { why: '日子写错了' }, MEETING.closed);
    await ask('decideItem', other, 'secretary');
    const shown = await show(MEETING.closed, 'buildingSteward');
    const proposalId = shown.agenda[0]?.decision?.proposed?.proposalId ?? '';
    await ask('confirmCorrection', confirmingCorrection(8, proposalId), 'buildingSteward');
    expect((await minutes(MEETING.closed, null, 'resident')).outdated).toBe(true);
    await ask(
      'confirmMinutes',
      agreeing(6, MEETING.closed, { version: 2, seen }),
      'buildingSteward',
    );
    expect(await minutes(MEETING.closed, null, 'resident')).toMatchObject({
      version: 2,
      why: '日子写错了',
      outdated: false,
    });
    const first = await minutes(MEETING.closed, 1, 'resident');
    expect(first).toMatchObject({ version: 1, latest: 2 });
    expect(first.items[0]?.decision?.text).toBe('请物业本月修好单元门。');
  });

  it('of a meeting that still runs are written, and published only once it is over', async () => {
    const { seen } = await ask<{ seen: string }>(
      'saveMinutes',
      writing(1, MEETING.running, { seen: null }),
      'secretary',
    );
    expect(
      await code('confirmMinutes', agreeing(2, MEETING.running, { seen }), 'buildingSteward'),
    ).toBe('MINUTES_EARLY');
    const draft = await minutes(MEETING.running, 1, 'buildingSteward');
    expect(draft).toMatchObject({ state: 'draft', may: { write: true, confirm: false } });
    expect((await minutes(MEETING.published, 2, 'secretary')).summary).toBe(
      '大家说了单元门和端午节。',
    );
  });
});
