import { expect, it } from '@jest/globals';
import {
  type Answers,
  answering,
  type OpenPage,
  openPage,
  refusing,
  waiting,
} from '../support/component.ts';
import { COMMUNITY, motion, voter } from './samples.ts';

/** A ballot: choose, look once more, send, keep the receipt; of a secret vote it is not shown. */

const query = { communityId: COMMUNITY, motionId: 'm1', voterId: 'v1' };

async function see(
  ballot: NonNullable<Answers['ballot']>,
  look: (page: OpenPage) => void | Promise<void>,
): Promise<void> {
  const route = 'package-ballot/pages/ballot-cast/index';
  const page = await openPage(route, { query, answers: { ballot } });
  await look(page);
  page.close();
}
const sent = ({ calls }: OpenPage) =>
  calls.filter(({ name }) => name === 'ballot.castBallot').map(({ input }) => input);

/** Answers both questions and goes to the second look. */
function choose(page: OpenPage): void {
  page.tap('同意');
  page.tap('东门');
  page.tap('选好了，核对一遍');
}

it('shows the shape of what is to come while the answer is on its way', () =>
  see({ showMotion: waiting }, (page) => {
    expect(page.text()).toBe('');
    expect(page.all('[class*="skeleton"]').length).toBeGreaterThan(0);
  }));

it('says why it failed, and 再试一次 asks again', async () => {
  let isOnline = false;
  const showMotion = () => (isOnline ? answering(motion())() : refusing('OFFLINE')());
  await see({ showMotion }, async (page) => {
    await page.atRest();
    expect(page.text()).toBe('现在连不上网络。请看看网络，再试一次。 再试一次');
    isOnline = true;
    page.tap('再试一次');
    await page.atRest();
    expect(page.text()).toContain('要不要装充电棚');
  });
});

it('empty: nothing is chosen, and it says which question is still open', () =>
  see({ showMotion: answering(motion()) }, async (page) => {
    await page.atRest();
    expect(page.text()).toContain('这一票代表：一期 1栋 1单元 202');
    expect(page.text()).toContain('不记名：书记、楼栋长和邻居都看不到谁选了什么。');
    expect(page.all('[aria-checked="true"]').length).toBe(0);
    page.tap('选好了，核对一遍');
    expect(page.text()).toContain('还没有选。没有想好，可以选“弃权”。');
    page.tap('同意');
    expect(page.text()).not.toContain('还没有选');
    expect(page.all('[aria-checked="true"]').length).toBe(1);
  }));

it('holds no more choices than allowed', () =>
  see({ showMotion: answering(motion()) }, async (page) => {
    await page.atRest();
    for (const words of ['东门', '西门', '北门']) page.tap(words);
    expect(page.text()).toContain('这一题最多选 2 个，先去掉一个再选。');
    page.tap('东门');
    page.tap('北门');
    const checked = page.all('[aria-checked="true"]').map((one) => one.textContent?.trim());
    expect(checked).toStrictEqual(['西门', '北门']);
  }));

it('full: shows what was chosen, sends it, and keeps a receipt that it does not show', async () => {
  const castBallot = ({ receipt }: { receipt: string }) =>
    answering({ receipt, cast: 'phone' as const })();
  await see({ showMotion: answering(motion()), castBallot }, async (page) => {
    await page.atRest();
    choose(page);
    expect(page.text()).toContain('您的选择');
    expect(page.text()).toContain('不记名的票投出后不能自己改');
    page.tap('再改改');
    page.tap('弃权');
    page.tap('选好了，核对一遍');
    page.tap('投出这一票');
    page.tap('投出这一票');
    await page.atRest();
    expect(sent(page)).toMatchObject([
      {
        motionId: 'm1',
        voterId: 'v1',
        replaces: null,
        answers: [
          { questionId: 'q1', options: ['abstain'] },
          { questionId: 'q2', options: ['east'] },
        ],
      },
    ]);
    const [{ receipt }] = sent(page) as [{ receipt: string }];
    expect(receipt).toMatch(/^[0-9A-Z]{20}$/);
    expect(page.text()).toContain('这一票投好了');
    expect(page.text()).toContain('名单公布以前，手机上不显示任何号码');
    expect(page.text().replace(/[\s-]/g, '')).not.toMatch(/[0-9A-Z]{10}/);
  });
});

it('of a named vote the receipt is shown', async () => {
  const castBallot = ({ receipt }: { receipt: string }) =>
    answering({ receipt, cast: 'phone' as const })();
  const form = { ...motion().form, secret: false };
  await see({ showMotion: answering(motion({ form })), castBallot }, async (page) => {
    await page.atRest();
    choose(page);
    page.tap('投出这一票');
    await page.atRest();
    const [{ receipt }] = sent(page) as [{ receipt: string }];
    expect(page.text().replace(/[\s-]/g, '')).toContain(receipt);
  });
});

it('a ballot whose answer was lost keeps its receipt and is not changed any more', async () => {
  let isOnline = false;
  const castBallot = ({ receipt }: { receipt: string }) =>
    isOnline ? answering({ receipt, cast: 'phone' as const })() : refusing('OFFLINE')();
  await see({ showMotion: answering(motion()), castBallot }, async (page) => {
    await page.atRest();
    choose(page);
    page.tap('投出这一票');
    await page.atRest();
    expect(page.text()).toContain('再点一次不会投成两票');
    expect(page.text()).not.toContain('再改改');
    isOnline = true;
    page.tap('投出这一票');
    await page.atRest();
    expect(page.text()).toContain('这一票投好了');
    expect(new Set(sent(page).map((input) => JSON.stringify(input))).size).toBe(1);
  });
});

it('where another of the household was quicker it says who', async () => {
  let isCast = false;
  const own = () => [isCast ? voter({ cast: 'phone', castBy: '顾北风' }) : voter()];
  const castBallot = () => {
    isCast = true;
    return refusing('BALLOT_CAST')();
  };
  await see({ showMotion: () => answering(motion({ own: own() }))(), castBallot }, async (page) => {
    await page.atRest();
    choose(page);
    page.tap('投出这一票');
    await page.atRest();
    expect(page.text()).toContain('一户一票，顾北风 已经用');
    expect(page.text()).toContain('知道了');
  });
});

it('of a vote that another cast, whom one may overrule, says so before and names them when it is sent', async () => {
  const own = [voter({ cast: 'phone', castBy: '白若溪', mine: false, overrules: 'agent-1' })];
  const named = motion({ own });
  const form = { ...named.form, secret: false };
  const castBallot = ({ receipt }: { receipt: string }) =>
    answering({ receipt, cast: 'phone' as const })();
  await see({ showMotion: answering({ ...named, form }), castBallot }, async (page) => {
    await page.atRest();
    expect(page.text()).toContain('白若溪 已经投了这一票。您改投以后，以您的为准');
    choose(page);
    page.tap('投出这一票');
    await page.atRest();
    expect(sent(page)).toMatchObject([{ replaces: null, overrules: 'agent-1' }]);
  });
});
