import assert from 'node:assert/strict';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { writeRoster } from '../../cloudfunctions/roster/export/write-workbook.ts';
import { readRoster } from '../../cloudfunctions/roster/reading/roster-workbook.ts';
import { documentOn, type Phone, type Stage, startStage } from '../support/phone.ts';
import { readSlips } from '../support/slips.ts';
import { workbook } from '../support/workbook.ts';

/** A roster's life in the office: template, a file gone wrong, mended, imported, imported again. */
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

function file(buffer: Uint8Array) {
  return { name: '名册.xlsx', mimeType: XLSX, buffer: Buffer.from(buffer) };
}

const HOMES = [1, 2, 3].flatMap((building) =>
  [101, 102, 201].map((number) => ({
    estate: '枫林一期',
    building: `${building}栋`,
    stair: '1单元',
    number: String(number),
    area: 89.5,
    name: '户主甲',
    phone: `1370000${building}${number}`,
    owner: '王秀英、李建国',
    birthYear: 1953,
    grid: '第1网格',
  })),
);

let stage: Stage;
let secretary: Phone;

beforeAll(async () => {
  stage = await startStage({ seed: 'empty', households: 1 });
  secretary = await stage.phone({ as: 'secretary' });
});
afterAll(() => stage.close());

async function openDesk(): Promise<void> {
  await secretary.open('/pages/me/index');
  await secretary.tap('[data-id="desk"]');
}

async function openImport(): Promise<void> {
  await openDesk();
  await secretary.tap('[data-drawer="people"]');
  await secretary.tap('[data-id="roster"]');
  await secretary.sees('一行一户');
}

test('she takes the template along; the importer knows its columns', async () => {
  await openImport();
  await secretary.tap('[data-id="template"] >>> button');
  const { name, bytes } = await documentOn(secretary);
  expect(name).toBe('邻里名册模板.xlsx');
  expect(() => readRoster(bytes, () => undefined)).toThrow(/FILE_EMPTY/);
});

describe('a file', () => {
  test('with columns in the wrong place is refused with the reason first', async () => {
    await openImport();
    const swapped = HOMES.map(({ number, phone, ...rest }) => ({
      ...rest,
      number: phone,
      phone: number,
    }));
    await secretary.giveFile('action-bar >>> button', file(await writeRoster(swapped)), true);
    await secretary.sees('房号：里面大多不像这一列的内容');
  });

  test('mended it is imported', async () => {
    await secretary.giveFile('action-bar >>> button', file(await writeRoster(HOMES)));
    await secretary.sees('1 个小区、3 栋、3 个单元，共 9 户');
    await secretary.tap('action-bar >>> button');
    await secretary.sees('新增 9 户');
  });

  test('with two of three buildings missing is asked about, and removes nothing', async () => {
    await openImport();
    const part = workbook([
      ['小区', '楼栋', '单元', '房号', '面积'],
      ['枫林一期', '1栋', '1单元', '101', 90],
    ]);
    await secretary.giveFile('action-bar >>> button', file(part));
    await secretary.sees('名册里另有 8 户没写在表里');
    await secretary.sees('3 户里少 3 户');
    await secretary.tap('action-bar >>> button');
    const dialog = secretary.browser.locator('.phone-dialog');
    await dialog.getByText('名册里有 3 栋 9 户，这张表有 1 栋 1 户').waitFor();
    await secretary.answer('cancel');
    await secretary.sees('名册里另有 8 户没写在表里');
    await secretary.tap('action-bar >>> button');
    await secretary.answer('confirm');
    await secretary.sees('更新 1 户');
    expect([...stage.cloud.database.documents('households')].length).toBe(9);
  });
});

test('she prints the slips of a building; a code on paper opens its door', async () => {
  await openDesk();
  await secretary.tap('[data-id="households"]');
  await secretary.tap('place-picker >>> .place-row__turn', 1);
  await secretary.tap('place-picker >>> .place-row__choose', 2);
  await secretary.tap('[data-id="slips"] >>> button');
  await secretary.browser.tap('[data-choice="0"]');
  await secretary.answer('confirm');
  const { name, bytes } = await documentOn(secretary);
  expect(name).toMatch(/^枫林一期-1栋-门牌码-.*\.docx$/);
  const [code = ''] = readSlips(bytes).pictures;
  const neighbour = await stage.phone({ as: 'stranger-1' });
  await neighbour.open(`/package-resident/pages/household-join/index?code=${code}`);
  await neighbour.sees('枫林一期 1栋 1单元');
  await neighbour.type('form-field >>> input', '温如玉');
  await neighbour.tap('action-bar >>> button', 1);
  await neighbour.answer('confirm'); // the privacy question
  await neighbour.sees('等您办的事');
  neighbour.close();
});

test('the same roster imported again, with one area changed, keeps who has joined', async () => {
  await openImport();
  const changed = HOMES.map((home, index) => (index === 0 ? { ...home, area: 91.2 } : home));
  await secretary.giveFile('action-bar >>> button', file(await writeRoster(changed)));
  await secretary.sees('资料有变化');
  await secretary.tap('action-bar >>> button');
  await secretary.sees('更新 1 户');
  await secretary.tap('action-bar >>> button');
  await secretary.tap('place-picker >>> .place-row__turn', 1);
  await secretary.tap('place-picker >>> .place-row__choose', 2);
  await secretary.sees('有人加入了 1 户');
});

test('she takes the roster along, with phone numbers only after a second question', async () => {
  await openImport();
  await secretary.tap('[data-id="export"] >>> button');
  await secretary.browser.tap('[data-choice="1"]');
  await secretary.answer('confirm');
  const { name, bytes } = await documentOn(secretary);
  expect(name).toMatch(/名册-.*\.xlsx$/);
  const phones: (string | undefined)[] = [];
  readRoster(bytes, ({ cells }) => phones.push(cells.phone));
  expect(phones.sort()).toStrictEqual(HOMES.map(({ phone }) => phone).sort());
  const kept = (await secretary.program.evaluate(`function () {
    return new Promise((done) => wx.getFileSystemManager().readdir({
      dirPath: wx.env.USER_DATA_PATH, success: (found) => done(found.files),
    }));
  }`)) as string[];
  assert.deepEqual(kept, [name], 'what was opened before is no longer on the phone');
});

test('she sees which micro-grids are too small and puts a building into another', async () => {
  await openDesk();
  await secretary.tap('[data-drawer="people"]');
  await secretary.tap('[data-id="grids"]');
  await secretary.sees('第1网格');
  await secretary.sees('偏少');
  await secretary.tap('action-bar >>> button');
  await secretary.tap('place-picker >>> .place-row__turn', 1);
  await secretary.tap('place-picker >>> .place-row__choose', 2);
  await secretary.type('form-field >>> input', '第2网格');
  await secretary.tap('action-bar >>> button', 1);
  await secretary.browser.getByText('枫林一期 1栋 的 3 户都会分到“第2网格”').waitFor();
  await secretary.answer('confirm');
  await secretary.sees('第2网格');
});
