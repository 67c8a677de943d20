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
