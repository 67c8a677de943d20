import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Phone, type Stage, startStage } from '../support/phone.ts';

/** How many taps it takes from the first page to what people do most. */
let stage: Stage;
let li: Phone;
let taps = 0;

beforeAll(async () => {
  stage = await startStage({ seed: 'demo', households: 120 });
  li = await stage.phone({ as: 'resident-li' });
});
afterAll(() => stage.close());

/** Opens the first page, and counts from there. */
async function home(): Promise<void> {
  await li.open('/pages/home/index');
  await li.sees('等您办的事');
  taps = 0;
}
const tap = (selector: string) => {
  taps += 1;
  return li.tap(selector);
};

test('a notice is confirmed in one', async () => {
  await home();
  const selector = '[data-need="notice"] >>> button';
  await tap(selector);
  await li.sees('已确认');
  expect(taps).toBe(1);
});

test('a steward or whoever is on duty is called in two', async () => {
  await home();
  taps += 1;
  await li.program.native().switchTab({ url: 'pages/me/index' });
  await li.sees('有事找谁');
  await tap('[data-call="社区值班室"]');
  await li.browser.waitForSelector('.phone-dialog:has-text("021-55550100")');
  await li.answer('cancel');
  expect(taps).toBe(2);
});

test('a vote is cast in two: an option on its card, and the sheet that repeats it', async () => {
  await home();
  await tap('[data-need="motion"] >>> [data-option="yes"]');
  await li.browser.waitForSelector('.phone-dialog:has-text("您选：同意")');
  taps += 1;
  await li.answer('confirm');
  await li.sees('您的意见记下了');
  expect(taps).toBe(2);
});

test('a place on a shift is taken in two', async () => {
  await home();
  taps += 1;
  await li.program.native().switchTab({ url: 'pages/volunteer/index' });
  await li.sees('搭把手，一起来');
  const free = '[data-shift] >>> .shift-act >>> button';
  const before = signUps();
  await tap(free);
  await li.sees('我的班次');
  expect(signUps()).toBe(before + 1);
  expect(taps).toBe(2);
});

test('twenty doors are confirmed in forty-five at most', async () => {
  const secretary = await stage.phone({ as: 'secretary' });
  const press = async (selector: string) => {
    taps += 1;
    await secretary.tap(selector);
  };
  await secretary.open('/pages/home/index');
  await secretary.sees('工作台');
  taps = 0;
  await press('desk-figures >>> [data-id="watch"]');
  await secretary.sees('每栋楼');
  await press('[data-id^="sunshine"]');
  await secretary.sees('还没确认');
  const before = receipts();
  for (let door = 1; door <= 20; door += 1) await press('[data-how="door"] >>> button');
  await secretary.sees('刚记下：当面告知了');
  expect(receipts()).toBe(before + 20);
  expect(taps).toBeLessThanOrEqual(45);
});

const count = (name: string) => [...stage.cloud.database.documents(name)].length;
const signUps = () => count('signUps');
const receipts = () => count('receipts');
