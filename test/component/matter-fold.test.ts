import { describe, expect, it } from '@jest/globals';
import { hotlineReply } from '../../miniprogram/text/matter/act.ts';
import { answering, openPage, refusing } from '../support/component.ts';
import { matterLine, matterView } from './matter-samples.ts';
import { COMMUNITY } from './samples.ts';

/** A matter that goes on under another one, and what is sent back to the hotline. */

async function open(page: string, matter: object) {
  const opened = await openPage(`package-matter/pages/${page}/index`, {
    query: { communityId: COMMUNITY, matterId: 'm1' },
    answers: { matter } as never,
  });
  await opened.atRest();
  return opened;
}
const other = matterLine({ matterId: 'm2', title: '一单元灯都不亮' });
const alike = answering({ matters: [matterLine(), other] });

describe('folding', () => {
  it('offers what says the same and not itself, and asks before it folds', async () => {
    const page = await open('matter-fold', {
      showMatter: answering(matterView()),
      listAlike: alike,
      foldMatter: refusing('MATTER_FOLD_UNFIT'),
    });
    expect(page.text()).toContain('一单元灯都不亮');
    expect(page.text()).not.toContain('三楼楼道灯不亮');
    page.tap('一单元灯都不亮');
    await page.atRest();
    expect(page.dialog()).toContain('并到「一单元灯都不亮」');
    page.answer('confirm');
    await page.atRest();
    expect(page.calls.at(-1)?.input).toMatchObject({ matterId: 'm1', into: 'm2' });
    expect(page.dialog()).toContain('这两件并不到一起');
  });

  it('says so when there is nothing alike, and when it did not come', async () => {
    const showMatter = answering(matterView());
    const none = await open('matter-fold', { showMatter, listAlike: answering({ matters: [] }) });
    expect(none.text()).toContain('附近没有同一类的事');
    const failed = await open('matter-fold', { showMatter: refusing('SERVICE_BUSY') });
    expect(failed.text()).toContain('现在人多');
  });

  it('is undone on the matter itself', async () => {
    const may = { ...matterView().may, split: true };
    const page = await open('matter-detail', {
      showMatter: answering(matterView({ may, into: { matterId: 'm2', title: '灯都不亮' } })),
      foldMatter: answering({ into: null }),
    });
    page.tap('不是同一件事，分开办');
    await page.atRest();
    page.answer('confirm');
    await page.atRest();
    expect(page.calls.find(({ name }) => name === 'matter.foldMatter')?.input).toMatchObject({
      into: null,
    });
  });
});

describe('the hotline', () => {
  const hotline = { number: 'GD20260612', due: '2026-06-19' };

  it('has its number, its deadline and a reply to copy', async () => {
    const page = await open('matter-detail', { showMatter: answering(matterView({ hotline })) });
    expect(page.text()).toContain('12345 工单 GD20260612');
    expect(page.text()).toContain('复制给 12345 的答复');
  });

  it('is answered with every public answer', () => {
    const reply = hotlineReply(matterView({ hotline }));
    expect(reply).toContain('工单 GD20260612 的答复');
    expect(reply).toContain('情况属实');
    expect(reply).toContain('花费 360 元');
  });
});
