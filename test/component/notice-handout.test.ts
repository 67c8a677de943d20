import { describe, expect, it } from '@jest/globals';
import { DAY, dayOf } from '../../cloudfunctions/kernel/calendar.ts';
import type { Handout } from '../../typings/contract/parts/handout.ts';
import {
  type Answers,
  answering,
  type OpenPage,
  openPage,
  refusing,
} from '../support/component.ts';
import { now } from '../support/component-clock.ts';
import { COMMUNITY, HOME, MEMBERSHIP } from './samples.ts';

/** Doors that are handed to stewards, and marks that another officer asks about. */

type NoticeAnswers = NonNullable<Answers['notice']>;
async function see(
  page: string,
  answers: Answers,
  look: (page: OpenPage) => Promise<void>,
): Promise<void> {
  const opened = await openPage(`package-notice/pages/${page}/index`, {
    query: { communityId: COMMUNITY, noticeId: 'n1' },
    answers,
  });
  await opened.atRest();
  await look(opened);
  opened.close();
}
const sent = (page: OpenPage, name: string) =>
  page.calls.filter((call) => call.name === name).map(({ input }) => input);

const part = {
  placeId: 'maple.a.b',
  label: '一期 3栋',
  stewardName: '罗清和',
  own: false,
  byName: '沈知秋',
  dueDay: '2026-01-02',
  doors: 12,
  open: 5,
  back: null,
};
const steward = (residentId: string, name: string) => ({
  residentId,
  name,
  role: 'building-steward' as const,
});
const place = (placeId: string, label: string, open: number) => ({
  placeId,
  label,
  open,
  stewards: [steward('r1', '罗清和'), steward('r2', '郭望舒')],
  handed: false,
});
const handout = (more: Partial<Handout> = {}): Handout => ({
  noticeId: 'n1',
  title: '周三停水',
  parts: [],
  places: [
    place('maple.a.c', '一期 4栋', 7),
    place('maple.a.c.d', '一期 4栋 1单元', 3),
    place('maple.a.e', '一期 5栋', 2),
  ],
  mayHand: true,
  ...more,
});
const onHandout = (notice: NoticeAnswers, look: (page: OpenPage) => Promise<void>) =>
  see('notice-handout', { notice: { showHandout: answering(handout()), ...notice } }, look);

describe('handing doors out', () => {
  it('sends one command for each steward, and a building or its stairs, not both', () =>
    onHandout({ handOutDoors: answering({ doors: 9 }) }, async (page) => {
      expect(page.text()).toContain('还没有交出去');
      expect(page.text()).toContain('把 9 户交出去');
      page.tap('一期 4栋 1单元，还有 3 户没确认');
      expect(page.text()).toContain('把 5 户交出去');
      page.tap('换一位，一期 5栋');
      await page.atRest();
      page.choose('交给楼栋长 郭望舒');
      await page.atRest();
      page.tap('把 5 户交出去');
      await page.atRest();
      expect(sent(page, 'notice.handOutDoors')).toMatchObject([
        { placeIds: ['maple.a.c.d'], stewardId: 'r1', noticeId: 'n1' },
        { placeIds: ['maple.a.e'], stewardId: 'r2' },
      ]);
    }));

  it('says what is late and how far each has come, and takes doors back', () =>
    onHandout(
      {
        showHandout: answering(handout({ parts: [part], places: [] })),
        returnDoors: answering({ returned: true }),
      },
      async (page) => {
        expect(page.text()).toContain('7 / 12 户');
        expect(page.text()).toContain('1月2日 周五到期，过了');
        expect(page.text()).toContain('还有 5 户没问到');
        expect(page.text()).toContain('没确认的门牌都交出去了');
        page.tap('收回，一期 3栋');
        await page.atRest();
        page.answer('confirm');
        await page.atRest();
        expect(sent(page, 'notice.returnDoors')).toMatchObject([
          { placeId: 'maple.a.b', reason: 'other' },
        ]);
      },
    ));

  it('is not for a steward, who gives doors back with a reason', () => {
    const own = handout({ parts: [{ ...part, own: true }], places: [], mayHand: false });
    const answers = {
      showHandout: answering(own),
      returnDoors: answering({ returned: true as const }),
    };
    return onHandout(answers, async (page) => {
      expect(page.text()).not.toContain('交出去');
      page.tap('退回，一期 3栋');
      await page.atRest();
      page.choose('户数太多，问不过来');
      await page.atRest();
      expect(sent(page, 'notice.returnDoors')).toMatchObject([{ reason: 'many' }]);
    });
  });

  it('says why it did not work, and what is in hand by now', () =>
    onHandout({ handOutDoors: refusing('DOORS_NONE') }, async (page) => {
      page.tap('把 9 户交出去');
      await page.atRest();
      expect(page.dialog()).toContain('这几处都确认了');
    }));
});

const mark = {
  noticeId: 'n1',
  title: '周三停水',
  householdId: 'h1',
  label: '一期 1栋 1单元 102',
  authorName: '白若溪',
  how: 'door' as const,
  at: now() - 60_000,
  tries: 1,
  hasPhone: true,
};
const authors = [{ name: '白若溪', own: false, marks: 40, asked: 5, unaware: 2, denied: 1 }];
const onRechecks = (notice: NoticeAnswers, look: (page: OpenPage) => Promise<void>) =>
  see(
    'notice-rechecks',
    {
      notice: {
        listRechecks: answering({ marks: [mark], next: null }),
        countMarks: answering({ authors }),
        ...notice,
      },
    },
    look,
  );

describe('asking whether a mark is so', () => {
  it('calls and says what the household knew; figures by author are below', () =>
    onRechecks(
      {
        callNumber: answering({ phone: '13800000000' }),
        recheckMark: answering({ result: 'unaware' }),
      },
      async (page) => {
        expect(page.text()).toContain('白若溪 1 分钟前 记下：当面告知了；打过 1 次没人接');
        expect(page.text()).toContain(
          '记下 40 户，抽查问到 5 户，2 户说不知道；1 户自己说不是这样',
        );
        page.tap('打电话，一期 1栋 1单元 102');
        for (const question of ['打电话问一声', '13800000000']) {
          await page.atRest();
          expect(page.dialog()).toContain(question);
          page.answer('confirm');
        }
        await page.atRest();
        page.choose('不知道');
        await page.atRest();
        expect(sent(page, 'notice.recheckMark')).toMatchObject([
          { householdId: 'h1', result: 'unaware' },
        ]);
      },
    ));

  it('is done without a call too, once', () =>
    onRechecks({ recheckMark: refusing('MARK_GONE') }, async (page) => {
      page.tap('确实知道，一期 1栋 1单元 102');
      page.tap('没人接，一期 1栋 1单元 102');
      await page.atRest();
      expect(sent(page, 'notice.recheckMark')).toHaveLength(1);
      expect(page.dialog()).toContain('这条记录已经不在了');
    }));

  it('shows supervisors the figures alone', () =>
    onRechecks({ listRechecks: refusing('NOT_ALLOWED') }, async (page) => {
      expect(page.text()).toContain('现在没有要您问的');
      expect(page.text()).toContain('各人记下的，问下来怎样');
    }));

  it('reads on where there are more', async () => {
    const second = { ...mark, householdId: 'h2', label: '一期 2栋 101' };
    const listRechecks = (input: unknown) =>
      answering(
        (input as { after?: string }).after
          ? { marks: [mark, second], next: null }
          : { marks: [mark], next: 'on' },
      )();
    await onRechecks({ listRechecks } as never, async (page) => {
      page.tap('再看一些');
      await page.atRest();
      expect(page.text()).toContain('一期 2栋 101');
      expect(page.text()).not.toContain('再看一些');
    });
  });
});

it('doors that were handed to the reader are shown alone', async () => {
  const list = <Line>(...households: Line[]) => answering({ households, next: null });
  const open = {
    householdId: 'h101',
    label: '一期 3栋 1单元 101',
    joined: 0,
    withoutWeChat: 0,
    reachable: false,
    message: 'none' as const,
    hasPhone: false,
  };
  const done = {
    householdId: 'h102',
    label: '一期 3栋 1单元 102',
    at: now(),
    byName: '王芳',
    forName: '',
    how: 'self' as const,
    mayUndo: false,
  };
  const at = async (households: (typeof open)[], look: (page: OpenPage) => void) => {
    const page = await openPage('package-notice/pages/notice-unconfirmed/index', {
      query: {
        communityId: COMMUNITY,
        noticeId: 'n1',
        placeId: 'maple.a.b',
        place: '一期 3栋',
        only: 'mine',
      },
      answers: {
        notice: { listUnconfirmed: list(...households), listConfirmations: list(done) },
      },
    });
    await page.atRest();
    look(page);
    page.close();
  };
  await at([open], (page) => {
    expect(page.all('.door-grid__door')).toHaveLength(1);
    expect(page.text()).toContain('问不过来？退回这些门牌');
  });
  await at([], (page) => expect(page.text()).toContain('都问到了，不用再敲门'));
});

it('doors that were handed to the reader stand on the first page, and open there', async () => {
  const held = {
    role: 'building-steward' as const,
    placeId: 'maple.a.b',
    placeLabel: '一期 3栋',
    from: '2020-01-01',
    until: null,
  };
  const membership = { ...MEMBERSHIP, roles: [held] };
  const soon = dayOf(now() + DAY);
  const parts = [
    {
      noticeId: 'n1',
      title: '周三停水',
      placeId: 'maple.a.b',
      label: '一期 3栋',
      dueDay: soon,
      open: 12,
    },
    {
      noticeId: 'n2',
      title: '体检',
      placeId: 'maple.a.b',
      label: '一期 3栋',
      dueDay: dayOf(now() - 2 * DAY),
      open: 3,
    },
  ];
  const page = await openPage('pages/home/index', {
    answers: {
      resident: { listMemberships: answering({ memberships: [membership] }) },
      home: {
        showOverview: answering({ ...HOME, membership, officer: true }),
        showDesk: answering({
          figures: [],
          due: [],
          handed: parts,
          watch: null,
          households: 8,
          duty: null,
        }),
      },
      notice: {
        listForOthers: answering({ people: [] }),
        listRecoveries: answering({ asked: [], troubled: [] }),
      },
      ballot: { listMotions: answering({ motions: [], next: null }) },
      volunteer: { listShifts: answering({ shifts: [], next: null }) },
      meeting: { listMeetings: answering({ meetings: [], next: null }) },
    },
  });
  await page.atRest();
  expect(page.text()).toContain('3 户还没问到，过了 2 天');
  expect(page.text()).toContain('12 户要在明天前问到');
  expect(page.text()).toContain('周三停水 · 一期 3栋');
  page.close();
});
