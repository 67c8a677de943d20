import { describe, expect, it } from '@jest/globals';
import type { MeetingSeat, MeetingView } from '../../typings/contract/meeting/meeting.ts';
import type { YearView } from '../../typings/contract/meeting/room.ts';
import { answering, openPage, refusing } from '../support/component.ts';
import { COMMUNITY, MEMBERSHIP } from './samples.ts';

/** Pages that officers and holders of seats fill in about meetings. */

type Answers = NonNullable<Parameters<typeof openPage>[1]>['answers'];
const open = async (name: string, answers: Answers, query: Record<string, string> = {}) => {
  const page = await openPage(`package-meeting/pages/${name}/index`, {
    query: { communityId: COMMUNITY, meetingId: 'm1', ...query },
    answers,
  });
  await page.atRest();
  return page;
};

const seat: MeetingSeat = {
  seatId: 's1',
  party: '居民',
  name: '罗清和',
  vacant: false,
  required: false,
  substitutes: false,
  answer: null,
  present: null,
  left: false,
};
const decision = {
  outcome: 'noted' as const,
  text: '听了',
  votes: null,
  present: 2,
  needed: 2,
  short: false,
  at: 1,
  corrections: [],
};
const item = (n: number, title: string): MeetingView['agenda'][number] => ({
  itemId: `i${n}`,
  title,
  minutes: 20,
  source: { kind: 'own', id: null },
  begins: '19:00',
  decision: null,
  task: null,
});
const meeting = (more: Partial<MeetingView> = {}) =>
  ({
    meetingId: 'm1',
    bodyId: 'b1',
    bodyName: '1栋议事会',
    state: 'running',
    day: '2030-06-22',
    from: '19:00',
    until: '20:30',
    slots: { from: 38, until: 41 },
    agenda: [{ ...item(1, '单元门'), decision }, item(2, '楼道灯')],
    seats: [seat, { ...seat, seatId: 's2', vacant: true, name: '' }],
    quorum: { of: 1, needed: 1, present: 0 },
    seen: 'c1',
    ...more,
  }) as MeetingView;

describe('an agenda', () => {
  const choices = answering({
    choices: [
      { kind: 'matter' as const, id: 'x1', title: '充电桩', placeLabel: '一期', fits: true },
    ],
  });

  it('is changed as typed, and what is decided stays', async () => {
    const page = await open('meeting-agenda', {
      meeting: {
        showMeeting: answering(meeting()),
        listAgendaChoices: choices,
        saveAgenda: refusing('AGENDA_UNFIT'),
      },
    });
    for (const words of ['有决定了', '一共 40 分钟，会开 90 分钟', '选一件提的事']) {
      expect(page.text()).toContain(words);
    }
    page.tap('自己写一项');
    page.tap('就按这个议程');
    await page.atRest();
    expect(page.text()).toContain('有一项还没有写议什么');
    page.type('第 3 项', '夏天纳凉');
    page.tap('就按这个议程');
    await page.atRest();
    const [sent] = page.calls.filter(({ name }) => name === 'meeting.saveAgenda');
    expect(sent?.input).toMatchObject({
      seen: 'c1',
      agenda: [{ itemId: 'i1' }, { itemId: 'i2' }, { itemId: 'i3', title: '夏天纳凉' }],
    });
    expect(page.text()).toContain('议程有一处不合适');
    page.close();
  });

  it('says why it could not be had, and when it is empty', async () => {
    const failed = await open('meeting-agenda', {
      meeting: { showMeeting: refusing('SERVICE_BUSY') },
    });
    expect(failed.text()).toContain('再试一次');
    failed.close();
    const empty = await open('meeting-agenda', {
      meeting: { showMeeting: answering(meeting({ agenda: [] })), listAgendaChoices: choices },
    });
    expect(empty.text()).toContain('还没有议题');
    empty.close();
  });
});

describe('the signed list', () => {
  it('is for seats that somebody has', async () => {
    const page = await open('meeting-paper', { meeting: { showMeeting: answering(meeting()) } });
    expect(page.text()).toContain('罗清和');
    expect(page.text()).toContain('几点到');
    expect(page.text()).not.toContain('空着 ·');
    expect(page.text()).not.toContain('记下这');
    page.close();
    const empty = await open('meeting-paper', {
      meeting: { showMeeting: answering(meeting({ seats: [] })) },
    });
    expect(empty.text()).toContain('这个会没有席位');
    empty.close();
  });
});

describe('holidays', () => {
  const year = (more: Partial<YearView> = {}): YearView => ({
    year: 2027,
    source: 'estimated',
    holidays: [
      { day: '2027-10-01', name: '国庆节' },
      { day: '2027-10-02', name: '国庆节' },
    ],
    workdays: [],
    pending: null,
    seen: null,
    ...more,
  });
  const as = (role: 'secretary' | 'party-branch', showYear: YearView, more = {}) =>
    open(
      'holiday-year',
      {
        resident: {
          listMemberships: answering({
            memberships: [
              {
                ...MEMBERSHIP,
                roles: [{ role, placeId: COMMUNITY, from: '2026-01-01', until: null }] as never,
              },
            ],
          }),
        },
        meeting: { showYear: answering(showYear), ...more },
      },
      { year: '2027' },
    );

  it('that are not published say so, and are written from the notice by the secretary', async () => {
    const page = await as('secretary', year(), { saveYear: refusing('YEAR_CHANGED') });
    expect(page.text()).toContain('未公布（估算）');
    expect(page.text()).toContain('国庆节：');
    page.tap('照国务院的通知填');
    await page.atRest();
    page.tap('填好了，请另一位核对');
    await page.atRest();
    expect(page.text()).toContain('别人刚刚改过这一年的假期');
    page.close();
  });

  it('are compared with the notice by somebody else', async () => {
    const pending = { holidays: [], workdays: ['2027-02-14'], by: '沈知秋', own: false };
    const page = await as('party-branch', year({ pending, seen: 'c1' }), {
      confirmYear: answering({ agreed: true }),
    });
    expect(page.text()).toContain('沈知秋填了这一年的假期');
    expect(page.text()).not.toContain('照国务院的通知填');
    page.tap('和通知一样');
    await page.atRest();
    const [sent] = page.calls.filter(({ name }) => name === 'meeting.confirmYear');
    expect(sent?.input).toMatchObject({ agrees: true, seen: 'c1', year: 2027 });
    page.close();
  });
});

describe('times at which somebody cannot come', () => {
  it('are added, kept as chosen, and sent', async () => {
    const page = await open('busy-times', {
      meeting: {
        showBusyTimes: answering({ weekly: [], days: [] }),
        saveBusyTimes: refusing('SERVICE_BUSY'),
      },
    });
    expect(page.text()).toContain('看不到是谁');
    page.tap('加上这段时间');
    await page.atRest();
    expect(page.text()).toContain('请先点一下星期几');
    page.tap('周三');
    page.tap('加上这段时间');
    await page.atRest();
    expect(page.text()).toContain('周三 09:00–17:00');
    page.tap('记下这些时间');
    await page.atRest();
    const [sent] = page.calls.filter(({ name }) => name === 'meeting.saveBusyTimes');
    expect(sent?.input).toMatchObject({
      busy: { weekly: [{ weekdays: [3], from: '09:00', until: '17:00' }], days: [] },
    });
    page.close();
  });
});
