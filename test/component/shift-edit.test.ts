import { afterEach, describe, expect, it } from '@jest/globals';
import { dayWithWeekday } from '../../miniprogram/text/date.ts';
import type { RainLine, ShiftDetail } from '../../typings/contract/volunteer/shift.ts';
import {
  type Answers,
  answering,
  type OpenPage,
  openPage,
  refusing,
} from '../support/component.ts';
import { now } from '../support/component-clock.ts';
import { COMMUNITY } from './samples.ts';

/** Planning shifts: one, a season with every day of it, a day of rain, and whom to call then. */

const HOUR = 60 * 60_000;
let page: OpenPage;
afterEach(() => page.close());

const HOME = {
  listMemberships: answering({ memberships: [] }),
  listOwnRequests: answering({ requests: [] }),
};

async function open(
  name: string,
  volunteer: Answers['volunteer'],
  query: Record<string, string> = {},
  storage: Record<string, object> = {},
): Promise<void> {
  page = await openPage(`package-volunteer/pages/${name}/index`, {
    query: { communityId: COMMUNITY, teamId: 't1', ...query },
    answers: { resident: HOME, volunteer },
    storage,
  });
  await page.atRest();
}

const sent = (name: string) =>
  page.calls.filter((one) => one.name === `volunteer.${name}`).map(({ input }) => input);

async function tap(words: string): Promise<void> {
  page.tap(words);
  await page.atRest();
}

describe('one shift', () => {
  it('says on each step what is missing, and sends what was typed', async () => {
    await open('shift-edit', { publishShift: answering({ shiftId: 's1' }) });
    await tap('下一步');
    expect(page.text()).toContain('请写上这一班叫什么');
    page.type('叫什么', '清理车棚');
    page.type('在哪里集合', '3 栋车棚');
    await tap('环境');
    await tap('买保险');
    await tap('下一步');
    await tap('下一步');
    page.type('要几个人', '0');
    await tap('下一步');
    expect(page.text()).toContain('要几个人？请填 1 到 500');
    page.type('要几个人', '12');
    page.type('满几岁', '18');
    await tap('下一步');
    expect(page.text()).toContain('志愿者 12 人');
    await tap('排好这一班');
    expect(sent('publishShift')).toMatchObject([
      {
        teamId: 't1',
        form: {
          title: '清理车棚',
          kind: 'cleaning',
          meet: '3 栋车棚',
          insured: true,
          roles: [{ name: '志愿者', places: 12, ages: { from: 18, until: null }, skill: null }],
        },
      },
    ]);
  });

  it('that was refused stays as it was typed', async () => {
    await open('shift-edit', {
      publishShift: () => ({ ok: false, code: 'SHIFT_UNFIT', details: { what: 'past' } }),
    });
    page.type('叫什么', '清理车棚');
    page.type('在哪里集合', '3 栋车棚');
    for (let step = 0; step < 3; step += 1) await tap('下一步');
    await tap('排好这一班');
    expect(page.text()).toContain('开始时间要在现在以后');
    expect(page.text()).toContain('清理车棚');
  });
});

it('a template fills in what it knows, and a shift that repeats shows how often', async () => {
  await open('shift-edit', {});
  await tap('用现成的模板');
  page.choose('晚间巡逻');
  await page.atRest();
  page.type('在哪里集合', '西门岗亭');
  await tap('下一步');
  await tap('不止一次');
  expect(page.text()).toContain('每周哪几天');
  expect(page.text()).toMatch(/一共 \d+ 班/);
});

describe('a season', () => {
  const draft = {
    value: {
      step: 3,
      title: '书法课',
      kind: 'course',
      meet: '二楼教室',
      day: '2026-09-22',
      lastDay: '2026-10-09',
      weekdays: [2, 5],
      repeats: true,
      from: '14:30',
      until: '16:00',
    },
    commandId: 'abcdefghijkmnpqrstuvwxyz',
    basedOn: '',
    typed: true,
    over: false,
    earlier: [],
  };

  it('shows every day before anybody sees it: holidays are left out, and a tap turns a day', async () => {
    const ahead = JSON.parse(JSON.stringify(draft)) as typeof draft;
    const year = new Date(now() + 8 * HOUR).getUTCFullYear() + 1;
    // 元旦 and the week around it, of next year: a public holiday whatever the year
    ahead.value.day = `${year}-01-01`;
    ahead.value.lastDay = `${year}-01-07`;
    ahead.value.weekdays = [0, 1, 2, 3, 4, 5, 6];
    await open(
      'shift-edit',
      { publishSeason: answering({ shifts: 6, seasonId: 'se' }) },
      {},
      {
        'draft:shift:t1:': ahead,
      },
    );
    expect(page.text()).toContain('6 班');
    expect(page.text()).toContain('元旦');
    await tap(dayWithWeekday(`${year}-01-03`));
    expect(page.text()).toContain('5 班');
    await tap('排好这 5 班');
    expect(sent('publishSeason')).toMatchObject([
      { season: { until: `${year}-01-07`, skipped: [`${year}-01-01`, `${year}-01-03`] } },
    ]);
  });
});

describe('a day of rain', () => {
  const line = (n: number): RainLine => ({
    shiftId: `s${n}`,
    teamId: 't1',
    teamName: '平安巡逻队',
    title: `巡逻${n}`,
    from: now() + n * HOUR,
    until: now() + (n + 1) * HOUR,
    people: n,
  });

  it('is seen first, then cancelled as a whole or in part, and leads to whom to call', async () => {
    await open('rain-day', {
      previewRain: answering({ shifts: [line(1), line(2), line(3)] }),
      applyRain: answering({ done: 2 }),
    });
    expect(page.text()).toContain('6 位邻居会收到通知');
    await tap('巡逻2');
    page.type('为什么', '暴雨');
    await tap('取消 2 班');
    expect(page.dialog()).toContain('4 位报了名或在候补的邻居会收到通知：暴雨');
    page.answer('confirm');
    await page.atRest();
    expect(sent('applyRain')).toMatchObject([
      { shiftIds: ['s1', 's3'], moveTo: null, reason: '暴雨' },
    ]);
    expect(page.text()).toContain('2 班取消了');
    expect(page.text()).toContain('谁没有通知到');
  });

  it('moves shifts to another day, and looks again if somebody changed them', async () => {
    await open('rain-day', {
      previewRain: answering({ shifts: [line(1)] }),
      applyRain: refusing('SHIFT_CHANGED'),
    });
    await tap('改到另一天');
    await tap('改期 1 班');
    page.answer('confirm');
    await page.atRest();
    const [call] = sent('applyRain') as { day: string; moveTo: string }[];
    expect((call?.moveTo ?? '') > (call?.day ?? '')).toBe(true);
    expect(sent('previewRain')).toHaveLength(2);
  });

  it('without outdoor shifts says so', async () => {
    await open('rain-day', { previewRain: answering({ shifts: [] }) });
    expect(page.text()).toContain('这一天没有室外的班次');
  });
});

describe('who was not reached', () => {
  const people = [
    { residentId: 'p1', name: '钟念慈' },
    { residentId: 'p2', name: '' },
    { residentId: 'p3', name: '顾南枝', calls: false },
  ];

  it('is called at home, after the leader has said yes', async () => {
    await open(
      'unreached-list',
      {
        listUnreached: answering({ people }),
        callPerson: answering({ phone: '13800001111', head: '钟' }),
      },
      { shiftId: 's1' },
    );
    expect(page.text()).toContain('已离开的邻居');
    expect(page.text()).toContain('是队长记上的，没有自己报名');
    expect(() => page.tap('打电话给 顾南枝')).toThrow();
    await tap('打电话给 钟念慈');
    expect(page.dialog()).toContain('看过号码这件事会记录下来');
    expect(sent('callPerson')).toStrictEqual([]);
    page.answer('confirm');
    await page.atRest();
    expect(sent('callPerson')).toMatchObject([{ shiftId: 's1', residentId: 'p1' }]);
    expect(page.text()).not.toContain('13800001111');
  });

  it('is nobody once all have their message', async () => {
    await open('unreached-list', { listUnreached: answering({ people: [] }) }, { shiftId: 's1' });
    expect(page.text()).toContain('都通知到了');
  });
});

const NO_SHIFT: ShiftDetail = {
  shiftId: 's1',
  teamId: 't1',
  teamName: '平安巡逻队',
  title: '晚间巡逻',
  kind: 'patrol',
  meet: '西门岗亭',
  outdoor: true,
  day: '2026-12-01',
  from: Date.parse('2026-12-01T19:30:00+08:00'),
  until: Date.parse('2026-12-01T21:30:00+08:00'),
  places: 4,
  taken: 2,
  roleId: 'r1',
  standing: { is: 'open' },
  about: '',
  minutes: 120,
  signUpUntil: 0,
  lateFrom: 0,
  roles: [
    {
      roleId: 'r1',
      name: '巡逻员',
      places: 4,
      skill: null,
      ages: null,
      membersOnly: false,
      taken: 2,
      standing: { is: 'open' },
    },
  ],
  family: [],
  leads: true,
  seasonId: 'se1',
  presence: null,
  outcome: null,
  seen: 'c1',
};

describe('a shift that people have signed up for', () => {
  it('is changed alone, or with all that follow, by what is different only', async () => {
    await open(
      'shift-change',
      { showShift: answering(NO_SHIFT), editSeason: answering({ changed: 5 }) },
      { shiftId: 's1' },
    );
    await tap('改这一班');
    expect(page.text()).toContain('还没有改动');
    page.type('在哪里集合', '东门岗亭');
    await tap('这一班和后面的');
    await tap('都这样改');
    expect(page.dialog()).toContain('报了名和候补的人会收到通知');
    page.answer('confirm');
    await page.atRest();
    const [input] = sent('editSeason') as { change: object }[];
    expect(input).toMatchObject({ seasonId: 'se1', from: '2026-12-01' });
    expect(input?.change).toStrictEqual({ meet: '东门岗亭' });
  });

  it('is insured from now on: whoever is on it is asked, and the leader reads so first', async () => {
    await open(
      'shift-change',
      {
        showShift: answering({ ...NO_SHIFT, seasonId: null }),
        editShift: answering({ changed: true }),
      },
      { shiftId: 's1' },
    );
    await tap('买保险');
    await tap('改这一班');
    expect(page.dialog()).toContain('请他们填证件号');
    page.answer('confirm');
    await page.atRest();
    expect(sent('editShift')).toMatchObject([{ change: { insured: true } }]);
  });

  it('keeps what was typed when fewer places are wanted than are taken', async () => {
    await open(
      'shift-change',
      {
        showShift: answering({ ...NO_SHIFT, seasonId: null }),
        editShift: () => ({ ok: false, code: 'PLACES_TAKEN', details: { taken: 2 } }),
      },
      { shiftId: 's1' },
    );
    expect(page.text()).not.toContain('这一班和后面的');
    page.type('要几个人', '1');
    await tap('改这一班');
    page.answer('confirm');
    await page.atRest();
    expect(sent('editShift')).toMatchObject([
      { seen: 'c1', change: { roles: [{ roleId: 'r1', places: 1 }] } },
    ]);
    expect(page.text()).toContain('已经有 2 个名额定给了人');
  });
});

describe('people whom a leader writes down', () => {
  const neighbours = [
    { residentId: 'p1', name: '钟念慈', home: '一期 1栋 1单元' },
    { residentId: 'p2', name: '叶青禾', home: '二期 3栋 2单元' },
  ];
  const role = { roleId: 'r1', name: '巡逻员', places: 4, skill: null, ages: null };

  it('come together or not at all, and stay on the page if there are too few places', async () => {
    await open(
      'people-add',
      {
        showShift: answering({
          ...NO_SHIFT,
          roles: [{ ...role, membersOnly: false, taken: 3, standing: { is: 'open' } }],
        }),
        findNeighbours: (input) =>
          answering({ people: neighbours.filter(({ name }) => name === input.name) })(),
        addGroup: () => ({ ok: false, code: 'GROUP_TOO_BIG', details: { left: 1 } }),
      },
      { shiftId: 's1' },
    );
    await tap('记上');
    expect(page.text()).toContain('请先找到要来的人');
    for (const { name } of neighbours) {
      page.type('姓名', name);
      await tap('找一找');
      await tap(name);
    }
    await tap('记上这 2 个人');
    expect(sent('addGroup')).toMatchObject([{ roleId: 'r1', residentIds: ['p1', 'p2'] }]);
    expect(page.text()).toContain('只剩 1 个名额');
    expect(page.text()).toContain('二期 3栋 2单元');
  });

  it('hear of the insurance before they are written down', async () => {
    await open(
      'people-add',
      {
        showShift: answering({ ...NO_SHIFT, insured: true }),
        findNeighbours: answering({ people: neighbours.slice(0, 1) }),
        addToShift: answering({ added: true }),
      },
      { shiftId: 's1' },
    );
    page.type('姓名', '钟念慈');
    await tap('找一找');
    await tap('钟念慈');
    await tap('记上');
    expect(page.dialog()).toContain('先跟本人说好');
    page.answer('cancel');
    await page.atRest();
    expect(sent('addToShift')).toStrictEqual([]);
    await tap('记上');
    page.answer('confirm');
    await page.atRest();
    expect(sent('addToShift')).toMatchObject([{ residentId: 'p1', insuranceRead: true }]);
  });
});
