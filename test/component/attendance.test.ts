import { describe, expect, it } from '@jest/globals';
import type {
  AttendanceLine,
  AttendedShift,
  HourLine,
} from '../../typings/contract/volunteer/hours.ts';
import { type Answers, answering, openPage, refusing, waiting } from '../support/component.ts';
import { now } from '../support/component-clock.ts';
import { COMMUNITY } from './samples.ts';
import { attended, began, CAME, HOUR } from './shift-samples.ts';

/** What a leader does about who was there: on the day, at its end, and afterwards. */

const query = { communityId: COMMUNITY, shiftId: 's1', teamId: 't1' };
const OVER: Partial<AttendedShift> = { from: began - 3 * HOUR, until: began };
const LATE = { at: began, how: 'late' } as const;

function person(name: string, more: Partial<AttendanceLine> = {}): AttendanceLine {
  return {
    residentId: `p-${name}`,
    name,
    roleId: 'r1',
    in: null,
    out: null,
    late: false,
    own: false,
    entries: [],
    ...more,
  };
}

function entry(more: Partial<HourLine> = {}): HourLine {
  return {
    entryId: 'e1',
    sort: 'measured',
    minutes: 120,
    state: 'counted',
    why: null,
    reason: '',
    at: began,
    ...more,
  };
}

describe('the list of who is there', () => {
  const see = async (
    people: AttendanceLine[],
    shift: Partial<AttendedShift> = {},
    volunteer: Answers['volunteer'] = {},
  ) => {
    const page = await openPage('package-volunteer/pages/attendance-list/index', {
      query,
      answers: {
        volunteer: {
          listAttendance: answering({ people, headcount: null, shift: attended(shift) }),
          ...volunteer,
        },
      },
    });
    await page.atRest();
    return page;
  };
  const sent = (page: Awaited<ReturnType<typeof see>>, name: string) =>
    page.calls.filter((call) => call.name === name).map(({ input }) => input);

  it('ticks whoever has not read what to beware of once it was read to them', async () => {
    const page = await see(
      [
        person('钟念慈', { riskDue: true }),
        person('李晨露', { in: CAME, riskTold: { byName: '彭飞白', at: began } }),
      ],
      { risk: '台阶滑，两人同行。' },
      { markAttendance: answering({ marked: true as const }) },
    );
    expect(page.text()).toContain('彭飞白 读过要当心的给他听');
    page.tap('到了，钟念慈');
    await page.atRest();
    expect(page.dialog()).toContain('台阶滑');
    page.answer('confirm');
    await page.atRest();
    expect(sent(page, 'volunteer.markAttendance')).toMatchObject([{ mark: 'in', riskTold: true }]);
    page.close();
  });

  it('ticks who comes and goes, and that a late scan is right; never about oneself', async () => {
    const page = await see(
      [
        person('顾南枝', { in: LATE, late: true }),
        person('周远山', { in: CAME }),
        person('李晨露'),
        person('队长', { own: true }),
      ],
      {},
      { markAttendance: answering({ marked: true as const }) },
    );
    expect(page.text()).toContain('2 / 4 人到了');
    for (const name of ['核对过了，顾南枝', '走了，周远山', '到了，李晨露']) {
      page.tap(name);
      await page.atRest();
    }
    expect(sent(page, 'volunteer.markAttendance')).toMatchObject([
      { residentId: 'p-顾南枝', mark: 'tick' },
      { residentId: 'p-周远山', mark: 'out' },
      { residentId: 'p-李晨露', mark: 'in' },
    ]);
    expect(() => page.tap('到了，队长')).toThrow();
    expect(page.text()).not.toContain('清点人数，结束这一班');
    page.close();
  });

  it('once it is over asks for a headcount, and says what waits for whom', async () => {
    const page = await see(
      [
        person('顾南枝', { in: CAME, entries: [entry({ state: 'pending', why: 'headcount' })] }),
        person('周远山'),
      ],
      OVER,
      { closeShift: answering({ headcount: 1 }) },
    );
    expect(page.text()).toContain('1 条时长在等队外的人核对');
    expect(page.text()).toContain('超过了队长点的人数');
    expect(page.text()).toContain('没有签到的');
    page.tap('清点人数，结束这一班');
    await page.atRest();
    page.type('您自己数的，例如 1', '一个');
    page.answer('confirm');
    await page.atRest();
    expect(sent(page, 'volunteer.closeShift')).toStrictEqual([]);
    page.tap('清点人数，结束这一班');
    await page.atRest();
    page.type('您自己数的，例如 1', '1');
    page.answer('confirm');
    await page.atRest();
    expect(sent(page, 'volunteer.closeShift')).toMatchObject([{ ...query, headcount: 1 }]);
    page.close();
  });

  it('notes what came of it, as whole numbers', async () => {
    const page = await see([person('顾南枝')], OVER, {
      noteOutcome: answering({ outcome: { served: 32, saved: null } }),
    });
    page.type('帮到多少人', '三十');
    page.tap('记下来');
    await page.atRest();
    expect(page.text()).toContain('人数和钱数都填整数');
    page.type('帮到多少人', '32');
    page.tap('记下来');
    await page.atRest();
    expect(sent(page, 'volunteer.noteOutcome')).toMatchObject([{ served: 32, saved: null }]);
    page.close();
    const noted = await see([person('顾南枝')], { ...OVER, outcome: { served: 32, saved: 200 } });
    expect(noted.text()).toContain('帮到 32 人，省下 200 元');
    noted.close();
  });

  it('takes back what was written down by mistake, with a reason; not once hours count', async () => {
    const MADE = { ...OVER, hours: 'done' as const, made: '临时来的' };
    const page = await see(
      [person('顾南枝', { entries: [entry({ state: 'pending', why: 'made' })] })],
      { ...MADE, withdraw: 'can' },
      { withdrawRecord: refusing('HOURS_CONFIRMING') },
    );
    page.tap('撤回这次补记');
    await page.atRest();
    page.answer('confirm');
    await page.atRest();
    expect(sent(page, 'volunteer.withdrawRecord')).toStrictEqual([]);
    page.tap('撤回这次补记');
    await page.atRest();
    page.type('为什么，例如：记错了日子', '记成了别的队');
    page.answer('confirm');
    await page.atRest();
    expect(sent(page, 'volunteer.withdrawRecord')).toMatchObject([
      { ...query, reason: '记成了别的队' },
    ]);
    expect(page.dialog()).toContain('请过两分钟再看看');
    page.close();
    const counted = await see([person('顾南枝')], { ...MADE, withdraw: 'confirmed' });
    expect(counted.text()).toContain('不能再撤回。哪一条记错了，请用“更正”');
    expect(counted.text()).not.toContain('撤回这次补记');
    counted.close();
    const withdrawn = { byName: '彭飞白', at: now(), reason: '记错了日子' };
    const gone = await see([], { ...MADE, cancelled: true, withdrawn });
    expect(gone.text()).toContain('彭飞白 撤回了这次补记：记错了日子');
    gone.close();
  });

  it('says where a shift stands that is closed, cancelled or to come', async () => {
    const closed = await see([person('顾南枝', { in: CAME, entries: [entry()] })], {
      ...OVER,
      hours: 'done',
      headcount: 1,
    });
    expect(closed.text()).toContain('清点了 1 人，时长记好了');
    expect(closed.text()).toContain('更正');
    expect(closed.text()).not.toContain('清点人数，结束');
    closed.close();
    const cancelled = await see([person('顾南枝')], { cancelled: true });
    expect(cancelled.text()).toContain('这一班已经取消');
    cancelled.close();
    const ahead = await see([], { marksFrom: now() + HOUR, from: now() + 2 * HOUR });
    expect(ahead.text()).toContain('起可以点名');
    expect(ahead.text()).toContain('还没有人报名');
    ahead.close();
  });

  it('without an answer says why, and while it waits says nothing', async () => {
    const failed = await see([], {}, { listAttendance: refusing('TEAM_NOT_YOURS') });
    expect(failed.text()).toContain('这一步由本队队长或社区书记来办');
    failed.close();
    const loading = await openPage('package-volunteer/pages/attendance-list/index', {
      query,
      answers: { volunteer: { listAttendance: waiting } },
    });
    expect(loading.text()).not.toContain('到了的');
    loading.close();
  });
});

describe('hours by hand', () => {
  const long = '手机落在家里了，签在门岗的纸上，队长和门岗的师傅都看见的，';
  const see = async (what: 'add' | 'correct', volunteer: Answers['volunteer'], residentId = '') => {
    const page = await openPage('package-volunteer/pages/hours-enter/index', {
      query: { ...query, what, residentId },
      answers: {
        // afterwards one is home again
        resident: { listMemberships: refusing('SERVICE_BUSY') },
        volunteer: {
          listAttendance: answering({
            people: [
              person('顾南枝', { residentId: 'p1', in: CAME, entries: [entry()] }),
              person('队长', { own: true }),
            ],
            headcount: null,
            shift: attended(OVER),
          }),
          listMembers: answering({
            members: [
              { residentId: 'p-孙南风', name: '孙南风', wechat: false, skills: [], lates: 0 },
            ],
          }),
          ...volunteer,
        },
      },
    });
    await page.atRest();
    return page;
  };

  it('are added for a member who had not signed up, with a reason; nothing typed is lost on a refusal', async () => {
    let answer = refusing('HOURS_TOO_MANY') as () => ReturnType<ReturnType<typeof answering>>;
    const page = await see('add', { addHours: () => answer() as never });
    expect(page.text()).not.toContain('队长 ');
    page.tap('补记上');
    await page.atRest();
    expect(page.text()).toContain('请先选是谁');
    page.tap('孙南风 没有报这一班');
    page.type('多少分钟', '90');
    page.tap('补记上');
    await page.atRest();
    expect(page.text()).toContain('请写一句原因');
    page.type('原因', long);
    page.tap('补记上');
    await page.atRest();
    expect(page.text()).toContain('加上这些就超过这一班的时间了');
    expect((page.all('textarea')[0] as HTMLTextAreaElement).value).toBe(long);
    answer = answering({ entry: entry({ sort: 'added', state: 'pending', why: 'added' }) });
    page.tap('补记上');
    await page.atRest();
    const sent = page.calls.filter(({ name }) => name === 'volunteer.addHours');
    expect(sent.map(({ input }) => input)).toMatchObject([
      { residentId: 'p-孙南风', minutes: 90, reason: long },
      { residentId: 'p-孙南风', minutes: 90, reason: long },
    ]);
    page.close();
  });

  it('are corrected downwards by what stands there too much', async () => {
    const page = await see(
      'correct',
      { correctHours: answering({ entry: entry({ sort: 'correction', minutes: -30 }) }) },
      'p1',
    );
    expect(page.text()).toContain('签到记录 2 小时');
    page.type('多少分钟', '30');
    page.type('原因', '早走了半小时');
    page.tap('更正这一条');
    await page.atRest();
    const sent = page.calls.find(({ name }) => name === 'volunteer.correctHours');
    expect(sent?.input).toMatchObject({ residentId: 'p1', minutes: -30 });
    page.close();
  });
});
