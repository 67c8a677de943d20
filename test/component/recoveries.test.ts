import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Home } from '../../typings/contract/home.ts';
import type {
  AskedHome,
  NoticeRecovery,
  RecoveryAnswer,
  RecoveryDoor,
  RecoverySum,
} from '../../typings/contract/parts/recovery.ts';
import {
  type Answers,
  answering,
  type Hosts,
  hostComponents,
  type OpenPage,
  openPage,
  refusing,
} from '../support/component.ts';
import { now } from '../support/component-clock.ts';
import { COMMUNITY, HOME, MEMBERSHIP, notice } from './samples.ts';

/** Whether all is well again after an outage: asked on the notice and on the first page, and seen by officers. */

const HOUR = 60 * 60_000;
const PLACE = '一期 1栋';
const said = (restored: boolean, more: Partial<RecoveryAnswer> = {}): RecoveryAnswer => ({
  restored,
  trouble: null,
  at: now() - HOUR,
  byName: '顾南枝',
  how: 'self',
  ...more,
});
const home = (more: Partial<AskedHome> = {}): AskedHome => ({
  householdId: 'h202',
  label: `${PLACE} 1单元 202`,
  forPerson: null,
  answer: null,
  ...more,
});
const sent = (page: OpenPage, name: string) =>
  page.calls.filter((call) => call.name === name).map(({ input }) => input);

describe('the notice’s page', () => {
  const see = async (
    recovery: NoticeRecovery | null,
    look: (page: OpenPage) => Promise<void>,
    ofNotice: Partial<NonNullable<Answers['notice']>> = {},
    more: object = {},
  ) => {
    const page = await openPage('package-notice/pages/notice-detail/index', {
      query: { communityId: COMMUNITY, noticeId: 'n1' },
      answers: {
        resident: { listMemberships: answering({ memberships: [MEMBERSHIP] }) },
        notice: { showNotice: answering(notice({ recovery, ...more })), ...ofNotice },
      },
    });
    await page.atRest();
    await look(page);
    page.close();
  };
  const asked = (homes: AskedHome[], troubled: number | null = null): NoticeRecovery => ({
    until: now() + 48 * HOUR,
    homes,
    troubled,
  });

  it('asks nothing while nothing is to be asked', () =>
    see(null, async (page) => {
      expect(page.text()).not.toContain('来水了吗');
      expect(page.text()).not.toContain('已恢复');
    }));

  it('asks in the words of what was cut off, and sends one tap', () =>
    see(
      asked([home()], 6),
      async (page) => {
        expect(page.text()).toContain('您家来水了吗？ 好了 还没有 还有 6 户说没好。');
        page.tap('好了');
        await page.atRest();
        expect(sent(page, 'notice.sayRestored')).toMatchObject([
          { householdId: 'h202', restored: true, trouble: null },
        ]);
      },
      { sayRestored: answering({ answer: said(true) }) },
    ));

  it('after 还没有 offers what may be wrong, and lets it be changed', () =>
    see(
      asked([home({ answer: said(false) })]),
      async (page) => {
        expect(page.text()).toContain('您家：还没有');
        expect(page.text()).toContain('顾南枝 答的');
        page.tap('水发黄');
        await page.atRest();
        expect(sent(page, 'notice.sayRestored')).toMatchObject([
          { restored: false, trouble: 'dirty' },
        ]);
        page.tap('改一改');
        page.tap('好了');
        await page.atRest();
        expect(sent(page, 'notice.sayRestored')[1]).toMatchObject({ restored: true });
      },
      { sayRestored: answering({ answer: said(false, { trouble: 'dirty' }) }) },
    ));

  it('sends what is said again after the opposite as something new, though the first answer was lost', () =>
    see(
      asked([home({ answer: said(false) })]),
      async (page) => {
        for (const words of ['好了', '还没有', '好了']) {
          page.tap('改一改');
          page.tap(words);
          await page.atRest();
          if (page.dialog() !== '') page.answer('confirm');
          await page.atRest();
        }
        const ids = sent(page, 'notice.sayRestored').map(
          (input) => (input as { commandId: string }).commandId,
        );
        expect(new Set(ids).size).toBe(3);
      },
      { sayRestored: refusing('OFFLINE') },
    ));

  it('names whom the reader answers for, and who wrote it down', () =>
    see(
      asked([
        home({ answer: said(true, { byName: '罗清和', how: 'phone' }) }),
        home({ householdId: 'h9', forPerson: { residentId: 'p1', name: '陈桂兰' } }),
      ]),
      async (page) => {
        expect(page.text()).toContain('罗清和 按电话里说的记下');
        expect(page.text()).toContain('替陈桂兰回答');
        page.tap('还没有');
        await page.atRest();
        expect(sent(page, 'notice.sayRestored')).toMatchObject([
          { householdId: 'h9', forResidentId: 'p1', restored: false },
        ]);
      },
      { sayRestored: answering({ answer: said(false) }) },
    ));

  it('says why an answer was refused, and asks on', () =>
    see(
      asked([home()]),
      async (page) => {
        page.tap('好了');
        await page.atRest();
        expect(page.dialog()).toContain('已经过了回答的日子');
        page.answer('confirm');
        await page.atRest();
        expect(page.text()).toContain('您家来水了吗？ 好了 还没有');
      },
      { sayRestored: refusing('RECOVERY_NOT_ASKED') },
    ));

  it('lets an officer say with one tap that all is well, once at a time', () =>
    see(
      null,
      async (page) => {
        page.tap('已恢复');
        page.tap('已恢复');
        await page.atRest();
        expect(sent(page, 'notice.declareRestored')).toMatchObject([{ restored: true }]);
      },
      { declareRestored: answering({ restoredAt: now() }) },
      { mayRestore: true, mayEdit: true },
    ));

  it('tells readers who said so, and lets officers take it back', () =>
    see(
      null,
      async (page) => {
        expect(page.text()).toContain('沈秋 说已经恢复 · 刚刚');
        page.tap('收回“已恢复” 点错了，或者又停了');
        await page.atRest();
        expect(sent(page, 'notice.declareRestored')).toMatchObject([{ restored: false }]);
      },
      { declareRestored: answering({ restoredAt: null }) },
      { mayRestore: true, mayEdit: true, restored: { at: now(), byName: '沈秋' } },
    ));
});

describe('the first page', () => {
  const open = (more: NonNullable<Answers['notice']>) =>
    openPage('pages/home/index', {
      answers: {
        resident: { listMemberships: answering({ memberships: [MEMBERSHIP] }) },
        home: { showOverview: answering(HOME satisfies Home) },
        notice: { listForOthers: answering({ people: [] }), ...more },
        ballot: { listMotions: answering({ motions: [], next: null }) },
        volunteer: { listShifts: answering({ shifts: [], next: null }) },
        meeting: { listMeetings: answering({ meetings: [], next: null }) },
      },
    });
  const question = { noticeId: 'n1', title: '周三停水', until: now() + 48 * HOUR, homes: [home()] };

  it('asks until it is answered', async () => {
    let isAsked = true;
    const page = await open({
      listRecoveries: () => answering({ asked: isAsked ? [question] : [], troubled: [] })(),
      sayRestored: () => {
        isAsked = false;
        return answering({ answer: said(true) })();
      },
    });
    await page.atRest();
    expect(page.text()).toContain('周三停水 您家来水了吗？ 好了 还没有');
    page.tap('好了');
    await page.atRest();
    expect(sent(page, 'notice.sayRestored')).toMatchObject([
      { noticeId: 'n1', householdId: 'h202', restored: true },
    ]);
    expect(page.text()).not.toContain('来水了吗');
    page.close();
  });

  it('after 还没有 asks what is wrong, which may be left out', async () => {
    const page = await open({
      listRecoveries: answering({ asked: [question], troubled: [] }),
      sayRestored: answering({ answer: said(false) }),
    });
    await page.atRest();
    page.tap('还没有');
    await page.atRest();
    page.choose('水很小');
    await page.atRest();
    expect(sent(page, 'notice.sayRestored')).toMatchObject([
      { restored: false, trouble: null },
      { restored: false, trouble: 'weak' },
    ]);
    page.close();
  });

  it('tells officers where something is still wrong', async () => {
    const troubled = [{ noticeId: 'n1', title: '周三停水', households: 6 }];
    const page = await open({ listRecoveries: answering({ asked: [], troubled }) });
    await page.atRest();
    expect(page.text()).toContain('停水：还有 6 户没恢复 周三停水 看哪几户');
    page.close();
  });
});

describe('the officers’ pages', () => {
  const SUM: RecoverySum = {
    noticeId: 'n1',
    title: '周三停水',
    until: now() + 48 * HOUR,
    restored: null,
    answered: 12,
    troubled: 2,
    households: 40,
    buildings: [
      { placeId: 'maple.a.c', label: '一期 2栋', answered: 2, troubled: 0, households: 20 },
      { placeId: 'maple.a.b', label: PLACE, answered: 10, troubled: 2, households: 20 },
    ],
  };

  it('sum up, the building with most trouble first', async () => {
    const page = await openPage('package-notice/pages/notice-restored/index', {
      query: { communityId: COMMUNITY, noticeId: 'n1' },
      answers: { notice: { countRestored: answering(SUM) } },
    });
    await page.atRest();
    expect(page.text()).toContain('还有 2 户说没好');
    expect(page.text()).toContain('一期 1栋 2 户没好 · 答了 10 / 20 户 一期 2栋 答了 2 / 20 户');
    page.close();
  });

  it('with nothing wrong say so', async () => {
    const page = await openPage('package-notice/pages/notice-restored/index', {
      query: { communityId: COMMUNITY, noticeId: 'n1' },
      answers: { notice: { countRestored: answering({ ...SUM, troubled: 0 }) } },
    });
    await page.atRest();
    expect(page.text()).toContain('答了的都说好了。');
    expect(page.text()).not.toContain('报成一件事');
    page.close();
  });

  const door = (number: string, more: Partial<RecoveryDoor> = {}): RecoveryDoor => ({
    householdId: `h${number}`,
    label: `${PLACE} 1单元 ${number}`,
    answer: null,
    mayCall: false,
    mayUndo: false,
    ...more,
  });
  const DOORS = [
    door('101', {
      answer: said(false, { trouble: 'never', byName: '' }),
      mayCall: true,
    }),
    door('102'),
    door('201', { answer: said(true, { byName: '' }) }),
    door('202', { answer: said(true, { byName: '罗清和', how: 'phone' }), mayUndo: true }),
  ];
  const doors = async (
    more: NonNullable<Answers['notice']>,
    look: (page: OpenPage) => Promise<void>,
  ) => {
    const page = await openPage('package-notice/pages/restored-doors/index', {
      query: { communityId: COMMUNITY, noticeId: 'n1', placeId: 'maple.a.b', place: PLACE },
      answers: {
        notice: {
          listRestored: answering({ households: DOORS, next: null }),
          showNotice: answering(notice()),
          ...more,
        },
      },
    });
    await page.atRest();
    await look(page);
    page.close();
  };

  it('draw the doors by what was said', () =>
    doors({}, async (page) => {
      expect(page.text()).toContain('2 201 ✓ 202 记 1 101 ！ 102 ·');
      for (const words of ['好了 1 户', '记下：好了 1 户', '还没有 1 户', '还没回答 1 户']) {
        expect(page.text()).toContain(words);
      }
    }));

  it('call who says that something is wrong, and write down what is said', () =>
    doors(
      {
        callNumber: answering({ phone: '13700000000' }),
        noteRestored: answering({ answer: said(true, { how: 'phone', byName: '罗清和' }) }),
      },
      async (page) => {
        page.tap('1单元 101，还没有');
        await page.atRest();
        page.choose('打电话');
        await page.atRest();
        page.answer('confirm');
        await page.atRest();
        page.answer('confirm');
        await page.atRest();
        page.choose('电话里说：好了');
        await page.atRest();
        expect(sent(page, 'notice.callNumber')).toMatchObject([
          { householdId: 'h101', about: 'recovery' },
        ]);
        expect(sent(page, 'notice.noteRestored')).toMatchObject([
          { householdId: 'h101', restored: true, how: 'phone' },
        ]);
        expect(page.text()).toContain('刚记下 1单元 101：好了 撤回');
      },
    ));

  it('call nobody else, and take back what was written down', () =>
    doors(
      {
        noteRestored: answering({ answer: said(false, { how: 'door', byName: '罗清和' }) }),
        undoNoteRestored: answering({ undone: true }),
      },
      async (page) => {
        page.tap('1单元 102，还没回答');
        await page.atRest();
        expect(() => page.choose('打电话')).toThrow();
        page.choose('当面说：还没有');
        await page.atRest();
        page.tap('撤回');
        await page.atRest();
        expect(sent(page, 'notice.undoNoteRestored')).toMatchObject([{ householdId: 'h102' }]);
        page.tap('1单元 202，记下：好了');
        await page.atRest();
        expect(page.dialog()).toContain('罗清和 按电话里说的记下');
        page.answer('confirm');
        await page.atRest();
        expect(sent(page, 'notice.undoNoteRestored').length).toBe(2);
      },
    ));
});

describe('the question', () => {
  let hosts: Hosts;
  beforeAll(async () => {
    hosts = await hostComponents({
      'recovery-ask':
        '<recovery-ask title="{{title}}" homes="{{homes}}" busy="{{busy}}" bind:say="hear" />',
    });
  });
  afterAll(() => hosts.remove());

  it('takes no second answer while one is on its way', async () => {
    const page = await hosts.open('recovery-ask', {
      title: '电梯检修',
      homes: [home()],
      busy: 'h202',
    });
    expect(page.text()).toContain('您那里的电梯好了吗？');
    page.tap('还没有');
    expect(page.events).toStrictEqual([]);
    page.close();
  });
});
