import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { faultsOf, MANY, PLACE, stretched } from '../support/layout.ts';
import { idsOf, PAGES, type PageIds } from '../support/pages.ts';
import { type Stage, startStage } from '../support/phone.ts';

/**
 * What a page shows at its longest and largest: names of 20 characters, places of 60, counts of 0 and of 100,000, a
 * building of 60 floors. Nothing is cut or lies on something else, on narrow phones, tablets and computers, in all sizes.
 */
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
          ...(await faultsOf(phone, `${name} with ${number}`, stretched(data, number) as object)),
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
    expect(await faultsOf(phone, name, SIXTY[name]?.(doors) ?? {})).toStrictEqual([]);
    expect(await phone.text()).toContain('6002');
    phone.close();
  });
}
