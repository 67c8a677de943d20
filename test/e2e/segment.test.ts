import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { idsOf, PAGES } from '../support/pages.ts';
import { type Stage, startStage } from '../support/phone.ts';

/** Tabs that do not fit beside one another: the one that is shown is brought into view, in every size. */
let stage: Stage;
beforeAll(async () => {
  stage = await startStage({ seed: 'demo', households: 120 });
});
afterAll(() => stage.close());

/** How far the part that is shown lies beside its row, in points; 0 = it is seen whole. */
const BESIDE = `(() => {
  const row = document.querySelector('.phone .segment').getBoundingClientRect();
  const one = document.querySelector('.phone .segment__one--on').getBoundingClientRect();
  return Math.round(Math.max(0, row.left - one.left, one.right - row.right));
})()`;

test.each(['normal', 'large', 'largest'])(
  'a tab beyond the edge comes into view once it is chosen, and so does the first again, in %s type',
  async (size) => {
    const [queue] = PAGES.filter(({ name }) => name === 'matter-queue');
    if (!queue) throw new Error('there is no such page');
    const phone = await stage.phone({ as: queue.as });
    await phone.browser.setViewportSize({ width: 320, height: 700 });
    await phone.program.callWxMethod('setStorageSync', 'text-size', size);
    await phone.open(queue.url(idsOf(stage.cloud.database)));
    await phone.sees(queue.sees);
    const page = await phone.program.currentPage();
    const { tabs = [] } = ((await page?.data()) ?? {}) as { tabs?: { what: string }[] };
    // Chosen by the page, as an address may: no tap has brought it into view.
    for (const { what } of [...tabs, ...tabs.slice(0, 1)]) {
      await page?.setData({ what });
      await phone.browser
        .waitForFunction(`${BESIDE} === 0`, null, { timeout: 3_000 })
        .catch(() => 0);
      expect([what, await phone.browser.evaluate(BESIDE)]).toStrictEqual([what, 0]);
    }
    phone.close();
  },
);
