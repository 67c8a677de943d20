import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { faultsOf, MANY, stretched } from '../support/layout.ts';
import { PAGES as ALL_PAGES, idsOf, type PageVisit } from '../support/pages.ts';
import { type Phone, startStage } from '../support/phone.ts';

/**
 * Takes a picture of every page, in normal and large type, and writes the gallery that shows them; then looks for
 * texts that are cut or lie on others, on every page with the longest words, from 320 to 1,280 px in the three sizes:
 * npm run gallery [-- folder [page …]]
 * In the demo at full size. With a folder of its own, also in the dark and on a wide screen, and without a gallery;
 * with names of pages, these alone.
 */
const ROOT = join(import.meta.dirname, '..', '..');
const [own, ...names] = process.argv.slice(2);
const folder = own ?? join(ROOT, 'docs', 'pictures');
const modes = own ? (['normal', 'large', 'dark', 'wide'] as const) : (['normal', 'large'] as const);
type Mode = 'normal' | 'large' | 'dark' | 'wide';

const PAGES = ALL_PAGES.filter(({ name }) => names.length === 0 || names.includes(name));
for (const name of names) {
  if (!PAGES.some((page) => page.name === name)) throw new Error(`there is no page ${name}`);
}

/** Parts of the gallery, by where a page lies. */
const PARTS: Record<string, string> = {
  pages: 'The tabs',
  'package-home': "Officers' desk",
  'package-notice': 'Notices',
  'package-covenant': 'Covenants',
  'package-ballot': 'Votes',
  'package-volunteer': 'Volunteering',
  'package-civility': 'Points',
  'package-matter': 'Matters',
  'package-meeting': 'Meetings',
  'package-resident': 'Homes, the roster and offices',
  'package-moderation': 'Review and record',
};

/** As WebP, a picture point for each point of the screen. */
async function take({ browser }: Phone): Promise<Buffer> {
  const session = await browser.context().newCDPSession(browser);
  const { width, height } = browser.viewportSize() ?? { width: 375, height: 812 };
  const { data } = await session.send('Page.captureScreenshot', {
    format: 'webp',
    quality: 80,
    clip: { x: 0, y: 0, width, height, scale: 1 },
  });
  await session.detach();
  return Buffer.from(data, 'base64');
}

const fileOf = ({ name }: PageVisit, mode: Mode) =>
  `${name}${mode === 'normal' ? '' : `-${mode}`}.webp`;

/** @param routes of pages, without the address's parameters */
async function gallery(routes: ReadonlyMap<PageVisit, string>): Promise<string> {
  const parts = await Promise.all(
    Object.entries(PARTS).map(async ([part, title]) => {
      const rows = await Promise.all(
        [...routes]
          .filter(([, route]) => route.startsWith(`/${part}/`))
          .map(async ([page, route]) => {
            const config = await readFile(join(ROOT, 'miniprogram', `${route}.json`), 'utf8');
            const { navigationBarTitleText: bar = '邻里' } = JSON.parse(config) as {
              navigationBarTitleText?: string;
            };
            const picture = (mode: Mode, how: string) =>
              `<img src="pictures/${fileOf(page, mode)}" width="240" alt="${bar}${how}">`;
            return `| ${bar}<br>${page.name} | ${picture('normal', '')} | ${picture('large', '，大字')} |`;
          }),
      );
      return `## ${title}\n\n| Page | Normal type | Large type |\n|---|---|---|\n${rows.join('\n')}\n`;
    }),
  );
  return `# Every page\n\nTaken from the demo community by \`npm run gallery\`, which writes this page.\n\n${parts.join('\n')}`;
}

if (!own) await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
const stage = await startStage({ seed: 'demo', households: 4464 });
const routes = new Map<PageVisit, string>();
const faults: string[] = [];
try {
  const ids = idsOf(stage.cloud.database);
  for (const page of PAGES) routes.set(page, page.url(ids).split('?')[0] ?? '');
  for (const person of new Set(PAGES.map(({ as }) => as))) {
    for (const mode of modes) {
      const phone = await stage.phone({ as: person, dark: mode === 'dark' });
      if (mode === 'wide') await phone.browser.setViewportSize({ width: 1024, height: 812 });
      if (mode === 'large') {
        await phone.program.callWxMethod('setStorageSync', 'text-size', 'large');
      }
      for (const page of PAGES.filter(({ as }) => as === person)) {
        await phone.open(page.url(ids));
        await phone.sees(page.sees).catch((problem) => console.error(page.name, mode, problem));
        await phone.browser.waitForLoadState('networkidle');
        await writeFile(join(folder, fileOf(page, mode)), await take(phone));
      }
      phone.close();
    }
    const phone = await stage.phone({ as: person });
    for (const page of PAGES.filter(({ as }) => as === person)) {
      await phone.open(page.url(ids));
      await phone.sees(page.sees).catch(() => faults.push(`${page.name} does not come`));
      const data = (await (await phone.program.currentPage())?.data()) as object;
      faults.push(...(await faultsOf(phone, page.name, stretched(data, MANY) as object)));
    }
    phone.close();
  }
} finally {
  await stage.close();
}
if (!own) await writeFile(join(ROOT, 'docs', 'gallery.md'), await gallery(routes));
for (const fault of faults) console.error(fault);
console.log(`${routes.size} pages, ${faults.length} faults of layout`);
process.exitCode = faults.length > 0 ? 1 : 0;
