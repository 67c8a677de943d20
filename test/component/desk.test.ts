import { expect, it } from '@jest/globals';
import { dayOf } from '../../cloudfunctions/kernel/calendar.ts';
import type { Desk } from '../../typings/contract/home.ts';
import type { HeldRole } from '../../typings/contract/resident.ts';
import { type Answers, answering, openPage, refusing, waiting } from '../support/component.ts';
import { now } from '../support/component-clock.ts';
import { COMMUNITY, MEMBERSHIP, SECRETARY } from './samples.ts';
import { DAY, HOUR } from './shift-samples.ts';

/** An officer's desk: what waits, what ends first, what is done every day, and the rest in drawers. */

type ShowDesk = NonNullable<Answers['home']>['showDesk'];

const DESK: Desk = {
  figures: [
    { kind: 'requests', count: 3, more: false },
    { kind: 'meetings', count: 2, more: false },
  ],
  due: [
    { kind: 'held', id: 'm1', title: '三楼的灯不亮', until: now() + HOUR },
    { kind: 'votes', id: 'v1', title: '要不要装充电棚', until: now() + 9 * DAY },
  ],
  watch: { noticeId: 'n1', title: '周三停水', confirmed: 1556, households: 4464 },
  households: 4464,
  duty: { phone: '021-55550001', from: 0, until: 1440, who: '社区值班室' },
};

const open = (showDesk: ShowDesk, roles: HeldRole[] = [SECRETARY], more: Answers = {}) =>
  openPage('package-home/pages/desk-overview/index', {
    query: { communityId: COMMUNITY },
    answers: {
      resident: { listMemberships: answering({ memberships: [{ ...MEMBERSHIP, roles }] }) },
      home: { showDesk },
      ...more,
    },
  });

it('shows figures, what ends first with its day, and asks twice at most', async () => {
  const page = await open(answering(DESK));
  await page.atRest();
  expect(page.text()).toContain('2,908 户没回执 3 请求加入 2 七天内的会');
  expect(page.text()).toContain(
    '最先到期的 三楼的灯不亮 今天截止 等我答复 要不要装充电棚 还有 9 天',
  );
  expect(page.calls.length).toBeLessThanOrEqual(2);
  page.close();
});

it('lays out what is done every day, and folds what is set once', async () => {
  const page = await open(answering({ ...DESK, due: [] }));
  await page.atRest();
  expect(page.text()).toContain('眼下没有快到期的事。');
  expect(page.all('.desk__one').length).toBe(6);
  expect(page.text()).not.toContain('表决设置');
  page.tap('设置和记录');
  expect(page.text()).toContain('表决设置');
  page.tap('住户和名册');
  expect(page.text()).not.toContain('表决设置');
  expect(page.text()).toContain('导入、导出 Excel');
  page.close();
});

it('has nothing of the settings for a steward', async () => {
  const page = await open(answering(DESK), [
    { ...SECRETARY, role: 'stair-steward' as never, placeId: `${COMMUNITY}.a.b.c` },
  ]);
  await page.atRest();
  expect(page.text()).toContain('发通知');
  page.tap('住户和名册');
  expect(page.text()).not.toContain('导入、导出 Excel');
  page.close();
});

it('shows its shape while it waits, and says why it failed', async () => {
  const slow = await open(waiting);
  expect(slow.text()).toBe('');
  slow.close();
  const page = await open(refusing('OFFLINE'));
  await page.atRest();
  expect(page.text()).toContain('现在连不上网络。请看看网络，再试一次。 再试一次');
  page.close();
});

it('has the duty phone, which the secretary may change', async () => {
  const page = await open(answering(DESK));
  await page.atRest();
  expect(page.text()).toContain('值班电话 021-55550001 社区值班室，全天有人接');
  page.close();
  const without = await open(answering({ ...DESK, duty: null }));
  await without.atRest();
  expect(without.text()).toContain('还没有值班电话');
  without.close();
});

it('has three things for the first week, with how far they are, and what comes next', async () => {
  const page = await open(
    answering({ ...DESK, households: 0, duty: null, firstWeek: { noticed: true } }),
  );
  await page.atRest();
  expect(page.text()).toContain('还没有名册，先做这三件 发一则通知 已经发了，可以再发');
  expect(page.text()).toContain('贴一张海报 还没有做');
  expect(page.text()).toContain('留一个值班电话 还没有留');
  expect(page.text()).toContain('接下来 导入名册');
  page.close();
  const later = await open(answering(DESK));
  await later.atRest();
  expect(later.text()).not.toContain('先做这三件');
  later.close();
});

const HANDED = [2, 0, 12, -3].map((days, at) => ({
  noticeId: `n${at}`,
  title: '周三停水',
  placeId: `${COMMUNITY}.a.b${at}`,
  label: `一期 ${at}栋`,
  dueDay: dayOf(now() + days * DAY),
  open: 10 + at,
}));

it('has outages that are not over first, and doors that were handed out among what ends', async () => {
  const [soon, today] = HANDED as [(typeof HANDED)[0], (typeof HANDED)[0]];
  const troubled = [{ noticeId: 'w1', title: '周二停水检修', households: 6 }];
  const desk = answering({ ...DESK, handed: [soon, today], troubled });
  const notice: Answers['notice'] = {
    countRestored: refusing('OFFLINE'),
    listConfirmations: refusing('OFFLINE'),
    listUnconfirmed: refusing('OFFLINE'),
  };
  const see = () => open(desk, [SECRETARY], { notice });
  const page = await see();
  await page.atRest();
  expect(page.text()).toContain(
    '最先到期的 停水：还有 6 户没恢复 周二停水检修 三楼的灯不亮 今天截止 等我答复 11 户要在今天问到 今天截止 周三停水 · 一期 1栋 10 户要在后天前问到',
  );
  page.tap('停水：还有 6 户没恢复');
  await page.atRest();
  expect(page.calls.at(-1)).toMatchObject({
    name: 'notice.countRestored',
    input: { communityId: COMMUNITY, noticeId: 'w1' },
  });
  page.close();
  const other = await see();
  await other.atRest();
  other.tap('11 户要在今天问到');
  await other.atRest();
  expect(other.calls.at(-1)).toMatchObject({
    name: expect.stringMatching(/^notice\.list(Unconfirmed|Confirmations)$/),
    input: { noticeId: 'n1', placeId: today.placeId },
  });
  other.close();
});

it('has questions below notices, and opens the notice', async () => {
  const asked = [{ noticeId: 'w1', title: '周二停水检修', questions: 2 }];
  const page = await open(answering({ ...DESK, due: [], asked }), [SECRETARY], {
    notice: { showNotice: refusing('OFFLINE') },
  });
  await page.atRest();
  expect(page.text()).toContain('有邻居问了 2 句，等您答复 周二停水检修');
  page.tap('有邻居问了 2 句，等您答复');
  await page.atRest();
  expect(page.calls.at(-1)).toMatchObject({
    name: 'notice.showNotice',
    input: { communityId: COMMUNITY, noticeId: 'w1' },
  });
  page.close();
});

it('folds more than three of them into a line with their number', async () => {
  const page = await open(answering({ ...DESK, due: [], handed: HANDED }));
  await page.atRest();
  expect(page.text()).not.toContain('13 户');
  page.tap('还有 1 处门牌等您去问');
  expect(page.text()).toContain('13 户还没问到，过了 3 天');
  expect(page.text()).not.toContain('还有 1 处');
  page.close();
});

it('counts scores that wait for the reader, and opens the queue of the oldest', async () => {
  const figures: Desk['figures'] = [
    { kind: 'members', count: 2, more: false, queue: 'appealed' },
    { kind: 'later' as never, count: 9, more: false },
  ];
  const branch = { ...SECRETARY, role: 'party-branch' as const };
  const civility: Answers['civility'] = {
    showScorebook: refusing('OFFLINE'),
    listScoreQueue: refusing('OFFLINE'),
  };
  const desk = answering({ ...DESK, due: [], watch: null, figures });
  const page = await open(desk, [branch], { civility });
  await page.atRest();
  expect(page.text()).toContain('2 党员记分');
  // A kind that an older app does not know is left out.
  expect(page.text()).not.toContain('9');
  page.tap('2 党员记分');
  await page.atRest();
  expect(page.calls).toContainEqual({
    name: 'civility.listScoreQueue',
    input: { communityId: COMMUNITY, book: 'members', what: 'appealed' },
  });
  page.close();
});
