import { describe, expect, it } from '@jest/globals';
import type { ConfirmationLine, UnconfirmedLine } from '../../typings/contract/notice.ts';
import {
  type Answers,
  answering,
  type OpenPage,
  openPage,
  refusing,
} from '../support/component.ts';
import { now } from '../support/component-clock.ts';
import { COMMUNITY } from './samples.ts';

/** The doors of a building: who has confirmed a notice, and what is written down for those who have not. */

const PLACE = '一期 3栋';
const open = (number: string, more: Partial<UnconfirmedLine> = {}): UnconfirmedLine => ({
  householdId: `h${number}`,
  label: `${PLACE} 1单元 ${number}`,
  joined: 0,
  withoutWeChat: 0,
  reachable: false,
  message: 'none',
  hasPhone: false,
  ...more,
});
const done = (number: string, more: Partial<ConfirmationLine> = {}): ConfirmationLine => ({
  householdId: `h${number}`,
  label: `${PLACE} 1单元 ${number}`,
  at: now() - 60_000,
  byName: '王芳',
  forName: '',
  how: 'self',
  mayUndo: false,
  ...more,
});
const list = <Line>(...households: Line[]) => answering({ households, next: null });
const LISTS = {
  listUnconfirmed: list(open('101'), open('102', { joined: 1, hasPhone: true }), open('201')),
  listConfirmations: list(
    done('202'),
    done('301', { how: 'door', byName: '罗清和', mayUndo: true }),
  ),
};

async function see(
  notice: NonNullable<Answers['notice']>,
  look: (page: OpenPage) => Promise<void>,
  query: object = { placeId: 'maple.a.b', place: PLACE },
): Promise<void> {
  const page = await openPage('package-notice/pages/notice-unconfirmed/index', {
    query: { communityId: COMMUNITY, noticeId: 'n1', ...query },
    answers: { notice: { ...LISTS, ...notice } },
  });
  await page.atRest();
  await look(page);
  page.close();
}
const sent = (page: OpenPage, name: string) =>
  page.calls.filter((call) => call.name === name).map(({ input }) => input);
const commands = (page: OpenPage, name: string) =>
  sent(page, name).map((input) => (input as { householdId: string }).householdId);

describe('the doors of a notice', () => {
  it('say by sign and in words who has confirmed, and what officers wrote down by itself', () =>
    see({}, async (page) => {
      expect(page.text()).toContain('3 301 记 2 201 — 202 ✓ 1 101 — 102 ·');
      for (const words of [
        '自己确认的 1 户',
        '工作人员记下的 1 户',
        '还没确认 1 户',
        '还没确认，要上门或打电话 2 户',
      ]) {
        expect(page.text()).toContain(words);
      }
      page.tap('1单元 202，自己确认的');
      await page.atRest();
      expect(page.dialog()).toContain('王芳 在小程序里确认');
      page.answer('confirm');
      await page.atRest();
      expect(sent(page, 'notice.undoConfirmFor')).toStrictEqual([]);
    }));

  it('are asked for to the end, page by page, and once for each household', async () => {
    const pages: Record<string, object> = {
      '': { households: [open('101'), open('102')], next: 'second' },
      second: { households: [open('202')], next: null },
    };
    const listUnconfirmed = (input: unknown) =>
      answering(pages[(input as { after?: string }).after ?? ''] as never)();
    await see({ listUnconfirmed } as never, async (page) => {
      expect(page.all('.door-grid__door')).toHaveLength(4);
      expect(page.text()).toContain('202 ✓');
      expect(page.text()).not.toContain('没有画全');
    });
    const endless = answering({ households: [open('101')], next: 'on' });
    await see({ listUnconfirmed: endless }, async (page) => {
      expect(sent(page, 'notice.listUnconfirmed')).toHaveLength(20);
      expect(page.text()).toContain('没有画全');
    });
  });

  it('of several buildings are drawn apart', () =>
    see(
      { listUnconfirmed: list(open('101'), open('102', { label: '一期 4栋 102' })) },
      async (page) => {
        expect(page.text()).toContain('一期 3栋 1单元 3 301');
        expect(page.text()).toContain('一期 4栋 1 102');
      },
      {},
    ));

  it('say when nobody lives there, when nothing has that number, and when all have confirmed', async () => {
    const none = {
      listUnconfirmed: list<UnconfirmedLine>(),
      listConfirmations: list<ConfirmationLine>(),
    };
    await see(none, async (page) => {
      expect(page.text()).toContain('这里还没有门牌');
      page.type('房号', '９９9-');
      await page.atRest();
      expect(page.text()).toContain('这里没有房号是');
    });
    await see({ listUnconfirmed: list<UnconfirmedLine>() }, async (page) => {
      expect(page.text()).toContain('都确认了，不用再敲门');
    });
    await see({ listConfirmations: refusing('SERVICE_BUSY') }, async (page) => {
      expect(page.text()).toContain('现在人多');
    });
  });
});

describe('one door', () => {
  it('offers what can be done there, is written down, and taken back from below', () =>
    see(
      {
        confirmFor: answering({ confirmedAt: now() }),
        undoConfirmFor: answering({ undone: true }),
      },
      async (page) => {
        page.tap('1单元 101，还没确认，要上门或打电话');
        await page.atRest();
        expect(() => page.choose('打电话')).toThrow('当面已说,纸面已签');
        page.choose('纸面已签');
        await page.atRest();
        expect(sent(page, 'notice.confirmFor')).toMatchObject([
          { householdId: 'h101', how: 'paper', noticeId: 'n1', communityId: COMMUNITY },
        ]);
        expect(page.text()).toContain('刚记下 1单元 101：纸面已签');
        expect(page.all('[aria-label="1单元 101，工作人员记下的"]')).toHaveLength(1);
        page.tap('撤回刚记下的');
        await page.atRest();
        expect(commands(page, 'notice.undoConfirmFor')).toStrictEqual(['h101']);
        expect(page.text()).not.toContain('刚记下');
        expect(page.all('[aria-label="1单元 101，还没确认，要上门或打电话"]')).toHaveLength(1);
      },
    ));

  it('is written down, and can be taken back, whatever is looked for in the meantime', () => {
    let seek = () => undefined as unknown;
    const sought = new Promise((resolve) => {
      seek = () => resolve(undefined);
    });
    const listUnconfirmed = (input: unknown) => {
      const { search } = input as { search?: string };
      if (search) seek();
      return search ? list(open('102'))() : LISTS.listUnconfirmed();
    };
    const confirmFor = async () => {
      await sought;
      for (let turn = 0; turn < 20; turn += 1) await new Promise(setImmediate);
      return answering({ confirmedAt: now() })();
    };
    const listConfirmations = list();
    return see({ listUnconfirmed, listConfirmations, confirmFor } as never, async (page) => {
      page.tap('1单元 101，还没确认，要上门或打电话');
      await page.atRest();
      page.choose('当面已说');
      page.type('房号', '102');
      await page.atRest();
      expect(page.text()).toContain('刚记下 1单元 101：当面告知了');
      expect(page.text()).toContain('撤回');
    });
  });

  it('is called, and what was said on the phone written down', () =>
    see(
      {
        callNumber: answering({ phone: '13800000000' }),
        confirmFor: answering({ confirmedAt: now() }),
      },
      async (page) => {
        page.tap('1单元 102，还没确认');
        await page.atRest();
        page.choose('打电话');
        for (const question of ['打电话给这一户', '13800000000', '电话里说好了吗']) {
          await page.atRest();
          expect(page.dialog()).toContain(question);
          page.answer('confirm');
        }
        await page.atRest();
        expect(sent(page, 'notice.confirmFor')).toMatchObject([
          { householdId: 'h102', how: 'phone' },
        ]);
      },
    ));

  it('that one has written down oneself is taken back, unless one thinks better of it', () =>
    see({ undoConfirmFor: refusing('CONFIRMATION_KEPT') }, async (page) => {
      page.tap('1单元 301，工作人员记下的');
      await page.atRest();
      expect(page.dialog()).toContain('罗清和 记下：当面告知了');
      page.answer('cancel');
      await page.atRest();
      expect(sent(page, 'notice.undoConfirmFor')).toStrictEqual([]);
      page.tap('1单元 301，工作人员记下的');
      await page.atRest();
      page.answer('confirm');
      await page.atRest();
      expect(commands(page, 'notice.undoConfirmFor')).toStrictEqual(['h301']);
      expect(page.dialog()).not.toBe('');
    }));
});

describe('a door where it was not so', () => {
  const disputed = {
    listUnconfirmed: list(open('101', { objected: 'own' }), open('102', { objected: 'other' })),
  };

  it('is for another officer: whoever wrote it down cannot tick it again', () =>
    see(disputed, async (page) => {
      page.tap('1单元 101，记过，这家说不是这样');
      await page.atRest();
      expect(page.dialog()).toContain('您记过，这家说不是这样。请别的工作人员去问');
      page.answer('confirm');
      await page.atRest();
      page.tap('1单元 102，记过，这家说不是这样');
      await page.atRest();
      expect(() => page.choose('打电话')).toThrow('当面已说,纸面已签');
      expect(page.text()).toContain('记过，这家说不是这样 2 户');
    }));

  it('of one’s own cannot be picked with others', () =>
    see(disputed, async (page) => {
      page.tap('一次记好几户');
      page.tap('1单元 101，记过，这家说不是这样');
      page.tap('1单元 102，记过，这家说不是这样');
      expect(page.text()).toContain('1 户当面已说');
    }));
});

describe('several doors', () => {
  const pick = (page: OpenPage, ...numbers: string[]) => {
    for (const number of numbers) page.tap(`1单元 ${number}，还没确认，要上门或打电话`);
  };

  it('are picked, written down one by one, and taken back together', () =>
    see(
      {
        confirmFor: answering({ confirmedAt: now() }),
        undoConfirmFor: answering({ undone: true }),
      },
      async (page) => {
        page.tap('一次记好几户');
        pick(page, '101', '201');
        page.tap('1单元 102，还没确认');
        page.tap('1单元 202，自己确认的');
        expect(page.text()).toContain('3 户当面已说');
        page.tap('1单元 102，选上了');
        page.tap('2 户当面已说');
        page.tap('2 户当面已说');
        await page.atRest();
        expect(commands(page, 'notice.confirmFor')).toStrictEqual(['h101', 'h201']);
        expect(page.text()).toContain('刚记下 2 户：当面告知了');
        expect(page.text()).not.toContain('户当面已说');
        page.tap('撤回刚记下的');
        await page.atRest();
        expect(commands(page, 'notice.undoConfirmFor')).toStrictEqual(['h101', 'h201']);
        expect(page.text()).not.toContain('刚记下');
      },
    ));

  it('stay picked where it failed; without a connection the others are not tried', async () => {
    const failing = (code: 'HOUSEHOLD_NOT_FOUND' | 'SERVICE_BUSY') => (input: unknown) =>
      (input as { householdId: string }).householdId === 'h101'
        ? refusing(code)()
        : answering({ confirmedAt: now() })();
    await see({ confirmFor: failing('HOUSEHOLD_NOT_FOUND') } as never, async (page) => {
      page.tap('一次记好几户');
      pick(page, '101', '201');
      page.tap('2 户纸面已签');
      await page.atRest();
      expect(commands(page, 'notice.confirmFor')).toStrictEqual(['h101', 'h201']);
      expect(page.text()).toContain('刚记下 1单元 201：纸面已签；还有 1 户没记上');
      expect(page.text()).toContain('1 户纸面已签');
      expect(page.dialog()).not.toBe('');
    });
    await see({ confirmFor: failing('SERVICE_BUSY') } as never, async (page) => {
      page.tap('一次记好几户');
      pick(page, '101', '201');
      page.tap('2 户纸面已签');
      await page.atRest();
      expect(new Set(commands(page, 'notice.confirmFor'))).toStrictEqual(new Set(['h101']));
      expect(page.text()).toContain('2 户纸面已签');
      page.answer('confirm');
      page.tap('一户一户记');
      expect(page.text()).not.toContain('2 户纸面已签');
    });
  });
});
