import { expect, it } from '@jest/globals';
import {
  type Answers,
  answering,
  type OpenPage,
  openPage,
  refusing,
  waiting,
} from '../support/component.ts';
import { now } from '../support/component-clock.ts';
import { COMMUNITY, MEMBERSHIP, notice } from './samples.ts';

/** One notice, to read and to confirm. */

const query = { communityId: COMMUNITY, noticeId: 'n1' };

async function see(
  ofNotice: NonNullable<Answers['notice']>,
  look: (page: OpenPage) => void | Promise<void>,
): Promise<void> {
  const answers: Answers = {
    resident: {
      listMemberships: answering({ memberships: [MEMBERSHIP] }),
      grantMessages: answering({ granted: 1 }),
    },
    notice: ofNotice,
  };
  const page = await openPage('package-notice/pages/notice-detail/index', { query, answers });
  await look(page);
  page.close();
}

it('shows the shape of what is to come while the answer is on its way', () =>
  see({ showNotice: waiting }, (page) => {
    expect(page.text()).toBe('');
    expect(page.all('[class*="skeleton"]').length).toBeGreaterThan(0);
  }));

it('says why it failed, and 再试一次 asks again', async () => {
  let isOnline = false;
  const showNotice = () => (isOnline ? answering(notice())() : refusing('SERVICE_BUSY')());
  await see({ showNotice }, async (page) => {
    await page.atRest();
    expect(page.text()).toBe('现在人多，没有忙过来。请稍等一会儿再试。 再试一次');
    isOnline = true;
    page.tap('再试一次');
    await page.atRest();
    expect(page.text()).toContain('周三停水');
  });
});

it('of a notice that is gone leads back home, of another community to the way in', async () => {
  await see({ showNotice: refusing('NOTICE_NOT_FOUND') }, async (page) => {
    await page.atRest();
    expect(page.text()).toContain('没有找到这则通知');
    expect(page.text()).toContain('回到首页');
  });
  await see({ showNotice: refusing('NOT_A_RESIDENT') }, async (page) => {
    await page.atRest();
    expect(page.text()).toContain('输入门牌码');
  });
});

it('with text alone shows no picture, no file, no history, and nothing to manage', () =>
  see({ showNotice: answering(notice({ mustConfirm: false })) }, async (page) => {
    await page.atRest();
    expect(page.text()).toContain('周三上午九点到十一点，1栋停水检修。');
    expect(page.all('wx-image').length).toBe(0);
    for (const words of ['附件', '更正过', '管理这则通知', '知道了', '回执']) {
      expect(page.text()).not.toContain(words);
    }
  }));

it('with everything shows everything', async () => {
  const full = notice({
    pinned: true,
    corrected: true,
    version: 1,
    history: [
      {
        title: '周二停水',
        body: '旧的文字',
        from: 0,
        until: 1,
        reason: '改了日子',
        byName: '沈秋',
      },
    ],
    attachments: [{ fileId: 'cloud://a/b.pdf', name: '停水安排.pdf' }],
    filesWaiting: 1,
    actFor: [{ residentId: 'p1', name: '周老', confirmedAt: null, byName: '' }],
    maySeeTurnout: true,
    mayEdit: true,
    correctionWaits: true,
  });
  await see({ showNotice: answering(full) }, async (page) => {
    await page.atRest();
    for (const words of [
      '置顶',
      '已更正',
      '停水安排.pdf',
      '还有 1 个图片或附件正在检查',
      '替周老确认',
      '看每栋楼的回执',
      '管理这则通知',
      '取消置顶',
      '知道了',
    ]) {
      expect(page.text()).toContain(words);
    }
    expect(page.text()).not.toContain('旧的文字');
    page.tap('更正过 1 次，看原来的文字');
    expect(page.text()).toContain('旧的文字');
    expect(page.text()).toContain('改了日子');
  });
});

it('confirms once, under one command however often it is sent, and says when', async () => {
  let isOnline = false;
  const confirmNotice = () =>
    isOnline ? answering({ confirmedAt: now() })() : refusing('OFFLINE')();
  await see({ showNotice: answering(notice()), confirmNotice }, async (page) => {
    await page.atRest();
    page.tap('知道了');
    page.tap('知道了');
    await page.atRest();
    expect(page.text()).toContain('现在连不上网络');
    isOnline = true;
    page.tap('知道了');
    await page.atRest();
    expect(page.text()).toContain('您家已确认');
    expect(page.text()).not.toContain('知道了');
    const sent = page.calls.filter(({ name }) => name === 'notice.confirmNotice');
    // A command without an answer is sent once more by itself.
    expect(sent.length).toBe(3);
    expect(new Set(sent.map(({ input }) => JSON.stringify(input))).size).toBe(1);
  });
});

it('confirms for somebody only after the question', async () => {
  const actFor = [{ residentId: 'p1', name: '周老', confirmedAt: null, byName: '' }];
  const ofNotice = {
    showNotice: answering(notice({ mustConfirm: false, actFor })),
    confirmNotice: answering({ confirmedAt: now() }),
  };
  await see(ofNotice, async (page) => {
    await page.atRest();
    const sent = () => page.calls.filter(({ name }) => name === 'notice.confirmNotice');
    page.tap('替周老确认');
    await page.atRest();
    expect(page.dialog()).toContain('会记下是您替周老确认的');
    page.answer('cancel');
    await page.atRest();
    expect(sent()).toStrictEqual([]);
    page.tap('替周老确认');
    await page.atRest();
    page.answer('confirm');
    await page.atRest();
    expect(sent()).toMatchObject([{ input: { noticeId: 'n1', forResidentId: 'p1' } }]);
  });
});

it('shows what an officer wrote down for the home; one tap takes it away and says so', async () => {
  const mark = {
    householdId: 'h1',
    label: '一期 1栋 1单元 102',
    byName: '王建国',
    byRole: 'building-steward' as const,
    how: 'door' as const,
    at: now() - 60_000,
  };
  let marks = [mark];
  const showNotice = () => answering(notice({ marks }))();
  const denyMark = () => {
    marks = [];
    return answering({ denied: true as const })();
  };
  await see({ showNotice, denyMark }, async (page) => {
    await page.atRest();
    expect(page.text()).toContain('楼栋长王建国记了：您家已知道这条通知（当面说过）。');
    page.tap('不是这样');
    await page.atRest();
    const [sent] = page.calls.filter(({ name }) => name === 'notice.denyMark');
    expect(sent?.input).toMatchObject({ noticeId: 'n1', householdId: 'h1' });
    expect(page.text()).not.toContain('王建国记了');
    expect(page.text()).toContain('记录拿掉了');
  });
  marks = [mark, { ...mark, householdId: 'h2', label: '一期 2栋 101' }];
  await see({ showNotice, denyMark: refusing('MARK_GONE') }, async (page) => {
    await page.atRest();
    expect(page.text()).toContain('一期 2栋 101 · ');
    page.tap('不是这样');
    await page.atRest();
    expect(page.dialog()).toContain('这条记录已经不在了');
    expect(page.text()).not.toContain('记录拿掉了');
  });
});
