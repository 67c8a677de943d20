import { describe, expect, it } from '@jest/globals';
import { answering, openPage, refusing } from '../support/component.ts';
import { matterLine as line, NOTHING, matterView as view } from './matter-samples.ts';
import { COMMUNITY, MEMBERSHIP } from './samples.ts';

/** The pages of matters. */

const rules = {
  rules: {
    notYetDays: 15,
    riseDays: 3,
    topics: [
      {
        topicId: 'facility',
        title: '电梯和水电气',
        route: 'joint' as const,
        ladder: ['secretary' as const],
        days: { agenda: 3, plan: 7, doing: 30, outcome: 30 },
        words: ['灯', '电梯'],
      },
    ],
  },
  seen: '',
};
const places = [
  {
    placeId: COMMUNITY,
    parentId: null,
    kind: 'community' as const,
    name: '枫林社区',
    households: 3,
  },
];
const query = { communityId: COMMUNITY, matterId: 'm1' };

async function open(page: string, matter: object, more: Record<string, string> = {}) {
  const opened = await openPage(`package-matter/pages/${page}/index`, {
    query: { ...query, ...more },
    answers: { matter } as never,
  });
  await opened.atRest();
  return opened;
}

describe('the list', () => {
  it('says who has it until when, and how many it concerns', async () => {
    const page = await open('matter-list', {
      listMatters: answering({ matters: [line({ part: 'joined' })], next: null }),
    });
    expect(page.text()).toContain('三楼楼道灯不亮');
    expect(page.text()).toContain('我也是 · 3 位邻居也是 · 楼栋长在办');
  });

  it('says so when there is nothing, and when it did not come', async () => {
    const empty = await open('matter-list', {
      listMatters: answering({ matters: [], next: null }),
    });
    expect(empty.text()).toContain('现在没有在办的事');
    const failed = await open('matter-list', { listMatters: refusing('SERVICE_BUSY') });
    expect(failed.text()).toContain('现在人多');
  });

  it('says what is late in words', async () => {
    const page = await open('matter-queue', {
      listQueue: answering({ matters: [{ ...line({ late: true }), words: '' }], next: null }),
    });
    expect(page.text()).toContain('已受理，逾期了');
  });
});

describe('what was promised', () => {
  const task = {
    taskId: 't1',
    text: '请三家来报价',
    role: 'grid-officer' as const,
    name: '',
    due: '2026-06-20',
    late: false,
    earlier: [{ due: '2026-06-12', reason: '有一家没回话' }],
    state: 'open' as const,
    end: '',
    at: null,
    may: { close: true, move: false, drop: false },
  };
  const planned = view({ tasks: [task] });

  it('stands in the matter with whose it is, its day and the day before', async () => {
    const page = await open('matter-detail', { showMatter: answering(planned) });
    expect(page.text()).toContain('请三家来报价');
    expect(page.text()).toContain('网格员来办');
    expect(page.text()).toContain('改了：有一家没回话');
    expect(page.text()).toContain('办了，写一句');
    expect(page.text()).not.toContain('改日子');
  });

  it('says what is missing, keeps what was typed, and sends it', async () => {
    const page = await open(
      'matter-task',
      { showMatter: answering(planned), closeTask: refusing('MATTER_TASK_CLOSED') },
      { act: 'task-done', taskId: 't1' },
    );
    expect(page.text()).toContain('请三家来报价');
    page.tap('说办完了');
    await page.atRest();
    expect(page.text()).toContain('请先写几句');
    page.type('办了什么', '三家的报价都贴出来了');
    page.tap('说办完了');
    await page.atRest();
    expect(page.text()).toContain('这件任务已经了结了');
    expect(page.calls.at(-1)?.input).toMatchObject({
      outcome: 'done',
      text: '三家的报价都贴出来了',
    });
  });

  it('says so when it did not come', async () => {
    const failed = await open(
      'matter-task',
      { showMatter: refusing('SERVICE_BUSY') },
      { act: 'task-drop' },
    );
    expect(failed.text()).toContain('现在人多');
  });
});

describe('a matter', () => {
  it('shows its five stages, each answer, what it costs and who has it', async () => {
    const page = await open('matter-detail', { showMatter: answering(view()) });
    for (const words of [
      '问需求',
      '明议题',
      '定方案（正在这一步）',
      '抓实施',
      '评效果',
      '花费 360 元',
    ]) {
      expect(page.text()).toContain(words);
    }
    expect(page.text()).not.toContain('原话');
  });

  it('is joined by a tap', async () => {
    let joined = false;
    const page = await open('matter-detail', {
      showMatter: answering(view({ may: { ...NOTHING, join: true } })),
      joinMatter: () => {
        joined = true;
        return { ok: true, data: { joins: true } };
      },
    });
    page.tap('我也是');
    await page.atRest();
    expect(joined).toBe(true);
  });

  it('offers «not yet» while it may be said, and names the supervisors afterwards', async () => {
    const may = { ...NOTHING, notYet: true, rate: true };
    const page = await open('matter-detail', {
      showMatter: answering(view({ state: 'done', may, notYetUntil: '2026-06-30' })),
    });
    expect(page.text()).toContain('没办好的话，2026年6月30日前可以说一次。');
    expect(page.text()).toContain('没帮上');
    const twice = view({
      state: 'done',
      supervisors: [{ name: '严守正', role: 'supervisor' }],
      ratings: { helped: 1, partly: 0, not: 2 },
    });
    const later = await open('matter-detail', { showMatter: answering(twice) });
    expect(later.text()).toContain('可以找居务监督委员：严守正');
    expect(later.text()).toContain('3 人评价：1 人说帮上忙了');
  });

  it('without a public wording shows its words to those who may read them', async () => {
    const page = await open('matter-detail', {
      showMatter: answering(
        view({
          title: '',
          text: '',
          words: '灯坏了',
          raiser: '顾南枝',
          state: 'raised',
          open: false,
        }),
      ),
    });
    expect(page.text()).toContain('还没有公开');
    expect(page.text()).toContain('顾南枝提的');
  });
});

describe('raising', () => {
  const openRaise = (raise?: unknown, more: Record<string, string> = {}) =>
    openPage('package-matter/pages/matter-raise/index', {
      query: { ...query, ...more },
      answers: {
        resident: {
          listMemberships: answering({ memberships: [MEMBERSHIP] }),
          listPlaces: answering({ places }),
        },
        matter: {
          listTopics: answering(rules),
          listAlike: answering({ matters: [line()] }),
          ...(raise ? { raiseMatter: raise } : {}),
        },
      } as never,
    });

  it('out of an outage begins with its place and words, in a draft of its own', async () => {
    const words = '“停水，水压不到 50%”之后，还有 6 户没恢复。';
    const sent: unknown[] = [];
    const raise = (input: unknown) => {
      sent.push(input);
      return { ok: false, code: 'MATTER_TOPIC_UNKNOWN' };
    };
    const begun = { about: 'n1', placeId: 'maple.a.b', words };
    const page = await openRaise(raise, begun);
    await page.atRest();
    const [field] = page.all('textarea');
    expect((field as HTMLTextAreaElement | undefined)?.value).toBe(words);
    page.tap('电梯和水电气');
    await page.atRest();
    page.tap('提上去');
    await page.atRest();
    expect(sent).toMatchObject([{ placeId: 'maple.a.b', words, taken: null }]);
    page.close();
  });

  it('says whom to phone in danger, guesses the kind and shows what is alike', async () => {
    const page = await openRaise();
    await page.atRest();
    page.tap('提上去');
    expect(page.text()).toContain('请写一写是什么事');
    page.type('是什么事', '电梯冒烟了，有人晕倒');
    await page.atRest();
    expect(page.text()).toContain('打 119');
    expect(page.text()).toContain('打 120');
    expect(page.text()).toContain('是不是一件事');
    page.tap('提上去');
    await page.atRest();
  });
});

describe('an answer', () => {
  it('begins a public wording without telephone numbers and names, and asks for what is missing', async () => {
    const said = '王某某把灯打坏了，电话13900000000';
    const page = await open(
      'matter-act',
      {
        showMatter: answering(view({ words: said })),
        listTopics: answering(rules),
        listHolders: answering({
          holders: [{ role: 'outside-party' as const, residentId: 'o', names: '康居物业' }],
        }),
      },
      { act: 'triage' },
    );
    expect(page.text()).toContain('康居物业');
    page.tap('受理');
    await page.atRest();
    expect(page.text()).toContain('请写一句为什么');
  });
});
