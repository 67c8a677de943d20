import { afterEach, describe, expect, it } from '@jest/globals';
import type { MemberLine, StationLine } from '../../typings/contract/volunteer/shift.ts';
import {
  type Answers,
  answering,
  type OpenPage,
  openPage,
  refusing,
  waiting,
} from '../support/component.ts';
import { now } from '../support/component-clock.ts';
import { COMMUNITY, MEMBERSHIP } from './samples.ts';

/** What organisers do about stations, teams and members. */

const DAY = 24 * 60 * 60_000;
const dayOf = (at: number) => new Date(at + 8 * 60 * 60_000).toISOString().slice(0, 10);
const SECRETARY = {
  role: 'secretary' as const,
  placeId: COMMUNITY,
  placeLabel: '',
  from: '2020-01-01',
  until: null,
};

function station(leads: boolean): StationLine {
  return {
    stationId: 'st1',
    name: '一期服务站',
    placeId: 'maple.a',
    placeLabel: '一期',
    address: '一期 6 栋架空层',
    teams: [
      {
        teamId: 't1',
        stationId: 'st1',
        name: '平安巡逻队',
        about: '每晚两人一组。',
        leaders: [{ residentId: 'p1', name: '彭飞白' }],
        leads,
      },
    ],
  };
}

let page: OpenPage;
afterEach(() => page.close());

async function open(
  name: string,
  volunteer: Answers['volunteer'],
  { secretary = false, query = {}, more = {} as Answers } = {},
): Promise<void> {
  const memberships = secretary ? [{ ...MEMBERSHIP, roles: [SECRETARY] }] : [];
  page = await openPage(`package-volunteer/pages/${name}/index`, {
    query: { communityId: COMMUNITY, teamId: 't1', stationId: 'st1', ...query },
    answers: {
      ...more,
      resident: {
        listMemberships: answering({ memberships }),
        listOwnRequests: answering({ requests: [] }),
        ...more.resident,
      },
      volunteer,
    },
  });
  await page.atRest();
}

const sent = (name: string) =>
  page.calls.filter((one) => one.name === `volunteer.${name}`).map(({ input }) => input);

const NO_FIGURES = answering({ teams: [] });

describe('stations and teams', () => {
  it('stand with counts and leaders, and nothing to change for who has no office', async () => {
    await open('team-list', {
      listTeams: answering({ stations: [station(false)] }),
      countTeams: answering({
        teams: [{ teamId: 't1', teamName: '平安巡逻队', people: 51, shifts: 27, minutes: 630 }],
        stations: [
          {
            stationId: station(false).stationId,
            people: 60,
            shifts: 30,
            minutes: 690,
            apart: { measured: 630, added: 60 },
            served: 200,
          },
        ],
      }),
    });
    for (const words of [
      '一期服务站',
      '队长 彭飞白',
      '今年 51 人，27 班，共 10 小时 30 分',
      '各队合计：今年 60 人，30 班，帮到 200 人，共 11 小时 30 分（签到 10 小时 30 分，补记 1 小时）',
    ]) {
      expect(page.text()).toContain(words);
    }
    for (const words of ['加一个服务站', '加一支队伍', '天气不好', '修改']) {
      expect(page.text()).not.toContain(words);
    }
  });

  it('are the secretary’s to change, and rain is one tap away', async () => {
    await open(
      'team-list',
      { listTeams: answering({ stations: [] }), countTeams: NO_FIGURES },
      { secretary: true },
    );
    expect(page.text()).toContain('先设一个服务站');
    expect(page.text()).toContain('加一个服务站');
    expect(page.text()).toContain('天气不好');
  });

  it('that do not come say why', async () => {
    await open('team-list', { listTeams: refusing('SERVICE_BUSY'), countTeams: NO_FIGURES });
    expect(page.text()).toContain('再试一次');
  });

  it('a station is kept with its part of the community', async () => {
    const places = [
      {
        placeId: COMMUNITY,
        parentId: null,
        kind: 'community' as const,
        name: '红枫社区',
        order: 0,
        households: 9,
      },
      {
        placeId: 'maple.a',
        parentId: COMMUNITY,
        kind: 'estate' as const,
        name: '一期',
        order: 1,
        households: 9,
      },
    ];
    await open(
      'station-edit',
      { saveStation: answering({ stationId: 'st2' }) },
      { query: { stationId: '' }, more: { resident: { listPlaces: answering({ places }) } } },
    );
    page.tap('设这个服务站');
    await page.atRest();
    expect(page.text()).toContain('请写上服务站的名字');
    page.type('叫什么', '二期服务站');
    page.type('在哪里', '二期 3 栋一楼');
    page.tap('一期');
    await page.atRest();
    page.tap('设这个服务站');
    await page.atRest();
    expect(sent('saveStation')).toMatchObject([
      { stationId: null, name: '二期服务站', address: '二期 3 栋一楼', placeId: 'maple.a' },
    ]);
  });

  it('a team has at least one leader, found by name', async () => {
    const people = [{ residentId: 'p2', name: '叶青禾', label: '' }];
    await open(
      'team-edit',
      {
        listTeams: answering({ stations: [station(true)] }),
        saveTeam: refusing('RESIDENT_NOT_FOUND'),
      },
      { query: { teamId: '' }, more: { role: { listPeople: answering({ people, more: false }) } } },
    );
    page.type('队伍叫什么', '书画队');
    page.tap('组建这支队伍');
    await page.atRest();
    expect(page.text()).toContain('请至少找一位队长');
    page.type('加一位队长', '叶青禾');
    await page.atRest();
    page.tap('叶青禾');
    await page.atRest();
    page.tap('组建这支队伍');
    await page.atRest();
    expect(sent('saveTeam')).toMatchObject([
      { teamId: null, stationId: 'st1', name: '书画队', leaderIds: ['p2'] },
    ]);
    expect(page.text()).toContain('没有找到这个人');
    expect(page.all('input').map((one) => (one as HTMLInputElement).value)).toContain('书画队');
  });
});

describe('a team', () => {
  const none = { listShifts: answering({ shifts: [], next: null }) };
  const season = {
    seasonId: 'se1',
    title: '晚间巡逻',
    kind: 'patrol' as const,
    from: '19:30',
    until: '21:30',
    weekdays: [1, 2, 3, 4, 5],
    nextDay: '2026-12-01',
    lastDay: '2026-12-31',
    ahead: 22,
  };

  it('shows a neighbour who leads it and what comes, and asks nothing about seasons', async () => {
    await open('team-detail', { listTeams: answering({ stations: [station(false)] }), ...none });
    expect(page.text()).toContain('队长 彭飞白');
    expect(page.text()).toContain('近期还没有班次');
    expect(page.text()).not.toContain('安排班次');
    expect(sent('listSeasons')).toStrictEqual([]);
  });

  it('lets its leader end what repeats, with the reason that people are told', async () => {
    await open('team-detail', {
      listTeams: answering({ stations: [station(true)] }),
      listSeasons: answering({ seasons: [season] }),
      endSeason: answering({ ended: true }),
      ...none,
    });
    expect(page.text()).toContain('周一到周五 19:30–21:30，还有 22 班');
    page.tap('后面的都取消，晚间巡逻');
    expect(page.dialog()).toContain('都会收到通知');
    page.answer('confirm');
    await page.atRest();
    expect(sent('endSeason')).toMatchObject([
      { seasonId: 'se1', from: '2026-12-01', reason: '后面的不再安排' },
    ]);
  });

  it('with shifts ahead does not end, and says so', async () => {
    await open(
      'team-detail',
      {
        listTeams: answering({ stations: [station(false)] }),
        endTeam: () => ({ ok: false, code: 'TEAM_HAS_SHIFTS', details: { shifts: 3 } }),
        ...none,
      },
      { secretary: true },
    );
    page.tap('结束这支队伍');
    page.answer('confirm');
    await page.atRest();
    expect(page.dialog()).toContain('还有 3 个班次');
  });

  it('that has ended is not found', async () => {
    await open('team-detail', { listTeams: answering({ stations: [] }), ...none });
    expect(page.text()).toContain('没有找到这支队伍');
  });
});

describe('members', () => {
  const member = (more: Partial<MemberLine> = {}): MemberLine => ({
    residentId: 'p2',
    name: '叶青禾',
    wechat: true,
    skills: [],
    lates: 0,
    ...more,
  });

  it('stand with what they can do, and an expired licence catches the eye', async () => {
    const skills = [
      { skill: '急救证', until: dayOf(now() - 5 * DAY) },
      { skill: '英语', until: null },
    ];
    await open('member-list', {
      listMembers: answering({ members: [member({ skills, lates: 2, wechat: false })] }),
    });
    for (const words of ['过期了', '英语', '没有微信', '临时取消过 2 次', '有证件过期了']) {
      expect(page.text()).toContain(words);
    }
  });

  it('are waited for, and none are said to be none', async () => {
    await open('member-list', { listMembers: answering({ members: [] }) });
    expect(page.text()).toContain('还没有登记队员');
    page.close();
    page = await openPage('package-volunteer/pages/member-list/index', {
      query: { communityId: COMMUNITY, teamId: 't1' },
      answers: { volunteer: { listMembers: waiting } },
    });
    expect(page.text()).not.toContain('还没有登记队员');
  });

  it('are found by the whole name, and written down with what was seen of a licence', async () => {
    await open('member-edit', {
      listMembers: answering({ members: [] }),
      findNeighbours: answering({
        people: [{ residentId: 'p2', name: '叶青禾', home: '一期 1栋 1单元' }],
      }),
      saveMember: answering({ member: true }),
    });
    page.tap('登记这位队员');
    await page.atRest();
    expect(page.text()).toContain('请先找到这位队员');
    page.type('姓名', '叶青禾');
    page.tap('找一找');
    await page.atRest();
    page.tap('叶青禾');
    await page.atRest();
    expect(page.text()).toContain('一期 1栋 1单元');
    page.tap('急救证');
    await page.atRest();
    page.type('别的本事', '修自行车');
    page.tap('加上');
    await page.atRest();
    page.tap('登记这位队员');
    await page.atRest();
    expect(sent('saveMember')).toMatchObject([
      {
        residentId: 'p2',
        member: true,
        skills: [
          { skill: '急救证', until: null },
          { skill: '修自行车', until: null },
        ],
      },
    ]);
  });

  it('have some kinds left open, with a reason that they read themselves', async () => {
    await open(
      'member-edit',
      {
        listMembers: answering({ members: [member()] }),
        saveMember: answering({ member: true }),
      },
      { query: { residentId: 'p2' } },
    );
    page.tap('只参加几类班');
    await page.atRest();
    page.tap('义诊');
    page.tap('保存');
    await page.atRest();
    expect(page.text()).toContain('请写上为什么');
    page.type('为什么', '腰伤没好');
    await page.atRest();
    page.tap('保存');
    await page.atRest();
    const until = dayOf(now() + 30 * DAY);
    const limit = {
      is: 'restricted' as const,
      kinds: ['clinic' as const],
      reason: '腰伤没好',
      until,
    };
    expect(sent('saveMember')).toMatchObject([{ limit }]);
    page.close();

    const set = { ...limit, byName: '彭飞白', at: now() };
    await open('member-list', { listMembers: answering({ members: [member({ limit: set })] }) });
    expect(page.text()).toContain('只参加几类班');
    expect(page.text()).not.toContain('腰伤没好');
    page.close();

    const profile = {
      born: null,
      skills: [{ skill: '急救证', until: null, state: 'unseen' as const, leaders: ['彭飞白'] }],
      lates: 0,
      limits: [{ ...set, teamName: '平安巡逻队' }],
    };
    await open('volunteer-profile', { showProfile: answering(profile) });
    for (const words of [
      '在平安巡逻队',
      '先只报义诊',
      '腰伤没好',
      '彭飞白',
      '都能取消',
      '请拿给队长 彭飞白',
    ]) {
      expect(page.text()).toContain(words);
    }
    page.close();

    const [team] = station(false).teams;
    const stations = [{ ...station(false), teams: team ? [{ ...team, limit }] : [] }];
    await open('team-detail', {
      listTeams: answering({ stations }),
      listShifts: answering({ shifts: [], next: null }),
    });
    expect(page.text()).toContain('腰伤没好');
  });

  it('leave with what was written of them', async () => {
    const skills = [{ skill: '急救证', until: dayOf(now() + 90 * DAY) }];
    await open(
      'member-edit',
      {
        listMembers: answering({ members: [member({ skills })] }),
        saveMember: answering({ member: false }),
      },
      { query: { residentId: 'p2' } },
    );
    page.type('看过原件的，记下号码最后四位', '110-3821');
    await page.atRest();
    expect(page.text()).toContain('看过原件');
    page.tap('移出队伍');
    page.answer('confirm');
    await page.atRest();
    expect(sent('saveMember')).toMatchObject([{ residentId: 'p2', member: false, skills: [] }]);
  });
});
