import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { HouseholdDocument } from '../../cloudfunctions/people/collections.ts';
import type { PlaceDocument } from '../../cloudfunctions/places/collections.ts';
import { type MessyCell, messyWorkbook } from '../support/messy-workbook.ts';
import { documentOn, type Phone, type Stage, startStage } from '../support/phone.ts';
import { readFile } from '../support/read-roster.ts';

/** A roster as an office finds it in its drawer: taken on the first day, and again a year later. */
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const HEAD = ['楼号', '单元号', '门牌号', '建筑面积（㎡）', '业主姓名', '联系电话', '身份证号'];

function messy(area: number): Uint8Array {
  const rows: MessyCell[][] = [
    ['枫林苑业主名册'],
    HEAD,
    [1, 1, 101, `${area} ㎡`, '王秀英\n李建国', '138 0000 0101', 'x'],
    [null, null, 102, '约89', '赵晨露', '(+86)13800000102', 'x'],
    [null, null, { v: 46024, format: 'm"月"d"日"' }, 70, '钱二', '无', 'x'],
    [null, null, '0101', area, '王秀英', '', 'x'],
    [null, null, 104, 60, '昆明某某房地产开发有限公司', '0871-68888888', 'x'],
    ['S1栋', null, '01', 30, '孙三', '', 'x'],
    ['合计', null, null, 400],
    ['注：面积以不动产权证为准。'],
  ];
  return messyWorkbook([{ rows, merges: ['A1:G1', 'A3:A7', 'B3:B7'], hiddenRows: [7] }]);
}

let stage: Stage;
let secretary: Phone;

beforeAll(async () => {
  stage = await startStage({ seed: 'empty', households: 1 });
  secretary = await stage.phone({ as: 'secretary' });
});
afterAll(() => stage.close());

const open = () =>
  secretary.open('/package-resident/pages/roster-import/index?communityId=sunshine');
const give = (bytes: Uint8Array, asked = false) =>
  secretary.giveFile(
    'action-bar >>> button',
    { name: '名册.xlsx', mimeType: XLSX, buffer: Buffer.from(bytes) },
    asked,
  );

test('a messy roster is read, its suggestions accepted with taps, the rest taken', async () => {
  await open();
  await secretary.sees('最大 10 MB');
  await give(messy(89.5), true);
  await secretary.sees('这张表是哪个小区的？');
  await secretary.type('form-field >>> input', '枫林苑');
  await secretary.tap('action-bar >>> button');
  await secretary.sees('可以导入 3 户');
  await secretary.sees('1 行被隐藏，也导入');
  await secretary.sees('这些列没有用到：身份证号。');
  await secretary.sees('1月2日');
  await secretary.sees('合计对不上');
  for (const offer of ['改成“89”', '改成“1-2”', '这一行不导入']) {
    await secretary.browser.getByText(offer, { exact: true }).first().tap();
  }
  await secretary.sees('会改成“1-2”');
  await secretary.tap('action-bar >>> button');
  await secretary.sees('可以导入 5 户');
  await secretary.misses('处要看一看');
  await secretary.tap('[data-id="total"] .text-button');
  await secretary.type('form-field >>> input', '400');
  await secretary.tap('[data-id="keep-total"] >>> button');
  await secretary.sees('名册少 61.5 ㎡');
  await secretary.tap('action-bar >>> button');
  await secretary.sees('新增 5 户');
  const homes = [...stage.cloud.database.documents('households')] as unknown as HouseholdDocument[];
  expect(homes.map(({ number }) => number).sort()).toStrictEqual([
    '01',
    '1-2',
    '101',
    '102',
    '104',
  ]);
  const places = [...stage.cloud.database.documents('places')] as unknown as PlaceDocument[];
  const estate = places.find(({ kind }) => kind === 'estate');
  expect(estate?.stated).toStrictEqual({ area: 40_000, households: null, developer: null });
});

test('a year later the same doors, written in another way, are the same households', async () => {
  const rows: MessyCell[][] = [
    ['小区', '楼栋', '单元', '房号', '面积'],
    ['枫林苑', '1栋', '1单元', '0101', 91],
    ['枫林苑', '1号楼', '一单元', '102室', 89],
    ['枫林苑', 'S1', '', '1', 30],
    ['枫林苑', '2栋', '1单元', '101', 70],
  ];
  await open();
  await give(messyWorkbook([{ rows }]));
  await secretary.sees('可以导入 2 户');
  await secretary.sees('3 户的写法和名册里不同，算同一户');
  await secretary.sees('名册里另有 2 户没写在表里');
  await secretary.tap('action-bar >>> button');
  await secretary.answer('confirm');
  await secretary.sees('新增 1 户，更新 1 户，2 户没有变化');
  expect([...stage.cloud.database.documents('households')].length).toBe(6);
});

test('cells copied from a spreadsheet are read like a file', async () => {
  await open();
  await secretary.tap('paste-field >>> button');
  await secretary.sees('还没有粘贴');
  const rows = [
    ['小区', '楼栋', '单元', '房号', '面积'],
    ['枫林苑', '3栋', '1单元', '"201"', '90'],
    ['枫林苑', '3栋', '1单元', '202', '"88"'],
  ];
  await secretary.type('paste-field >>> textarea', rows.map((row) => row.join('\t')).join('\n'));
  await secretary.tap('paste-field >>> button');
  await secretary.sees('可以导入 2 户');
  await secretary.sees('粘贴的表格');
});

test('what is left to put right can be taken along, marked', async () => {
  await open();
  await give(messy(89.5));
  await secretary.sees('看不明白，先不导入');
  await secretary.tap('[data-id="marked"] >>> button');
  const { name, bytes } = await documentOn(secretary);
  expect(name).toBe('名册（标好要改的地方）.xlsx');
  const { facts } = readFile(bytes);
  expect(facts.unknown.map(({ heading }) => heading)).toStrictEqual(['要改的地方']);
});

test('an old .xls is refused with how to save it anew', async () => {
  await open();
  await give(messyWorkbook([{ rows: [HEAD] }], 'biff8'));
  await secretary.sees('这是老式的表格（.xls 或 .et）');
});
