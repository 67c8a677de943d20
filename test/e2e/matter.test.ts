import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { addDays, DAY, dayOf } from '../../cloudfunctions/kernel/calendar.ts';
import type { DrawDocument, MatterDocument } from '../../cloudfunctions/matter/collections.ts';
import type { PictureDocument } from '../../cloudfunctions/pictures/collections.ts';
import { type Phone, type Stage, startStage, until } from '../support/phone.ts';
import { png } from '../support/pictures.ts';
import { workbook } from '../support/workbook.ts';

/**
 * A matter from the words at a door to the visit that asks whether it helped, and the figures that count it: of
 * somebody without a phone, whom officers write down for, with six others on theirs.
 */
const WORDS = '车棚没有充电口，只好从窗户拉线，夜里看着害怕';
const PHOTO = { name: 'shed.png', mimeType: 'image/png', buffer: png() };
const ADD = 'picture-field >>> [data-id="add-picture"] >>> button';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
let stage: Stage;
let grid: Phone;
let li: Phone;
let wang: Phone;
let secretary: Phone;
let matterId = '';

const all = <Doc>(name: string) => [...stage.cloud.database.documents(name)] as unknown as Doc[];
const pictures = () =>
  all<PictureDocument>('pictures').filter(({ change }) => change.action !== 'seed');
const matter = () => all<MatterDocument>('matters').find(({ words }) => words === WORDS);
const upkeep = () => stage.pull('timer', { function: 'matter', trigger: 'upkeep' });
const later = (days: number) => stage.pull('clock', { now: stage.cloud.now() + days * DAY });
const page = (name: string, more = '') =>
  `/package-matter/pages/${name}/index?communityId=sunshine${more}`;
const detail = () => page('matter-detail', `&matterId=${matterId}`);

async function says(phone: Phone, act: string, text: string, isTaken = true): Promise<void> {
  await phone.open(page('matter-act', `&matterId=${matterId}&act=${act}`));
  await phone.type('form-field[data-field="text"] >>> textarea', text);
  await phone.tap('action-bar >>> button');
  if (isTaken) await phone.misses('大家都看得到');
}

beforeAll(async () => {
  stage = await startStage({ seed: 'demo', households: 160 });
  grid = await stage.phone({ as: 'grid-officer' });
  li = await stage.phone({ as: 'resident-li' });
  wang = await stage.phone({ as: 'resident-wang' });
  secretary = await stage.phone({ as: 'secretary' });
});
afterAll(() => stage.close());

test('it is taken down at the door of one without a phone, worded for all, and joined', async () => {
  await grid.open(page('matter-raise', '&residentId=elder-chen&name=陈桂兰'));
  await grid.type('form-field[data-field="words"] >>> textarea', WORDS);
  await grid.tap('choice-chips >>> [data-key="parking"]');
  await grid.tap('action-bar >>> button');
  await grid.sees('办到哪一步');
  matterId = matter()?._id ?? '';
  await wang.open(detail());
  await wang.sees('没有找到这件事项');
  await upkeep();
  await grid.open(page('matter-act', `&matterId=${matterId}&act=triage`));
  await grid.type('form-field[data-field="title"] >>> input', '车棚没有充电口');
  await grid.type('form-field[data-field="text"] >>> textarea', '情况属实，网格员来跟');
  await grid.tap('action-bar >>> button');
  await grid.misses('大家都看得到');
  await wang.open(detail());
  await wang.sees('办到哪一步');
  await wang.tap('[data-do="join"] >>> button');
  await wang.sees('不再算我');
  expect(matter()).toMatchObject({ state: 'accepted', joined: 1, channel: 'door' });
});

test('what was promised comes first, and one who says «not yet» is heard', async () => {
  await says(grid, 'plan', '车棚加六个充电口');
  await grid.open(page('matter-task', `&matterId=${matterId}&act=task-add&taskId=`));
  await grid.type('form-field[data-field="text"] >>> textarea', '请三家来报价，贴在公告栏');
  const due = addDays(dayOf(stage.cloud.now()), 3);
  await grid.choose('picker', due);
  const row = await grid.browser.locator('[data-index]').allTextContents();
  await grid.tap(
    '[data-index]',
    row.findIndex((text) => text.includes('网格员')),
  );
  await grid.tap('action-bar >>> button');
  await grid.misses('大家都看得到');
  await says(grid, 'start', '开始办了');
  await says(grid, 'done', '六个充电口能用了', false);
  await grid.sees('还有 1 件任务没了结');
  const taskId = matter()?.tasks?.[0]?.taskId ?? '';
  await wang.open(detail());
  await wang.sees('请三家来报价');
  await grid.open(page('matter-task', `&matterId=${matterId}&act=task-done&taskId=${taskId}`));
  await grid.type('form-field[data-field="text"] >>> textarea', '三家的报价都贴出来了');
  await grid.giveFile(ADD, PHOTO, true);
  await until('the picture is there', () => pictures().length === 1);
  await grid.tap('action-bar >>> button');
  await grid.misses('大家都看得到');
  await says(grid, 'done', '六个充电口能用了');
  await wang.open(detail());
  await until('a neighbour sees how it looks', async () => {
    const images = wang.browser.locator('img[src*="/storage/pictures/"]');
    return (await images.count()) === 1;
  });
  await grid.open(detail());
  await grid.sees('陈桂兰没有微信');
  await says(grid, 'not-yet', '有两个充不上电');
  await li.open(detail());
  await li.sees('提的人说还没办好 · 网格员代记');
  await says(grid, 'done', '两个坏的换了新的');
  await secretary.open(detail());
  await secretary.tap('[data-rating="helped"] >>> button');
  await secretary.sees('1 人评价：1 人说帮上忙了');
  await wang.open(detail());
  await wang.tap('[data-rating="partly"] >>> button');
  await wang.sees('2 人评价');
  expect(matter()).toMatchObject({ state: 'done' });
});

test('it is drawn by a number that nobody knew, visited, and counted as n of d', async () => {
  const ended = dayOf(stage.cloud.now());
  await later(1);
  await secretary.open(page('matter-draw-make'));
  await secretary.choose('picker[data-field="until"]', ended);
  await secretary.choose('picker[data-field="from"]', ended);
  await secretary.type('form-field[data-field="size"] >>> input', '50');
  await secretary.type('form-field[data-field="source"] >>> input', '福彩双色球的七个号码');
  await secretary.tap('action-bar >>> button');
  await secretary.sees('名单定了，等开号');
  const draw = all<DrawDocument>('matterDraws').find(({ from }) => from === ended);
  expect(draw?.ids).toContain(matterId);
  const drawing = page('matter-draw', `&drawId=${draw?._id}`);
  await later(3);
  await secretary.open(drawing);
  await secretary.type('form-field >>> input', '03081522273106');
  await secretary.tap('[data-do="enter"] >>> button');
  await secretary.sees('号码等第二个人核对');
  const party = await stage.phone({ as: 'party' });
  await party.open(drawing);
  await party.type('form-field >>> input', '03081522273106');
  await party.tap('[data-do="enter"] >>> button');
  await party.sees('抽到的');
  await party.tap(`[data-id="${matterId}"][data-result="helped"]`);
  await party.sees('上门问了：帮上忙了');
  party.close();
  await upkeep();
  await li.open(page('matter-promises'));
  await li.sees('1 件帮上忙了');
});

test('from every figure one comes to the matter, from it to the visit, and back', async () => {
  const drawId = all<DrawDocument>('matterDraws').find(({ ids }) => ids.includes(matterId))?._id;
  const line = `matter-line >>> [data-matter="${matterId}"]`;
  await li.open(page('matter-promises'));
  await li.tap('[data-what="done"]');
  await li.tap(line);
  await li.sees('随机回访抽到了这件事');
  await li.sees('上门问了：帮上忙了');
  await li.tap(`[data-draw="${drawId}"]`);
  await li.sees('抽到的');
  await li.tap(`[data-drawn="${matterId}"] .strong`);
  await li.sees('办到哪一步');
  await li.tap('[data-do="meetings"]');
  await li.sees('还没有拿到会上议');
  await li.open(page('matter-promises'));
  await li.tap('[data-do="draws"]');
  await li.tap(`[data-id="${drawId}"]`);
  await li.sees('抽到的');
  const observer = await stage.phone({ as: 'observer' });
  await observer.open(page('matter-board'));
  await observer.tap('[data-do="promises"]');
  await observer.tap('[data-what="done"]');
  await observer.tap(line);
  await observer.sees('两个坏的换了新的');
  expect(await observer.text()).not.toContain('陈桂兰');
  observer.close();
});

test('orders of 12345 come from a table, each number once', async () => {
  const number = 'XT20260615001';
  const columns = ['工单号', '诉求内容', '答复期限', '地址'];
  const due = addDays(dayOf(stage.cloud.now()), 3);
  const bytes = workbook([columns, [number, '路灯不亮，晚上看不见', due, '城西路口']]);
  const file = { name: '工单.xlsx', mimeType: XLSX, buffer: Buffer.from(bytes) };
  const choose = async (asked: boolean) => {
    await secretary.open(page('matter-orders'));
    await secretary.giveFile('action-bar >>> button', file, asked);
  };
  await choose(true);
  await secretary.sees('可以登记 1 件');
  await secretary.sees('没看出是哪一栋');
  await secretary.browser.getByText('登记这 1 件', { exact: true }).first().tap();
  await secretary.sees('登记好了 1 件');
  expect(
    all<MatterDocument>('matters').filter((one) => one.hotline?.number === number).length,
  ).toBe(1);
  await choose(false);
  await secretary.sees('以前登记过了');
});
