import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { faultsOf, MANY, stretched } from '../support/layout.ts';
import { PAGES as ALL_PAGES, idsOf, type PageIds, type PageVisit } from '../support/pages.ts';
import { type Phone, type Stage, startStage } from '../support/phone.ts';

/**
 * Takes pictures of every page, and writes the gallery that shows them: in three sizes of type, in the dark, on a wide
 * screen, without a connection, and of what needs nothing but a community also in one that has just been opened. Then
 * looks for texts that are cut or lie on others, on every page with the longest words, from 320 to 1,280 px in the three
 * sizes:
 * npm run gallery [-- folder [page …]]
 * In the demo at full size. With a folder of its own the pictures have their full size, and no gallery is written;
 * with names of pages, these alone.
 */
const ROOT = join(import.meta.dirname, '..', '..');
const [own, ...names] = process.argv.slice(2);
const folder = own ?? join(ROOT, 'docs', 'pictures');

interface Look {
  title: string;
  /** for whoever cannot see the picture */
  words: string;
  /** picture points for each point of the screen, in the gallery */
  scale: number;
  quality: number;
  /** of the screen */
  width: number;
  /** as the gallery shows it */
  shown: number;
}
const SMALL = { scale: 0.6, quality: 60, width: 375, shown: 150 };
const MODES = {
  normal: { ...SMALL, title: 'Normal type', words: '', scale: 1, quality: 75, shown: 240 },
  large: { ...SMALL, title: 'Large', words: '，大字' },
  largest: { ...SMALL, title: 'Largest', words: '，特大字' },
  dark: { ...SMALL, title: 'Dark', words: '，深色' },
  wide: { ...SMALL, title: 'Wide', words: '，宽屏', scale: 0.35, width: 1280, shown: 300 },
  failed: { ...SMALL, title: 'No connection', words: '，没有网络' },
  empty: { ...SMALL, title: 'Nothing there yet', words: '，还没有内容' },
} as const satisfies Record<string, Look>;
type Mode = keyof typeof MODES;

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

/** As WebP. */
async function take({ browser }: Phone, { scale, quality }: Look): Promise<Buffer> {
  const session = await browser.context().newCDPSession(browser);
  const { width, height } = browser.viewportSize() ?? { width: 375, height: 812 };
  const { data } = await session.send('Page.captureScreenshot', {
    format: 'webp',
    quality,
    clip: { x: 0, y: 0, width, height, scale: own ? 1 : scale },
  });
  await session.detach();
  return Buffer.from(data, 'base64');
}

const fileOf = ({ name }: PageVisit, mode: Mode) =>
  `${name}${mode === 'normal' ? '' : `-${mode}`}.webp`;

/** @param routes of pages, without the address's parameters */
async function gallery(routes: ReadonlyMap<PageVisit, string>): Promise<string> {
  const modes = Object.keys(MODES) as Mode[];
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
            const pictures = modes.map((mode) => {
              if (!taken.has(fileOf(page, mode))) return '';
              const { words, shown } = MODES[mode];
              return `<img src="pictures/${fileOf(page, mode)}" width="${shown}" alt="${bar}${words}">`;
            });
            return `| ${[`${bar}<br>${page.name}`, ...pictures].join(' | ')} |`;
          }),
      );
      const heads = modes.map((mode) => MODES[mode].title);
      const rule = '|---'.repeat(heads.length + 1);
      return `## ${title}\n\n| Page | ${heads.join(' | ')} |\n${rule}|\n${rows.join('\n')}\n`;
    }),
  );
  return `# Every page\n\nTaken from the demo community by \`npm run gallery\`, which writes this page.\n\n${parts.join('\n')}`;
}

const taken = new Set<string>();

/** Opens each page and takes its picture once nothing is on its way. */
async function takeAll(stage: Stage, as: string, mode: Mode, pages: [PageVisit, string][]) {
  const phone = await stage.phone({ as, dark: mode === 'dark' });
  await phone.browser.setViewportSize({ width: MODES[mode].width, height: 812 });
  if (mode === 'large' || mode === 'largest') {
    await phone.program.callWxMethod('setStorageSync', 'text-size', mode);
  }
  if (mode === 'failed') await phone.offline(true);
  for (const [page, url] of pages) {
    await phone.open(url);
    const isBare = mode === 'failed' || mode === 'empty';
    await phone
      .sees(isBare ? '' : page.sees)
      .catch((problem) => console.error(page.name, mode, problem));
    if (!isBare) await phone.browser.waitForLoadState('networkidle');
    await writeFile(join(folder, fileOf(page, mode)), await take(phone, MODES[mode]));
    taken.add(fileOf(page, mode));
  }
  phone.close();
}

/** In a community that has just been opened: what its secretary sees of pages that need nothing else. */
async function takeEmpty(ids: PageIds): Promise<void> {
  const stage = await startStage({ seed: 'empty', households: 1 });
  const pages = PAGES.filter(({ as }) => as === 'secretary')
    .map((page): [PageVisit, string] => [page, page.url(ids)])
    .filter(([, url]) => /^[^?]*(\?communityId=\w+)?$/.test(url));
  try {
    await takeAll(stage, 'secretary', 'empty', pages);
  } finally {
    await stage.close();
  }
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
    const theirs = PAGES.filter(({ as }) => as === person);
    const pages = theirs.map((page): [PageVisit, string] => [page, page.url(ids)]);
    for (const mode of Object.keys(MODES) as Mode[]) {
      if (mode !== 'empty') await takeAll(stage, person, mode, pages);
    }
    const phone = await stage.phone({ as: person });
    for (const [page, url] of pages) {
      await phone.open(url);
      await phone.sees(page.sees).catch(() => faults.push(`${page.name} does not come`));
      const data = (await (await phone.program.currentPage())?.data()) as object;
      faults.push(...(await faultsOf(phone, page.name, stretched(data, MANY) as object)));
    }
    phone.close();
  }
  await takeEmpty(ids);
} finally {
  await stage.close();
}
if (!own) await writeFile(join(ROOT, 'docs', 'gallery.md'), await gallery(routes));
for (const fault of faults) console.error(fault);
console.log(`${routes.size} pages, ${faults.length} faults of layout`);
process.exitCode = faults.length > 0 ? 1 : 0;
