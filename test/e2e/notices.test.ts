import assert from 'node:assert/strict';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { NoticeDocument } from '../../cloudfunctions/notice/collections.ts';
import { type Phone, type Stage, startStage, until } from '../support/phone.ts';

/** What becomes of a notice after it was written: on time, corrected, withdrawn, reported, looked at. */
let stage: Stage;
let communityId: string;
let secretary: Phone;
let resident: Phone;

beforeAll(async () => {
  stage = await startStage({ seed: 'demo', households: 60 });
  communityId = stage.cloud.personas()[0]?.communityId ?? '';
  secretary = await stage.phone({ as: 'secretary' });
  resident = await stage.phone({ as: 'resident-li' });
});
afterAll(() => stage.close());

const edit = () => `/package-notice/pages/notice-edit/index?communityId=${communityId}`;
const list = () => `/package-notice/pages/notice-list/index?communityId=${communityId}`;
const detail = (noticeId: string) =>
  `/package-notice/pages/notice-detail/index?communityId=${communityId}&noticeId=${noticeId}`;

function noticeCalled(title: string): NoticeDocument {
  const all = [...stage.cloud.database.documents('notices')] as unknown as NoticeDocument[];
  const found = all.find((one) => one.title === title);
  assert.ok(found, title);
  return found;
}

/** Writes the first page of a notice to the whole community, up to its times. */
async function write(title: string, body: string): Promise<void> {
  await secretary.open(edit());
  await secretary.type('form-field >>> input', title);
  await secretary.type('form-field >>> textarea', body);
  await secretary.tap('action-bar >>> button');
  await secretary.tap('place-picker >>> .place-row__choose', 0);
}

async function publish(): Promise<void> {
  await secretary.tap('action-bar >>> button', 1);
  await secretary.sees('谁会看到');
  await secretary.tap('action-bar >>> button', 1);
}

test('a scheduled notice is nowhere before its time, and there when it has come', async () => {
  const title = '周末电影放映';
  await write(title, '## 时间\n周六**晚上**七点\n- 自带小板凳');
  await secretary.tap('[data-field="publish"] >>> .tap');
  await secretary.sees('明天 09:00');
  await publish();
  await secretary.sees('还没到时间，现在只有您看得到');
  await resident.open(list());
  await resident.sees('都在这里了');
  assert.ok(!(await resident.text()).includes(title));
  await stage.pull('clock', { now: noticeCalled(title).publishedAt + 1000 });
  await resident.open(list());
  await resident.sees(title);
  await resident.open(detail(noticeCalled(title)._id));
  await resident.sees('自带小板凳');
  assert.ok(!/##|\*\*|- 自带/.test(await resident.text()), 'the marks are not shown');
});

test('a correction shows what was changed and why', async () => {
  const { _id } = noticeCalled('周末电影放映');
  await secretary.open(detail(_id));
  await secretary.tap('[data-id="correct"]');
  await secretary.sees('为什么改');
  await secretary.tap('action-bar >>> button');
  await secretary.sees('请写一句为什么改');
  await secretary.type('[data-field="body"] >>> textarea', '周日晚上七点，自带小板凳。');
  await secretary.type('[data-field="reason"] >>> input', '周六下雨');
  await secretary.tap('action-bar >>> button');
  await secretary.sees('更正过 1 次');
  await resident.open(detail(_id));
  await resident.sees('已更正');
  await resident.sees('周日晚上七点');
  await resident.tap('[aria-expanded]');
  await resident.sees('更正：周六下雨');
  await resident.sees('周六晚上七点');
});

test('a notice that was left half written is there on another phone', async () => {
  await secretary.open(edit());
  await secretary.type('form-field >>> input', '写到一半的通知');
  await secretary.open('/pages/me/index');
  await secretary.sees('工作台');
  const other = await stage.phone({ as: 'secretary' });
  await other.open(edit());
  await other.sees('接着写没发完的');
  await other.tap('[data-id]', 0);
  await other.sees('这是您上次没发完的');
  const form = (await (await other.program.currentPage())?.data('form')) as { title: string };
  expect(form.title).toBe('写到一半的通知');
  other.close();
});

test('on a wide screen a kind is chosen with the keyboard, and one ring shows where one is', async () => {
  const phone = await stage.phone({ as: 'secretary' });
  await phone.browser.setViewportSize({ width: 1280, height: 800 });
  await phone.open(edit());
  const kinds = phone.browser.getByRole('radiogroup', { name: '哪一类' }).getByRole('radio');
  await kinds.nth(0).focus();
  await phone.browser.keyboard.press('Tab');
  const rings =
    '[...document.querySelectorAll("*")].filter((one) => getComputedStyle(one).outlineStyle !== "none").map((one) => one.ariaLabel)';
  expect(await phone.browser.evaluate(rings)).toStrictEqual(['停水停电']);
  await phone.browser.keyboard.press('Space');
  await phone.browser.getByRole('radio', { name: '停水停电', checked: true }).waitFor();
  expect(await phone.browser.getByRole('radio', { checked: true }).count()).toBe(1);
  phone.close();
});

test('a template that the first sheet of choices has no room for is in the next', async () => {
  const phone = await stage.phone({ as: 'grid-officer' });
  await phone.open(edit());
  await phone.tap('[data-id="template"] >>> button');
  await phone.browser.tap('.phone-choice >> text=看看别的');
  await phone.browser.tap('.phone-choice >> text=居务公开');
  await phone.sees('10 / 40');
  const form = (await (await phone.program.currentPage())?.data('form')) as { title: string };
  assert.equal(form.title, '居务公开：〔什么事〕');
  phone.close();
});

test('a resident reports it; another person takes it down; readers see that and not the text', async () => {
  const { _id } = noticeCalled('周末电影放映');
  await resident.open(detail(_id));
  await resident.tap('[data-id="report"]');
  await resident.browser.tap('[data-choice="0"]');
  await resident.answer('confirm');
  const party = await stage.phone({ as: 'party' });
  await party.open(`/package-moderation/pages/review-list/index?communityId=${communityId}`);
  await party.sees('有邻居反映这则通知有问题');
  await party.sees('· 不属实');
  const rows = (await (await party.program.currentPage())?.data('rows')) as { title: string }[];
  const nth = rows.findIndex(({ title }) => title === '周末电影放映');
  await party.tap('.decisions >>> button', nth * 2);
  await party.sees('大家会看到“复核后撤下”');
  await party.tap('.asked >>> button', 1);
  await party.misses('有邻居反映');
  party.close();
  await resident.open(detail(_id));
  await resident.sees('有邻居反映，复核后撤下');
  assert.ok(!(await resident.text()).includes('小板凳'));
});

test('withdrawn with a reason, pinned above the others before', async () => {
  const title = '明天小区消毒';
  await write(title, '请关好门窗，收好被子。');
  await publish();
  await secretary.sees('管理这则通知');
  await secretary.tap('[data-id="pin"]');
  await secretary.sees('取消置顶');
  await resident.open(list());
  await resident.sees(title);
  assert.ok((await resident.text()).indexOf(title) < 80, 'it stands on top');
  await secretary.tap('[data-id="withdraw"]');
  await secretary.browser.fill('.phone-dialog textarea', '消毒改期，另行通知');
  await secretary.answer('confirm');
  await secretary.sees('撤下：消毒改期，另行通知');
  await resident.open(detail(noticeCalled(title)._id));
  await resident.sees('撤下：消毒改期，另行通知');
  assert.ok(!(await resident.text()).includes('收好被子'));
});

test('a photograph that fails the check is never shown', async () => {
  const title = '花坛补种';
  await secretary.open(edit());
  await secretary.type('form-field >>> input', title);
  await secretary.type('form-field >>> textarea', '周日上午补种花坛，欢迎来帮忙。');
  await stage.pull('verdicts', { picture: 'risky' });
  const picture = { name: '花坛.png', mimeType: 'image/png', buffer: PIXEL };
  await secretary.giveFile('[data-id="pictures"] >>> button', picture, true);
  await secretary.sees('1 / 6');
  await secretary.tap('action-bar >>> button');
  await secretary.tap('place-picker >>> .place-row__choose', 0);
  await publish();
  await secretary.sees('管理这则通知');
  const { _id } = noticeCalled(title);
  await resident.open(detail(_id));
  await resident.sees('欢迎来帮忙');
  // WeChat's answer comes on its own, within half an hour.
  await stage.pull('clock', { now: stage.cloud.now() + 30 * 60_000 });
  const stateOf = () => noticeCalled(title).pictures.map(({ state }) => state);
  await until('the verdict', () => !stateOf().includes('waiting'));
  // What is blocked is taken away by the next timer.
  expect(['blocked', 'gone']).toContain(stateOf()[0]);
  for (const phone of [resident, secretary]) {
    await phone.open(detail(_id));
    await phone.sees('欢迎来帮忙');
    expect(await phone.browser.locator('.pictures__one').count()).toBe(0);
  }
});

/** A picture of one pixel. */
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
