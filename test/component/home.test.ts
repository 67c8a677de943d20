import { expect, it } from '@jest/globals';
import type { Home } from '../../typings/contract/home.ts';
import {
  type Answers,
  answering,
  type OpenPage,
  openPage,
  refusing,
  waiting,
} from '../support/component.ts';
import { COMMUNITY, HOME, line, MEMBERSHIP, motion } from './samples.ts';

/** The first page: what needs me, then the news. */

type OfHome = NonNullable<Answers['home']>['showOverview'];

const answers = (showOverview: OfHome, more: Answers = {}): Answers => ({
  resident: { listMemberships: answering({ memberships: [MEMBERSHIP] }) },
  home: { showOverview },
  notice: { listForOthers: answering({ people: [] }) },
  ballot: { listMotions: answering({ motions: [], next: null }) },
  ...more,
});

async function see(all: Answers, look: (page: OpenPage) => void | Promise<void>): Promise<void> {
  const page = await openPage('pages/home/index', { answers: all });
  await look(page);
  page.close();
}

it('shows the shape of what is to come while the answer is on its way', () =>
  see(answers(waiting), (page) => {
    expect(page.text()).toBe('');
    expect(page.all('.skeleton, .page-skeleton, [class*="skeleton"]').length).toBeGreaterThan(0);
  }));

it('says why it failed, and 再试一次 asks again', async () => {
  let isOnline = false;
  const overview = () => (isOnline ? answering(HOME)() : refusing('OFFLINE')());
  await see(answers(overview), async (page) => {
    await page.atRest();
    expect(page.text()).toBe('现在连不上网络。请看看网络，再试一次。 再试一次');
    isOnline = true;
    page.tap('再试一次');
    await page.atRest();
    expect(page.text()).toContain('红枫社区');
  });
});

it('with nothing to do and no news says both', () =>
  see(answers(answering(HOME)), async (page) => {
    await page.atRest();
    expect(page.text()).toBe(
      '红枫社区 顾南枝 · 一期 1栋 1单元 202 等您办的事 现在没有要您办的事。 新消息 全部通知 还没有新消息。社区发了通知，会出现在这里。',
    );
    const asked = page.calls.filter(({ name }) => name === 'home.showOverview');
    expect(asked).toStrictEqual([{ name: 'home.showOverview', input: { communityId: COMMUNITY } }]);
  }));

it('shows what waits: notices, votes, what a mother has to confirm, and how far a receipt has come', async () => {
  const home: Home = {
    ...HOME,
    needs: [line('n1')],
    needsMore: 2,
    news: [line('n2', { title: '端午包粽子', mustConfirm: false, kind: 'general' })],
    watch: { noticeId: 'n1', title: '周三停水', confirmed: 3, households: 8 },
  };
  const { motionId, form, placeLabel, phase, state } = motion();
  const { title, ruleId, opensAt, closesAt } = form;
  const vote = { motionId, title, ruleId, placeLabel, phase, state, opensAt, closesAt };
  const more: Answers = {
    ballot: {
      listMotions: answering({
        motions: [
          { ...vote, passed: null, waits: true },
          { ...vote, motionId: 'm2', title: '投过的', passed: null, waits: false },
        ],
        next: null,
      }),
    },
    notice: {
      listForOthers: answering({
        people: [
          {
            residentId: 'p1',
            name: '周老',
            notices: [{ noticeId: 'n3', title: '体检', confirmUntil: null }],
          },
        ],
      }),
    },
  };
  await see(answers(answering(home), more), async (page) => {
    await page.atRest();
    for (const words of [
      '周三停水',
      '要不要装充电棚',
      '替 周老 确认',
      '还有 2 件，都看看',
      '端午包粽子',
      '还差 5 户',
    ]) {
      expect(page.text()).toContain(words);
    }
    expect(page.text()).not.toContain('投过的');
    expect(page.text()).not.toContain('现在没有要您办的事');
  });
});

it('shows a stranger the way in', async () => {
  const all: Answers = {
    resident: {
      listMemberships: answering({ memberships: [] }),
      listOwnRequests: answering({ requests: [] }),
    },
  };
  await see(all, async (page) => {
    await page.atRest();
    expect(page.text()).toContain('欢迎到邻里来');
    expect(page.text()).toContain('输入门牌码');
    expect(page.calls.map(({ name }) => name)).toStrictEqual([
      'resident.listMemberships',
      'resident.listOwnRequests',
    ]);
  });
});
