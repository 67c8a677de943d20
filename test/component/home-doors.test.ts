import { describe, expect, it } from '@jest/globals';
import type { HouseholdState, PlaceNode } from '../../typings/contract/resident.ts';
import {
  type Answers,
  answering,
  type OpenPage,
  openPage,
  refusing,
} from '../support/component.ts';
import { now } from '../support/component-clock.ts';
import { COMMUNITY, MEMBERSHIP, SECRETARY } from './samples.ts';

/** The households of a building by their doors: who has joined, and a code for the next one. */

const STEWARD = {
  ...SECRETARY,
  role: 'building-steward' as const,
  placeId: 'maple.a.b',
  placeLabel: '一期 3栋',
};
const place = (placeId: string, kind: PlaceNode['kind'], name: string, households = 4) => {
  const parentId = placeId.includes('.') ? placeId.slice(0, placeId.lastIndexOf('.')) : null;
  return { placeId, parentId, kind, name, order: 1, households };
};
const PLACES = [
  place('maple', 'community', '红枫社区'),
  place('maple.a', 'estate', '一期', 900),
  place('maple.a.b', 'building', '3栋'),
];
const home = (number: string, more: Partial<HouseholdState> = {}): HouseholdState => ({
  householdId: `h${number}`,
  label: `一期 3栋 1单元 ${number}`,
  joined: 0,
  code: 'none',
  ...more,
});
const list = (...households: HouseholdState[]) => answering({ households, next: null });
const HOMES = list(
  home('101', { joined: 2, code: 'used' }),
  home('102', { code: 'open' }),
  home('201', { code: 'expired' }),
  home('202'),
);

async function see(
  resident: NonNullable<Answers['resident']>,
  look: (page: OpenPage) => Promise<void>,
  roles: object[] = [STEWARD],
): Promise<void> {
  const memberships = [{ ...MEMBERSHIP, roles }];
  const page = await openPage('package-resident/pages/household-list/index', {
    query: { communityId: COMMUNITY },
    answers: {
      resident: {
        listMemberships: answering({ memberships }) as never,
        listPlaces: answering({ places: PLACES }),
        listHouseholds: HOMES,
        ...resident,
      },
    },
  });
  await page.atRest();
  await look(page);
  page.close();
}
const sent = (page: OpenPage, name: string) =>
  page.calls.filter((call) => call.name === name).map(({ input }) => input);
const tap = async (page: OpenPage, words: string) => {
  page.tap(words);
  await page.atRest();
};
const choose = async (page: OpenPage, words: string) => {
  page.choose(words);
  await page.atRest();
};

describe('the doors of a building', () => {
  it('say by sign and in words who has joined and where a code is out', () =>
    see({}, async (page) => {
      expect(page.text()).toContain('2 201 过 202 — 1 101 ✓ 102 码');
      expect(page.text()).toContain('1 户有人加入，一共 4 户');
      expect(page.all('[aria-label="1单元 101，有人加入了"]')).toHaveLength(1);
    }));

  it('give a code to copy, one after the other', () =>
    see(
      {
        issueCode: answering({
          householdId: 'h202',
          label: '一期 3栋 1单元 202',
          code: 'ABCDE-FGHJK',
          expiresAt: now() + 86_400_000,
        }),
      },
      async (page) => {
        await tap(page, '1单元 202，还没有人加入');
        await choose(page, '发一张门牌码');
        expect(page.text()).toContain('ABCDE-FGHJK');
        expect(page.text()).toContain('只能用一次');
        await tap(page, '抄好了，下一户');
        expect(page.all('.door-grid__door')).toHaveLength(4);
        expect(sent(page, 'resident.issueCode')).toMatchObject([{ householdId: 'h202' }]);
      },
    ));

  it('ask before a code that is out stops working; without a connection nothing changes', () =>
    see({ issueCode: refusing('OFFLINE') }, async (page) => {
      await tap(page, '1单元 102，码发了，还没用');
      await choose(page, '发一张门牌码');
      expect(page.dialog()).toContain('旧的那张就不能用了');
      page.answer('cancel');
      await page.atRest();
      expect(sent(page, 'resident.issueCode')).toStrictEqual([]);
      await tap(page, '1单元 102，码发了，还没用');
      await choose(page, '发一张门牌码');
      page.answer('confirm');
      await page.atRest();
      expect(sent(page, 'resident.issueCode')[0]).toMatchObject({ householdId: 'h102' });
      expect(page.dialog()).not.toBe('');
      page.answer('confirm');
      expect(page.all('.door-grid__door')).toHaveLength(4);
    }));

  it('lead to the people of a household', () =>
    see({}, async (page) => {
      await tap(page, '1单元 101，有人加入了');
      expect(() => page.choose('…')).toThrow('发一张门牌码,看这一户有谁');
    }));

  it('of a whole estate are too many for one page: a building is chosen first', () =>
    see(
      {},
      async (page) => {
        await tap(page, '一期 900 户');
        expect(page.text()).toContain('一期 有 900 户，一页画不下');
        expect(sent(page, 'resident.listHouseholds')).toStrictEqual([]);
      },
      [SECRETARY],
    ));

  it('say when there are no buildings yet, none with that number, and when they do not come', async () => {
    await see(
      { listPlaces: answering({ places: PLACES.slice(0, 1) }) },
      async (page) => {
        expect(page.text()).toContain('这里还没有楼栋');
      },
      [SECRETARY],
    );
    await see({ listHouseholds: list() }, async (page) => {
      expect(page.text()).toContain('这里还没有住户');
      page.type('房号', '999');
      await page.atRest();
      expect(page.text()).toContain('这里没有房号是 999 的');
    });
    await see({ listHouseholds: refusing('SERVICE_BUSY') }, async (page) => {
      expect(page.text()).toContain('现在人多');
    });
  });
});

describe('a community of many buildings', () => {
  const TOWERS = [
    place('maple', 'community', '红枫社区', 4464),
    place('maple.a', 'estate', '一期', 4464),
    ...['1栋', '2栋', '10栋', '3栋'].map((name, at) =>
      place(`maple.a.b${at}`, 'building', name, 118),
    ),
    place('maple.a.b4', 'building', '空楼', 0),
  ];
  const many = {
    listPlaces: answering({ places: TOWERS }),
    countJoined: answering({ buildings: [{ placeId: 'maple.a.b1', joined: 59 }] }),
  };

  it('is a map first: a tap on a building shows its doors', () =>
    see(
      many,
      async (page) => {
        expect(page.text()).toContain(
          '先选一栋楼 颜色越深，有人加入的住户越多。点一栋看门牌。 一期 1栋 0% 0 / 118 2栋 50% 59 / 118 3栋 0% 0 / 118 10栋 0% 0 / 118 或者选一个单元',
        );
        await tap(page, '一期 2栋 50% 59 / 118 户有人加入');
        expect(sent(page, 'resident.listHouseholds')).toMatchObject([{ placeId: 'maple.a.b1' }]);
        expect(page.text()).not.toContain('先选一栋楼');
        await tap(page, '一期 2栋');
        expect(page.text()).toContain('先选一栋楼');
      },
      [SECRETARY],
    ));

  it('is the tree alone without an answer, and for whoever has a few buildings nothing is counted', async () => {
    await see(
      { ...many, countJoined: refusing('SERVICE_BUSY') },
      async (page) => {
        expect(page.text()).not.toContain('先选一栋楼');
        expect(page.text()).toContain('红枫社区');
      },
      [SECRETARY],
    );
    await see(
      { listPlaces: many.listPlaces },
      async (page) => {
        expect(sent(page, 'resident.countJoined')).toStrictEqual([]);
      },
      [{ ...STEWARD, placeId: 'maple.a.b1' }],
    );
  });
});
