import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { idsOf, PAGES } from '../support/pages.ts';
import { startStage } from '../support/phone.ts';

/**
 * Takes the pictures of every page for the README: node --import tsx test/e2e/pictures.ts [folder]
 * In the demo at full size, in normal and large type; with `--dark` also in the dark.
 */
const folder =
  process.argv.slice(2).find((argument) => !argument.startsWith('--')) ??
  join(import.meta.dirname, '..', '..', 'docs', 'pictures');
const modes = process.argv.includes('--dark')
  ? (['normal', 'large', 'dark'] as const)
  : (['normal', 'large'] as const);

await mkdir(folder, { recursive: true });
const stage = await startStage({ seed: 'demo', households: 4464 });
try {
  const ids = idsOf(stage.cloud.database);
  for (const person of new Set(PAGES.map(({ as }) => as))) {
    for (const mode of modes) {
      const phone = await stage.phone({ as: person, dark: mode === 'dark' });
      if (mode === 'large') {
        await phone.program.callWxMethod('setStorageSync', 'text-size', 'large');
      }
      for (const page of PAGES.filter(({ as }) => as === person)) {
        await phone.open(page.url(ids));
        await phone.sees(page.sees).catch((problem) => console.error(page.name, mode, problem));
        await phone.browser.waitForLoadState('networkidle');
        const picture = await phone.browser.screenshot({ scale: 'css' });
        await writeFile(
          join(folder, `${page.name}${mode === 'normal' ? '' : `-${mode}`}.png`),
          picture,
        );
      }
      phone.close();
    }
  }
} finally {
  await stage.close();
}
