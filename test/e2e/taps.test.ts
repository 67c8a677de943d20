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
  const [shift] = documents('shifts')
    .filter(({ title, from = 0, free }) => title === '晚间巡逻' && from > Date.now() && free?.r1)
    .sort((one, other) => (one.from ?? 0) - (other.from ?? 0));
  const before = named();
  await tap(`[data-shift="${shift?._id}"] >>> .shift-act >>> button`);
  await li.sees('我的班次');
  expect(named()).toBeGreaterThan(before);
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
  const before = receipts();
  // Few live in a building of the demo, so that one goes back to the list for the next one: the dearest way.
  for (let building = 0; receipts() < before + 20; building += 1) {
    if (building > 0) {
      taps += 1;
      await secretary.program.navigateBack();
      await secretary.sees('每栋楼');
    }
    await press('.entry[data-id^="sunshine"]');
    await secretary.sees('一次记好几户');
    if (building === 0) await press('segment >>> [data-key="several"]');
    await secretary.sees('可以选好几户');
    const left = before + 20 - receipts();
    const doors = await secretary.browser.locator(`${OPEN_DOOR}:visible`).count();
    for (let door = 0; door < Math.min(doors, left); door += 1)
      await press(`door-board >>> door-grid >>> ${OPEN_DOOR}`);
    await press('.ways >>> button');
    await secretary.sees('刚记下');
  }
  expect(receipts()).toBe(before + 20);
  expect(taps).toBeLessThanOrEqual(45);
});

/** A door that has neither confirmed nor been picked. */
const OPEN_DOOR = '.door-grid__door[aria-label*="还没确认"]';

const documents = (name: string) =>
  [...stage.cloud.database.documents(name)] as {
    _id: string;
    title?: string;
    from?: number;
    free?: Record<string, number>;
  }[];
const receipts = () => documents('receipts').length;
/** How often shifts name somebody of theirs. */
const named = () => JSON.stringify(documents('shifts')).split('"resident-li"').length;
