import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { layoutFaults } from '../support/layout.ts';
import { idsOf, PAGES, type PageIds } from '../support/pages.ts';
import { type Phone, type Stage, startStage } from '../support/phone.ts';

/**
 * What a page shows at its longest and largest: names of 20 characters, places of 60, counts of 0 and of 100,000, a
 * building of 60 floors. Nothing is cut or lies on something else, on narrow phones, tablets and computers, in all sizes.
 */
const WIDTHS = [320, 375, 768, 1280];
const SIZES = ['page', 'page page--large', 'page page--largest'];
const NAME = '欧阳阿卜杜热合曼买买提艾力居马洪江之子名';
const PLACE =
  '中华人民共和国成立七十五周年纪念新村三期北区高层住宅组团 A-12栋 12单元 3203室（原红星机械厂家属院）东侧电梯厅';
const MANY = 100_000;

const NAMES = /^(name|byName|communityName|teamName|bodyName|writer|who)$/;
const PLACES = /^(label|place|placeLabel|meet|venue|hello|where)$/;
const COUNTS =
  /^(households|confirmed|total|done|count|counts|supports|opposes|points|balance|free|reachable)$/;

/** What a page offers to choose from has names of its own. */
const OFFERED = /^(acts|ratingChoices|choices|stances|steps)$/;

/** The data of a page with the longest words and these numbers in place of what the demo has. */
function stretched(data: unknown, number: number, key = ''): unknown {
  if (OFFERED.test(key)) return data;
  if (Array.isArray(data)) return data.map((one) => stretched(one, number, key));
  if (typeof data === 'string' && data !== '') {
    if (NAMES.test(key)) return NAME;
    return PLACES.test(key) ? PLACE : data;
  }
  if (typeof data === 'number') return COUNTS.test(key) ? number : data;
  if (data === null || typeof data !== 'object') return data;
  return Object.fromEntries(
    Object.entries(data).map(([name, value]) => [name, stretched(value, number, name)]),
  );
}

const SEEN = [
  'home',
  'home-officer',
  'me',
  'me-officer',
  'notice-detail',
  'notice-turnout',
  'notice-unconfirmed',
  'household-list',
  'household-members',
  'my-household',
  'request-list',
  'role-posts',
  'volunteer',
  'shift-detail',
  'team-detail',
  'member-list',
  'motion-open',
  'motion-published',
  'motion-turnout',
  'voter-list',
  'paper-list',
  'clause-detail',
  'meeting-detail',
  'matter-detail',
  'point-account',
  'desk-overview',
];

let stage: Stage;
let ids: PageIds;
beforeAll(async () => {
  stage = await startStage({ seed: 'demo', households: 120 });
  ids = idsOf(stage.cloud.database);
});
afterAll(() => stage.close());

/** @returns what is laid out badly, of each width and size, with the page's data put in the place of the demo's */
async function faults({ browser, program }: Phone, name: string, data: object): Promise<string[]> {
  const found: string[] = [];
  const page = await program.currentPage();
  const before = browser.viewportSize();
  for (const pageClass of SIZES) {
    await page?.setData({ ...data, pageClass });
    for (const width of WIDTHS) {
      await browser.setViewportSize({ width, height: 812 });
      const all = await layoutFaults(browser);
      found.push(...all.map((fault) => `${name}, ${pageClass} at ${width}: ${fault}`));
    }
  }
  if (before) await browser.setViewportSize(before);
  return found;
}

const visits = PAGES.filter(({ name }) => SEEN.includes(name));
for (const person of new Set(visits.map(({ as }) => as))) {
  test(`the longest words and largest numbers on the pages of ${person}`, async () => {
    const phone = await stage.phone({ as: person });
    const found: string[] = [];
    for (const { name, sees, url } of visits.filter(({ as }) => as === person)) {
      await phone.open(url(ids));
      await phone.sees(sees);
      const data = (await (await phone.program.currentPage())?.data()) as object;
      for (const number of [0, MANY]) {
        found.push(
          ...(await faults(phone, `${name} with ${number}`, stretched(data, number) as object)),
        );
      }
    }
    expect(found).toStrictEqual([]);
    phone.close();
  });
}

const onBoard = (doors: object[]) => ({
  buildings: [{ label: PLACE, summary: '240 户投了，一共 240 户', doors }],
});

/** The doors of sixty floors, as the page that draws them has them. */
const SIXTY: Record<string, (doors: object[]) => object> = {
  'walk-doors': (doors) => ({ doors }),
  'notice-unconfirmed': (doors) => ({ ...onBoard(doors), picked: ['door-1'] }),
  'household-list': (doors) => onBoard(doors),
  'voter-list': (doors) => onBoard(doors),
};
for (const { name, as, url, sees } of PAGES.filter((one) => one.name in SIXTY)) {
  test(`a building of sixty floors is drawn whole on ${name}`, async () => {
    const phone = await stage.phone({ as });
    await phone.open(url(ids));
    await phone.sees(sees);
    const doors = Array.from({ length: 240 }, (_, n) => ({
      id: `door-${n}`,
      stair: `${1 + (n % 2)}单元`,
      number: `${Math.floor(n / 4) + 1}0${1 + (Math.floor(n / 2) % 2)}`,
      sign: '✓',
      tone: 'mine',
      words: '当面已说',
      chosen: n === 1,
    }));
    expect(await faults(phone, name, SIXTY[name]?.(doors) ?? {})).toStrictEqual([]);
    expect(await phone.text()).toContain('6002');
    phone.close();
  });
}
