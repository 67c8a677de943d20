import { describe, expect, it } from '@jest/globals';
import type { MotionDetail, VoterLine } from '../../typings/contract/motion.ts';
import {
  type Answers,
  answering,
  type OpenPage,
  openPage,
  refusing,
} from '../support/component.ts';
import { COMMUNITY, MEMBERSHIP, motion, SECRETARY } from './samples.ts';

/** The voters of a building by their doors, and what can be done for one of them. */

const PLACE = '一期 3栋';
const voter = (number: string, more: Partial<VoterLine> = {}): VoterLine => {
  const label = `${PLACE} 1单元 ${number}`;
  return {
    voterId: `v${number}`,
    name: label,
    label,
    persons: 1,
    area: null,
    present: false,
    cast: null,
    proxy: null,
    voids: [],
    waits: [],
    ...more,
  };
};
const list = (...voters: VoterLine[]) => answering({ voters, next: null });
const asked = (form: Partial<MotionDetail['form']>, more: Partial<MotionDetail> = {}) => {
  const sample = motion(more);
  return answering({ ...sample, form: { ...sample.form, secret: false, ...form } });
};
const known = {
  resident: {
    listMemberships: answering({ memberships: [{ ...MEMBERSHIP, roles: [SECRETARY] }] }),
  },
};

async function see(
  ballot: NonNullable<Answers['ballot']>,
  look: (page: OpenPage) => Promise<void>,
  more: Answers = {},
  query: object = { placeId: 'maple.a.b', place: PLACE },
): Promise<void> {
  const page = await openPage('package-ballot/pages/voter-list/index', {
    query: { communityId: COMMUNITY, motionId: 'm1', ...query },
    answers: { ...known, ballot: { showMotion: asked({}), ...ballot }, ...more },
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

describe('the doors of a motion', () => {
  it('say by sign and in words who has voted, with a line for the building', () =>
    see(
      {
        listVoters: list(
          voter('101', { cast: 'phone' }),
          voter('102'),
          voter('201', { waits: ['hand-in'] }),
          voter('202', { present: true }),
          voter('301', { proxy: '李晨露' }),
        ),
      },
      async (page) => {
        expect(page.text()).toContain('3 301 托 2 201 核 202 到 1 101 ✓ 102 —');
        expect(page.text()).toContain('1 户投了，一共 5 户');
        for (const words of ['投了 1 户', '还没投 1 户', '记下了，等另一位核对 1 户']) {
          expect(page.text()).toContain(words);
        }
        expect(page.all('[aria-label="1单元 102，还没投"]')).toHaveLength(1);
      },
    ));

  it('are asked for to the end, all voters of the building', async () => {
    const pages: Record<string, object> = {
      '': { voters: [voter('101')], next: 'second' },
      second: { voters: [voter('201')], next: null },
    };
    const listVoters = (input: unknown) =>
      answering(pages[(input as { after?: string }).after ?? ''] as never)();
    await see({ listVoters } as never, async (page) => {
      expect(page.all('.door-grid__door')).toHaveLength(2);
      expect(sent(page, 'ballot.listVoters')).toMatchObject([
        { open: false, placeId: 'maple.a.b' },
        { open: false, placeId: 'maple.a.b', after: 'second' },
      ]);
    });
  });

  it('are called where the reader may, after a word that it is on record', () =>
    see(
      {
        callVoter: answering({ phone: '13900000000' }),
        listVoters: list(voter('101', { call: 'h101' }), voter('102', { call: null })),
      },
      async (page) => {
        await tap(page, '1单元 101，还没投');
        await choose(page, '打电话');
        expect(page.dialog()).toContain('您看过号码这件事会记录下来');
        page.answer('cancel');
        await page.atRest();
        expect(sent(page, 'ballot.callVoter')).toStrictEqual([]);
        await tap(page, '1单元 101，还没投');
        await choose(page, '打电话');
        page.answer('confirm');
        await page.atRest();
        expect(sent(page, 'ballot.callVoter')).toMatchObject([
          { motionId: 'm1', voterId: 'v101', householdId: 'h101' },
        ]);
      },
    ));

  it('are not offered to be called where the reader may not', () =>
    see({ listVoters: list(voter('102', { call: null })) }, async (page) => {
      await tap(page, '1单元 102，还没投');
      expect(() => page.choose('看看')).toThrow('登记纸票');
      expect(() => page.choose('打电话')).toThrow('no “打电话”');
    }));

  it('where several vote behind one say so, and ask who it is', () =>
    see(
      {
        showMotion: asked({ ruleId: 'residents-assembly', basis: 'adults' }),
        checkInFor: answering({ present: false }),
        listVoters: list(
          voter('101', { voterId: 'a', name: '王芳', cast: 'room', present: true }),
          voter('101', { voterId: 'b', name: '赵启明' }),
          voter('102', { voterId: 'c', name: '孙一', label: `${PLACE} 1单元 102等 3 套` }),
          voter('0', { voterId: 'd', name: '周远', label: '' }),
        ),
      },
      async (page) => {
        expect(page.text()).toContain('1 101 ½ 102 —');
        expect(page.text()).toContain('1 人投了，一共 3 人');
        await tap(page, '1单元 101，有人投了，有人还没投');
        await choose(page, '赵启明 · 没投');
        await choose(page, '到会了');
        expect(sent(page, 'ballot.checkInFor')).toMatchObject([{ voterId: 'b', motionId: 'm1' }]);
        expect(page.text()).toContain('没有写门牌的人 周远');
        await tap(page, '周远 还没有投');
        expect(() => page.choose('看看')).toThrow('登记纸票,到会了,委托别人投');
      },
    ));

  it('of several buildings are drawn apart, stairs beside one another', () =>
    see(
      {
        listVoters: list(
          voter('101'),
          voter('101', { voterId: 'x', label: `${PLACE} 2单元 101`, cast: 'phone' }),
          voter('5', { voterId: 'y', label: '上河村 5号' }),
        ),
      },
      async (page) => {
        expect(page.text()).toContain('一期 3栋 1 户投了，一共 2 户 1单元 2单元 1 101 — 101 ✓');
        expect(page.text()).toContain('上河村 0 户投了，一共 1 户 5号 —');
      },
      {},
      {},
    ));

  it('say when nobody is on the roster there, when nothing is found, when all have voted', async () => {
    await see({ listVoters: list() }, async (page) => {
      expect(page.text()).toContain('这里没有要投票的人');
      page.type('房号或姓名', '999');
      await page.atRest();
      expect(page.text()).toContain('没有找到 999');
    });
    await see({ listVoters: list(voter('101', { cast: 'door' })) }, async (page) => {
      expect(page.text()).toContain('这里都投过了');
    });
    await see({ listVoters: refusing('SERVICE_BUSY') }, async (page) => {
      expect(page.text()).toContain('现在人多');
    });
    await see({ showMotion: refusing('OFFLINE'), listVoters: list() }, async (page) => {
      expect(page.text()).toContain('再试一次');
      expect(sent(page, 'ballot.listVoters')).toStrictEqual([]);
    });
  });
});

describe('one voter', () => {
  it('is offered what may be done: nothing after the close, a void once it is cast', async () => {
    await see({ listVoters: list(voter('101', { cast: 'phone' })) }, async (page) => {
      await tap(page, '1单元 101，投了');
      expect(() => page.choose('登记纸票')).toThrow('作废这一票');
    });
    await see({ listVoters: list(voter('102')) }, async (page) => {
      await tap(page, '1单元 102，还没投');
      expect(() => page.choose('作废这一票')).toThrow('登记纸票,到会了,委托别人投');
    });
    await see(
      { showMotion: asked({}, { phase: 'counting' as never }), listVoters: list(voter('101')) },
      async (page) => {
        await tap(page, '1单元 101，还没投');
        expect(page.dialog()).toContain('一期 3栋 1单元 101：还没有投');
        page.answer('confirm');
      },
    );
  });

  it('has a void proposed with a reason, which a second officer decides', () =>
    see(
      {
        listVoters: list(voter('101', { cast: 'phone' })),
        voidBallot: refusing('OFFLINE'),
      } as never,
      async (page) => {
        await tap(page, '1单元 101，投了');
        await choose(page, '作废这一票');
        expect(page.dialog()).toContain('另一位核对后才作废');
        page.answer('confirm');
        await page.atRest();
        expect(sent(page, 'ballot.voidBallot')[0]).toMatchObject({
          voterId: 'v101',
          reason: '本人要求改投',
        });
        expect(page.dialog()).not.toBe('');
        page.answer('confirm');
        expect(page.all('[aria-label="1单元 101，投了"]')).toHaveLength(1);
      },
    ));

  it('of a secret vote hands a paper in, and not twice', () =>
    see(
      {
        showMotion: asked({ secret: true }),
        listVoters: list(voter('101'), voter('102', { waits: ['hand-in'] })),
        handIn: answering({ cast: 'door' as const }),
      },
      async (page) => {
        await tap(page, '1单元 101，还没投');
        await choose(page, '交了纸票');
        expect(page.dialog()).toContain('您不看也不记');
        page.answer('confirm');
        await page.atRest();
        expect(sent(page, 'ballot.handIn')).toMatchObject([{ voterId: 'v101', channel: 'door' }]);
        await tap(page, '1单元 102，记下了，等另一位核对');
        expect(() => page.choose('交了纸票')).toThrow();
      },
    ));
});
