import assert from 'node:assert/strict';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Request } from 'playwright-core';
import type { NoticeDocument, ReceiptDocument } from '../../cloudfunctions/notice/collections.ts';
import { type Phone, type Stage, startStage } from '../support/phone.ts';

/** What pages do when there is nothing, no network, a refusal or a lost answer. */
let stage: Stage;
let communityId: string;

beforeAll(async () => {
  stage = await startStage({ seed: 'demo', households: 60 });
  communityId = stage.cloud.personas()[0]?.communityId ?? '';
});
afterAll(() => stage.close());

const list = () => `/package-notice/pages/notice-list/index?communityId=${communityId}`;
const edit = () => `/package-notice/pages/notice-edit/index?communityId=${communityId}`;
const audit = () => `/package-resident/pages/audit-list/index?communityId=${communityId}`;

test('without a network: what was seen stays with its age, what was not says why', async () => {
  const phone = await stage.phone({ as: 'resident-li' });
  await phone.open(list());
  await phone.sees('都在这里了');
  await phone.open('/pages/me/index');
  await phone.sees('设置');
  await phone.offline(true);
  await phone.open(list());
  await phone.sees('离线，显示的是');
  await phone.sees('都在这里了');
  await phone.open(audit());
  await phone.sees('现在连不上网络');
  await phone.offline(false);
  await phone.tap('failure-state >>> button');
  await phone.sees('这一项需要相应的职务');
  phone.close();
});

test('a stranger who opens a shared notice is shown the way in and nothing else', async () => {
  const [notice] = noticesToConfirm();
  assert.ok(notice);
  const phone = await stage.phone({ as: 'stranger-1' });
  await phone.open(
    `/package-notice/pages/notice-detail/index?communityId=${communityId}&noticeId=${notice._id}`,
  );
  await phone.sees('只给本社区的居民看');
  assert.ok(!(await phone.text()).includes(notice.title));
  await phone.tap('failure-state >>> button');
  await phone.sees('门牌码写在');
  phone.close();
});

test('a wrong code is answered with what to do', async () => {
  const phone = await stage.phone({ as: 'stranger-2' });
  await phone.open('/package-resident/pages/household-join/index');
  await phone.type('.code-box', 'ABCDE-FGHJK');
  await phone.sees('没有找到这张门牌码');
  phone.close();
});

test('an empty list says so', async () => {
  const phone = await stage.phone({ as: 'riverside-resident' });
  await phone.open('/pages/home/index');
  await phone.sees('现在没有要您办的事');
  await phone.open('/package-notice/pages/notice-list/index?communityId=riverside');
  await phone.sees('还没有通知');
  phone.close();
});

test('a lost answer: the confirmation is sent again and counts once', async () => {
  const [notice] = noticesToConfirm();
  assert.ok(notice);
  const phone = await stage.phone({ as: 'resident-wang' });
  await phone.open(
    `/package-notice/pages/notice-detail/index?communityId=${communityId}&noticeId=${notice._id}`,
  );
  await phone.sees('一户有一人确认就可以');
  const before_ = receipts(notice._id);
  await stage.pull('cut', { function: 'notice', request: 2, when: 'after' });
  await phone.tap('action-bar >>> button');
  await phone.answer('cancel');
  await phone.sees('您家已确认');
  expect(receipts(notice._id)).toBe(before_ + 1);
  phone.close();
});

test('what is typed survives a closed app, a refused text and a held one', async () => {
  let phone = await stage.phone({ as: 'secretary', phone: 'desk' });
  await phone.open(edit());
  await phone.type('form-field >>> input', '周末旧物交换');
  await phone.type('form-field >>> textarea', '周六上午在中心花园。');
  const commandId = await commandOf(phone);
  phone.close();

  phone = await stage.phone({ as: 'secretary', phone: 'desk' });
  await phone.open(edit());
  await phone.sees('这是您上次没发完的');
  expect(await commandOf(phone)).toBe(commandId);
  await phone.tap('action-bar >>> button');
  await phone.tap('place-picker >>> .place-row__choose', 0);
  await phone.tap('action-bar >>> button', 1);
  await phone.sees('谁会看到');
  await stage.pull('verdicts', { text: 'risky', times: 1 });
  await phone.tap('action-bar >>> button', 1);
  await phone.sees('没有通过微信的内容检查');
  await phone.sees('周末旧物交换');
  await stage.pull('verdicts', { text: 'review', times: 1 });
  await phone.tap('action-bar >>> button', 1);
  await phone.answer('confirm');
  await phone.sees('等人看过再发');
  phone.close();
});

test('a held notice is released by another person with two taps', async () => {
  const phone = await stage.phone({ as: 'party' });
  await phone.open(`/package-moderation/pages/review-list/index?communityId=${communityId}`);
  await phone.sees('周末旧物交换');
  const held = () => notices().find(({ title }) => title === '周末旧物交换')?.state;
  const rows = (await (await phone.program.currentPage())?.data('rows')) as { title: string }[];
  const nth = rows.findIndex(({ title }) => title === '周末旧物交换');
  await phone.tap('.decisions >>> button', nth * 2 + 1);
  await phone.sees('发出去，住户就能看到');
  expect(held()).toBe('held');
  await phone.tap('.asked >>> button', 1);
  await phone.misses('周末旧物交换');
  expect(held()).toBe('published');
  phone.close();
});

test('a long list goes on where it ends', async () => {
  const oldest = Date.parse('2025-01-01T00:00:00Z');
  const entries = Array.from({ length: 25 }, (_, index) => ({
    _id: `long-${index}`,
    id: `long-${index}`,
    communityId,
    actorId: 'secretary',
    action: index === 0 ? 'message.grant' : 'resident.join',
    target: '',
    at: oldest + index,
  }));
  await stage.cloud.database.insertMany('audit', entries);
  const phone = await stage.phone({ as: 'secretary' });
  await phone.open(audit());
  await phone.sees('加入了一户');
  assert.ok(!(await phone.text()).includes('同意接收一次提醒'));
  await phone.program.pageScrollTo(100_000);
  await phone.sees('同意接收一次提醒');
  await phone.sees('都在这里了');

  await phone.open(audit());
  await phone.sees('加入了一户');
  const held = await phone.holdNext('listAudit');
  const isPage = (request: Request, isNext: boolean) => {
    const sent = request.postData() ?? '';
    return sent.includes('listAudit') && sent.includes('"after"') === isNext;
  };
  const asked = phone.browser.waitForRequest((request) => isPage(request, true));
  await phone.program.pageScrollTo(100_000);
  await asked;
  const answered = phone.browser.waitForResponse((response) => isPage(response.request(), false));
  await phone.program.callWxMethod('startPullDownRefresh');
  await answered;
  held.release();
  await phone.sees('加入了一户');
  assert.ok(!(await phone.text()).includes('同意接收一次提醒'), 'a part of the list before');
  phone.close();
});

function notices(): NoticeDocument[] {
  return [...stage.cloud.database.documents('notices')] as unknown as NoticeDocument[];
}

/** Those that ask the whole community, newest first. */
function noticesToConfirm(): NoticeDocument[] {
  return notices()
    .filter(
      ({ mustConfirm, state, audience }) =>
        mustConfirm && state === 'published' && audience.includes(communityId),
    )
    .sort((one, other) => other.publishedAt - one.publishedAt);
}

function receipts(noticeId: string): number {
  const all = [...stage.cloud.database.documents('receipts')] as unknown as ReceiptDocument[];
  return all.filter((receipt) => receipt.noticeId === noticeId).length;
}

async function commandOf(phone: Phone): Promise<string> {
  const page = await phone.program.currentPage();
  const draft = (await page?.data('draft')) as { commandId: string };
  expect(draft.commandId).toMatch(/^[A-Za-z0-9]{24}$/);
  return draft.commandId;
}
