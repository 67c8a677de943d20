import { describe, expect, it } from '@jest/globals';
import { linesOf } from '../../miniprogram/view/draw.ts';
import type { ListedHonour } from '../../typings/contract/civility/honour.ts';
import type { MotionDetail } from '../../typings/contract/motion.ts';
import type { Standing } from '../../typings/contract/volunteer/shift.ts';
import { type Answers, answering, openPage, refusing } from '../support/component.ts';
import { COMMUNITY, MEMBERSHIP, motion, notice } from './samples.ts';
import { shift } from './shift-samples.ts';

/** What leaves the app: cards, texts and posters; and what a stranger sees who opens one. */

type Pages = [what: string, path: string, query: Record<string, string>, answers: Answers];
const stranger = refusing('NOT_A_RESIDENT');
const known = { resident: { listMemberships: answering({ memberships: [] }) } };
const PAGES: Pages[] = [
  [
    'a notice',
    'package-notice/pages/notice-detail/index',
    { noticeId: 'n1' },
    { notice: { showNotice: stranger } },
  ],
  [
    'a vote',
    'package-ballot/pages/motion-detail/index',
    { motionId: 'm1' },
    { ballot: { showMotion: stranger }, ...known },
  ],
  [
    'a covenant',
    'package-covenant/pages/covenant-detail/index',
    { covenantId: 'c1' },
    { covenant: { showCovenant: stranger }, ...known },
  ],
  [
    'a shift',
    'package-volunteer/pages/shift-detail/index',
    { shiftId: 's1' },
    { volunteer: { showShift: stranger } },
  ],
  [
    'a season',
    'package-volunteer/pages/season-detail/index',
    { seasonId: 's1' },
    { volunteer: { listShifts: stranger } },
  ],
  [
    'a meeting',
    'package-meeting/pages/meeting-detail/index',
    { meetingId: 'e1' },
    { meeting: { showMeeting: stranger } },
  ],
  [
    'the honours',
    'package-civility/pages/honour-list/index',
    {},
    { civility: { listHonours: stranger }, ...known },
  ],
];

describe('a stranger who opens what was shared', () => {
  for (const [what, path, ids, answers] of PAGES) {
    it(`sees the way in, and nothing of ${what}`, async () => {
      const page = await openPage(path, { query: { communityId: COMMUNITY, ...ids }, answers });
      await page.atRest();
      expect(page.text()).toBe(
        '这里的内容只给本社区的居民看。您有门牌码的话，可以现在加入。 输入门牌码 再试一次',
      );
      page.close();
    });
  }
});

const openNotice = () =>
  openPage('package-notice/pages/notice-detail/index', {
    // As the code of a poster opens it.
    query: { scene: encodeURIComponent(`${COMMUNITY}~n1`) },
    answers: {
      notice: { showNotice: answering(notice()) },
      filing: { showCode: answering({ code: null }) },
    },
  });

describe('a notice', () => {
  it('goes out as a card that says no more than that there is one', async () => {
    const page = await openNotice();
    await page.atRest();
    expect(page.calls).toMatchObject([{ input: { communityId: COMMUNITY, noticeId: 'n1' } }]);
    page.tap('转发到微信群');
    await page.atRest();
    expect(page.dialog()).toContain('社区有一则通知，请您看一看');
    expect(page.dialog()).not.toContain(notice().title);
    page.close();
  });
});

it('a course that repeats goes out with its days, and its code opens the list of what lies ahead', async () => {
  const open = { is: 'open', placesLeft: 2 } as Standing;
  const shifts = [1, 2].map((n) => shift(n, open, { day: `2026-03-1${n + 1}` }));
  const page = await openPage('package-volunteer/pages/season-detail/index', {
    query: { scene: encodeURIComponent(`${COMMUNITY}~season-1`) },
    answers: { volunteer: { listShifts: answering({ shifts, next: null }) } },
  });
  await page.atRest();
  expect(page.calls).toMatchObject([{ input: { communityId: COMMUNITY, ofSeason: 'season-1' } }]);
  expect(page.text()).toContain('每周四、周五');
  page.tap('转发到微信群');
  await page.atRest();
  expect(page.dialog()).toContain('一起来：');
  page.close();
  const over = await openPage('package-volunteer/pages/season-detail/index', {
    query: { communityId: COMMUNITY, seasonId: 'season-1' },
    answers: { volunteer: { listShifts: answering({ shifts: [], next: null }) } },
  });
  await over.atRest();
  expect(over.text()).toContain('后面没有班次了');
  expect(over.text()).not.toContain('转发到微信群');
  over.close();
});

const HONOUR: ListedHonour = {
  honourId: 'h1',
  kind: 'title',
  title: '最美庭院',
  stars: [],
  label: '一期 1栋 1单元 101',
  reason: '花养得好',
  standing: 'held',
  until: null,
  term: null,
  motionId: null,
  objections: 0,
  open: 0,
  pictures: { of: 'h1', pictures: [], waiting: 0 },
  mine: [],
};

it('honours go out without a door on them', async () => {
  const page = await openPage('package-civility/pages/honour-list/index', {
    query: { communityId: COMMUNITY },
    answers: {
      civility: { listHonours: answering({ honours: [HONOUR], next: null }) },
      resident: { listMemberships: answering({ memberships: [MEMBERSHIP] }) },
    },
  });
  await page.atRest();
  page.tap('转发到微信群');
  await page.atRest();
  expect(page.dialog()).toContain('社区的光荣榜');
  expect(page.dialog()).not.toContain('101');
  page.close();
});

it('a published result goes out as a card with the outcome; before it is public nothing does', async () => {
  const record = (more: Partial<MotionDetail>) =>
    openPage('package-ballot/pages/motion-record/index', {
      query: { communityId: COMMUNITY, motionId: 'm1' },
      answers: { ballot: { showMotion: answering(motion({ phase: 'over', ...more })) }, ...known },
    });
  const page = await record({ state: 'published' });
  await page.atRest();
  page.tap('转发到微信群');
  await page.atRest();
  expect(page.dialog()).toContain('表决结果：要不要装充电棚');
  expect(page.dialog()).not.toContain('202');
  page.close();
  const secret = await record({ state: 'signed' });
  await secret.atRest();
  expect(secret.text()).not.toContain('转发到微信群');
  secret.close();
});

it('a poster without the page that it is of says so; one of the community has its name and its number', async () => {
  const lost = await openPage('package-home/pages/share-poster/index', {
    query: { communityId: COMMUNITY, kind: 'notice', id: 'n1' },
  });
  await lost.atRest();
  expect(lost.text()).toContain('请回到刚才那一页');
  lost.close();
  const duty = { phone: '021-55550001', from: 480, until: 1200, who: '社区值班室' };
  const page = await openPage('package-home/pages/share-poster/index', {
    query: { communityId: COMMUNITY },
    answers: {
      resident: { listMemberships: answering({ memberships: [MEMBERSHIP] }) },
      role: { listStewards: answering({ stewards: [], duty }) },
      filing: { showCode: answering({ code: null }) },
    },
  });
  await page.atRest();
  const spoken = page.all('.poster')[0]?.getAttribute('aria-label') ?? '';
  expect(spoken).toContain(MEMBERSHIP.communityName);
  expect(spoken).toContain('值班电话 021-55550001');
  expect(page.text()).toContain('小程序还没有上线');
  page.close();
});

it('lines on a picture fit, whatever is written', () => {
  const widthOf = (text: string) => [...text].length * 10;
  expect(linesOf('本周四上午停水', widthOf, 40, 3)).toStrictEqual(['本周四上', '午停水']);
  expect(linesOf('字'.repeat(100), widthOf, 40, 2)).toStrictEqual(['字字字字', '字字字…']);
  expect(linesOf(' \n ', widthOf, 40, 2)).toStrictEqual([]);
  expect(linesOf('宽', widthOf, 5, 2)).toStrictEqual(['宽']);
});
