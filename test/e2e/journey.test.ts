import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Phone, type Stage, startStage } from '../support/phone.ts';
import { workbook } from '../support/workbook.ts';

/** From an empty community to a confirmed notice, by three people with a phone each. */
const ROSTER = {
  name: '名册.xlsx',
  mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  buffer: Buffer.from(
    workbook([
      ['小区', '楼栋', '单元', '房号', '面积', '户主', '手机号'],
      ['枫林一期', '1栋', '1单元', '101', 89.5, '户主甲', '13700000001'],
      ['枫林一期', '1栋', '1单元', '102', 89.5, '', ''],
      ['枫林一期', '2栋', '1单元', '301', 120, '户主丙', '13700000003'],
      ['枫林一期', '2栋', '2单元', '302', 76, '', ''],
    ]),
  ),
};
const BROKEN = {
  ...ROSTER,
  buffer: Buffer.from(
    workbook([
      ['小区', '楼栋', '单元', '房号'],
      ['枫林一期', '1栋', '1单元', '101'],
      ['枫林一期', '', '1单元', '102'],
    ]),
  ),
};

let stage: Stage;
let secretary: Phone;

beforeAll(async () => {
  stage = await startStage({ seed: 'empty', households: 1, functions: 'processes' });
  secretary = await stage.phone({ as: 'secretary' });
});
afterAll(() => stage.close());

async function openWorkbench(entry: string, drawer = ''): Promise<void> {
  await secretary.open('/pages/home/index');
  await secretary.tap('[data-id="desk"]');
  if (drawer) await secretary.tap(`[data-drawer="${drawer}"]`);
  await secretary.tap(`[data-id="${entry}"]`);
}

test('the secretary imports the roster, after a file whose bad row is named', async () => {
  await openWorkbench('roster', 'people');
  await secretary.sees('一行一户');
  await secretary.giveFile('action-bar >>> button', BROKEN, true);
  await secretary.sees('楼栋：这一格是空的');
  await secretary.sees('第 3 行 · 楼栋（B3）');
  await secretary.giveFile('.file .text-button', ROSTER);
  await secretary.sees('1 个小区、2 栋、3 个单元，共 4 户');
  await secretary.tap('action-bar >>> button');
  await secretary.sees('新增 4 户');
});

for (const [index, size] of (['normal', 'large'] as const).entries()) {
  describe(`in ${size} type`, () => {
    const room = ['101', '301'][index] ?? '';
    const building = `枫林一期 ${index + 1}栋`;
    const title = `第 ${index + 1} 次停水通知`;
    let resident: Phone;
    let code = '';

    beforeAll(async () => {
      resident = await stage.phone({ as: `stranger-${index + 1}` });
      if (size === 'normal') return;
      for (const phone of [secretary, resident]) {
        await phone.open('/pages/me/index');
        await phone.tap('[data-id="size"]');
        await phone.browser.tap('.phone-choice >> text=大字');
      }
    });

    test('the secretary gives out a household’s code', async () => {
      await openWorkbench('households');
      await secretary.tap('place-picker >>> .place-row__choose', 0);
      await secretary.sees('房号');
      await secretary.type('form-field >>> input', room);
      const door = (number: string) => `.door-grid__door[aria-label*="${number}，"]`;
      await secretary.browser.waitForSelector(door(room));
      for (const other of ['101', '301'].filter((one) => one !== room)) {
        expect(await secretary.browser.locator(door(other)).count()).toBe(0);
      }
      await secretary.tap(`door-board >>> door-grid >>> ${door(room)}`);
      await secretary.browser.tap('.phone-choice >> text=发一张门牌码');
      await secretary.sees('请抄在纸条上');
      [code = ''] = /[A-Z0-9]{5}-[A-Z0-9]{5}/.exec(await secretary.text()) ?? [];
      expect(code).toMatch(/^[A-Z0-9]{5}-[A-Z0-9]{5}$/);
    });

    test('a stranger is welcomed and joins with it', async () => {
      await resident.open('/pages/home/index');
      await resident.sees('欢迎到邻里来');
      await resident.tap('.welcome >>> button');
      await resident.type('.code-box', code.toLowerCase());
      await resident.sees(room);
      await resident.type('form-field >>> input', '林晚照');
      await resident.tap('action-bar >>> button', 1);
      await resident.answer('confirm'); // the privacy question
      await resident.sees('林晚照');
      await resident.sees('等您办的事');
    });

    test('the secretary publishes a notice to be confirmed', async () => {
      await openWorkbench('publish');
      await secretary.type('form-field >>> input', title);
      await secretary.type('form-field >>> textarea', '周三上午 8:30 至 12:00 停水，请提前储水。');
      await secretary.tap('action-bar >>> button');
      await secretary.tap('place-picker >>> .place-row__choose', 0);
      await secretary.tap('switch-row');
      await secretary.tap('action-bar >>> button', 1);
      await secretary.sees('一共 4 户');
      await secretary.tap('action-bar >>> button', 1);
      await secretary.sees('看每栋楼的回执');
    });

    test('the resident finds it first at home, reads it and confirms', async () => {
      await resident.open('/pages/home/index');
      await resident.tap('need-card >>> .need-card__open');
      await resident.sees('请提前储水');
      await resident.tap('action-bar >>> button');
      await resident.answer('confirm'); // WeChat asks whether messages may come
      await resident.sees('您家已确认');
      await resident.open('/pages/home/index');
      await resident.sees(`已确认\n${title}`);
    });

    test('the secretary sees the turnout of the building', async () => {
      await secretary.tap('.page >>> button');
      await secretary.sees('还有 3 户没确认');
      const text = await secretary.text();
      expect(text).toMatch(/1\s*\/ 4 户已确认/);
      expect(text).toMatch(new RegExp(`${building}\\s*1 / 2 户`));
    });
  });
}
