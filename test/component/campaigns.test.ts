import { describe, expect, it } from '@jest/globals';
import type { CampaignLine } from '../../typings/contract/matter/campaign.ts';
import { answering, openPage, refusing } from '../support/component.ts';
import { COMMUNITY } from './samples.ts';

/** What was asked, and what became of it. */

const line: CampaignLine = {
  campaignId: 'c1',
  question: '楼里先修哪一样',
  from: '2026-03-01',
  until: '2026-03-20',
  elsewhere: 12,
  doors: 30,
  heard: 20,
  folded: 2,
  accepted: 15,
  done: 9,
  running: true,
  seen: 's1',
};
const open = async (page: string, matter: object) => {
  const opened = await openPage(`package-matter/pages/${page}/index`, {
    query: { communityId: COMMUNITY },
    answers: { matter } as never,
  });
  await opened.atRest();
  return opened;
};

describe('campaigns', () => {
  it('say n of d at each step, and let everybody answer while they run', async () => {
    const shown = { campaigns: [line], maySave: false };
    const page = await open('campaign-list', { listCampaigns: answering(shown) });
    for (const words of [
      '问了：上门 30 户，别处 12 人',
      '听到 20 件',
      '受理 15 / 20 件 还有 5 件没受理',
      '办完 9 / 15 件',
      '并到别的事里一起办 2 / 20 件',
      '我来说一件',
    ]) {
      expect(page.text()).toContain(words);
    }
    expect(page.text()).not.toContain('问大家一个问题');
  });

  it('say so when there is none, and when they did not come', async () => {
    const none = { campaigns: [], maySave: true };
    const empty = await open('campaign-list', { listCampaigns: answering(none) });
    expect(empty.text()).toContain('还没有问过');
    const failed = await open('campaign-list', { listCampaigns: refusing('SERVICE_BUSY') });
    expect(failed.text()).toContain('现在人多');
  });

  it('are asked with a question, and what was typed stays when it is refused', async () => {
    const page = await open('campaign-edit', {
      listCampaigns: answering({ campaigns: [], maySave: true }),
      saveCampaign: refusing('CAMPAIGN_DAYS_UNFIT'),
    });
    page.tap('问大家');
    expect(page.text()).toContain('请写下要问大家什么');
    page.type('一个问题', '楼里先修哪一样');
    page.tap('问大家');
    await page.atRest();
    expect(page.text()).toContain('日子不对');
    expect(page.calls.at(-1)?.input).toMatchObject({
      campaignId: null,
      form: { question: '楼里先修哪一样', elsewhere: 0 },
    });
  });
});
