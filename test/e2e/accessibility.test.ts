import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { findings, prepare } from '../support/axe.ts';
import { layoutFaults } from '../support/layout.ts';
import { idsOf, PAGES, type PageIds } from '../support/pages.ts';
import { type Phone, type Stage, startStage } from '../support/phone.ts';

/**
 * axe-core on every page, in the smallest and the largest type, and in the dark; and on narrow phones, tablets and
 * computers nothing that is cut, that breaks where it belongs together, or that lies on something else.
 */
const WIDTHS = [320, 375, 768, 1280];
let stage: Stage;
let ids: PageIds;

beforeAll(async () => {
  stage = await startStage({ seed: 'demo', households: 160 });
  ids = idsOf(stage.cloud.database);
});
afterAll(() => stage.close());

for (const person of new Set(PAGES.map(({ as }) => as))) {
  test(`nothing serious on the pages of ${person}`, async () => {
    const phone = await stage.phone({ as: person });
    await prepare(phone.browser);
    const found: string[] = [];
    for (const page of PAGES.filter(({ as }) => as === person)) {
      await phone.open(page.url(ids));
      await phone.sees(page.sees);
      for (const mode of ['light', 'dark', 'large', 'largest'] as const) {
        await turn(phone, mode);
        if (mode !== 'large') {
          const all = await findings(phone.browser, mode === 'light' ? 'all' : 'looks');
          found.push(...all.map((finding) => `${page.name} (${mode}) ${finding}`));
        }
        if (mode !== 'dark') found.push(...(await faults(phone, `${page.name} (${mode})`)));
      }
    }
    expect(found).toStrictEqual([]);
    phone.close();
  });
}

async function faults({ browser }: Phone, name: string): Promise<string[]> {
  const found: string[] = [];
  const before = browser.viewportSize();
  for (const width of WIDTHS) {
    await browser.setViewportSize({ width, height: 812 });
    const all = await layoutFaults(browser);
    found.push(...all.map((fault) => `${name} at ${width}: ${fault}`));
  }
  if (before) await browser.setViewportSize(before);
  return found;
}

/** Changes the colours or the type under an open page, as the system and `definePage` do. */
async function turn(
  { browser, program }: Phone,
  mode: 'light' | 'dark' | 'large' | 'largest',
): Promise<void> {
  await browser.emulateMedia({ colorScheme: mode === 'dark' ? 'dark' : 'light' });
  const isLarger = mode === 'large' || mode === 'largest';
  const pageClass = isLarger ? `page page--${mode}` : 'page';
  await (await program.currentPage())?.setData({ pageClass });
}
