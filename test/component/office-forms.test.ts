import { describe, expect, it } from '@jest/globals';
import type { PlaceNode } from '../../typings/contract/resident.ts';
import {
  type Answers,
  answering,
  type OpenPage,
  openPage,
  refusing,
} from '../support/component.ts';
import { COMMUNITY, MEMBERSHIP, SECRETARY } from './samples.ts';

/** Offices, households and rooms: what is chosen at first, and what remains without a connection. */

const PLACES: PlaceNode[] = [
  {
    placeId: COMMUNITY,
    parentId: null,
    kind: 'community',
    name: '红枫社区',
    order: 1,
    households: 0,
  },
];
const known = (roles: object[] = [SECRETARY]): Answers => ({
  resident: {
    listMemberships: answering({ memberships: [{ ...MEMBERSHIP, roles }] }) as never,
    listPlaces: answering({ places: PLACES }),
  },
});
async function see(
  path: string,
  answers: Answers,
  look: (page: OpenPage) => Promise<void>,
  query: Record<string, string> = {},
  storage: Record<string, string> = {},
): Promise<void> {
  const page = await openPage(path, {
    query: { communityId: COMMUNITY, ...query },
    answers,
    storage,
  });
  await page.atRest();
  await look(page);
  page.close();
}
const tap = async (page: OpenPage, words: string) => {
  page.tap(words);
  await page.atRest();
};
const GRANT = 'package-resident/pages/role-grant/index';

describe('an office', () => {
  it('is chosen by nobody but the secretary: none is at first, and nothing goes without a person', () =>
    see(GRANT, known(), async (page) => {
      expect(page.all('[aria-checked="true"]')).toHaveLength(0);
      await tap(page, '请他担任');
      expect(page.text()).toContain('请先找到要请的人');
      expect(page.calls.map(({ name }) => name)).not.toContain('role.grantRole');
    }));

  it('of a community without buildings has nowhere but the community to be held', () =>
    see(GRANT, known(), async (page) => {
      await tap(page, '楼栋长');
      expect(page.all('[aria-checked="true"]')).toHaveLength(1);
      await tap(page, '社区书记');
      expect(page.text()).toContain('红枫社区');
    }));

  it('names the posts that are vacant, and says when nobody holds any, also in the largest type', async () => {
    const posts = {
      posts: [{ role: 'building-steward', total: 0, filled: 0, vacant: [] }],
      holders: [],
    };
    await see(
      'package-resident/pages/role-posts/index',
      { ...known(), role: { listPosts: answering(posts) as never } },
      async (page) => {
        expect(page.text()).toContain('还没有人担任职务');
        expect(page.all('.page--largest')).toHaveLength(1);
      },
      {},
      { 'text-size': 'largest' },
    );
    await see(
      'package-resident/pages/role-posts/index',
      { ...known(), role: { listPosts: refusing('OFFLINE') } },
      async (page) => {
        expect(page.text()).toContain('再试一次');
      },
    );
  });
});

it('the code of a room is six digits, and stays typed when the connection is lost', () =>
  see(
    'package-ballot/pages/room-check-in/index',
    { ballot: { checkIn: refusing('OFFLINE') } },
    async (page) => {
      page.type('签到码', '123');
      await tap(page, '签到');
      expect(page.text()).toContain('签到码是六位数字');
      expect(page.calls).toStrictEqual([]);
      page.type('签到码', '123456');
      await tap(page, '签到');
      expect(page.calls[0]).toMatchObject({ name: 'ballot.checkIn', input: { code: '123456' } });
      expect(page.text()).not.toContain('签到码是六位数字');
      expect(page.all('[role="alert"], .problem').length).toBeGreaterThan(0);
    },
    { motionId: 'm1', voterId: 'v1' },
  ));

it('a person without WeChat is entered; without a connection the name stays', () => {
  const resident: Answers['resident'] = {
    ...known().resident,
    listMembers: answering({
      label: '一期 3栋 1单元 101',
      members: [{ residentId: 'r1', name: '王芳', wechat: true }],
      consents: [],
      representativeId: 'r1',
    }) as never,
    addPerson: refusing('OFFLINE'),
  };
  return see(
    'package-resident/pages/household-members/index',
    { resident },
    async (page) => {
      expect(page.text()).toContain('王芳 户代表 · 在用小程序');
      await tap(page, '登记没有微信的人');
      page.type('姓名', '王老太');
      await tap(page, '登记到这一户');
      const sent = page.calls.filter(({ name }) => name === 'resident.addPerson');
      expect(sent[0]).toMatchObject({ input: { name: '王老太', adult: false } });
      expect(page.all('input').map((one) => (one as HTMLInputElement).value)).toContain('王老太');
    },
    { householdId: 'h1' },
  );
});
