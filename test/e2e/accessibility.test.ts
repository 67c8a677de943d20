import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { findings } from '../support/axe.ts';
import { idsOf, PAGES, type PageIds } from '../support/pages.ts';
import { type Phone, type Stage, startStage } from '../support/phone.ts';

/** axe-core on every page, in both type sizes, and in the dark. */
let stage: Stage;
let ids: PageIds;

before(async () => {
  stage = await startStage({ seed: 'demo', households: 160 });
  ids = idsOf(stage.cloud.database);
});
after(() => stage.close());

for (const person of [...new Set(PAGES.map(({ as }) => as))]) {
  test(`nothing serious on the pages of ${person}`, async () => {
    const light = await stage.phone({ as: person });
    const dark = await stage.phone({ as: person, dark: true });
    const found = [...(await look(person, light, 'light')), ...(await look(person, dark, 'dark'))];
    await light.program.callWxMethod('setStorageSync', 'text-size', 'large');
    found.push(...(await look(person, light, 'large')));
    assert.deepEqual(found, []);
    light.close();
    dark.close();
  });
}

async function look(person: string, phone: Phone, mode: string): Promise<string[]> {
  const found: string[] = [];
  for (const page of PAGES.filter(({ as }) => as === person)) {
    await phone.open(page.url(ids));
    await phone.sees(page.sees);
    for (const finding of await findings(phone.browser)) {
      found.push(`${page.name} (${mode}) ${finding}`);
    }
  }
  return found;
}
