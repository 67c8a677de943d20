import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Phone, type Stage, startStage } from '../support/phone.ts';
import { workbook } from '../support/workbook.ts';

/** A community that nobody has entered yet: a set-up code makes its secretary, who imports the roster. */
const ROSTER = {
  name: '名册.xlsx',
  mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  buffer: Buffer.from(
    workbook([
      ['小区', '楼栋', '单元', '房号'],
      ['枫林一期', '1栋', '1单元', '101'],
      ['枫林一期', '1栋', '1单元', '102'],
    ]),
  ),
};

let stage: Stage;
let secretary: Phone;
let code = '';

beforeAll(async () => {
  stage = await startStage({ seed: 'bare', households: 1 });
  secretary = await stage.phone({ as: 'stranger-1' });
  code = stage.cloud.personas().find(({ id }) => id === 'stranger-1')?.code ?? '';
});
afterAll(() => stage.close());

test('the code says what it opens, and makes its holder the secretary', async () => {
  expect(code).toMatch(/^[A-Z2-9]{5}-[A-Z2-9]{5}$/);
  await secretary.open('/pages/home/index');
  await secretary.tap('.welcome >>> button');
  await secretary.type('.code-box', code.toLowerCase());
  await secretary.sees('成为阳光苑社区的书记');
  await secretary.type('form-field >>> input', '陈明灯');
  await secretary.tap('action-bar >>> button', 1);
  await secretary.answer('confirm'); // the privacy question
  await secretary.sees('陈明灯');
});

test('she finds the workbench and imports the roster', async () => {
  await secretary.open('/pages/home/index');
  await secretary.tap('[data-id="desk"]');
  await secretary.tap('[data-drawer="people"]');
  await secretary.tap('[data-id="roster"]');
  await secretary.giveFile('action-bar >>> button', ROSTER);
  await secretary.sees('共 2 户');
  await secretary.tap('action-bar >>> button');
  await secretary.sees('新增 2 户');
});

test('the same code makes nobody else secretary', async () => {
  const other = await stage.phone({ as: 'stranger-2' });
  await other.open('/pages/home/index');
  await other.tap('.welcome >>> button');
  await other.type('.code-box', code);
  await other.sees('已经用过了');
});
