import { describe, expect, it } from '@jest/globals';
import type {
  MeetingLine,
  MeetingSeat,
  MeetingView,
  TaskView,
} from '../../typings/contract/meeting/meeting.ts';
import { answering, openPage, refusing } from '../support/component.ts';
import { COMMUNITY } from './samples.ts';

/** The pages of meetings. */

const PAGE = 'package-meeting/pages';
const LONG = '把地下车库里所有充电桩的位置、收费和维护都定下来，再说说谁来管'
  .repeat(2)
  .slice(0, 60);
type Answers = NonNullable<Parameters<typeof openPage>[1]>['answers'];
const open = async (name: string, answers: Answers, query: Record<string, string> = {}) => {
  const page = await openPage(`${PAGE}/${name}/index`, {
    query: { communityId: COMMUNITY, meetingId: 'm1', ...query },
    answers,
  });
  await page.atRest();
  return page;
};

const line = (more: Partial<MeetingLine> = {}): MeetingLine => ({
  meetingId: 'm1',
  bodyId: 'b1',
  bodyName: '1栋议事会',
  kind: 'building-council',
  placeId: COMMUNITY,
  placeLabel: '一期 1栋',
  state: 'called',
  day: '2030-06-22',
  from: '19:00',
  until: '20:30',
  place: '一期活动室',
  items: 2,
  mine: true,
  mySeatId: 's2',
  asks: true,
  minuted: false,
  ...more,
});

const seat = (seatId: string, name: string, more: Partial<MeetingSeat> = {}): MeetingSeat => ({
  seatId,
  party: '居民',
  name,
  vacant: false,
  required: false,
  substitutes: false,
  answer: null,
  present: null,
  left: false,
  ...more,
});

const task = (more: Partial<TaskView> = {}): TaskView => ({
  taskId: 'm1:i1',
  text: '修好单元门',
  party: '物业',
  ownerName: '',
  due: '2030-06-30',
  state: 'open',
  late: false,
  reports: [],
  meetingId: 'm1',
  bodyName: '1栋议事会',
  day: '2030-06-22',
  matterId: 'x1',
  mayReport: true,
  ...more,
});

const decision = {
  outcome: 'resolved' as const,
  text: '请物业修门',
  votes: null,
  present: 2,
  needed: 2,
  short: false,
  at: 1,
  corrections: [],
};

const meeting = (more: Partial<MeetingView> = {}): MeetingView => ({
  ...line(),
  roomId: 'r1',
  slots: { from: 38, until: 41 },
  noticeDays: 3,
  substituteRule: '',
  agenda: [
    {
      itemId: 'i1',
      title: LONG,
      minutes: 20,
      source: { kind: 'matter', id: 'x1' },
      begins: '19:00',
      decision: null,
      task: null,
    },
    {
      itemId: 'i2',
      title: '改管理规约',
      minutes: 20,
      source: { kind: 'motion', id: 'v1' },
      begins: '19:20',
      decision: null,
      task: null,
    },
  ],
  seats: [seat('s1', '罗清和'), seat('s2', '顾南枝'), seat('s3', '', { vacant: true })],
  answers: { yes: 1, no: 0, others: 0, open: 1 },
  quorum: { of: 2, needed: 2, present: 1 },
  guests: 0,
  hereSince: null,
  moves: [],
  cancelled: null,
  clash: false,
  startedAt: null,
  endedAt: null,
  minutes: { published: null, draft: null },
  may: { prepare: false, run: false, write: false },
  seen: 'c1',
  ...more,
});

const OFFICER = { prepare: true, run: true, write: true };

describe('meetings', () => {
  it('are listed with what is asked, in words', async () => {
    const page = await open('meeting-list', {
      meeting: { listMeetings: answering({ meetings: [line()], next: null }) },
    });
    for (const words of ['等您回复', '1栋议事会', '19:00–20:30', '一期活动室', '会上定的事']) {
      expect(page.text()).toContain(words);
    }
    page.close();
  });

  it('say when there are none, and why they could not be had', async () => {
    const none = await open('meeting-list', {
      meeting: { listMeetings: answering({ meetings: [], next: null }) },
    });
    expect(none.text()).toContain('现在没有要您去开的会');
    none.close();
    const failed = await open('meeting-list', {
      meeting: { listMeetings: refusing('SERVICE_BUSY') },
    });
    expect(failed.text()).toContain('再试一次');
    failed.close();
  });
});

describe('a meeting', () => {
  it('asks whether one comes, and shows the agenda and who comes', async () => {
    const page = await open('meeting-detail', {
      meeting: { showMeeting: answering(meeting()) },
    });
    for (const words of [
      '回复能不能来',
      LONG,
      '居民提的事',
      '看这次表决',
      '罗清和',
      '还没回复',
      '1 位能来',
    ]) {
      expect(page.text()).toContain(words);
    }
    expect(page.text()).not.toContain('主持这次会');
    page.close();
  });

  it('without a seat shows how many, and no names', async () => {
    const page = await open('meeting-detail', {
      meeting: {
        showMeeting: answering(meeting({ seats: null, mySeatId: null, mine: false, asks: false })),
      },
    });
    expect(page.text()).toContain('要到 2 位才算数');
    expect(page.text()).not.toContain('罗清和');
    page.close();
  });

  it('that is over shows what was decided, what did not count, and who does it', async () => {
    const [first, second] = meeting().agenda;
    const page = await open('meeting-detail', {
      meeting: {
        showMeeting: answering(
          meeting({
            state: 'closed',
            asks: false,
            minutes: { published: 1, draft: null },
            agenda: [
              {
                ...first,
                decision,
                task: task({ state: 'done', reports: [{ at: 1, text: '修好了', done: true }] }),
              },
              { ...second, decision: { ...decision, present: 1, short: true, outcome: 'noted' } },
            ] as MeetingView['agenda'],
          }),
        ),
      },
    });
    for (const words of [
      '通过，有人去办：请物业修门',
      '人数不足',
      '办好了',
      '由物业办',
      '修好了',
      '看纪要',
    ]) {
      expect(page.text()).toContain(words);
    }
    page.close();
  });

  it('that was moved or called off says why', async () => {
    const moves = [{ day: '2030-06-20', from: '19:00', place: '', reason: '下雨', at: 1 }];
    const page = await open('meeting-detail', {
      meeting: { showMeeting: answering(meeting({ moves, clash: true, may: OFFICER })) },
    });
    for (const words of [
      '改了时间：下雨',
      '会议室被别人先订了',
      '主持这次会',
      '取消这次会',
      '代记',
    ]) {
      expect(page.text()).toContain(words);
    }
    page.close();
    const off = await open('meeting-detail', {
      meeting: {
        showMeeting: answering(meeting({ state: 'cancelled', cancelled: '人不够', asks: false })),
      },
    });
    expect(off.text()).toContain('这次会取消了：人不够');
    off.close();
  });

  it('takes typed figures, and says when they are none', async () => {
    const page = await open('meeting-detail', {
      meeting: {
        showMeeting: answering(meeting({ state: 'running', asks: false })),
        attendMeeting: refusing('MEETING_CODE_OLD'),
      },
    });
    page.tap('用数字签到');
    await page.atRest();
    expect(page.text()).toContain('签到码是八位数字');
    page.type('到了会场，输入签到码', '1234 5678');
    page.tap('用数字签到');
    await page.atRest();
    expect(page.text()).toContain('这个签到码已经过了');
    page.close();
  });
});

describe('a meeting that is run', () => {
  const running = (more: Partial<MeetingView> = {}) =>
    meeting({ state: 'running', asks: false, may: OFFICER, ...more });

  it('shows the quorum as a figure, and what is lost without it', async () => {
    const page = await open('meeting-run', { meeting: { showMeeting: answering(running()) } });
    for (const words of [
      '1 / 2 位到了',
      '人数不足，现在定的不算数',
      '到会',
      '记决定',
      '散会',
      '出签到码',
    ]) {
      expect(page.text()).toContain(words);
    }
    page.close();
    const enough = await open('meeting-run', {
      meeting: { showMeeting: answering(running({ quorum: { of: 2, needed: 2, present: 2 } })) },
    });
    expect(enough.text()).not.toContain('现在定的不算数');
    enough.close();
  });

  it('keeps what was typed when a resolution has no owner', async () => {
    const page = await open('meeting-run', {
      meeting: {
        showMeeting: answering(running()),
        decideItem: refusing('RESOLUTION_OWNERLESS'),
      },
    });
    page.tap('记决定');
    await page.atRest();
    page.type('决定了什么', '请物业修门');
    page.tap('记下这个决定');
    await page.atRest();
    expect(page.text()).toContain('决定了的事要有人办');
    expect((page.all('textarea')[0] as HTMLTextAreaElement).value).toBe('请物业修门');
    page.close();
  });

  it('takes down the hands that were counted, and leads to the vote of what a vote decides', async () => {
    const item = meeting().agenda[0];
    const agenda = item
      ? [
          { ...item, itemId: 'i9', decision: null, source: { kind: 'motion' as const, id: 'v1' } },
          { ...item, title: '修单元门', decision: null },
        ]
      : [];
    const page = await open('meeting-run', {
      meeting: {
        showMeeting: answering(running({ agenda })),
        decideItem: refusing('VOTES_UNFIT'),
      },
    });
    expect(page.text()).toContain('看这次表决');
    page.tap('修单元门，记决定');
    await page.atRest();
    page.tap('没有通过');
    page.type('决定了什么', '先不修');
    page.type('赞成', '1');
    page.type('反对', '两');
    page.tap('记下这个决定');
    await page.atRest();
    expect(page.text()).toContain('票数请写数字');
    page.type('反对', '2');
    page.tap('记下这个决定');
    await page.atRest();
    const [sent] = page.calls.filter(({ name }) => name === 'meeting.decideItem');
    expect(sent?.input).toMatchObject({
      outcome: 'rejected',
      votes: { yes: 1, no: 2, abstain: 0 },
      task: null,
    });
    page.close();
  });

  it('before it begins has one thing to do', async () => {
    const page = await open('meeting-run', {
      meeting: { showMeeting: answering(running({ state: 'called' })) },
    });
    expect(page.text()).toContain('宣布开会');
    expect(page.text()).not.toContain('记决定');
    page.close();
  });
});

describe('what was resolved', () => {
  it('is listed with who does it, and written about by whoever may', async () => {
    const page = await open('task-list', {
      meeting: {
        listTasks: answering({ tasks: [task({ late: true })], next: null }),
        reportTask: refusing('TASK_VOID'),
      },
    });
    expect(page.text()).toContain('过了日子');
    page.tap('说说办得怎样');
    await page.atRest();
    page.tap('办好了');
    await page.atRest();
    expect(page.text()).toContain('请写一下办了什么');
    page.type('办了什么', '换了弹簧');
    page.tap('办好了');
    await page.atRest();
    expect(page.text()).toContain('这件事不用办了');
    page.close();
  });

  it('says when there is nothing', async () => {
    const page = await open('task-list', {
      meeting: { listTasks: answering({ tasks: [], next: null }) },
    });
    expect(page.text()).toContain('现在没有在办的');
    page.close();
  });

  it('stands with its matter', async () => {
    const page = await open(
      'matter-meetings',
      { meeting: { listForMatter: answering({ meetings: [] }) } },
      { matterId: 'x1' },
    );
    expect(page.text()).toContain('还没有拿到会上议');
    page.close();
  });
});
