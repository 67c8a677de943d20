import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { findings, prepare } from '../support/axe.ts';
import { idsOf, PAGES, type PageIds } from '../support/pages.ts';
import { type Phone, type Stage, startStage } from '../support/phone.ts';

/** axe-core on every page, in both type sizes, and in the dark. */
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
      for (const mode of ['light', 'dark', 'large'] as const) {
        await turn(phone, mode);
        const all = await findings(phone.browser, mode === 'light' ? 'all' : 'looks');
        found.push(...all.map((finding) => `${page.name} (${mode}) ${finding}`));
      }
    }
    expect(found).toStrictEqual([]);
    phone.close();
  });
}

/** Changes the colours or the type under an open page, as the system and `definePage` do. */
async function turn({ browser, program }: Phone, mode: 'light' | 'dark' | 'large'): Promise<void> {
  await browser.emulateMedia({ colorScheme: mode === 'dark' ? 'dark' : 'light' });
  const pageClass = mode === 'large' ? 'page page--large' : 'page';
  await (await program.currentPage())?.setData({ pageClass });
}
