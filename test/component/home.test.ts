import { expect, it } from '@jest/globals';
import type { Desk, Home } from '../../typings/contract/home.ts';
import type { MeetingLine } from '../../typings/contract/meeting/meeting.ts';
import type { ShiftDue, Standing } from '../../typings/contract/volunteer/shift.ts';
import {
  type Answers,
  answering,
  type OpenPage,
  openPage,
  refusing,
  waiting,
} from '../support/component.ts';
import { now } from '../support/component-clock.ts';
import { COMMUNITY, HOME, line, MEMBERSHIP, motion, SECRETARY } from './samples.ts';
import { began, DAY, dayOf, HOUR, shift } from './shift-samples.ts';

/** The first page: what needs me, then the news. */

type OfHome = NonNullable<Answers['home']>['showOverview'];

const answers = (showOverview: OfHome, more: Answers = {}): Answers => ({
  resident: { listMemberships: answering({ memberships: [MEMBERSHIP] }) },
  home: { showOverview },
  notice: {
    listForOthers: answering({ people: [] }),
    listRecoveries: answering({ asked: [], troubled: [] }),
  },
  ballot: { listMotions: answering({ motions: [], next: null }) },
  volunteer: { listShifts: answering({ shifts: [], next: null }) },
  meeting: { listMeetings: answering({ meetings: [], next: null }) },
  ...more,
});

async function see(all: Answers, look: (page: OpenPage) => void | Promise<void>): Promise<void> {
  const page = await openPage('pages/home/index', { answers: all });
  await look(page);
  page.close();
}

it('shows the shape of what is to come while the answer is on its way', () =>
  see(answers(waiting), (page) => {
    expect(page.text()).toBe('');
    expect(page.all('.skeleton, .page-skeleton, [class*="skeleton"]').length).toBeGreaterThan(0);
  }));

it('says why it failed, and 再试一次 asks again', async () => {
  let isOnline = false;
  const overview = () => (isOnline ? answering(HOME)() : refusing('OFFLINE')());
  await see(answers(overview), async (page) => {
    await page.atRest();
    expect(page.text()).toBe('现在连不上网络。请看看网络，再试一次。 再试一次');
    isOnline = true;
    page.tap('再试一次');
    await page.atRest();
    expect(page.text()).toContain('红枫社区');
  });
});

it('with nothing to do and no news says both', () =>
  see(answers(answering(HOME)), async (page) => {
    await page.atRest();
    expect(page.text()).toBe(
      '红枫社区 顾南枝 · 一期 1栋 1单元 202 字号 等您办的事 现在没有要您办的事。 找通知、投票、公约、事项、班次 新消息 全部通知 还没有新消息。社区发了通知，会出现在这里。',
    );
    const asked = page.calls.filter(({ name }) => name === 'home.showOverview');
    expect(asked).toStrictEqual([{ name: 'home.showOverview', input: { communityId: COMMUNITY } }]);
  }));

it('one short question is answered from its card: an option opens its sheet', async () => {
  const { motionId, form, placeLabel, phase, state } = motion();
  const { title, ruleId, opensAt, closesAt } = form;
  const vote = { motionId, title, ruleId, placeLabel, phase, state, opensAt, closesAt };
  const ask = { text: '装充电棚吗？', why: '车多棚少。' };
  const motions = [{ ...vote, passed: null, waits: true, ask }];
  const ballot = {
    listMotions: answering({ motions, next: null }),
    showMotion: answering(
      motion({ form: { ...form, questions: form.questions.slice(0, 1), secret: false } }),
    ),
  };
  await see(answers(answering(HOME), { ballot }), async (page) => {
    await page.atRest();
    expect(page.text()).toContain('车多棚少。 装充电棚吗？ 同意 不同意 弃权');
    expect(page.text()).not.toContain('去投票');
    page.tap('不同意');
    await page.atRest();
    expect(page.dialog()).toContain('您选：不同意');
  });
});

it('shows what waits: notices, votes, and what a mother has to confirm', async () => {
  const home: Home = {
    ...HOME,
    needs: [line('n1')],
    needsMore: 2,
    news: [line('n2', { title: '端午包粽子', mustConfirm: false, kind: 'general' })],
  };
  const { motionId, form, placeLabel, phase, state } = motion();
  const { title, ruleId, opensAt, closesAt } = form;
  const vote = { motionId, title, ruleId, placeLabel, phase, state, opensAt, closesAt };
  const more: Answers = {
    ballot: {
      listMotions: answering({
        motions: [
          { ...vote, passed: null, waits: true },
          { ...vote, motionId: 'm2', title: '投过的', passed: null, waits: false },
        ],
        next: null,
      }),
    },
    notice: {
      listRecoveries: answering({ asked: [], troubled: [] }),
      listForOthers: answering({
        people: [
          {
            residentId: 'p1',
            name: '周老',
            notices: [{ noticeId: 'n3', title: '体检', confirmUntil: null }],
          },
        ],
      }),
    },
  };
  await see(answers(answering(home), more), async (page) => {
    await page.atRest();
    for (const words of [
      '周三停水',
      '要不要装充电棚',
      '替 周老 确认',
      '还有 2 件，都看看',
      '端午包粽子',
    ]) {
      expect(page.text()).toContain(words);
    }
    expect(page.text()).not.toContain('投过的');
    expect(page.text()).not.toContain('现在没有要您办的事');
  });
});

it('shows a stranger the way in', async () => {
  const all: Answers = {
    resident: {
      listMemberships: answering({ memberships: [] }),
      listOwnRequests: answering({ requests: [] }),
    },
  };
  await see(all, async (page) => {
    await page.atRest();
    expect(page.text()).toContain('欢迎到邻里来');
    expect(page.text()).toContain('输入门牌码');
    expect(page.text()).not.toContain('爸妈不用微信');
    page.tap('帮爸妈加入 您在身边，几分钟就能帮他们弄好');
    await page.atRest();
    for (const words of ['在他们的手机上打开邻里', '点了才算同意', '爸妈不用微信']) {
      expect(page.text()).toContain(words);
    }
    expect(page.text()).toContain('手里就是爸妈的手机，输入门牌码');
    expect(page.calls.map(({ name }) => name)).toStrictEqual([
      'resident.listMemberships',
      'resident.listOwnRequests',
    ]);
  });
});

it('takes another size of type at once, and keeps it', () =>
  see(answers(answering(HOME)), async (page) => {
    await page.atRest();
    page.tap('字号');
    await page.atRest();
    page.choose('特大字');
    await page.atRest();
    expect(page.all('.page--largest').length).toBe(1);
  }));

it('shows a place that is kept for me, which one tap takes, and where I check in today', async () => {
  let standing: Standing = { is: 'offered', roleId: 'r1', until: now() + HOUR };
  const [from, until] = [began, began + 3 * HOUR];
  const inNow: Standing = { is: 'in', roleId: 'r1', lateFrom: began };
  const volunteer: Answers['volunteer'] = {
    listShifts: () =>
      answering({
        shifts: [
          shift(1, inNow, { from, until, day: dayOf(from) }),
          shift(2, standing),
          shift(3, { is: 'waiting', roleId: 'r1', position: 1, passed: false }),
        ],
        next: null,
      })(),
    acceptOffer: () => {
      standing = { is: 'in', roleId: 'r1', lateFrom: now() + DAY };
      return answering({ standing })();
    },
  };
  await see(answers(answering(HOME), { volunteer }), async (page) => {
    await page.atRest();
    expect(page.text()).toContain('轮到您了');
    expect(page.text()).toContain('去签到');
    expect(page.text()).not.toContain('巡逻3');
    expect(page.text()).not.toContain('现在没有要您办的事');
    page.tap('我来');
    await page.atRest();
    expect(page.text()).not.toContain('轮到您了');
    const sent = page.calls.filter(({ name }) => name === 'volunteer.acceptOffer');
    expect(sent).toMatchObject([{ input: { communityId: COMMUNITY, shiftId: 's2' } }]);
  });
});

it('says what is left to do before an own shift, which goes once it is done', async () => {
  const standing: Standing = { is: 'in', roleId: 'r1', lateFrom: began };
  const risk = '台阶滑，两人同行。';
  let due: ShiftDue[] = ['risk', 'number'];
  const volunteer: Answers['volunteer'] = {
    listShifts: () => answering({ shifts: [shift(1, standing, { risk, due })], next: null })(),
    showInsurance: answering({
      title: '巡逻1',
      day: dayOf(began),
      keptUntil: dayOf(began + 30 * DAY),
      family: [],
      all: null,
      teamId: 't1',
    }),
    readRisk: () => {
      due = ['number'];
      return answering({ read: true as const })();
    },
  };
  await see(answers(answering(HOME), { volunteer }), async (page) => {
    await page.atRest();
    expect(page.text()).toContain('要当心的还没有读');
    page.tap('读一读');
    await page.atRest();
    expect(page.dialog()).toContain(risk);
    page.answer('confirm');
    await page.atRest();
    const sent = page.calls.filter(({ name }) => name === 'volunteer.readRisk');
    expect(sent).toMatchObject([{ input: { communityId: COMMUNITY, shiftId: 's1' } }]);
    expect(page.text()).toContain('买保险的证件号还没有填');
    page.tap('去填');
    await page.atRest();
    expect(page.calls.at(-1)?.name).toBe('volunteer.showInsurance');
  });
});

it('lists what waits by its end, whatever it is, and folds more than three of a kind', async () => {
  const { motionId, form, placeLabel, phase, state } = motion();
  const { title, ruleId, opensAt } = form;
  const vote = {
    motionId,
    title,
    ruleId,
    placeLabel,
    phase,
    state,
    opensAt,
    passed: null,
    waits: true,
  };
  const needs = [1, 2, 3, 4, 5].map((n) =>
    line(`n${n}`, { title: `通知${n}`, confirmUntil: n === 5 ? null : now() + n * 2 * HOUR }),
  );
  const ballot: Answers['ballot'] = {
    listMotions: answering({ motions: [{ ...vote, closesAt: now() + 3 * HOUR }], next: null }),
  };
  await see(answers(answering({ ...HOME, needs }), { ballot }), async (page) => {
    await page.atRest();
    const text = page.text();
    const order = ['通知1', title, '通知2', '通知3', '还有 2 则通知等您家知道'];
    expect(order.map((words) => text.indexOf(words)).every((at) => at >= 0)).toBe(true);
    expect([...order].sort((one, two) => text.indexOf(one) - text.indexOf(two))).toStrictEqual(
      order,
    );
    expect(text).not.toContain('通知4');
    page.tap('还有 2 则通知等您家知道');
    await page.atRest();
    expect(page.text()).toContain('通知5');
  });
});

it('confirms a notice with one tap, once, and says why when it does not', async () => {
  let done = false;
  let isOnline = false;
  const overview = () => answering({ ...HOME, needs: done ? [] : [line('n1')] })();
  const notice: Answers['notice'] = {
    listRecoveries: answering({ asked: [], troubled: [] }),
    listForOthers: answering({ people: [] }),
    confirmNotice: () => {
      if (!isOnline) return refusing('OFFLINE')();
      done = true;
      return answering({ confirmedAt: now() })();
    },
  };
  await see(answers(overview, { notice }), async (page) => {
    await page.atRest();
    page.tap('知道了，周三停水');
    page.tap('知道了，周三停水');
    await page.atRest();
    expect(page.dialog()).toContain('连不上网络');
    page.answer('confirm');
    await page.atRest();
    isOnline = true;
    page.tap('知道了，周三停水');
    await page.atRest();
    expect(page.text()).toContain('现在没有要您办的事');
    const sent = page.calls.filter(({ name }) => name === 'notice.confirmNotice');
    // A command without an answer is sent once more by itself.
    expect(sent.length).toBe(3);
    expect(new Set(sent.map(({ input }) => JSON.stringify(input))).size).toBe(1);
  });
});

it('shows those with an office what waits on their desk, and opens it with one tap', async () => {
  const membership = { ...MEMBERSHIP, roles: [SECRETARY] };
  const watch = { noticeId: 'n1', title: '周三停水', confirmed: 3, households: 8 };
  const home = answering({ ...HOME, membership, watch });
  const all = answers(home, {
    resident: { listMemberships: answering({ memberships: [membership] }) },
  });
  const figures: Desk['figures'] = [
    { kind: 'requests', count: 3, more: false },
    { kind: 'reviews', count: 0, more: false },
    { kind: 'triage', count: 100, more: true },
  ];
  const showDesk = answering({ figures, due: [], watch: null, households: 8, duty: null });
  const ofHome = { showOverview: home, showDesk };
  await see({ ...all, home: ofHome }, async (page) => {
    await page.atRest();
    expect(page.text()).toContain(
      '工作台 打开工作台 5 户没回执 3 请求加入 100+ 新提的事项 等您办的事',
    );
  });
  await see({ ...all, home: { ...ofHome, showDesk: refusing('SERVICE_BUSY') } }, async (page) => {
    await page.atRest();
    expect(page.text()).toContain('工作台 打开工作台 5 户没回执 等您办的事');
  });
});

it('goes to my other community with one tap, and shows nothing of the one before', async () => {
  const other = { ...MEMBERSHIP, communityId: 'oak', communityName: '青橡社区', households: [] };
  const overview: OfHome = ({ communityId }) =>
    communityId === 'oak' ? refusing('OFFLINE')() : answering({ ...HOME, needs: [line('n1')] })();
  const all = answers(overview, {
    resident: { listMemberships: answering({ memberships: [MEMBERSHIP, other] }) },
  });
  await see(all, async (page) => {
    await page.atRest();
    expect(page.text()).toContain('周三停水');
    page.tap('红枫社区，换一个社区');
    await page.atRest();
    expect(page.text()).toBe('现在连不上网络。请看看网络，再试一次。 再试一次');
  });
});

it('asks whether I come to a meeting, and takes «能来» with one tap', async () => {
  const line: MeetingLine = {
    meetingId: 'm1',
    bodyId: 'b1',
    bodyName: '1栋议事会',
    kind: 'building-council',
    placeId: COMMUNITY,
    placeLabel: '一期 1栋',
    state: 'called',
    day: '2030-06-22',
    from: '19:00',
    until: '20:30',
    place: '一期活动室',
    items: 2,
    mine: true,
    mySeatId: 's2',
    asks: true,
    minuted: false,
  };
  let said = false;
  const meeting: Answers['meeting'] = {
    listMeetings: () =>
      answering({
        meetings: [
          { ...line, asks: !said },
          { ...line, meetingId: 'm2', bodyName: '联席会', asks: false },
        ],
        next: null,
      })(),
    answerInvitation: () => {
      said = true;
      return answering({ says: 'yes' as const })();
    },
  };
  await see(answers(answering(HOME), { meeting }), async (page) => {
    await page.atRest();
    expect(page.text()).toContain('1栋议事会');
    expect(page.text()).not.toContain('联席会');
    page.tap('能来');
    await page.atRest();
    const [sent] = page.calls.filter(({ name }) => name === 'meeting.answerInvitation');
    expect(sent?.input).toMatchObject({ meetingId: 'm1', seatId: 's2', says: 'yes' });
    expect(page.text()).toContain('现在没有要您办的事');
  });
});
