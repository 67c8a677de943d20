import { describe, expect, it } from '@jest/globals';
import type { Presence } from '../../typings/contract/volunteer/presence.ts';
import type { ShiftDetail } from '../../typings/contract/volunteer/shift.ts';
import { type Answers, answering, openPage, refusing, waiting } from '../support/component.ts';
import { now } from '../support/component-clock.ts';
import { COMMUNITY } from './samples.ts';
import { attended, began, CAME, DAY, detail, HOUR, times } from './shift-samples.ts';

/** The day of a shift: the code on the leader's phone, and coming and going by it. */

const HERE: Presence = {
  codesFrom: began - HOUR / 2,
  codesUntil: began + 4 * HOUR,
  sentUntil: began + 27 * HOUR,
  in: null,
  out: null,
  late: false,
};
const running = (presence: Presence | null, more: Partial<ShiftDetail> = {}) =>
  detail({ is: 'in', roleId: 'r1', lateFrom: began }, { ...times, presence, ...more });

describe('the page on which one checks in', () => {
  const see = async (
    one: ShiftDetail,
    volunteer: Answers['volunteer'] = {},
    scans: object[] = [],
  ) => {
    const page = await openPage('package-volunteer/pages/shift-check-in/index', {
      query: { communityId: COMMUNITY, shiftId: 's1' },
      answers: { volunteer: { showShift: answering(one), ...volunteer } },
      storage: scans.length > 0 ? { 'kept-scans': scans } : {},
    });
    await page.atRest();
    return page;
  };

  it('takes the figures of the code, and says what has come of it', async () => {
    let presence = HERE;
    const page = await see(running(HERE), {
      showShift: () => answering(running(presence))(),
      checkIn: () => {
        presence = { ...HERE, in: CAME };
        return answering({ in: CAME })();
      },
    });
    expect(page.text()).toContain('还没有签到');
    page.type('扫不了，就输数字', '1234 5678');
    page.tap('用数字签到');
    await page.atRest();
    const sent = page.calls.find(({ name }) => name === 'volunteer.checkIn');
    expect(sent?.input).toStrictEqual({ communityId: COMMUNITY, shiftId: 's1', code: '12345678' });
    expect(page.text()).toContain('走的时候再扫一次签退');
    expect(page.text()).toContain('扫码签退');
    page.close();
  });

  it('without a signal keeps it, and sends it by a tap', async () => {
    let offline = true;
    const page = await see(running(HERE), {
      checkIn: () => (offline ? refusing('OFFLINE')() : answering({ in: CAME })()),
    });
    page.type('扫不了，就输数字', '12345678');
    page.tap('用数字签到');
    await page.atRest();
    expect(page.text()).toContain('已记下，等有信号再送');
    expect(page.text()).toContain('签到，刚刚记下的');
    expect(page.text()).toContain('扫码签退');
    offline = false;
    page.tap('现在就送');
    await page.atRest();
    expect(page.text()).not.toContain('已记下，等有信号再送');
    const sent = page.calls.filter(({ name }) => name === 'volunteer.checkIn');
    expect(sent).toHaveLength(2);
    page.close();
  });

  it('is sent by itself once the app is seen again; what is refused says why, until it is read', async () => {
    const scan = { communityId: COMMUNITY, shiftId: 's1', title: '巡逻', code: '12345678' };
    const scans = [
      { ...scan, which: 'in', at: now() - DAY, refused: '' },
      { ...scan, which: 'out', at: now() - DAY, refused: '' },
    ];
    const page = await see(
      running({ ...HERE, in: CAME }),
      { checkIn: answering({ in: CAME }), checkOut: refusing('CODE_OLD') },
      scans,
    );
    expect(page.text()).toContain('没有送成');
    expect(page.text()).toContain('这个码过了可以补交的时间');
    page.tap('知道了');
    await page.atRest();
    expect(page.text()).not.toContain('没有送成');
    page.close();
  });

  it('asks whoever was signed up by somebody else to read what to beware of first', async () => {
    const due = { ...running({ ...HERE, riskDue: true }), risk: '台阶滑，两人同行。' };
    const page = await see(due, {
      checkIn: (input) => (input.riskRead ? answering({ in: CAME }) : refusing('RISK_UNREAD'))(),
    });
    page.type('扫不了，就输数字', '12345678');
    page.tap('用数字签到');
    await page.atRest();
    expect(page.dialog()).toContain('台阶滑');
    page.answer('cancel');
    await page.atRest();
    const sent = () => page.calls.filter(({ name }) => name === 'volunteer.checkIn');
    expect(sent()).toHaveLength(0);
    page.tap('用数字签到');
    await page.atRest();
    page.answer('confirm');
    await page.atRest();
    expect(sent().map(({ input }) => input)).toMatchObject([{ riskRead: true }]);
    page.close();
  });

  it('asks it of a scan as well that was kept without a signal', async () => {
    const due = { ...running({ ...HERE, riskDue: true }), risk: '台阶滑，两人同行。' };
    const scan = { communityId: COMMUNITY, shiftId: 's1', title: '巡逻', code: '12345678' };
    const page = await see(
      due,
      {
        checkIn: (input) => (input.riskRead ? answering({ in: CAME }) : refusing('RISK_UNREAD'))(),
      },
      [{ ...scan, which: 'in', at: now() - 60_000, refused: '' }],
    );
    expect(page.dialog()).toContain('台阶滑');
    page.answer('confirm');
    await page.atRest();
    const sent = page.calls.filter(({ name }) => name === 'volunteer.checkIn');
    expect(sent.at(-1)?.input).toMatchObject({ riskRead: true });
    page.close();
  });

  it('says plainly what is wrong with a code, and keeps what was typed', async () => {
    const page = await see(running(HERE), { checkIn: refusing('CODE_WRONG') });
    page.type('扫不了，就输数字', '1234');
    page.tap('用数字签到');
    await page.atRest();
    expect(page.text()).toContain('签到码是 8 位数字');
    page.type('扫不了，就输数字', '87654321');
    page.tap('用数字签到');
    await page.atRest();
    expect(page.text()).toContain('这不是这一班的签到码');
    expect(page.text()).not.toContain('已记下');
    const [field] = page.all('input');
    expect((field as HTMLInputElement).value).toBe('87654321');
    page.close();
  });

  it('lets whoever never had a signal keep a code, and has nothing for whoever is not on the list', async () => {
    const away = await see(running(HERE), {
      showShift: refusing('OFFLINE'),
      checkIn: refusing('OFFLINE'),
    });
    away.type('扫不了，就输数字', '12345678');
    away.tap('用数字签到');
    await away.atRest();
    expect(away.text()).toContain('已记下，等有信号再送');
    away.close();
    const other = await see(running(null));
    expect(other.text()).toContain('这一班的名单上没有您');
    expect(other.text()).not.toContain('扫码签到');
    other.close();
    const failed = await see(running(HERE), { showShift: refusing('SHIFT_NOT_FOUND') });
    expect(failed.text()).toContain('再试一次');
    failed.close();
  });

  it('shows what was sent late, and who has gone', async () => {
    const late = await see(running({ ...HERE, in: { at: began, how: 'late' }, late: true }));
    expect(late.text()).toContain('补交的扫码要队长核对一下');
    late.close();
    const gone = await see(running({ ...HERE, in: CAME, out: { at: began + HOUR, how: 'code' } }));
    expect(gone.text()).toContain('签退了');
    expect(gone.text()).not.toContain('扫码签退');
    gone.close();
  });
});

describe('the code on the leader’s phone', () => {
  const codes = Array.from({ length: 480 }, (_, n) => String(10_000_000 + n));
  const list = (more: object = {}) => ({
    title: '清理楼道',
    codes,
    from: began - HOUR / 2,
    step: 30_000,
    now: now(),
    ...more,
  });
  const codeNow = () => {
    const code = codes[Math.floor((now() - list().from) / 30_000)] ?? '';
    return `${code.slice(0, 4)} ${code.slice(4)}`;
  };
  const person = { name: '', roleId: 'r1', out: null, late: false, own: false, entries: [] };
  const people = [
    { ...person, residentId: 'a', in: CAME },
    { ...person, residentId: 'b', in: null },
  ];
  const see = async (volunteer: Answers['volunteer'], storage: Record<string, object> = {}) => {
    const page = await openPage('package-volunteer/pages/attendance-code/index', {
      query: { communityId: COMMUNITY, shiftId: 's1', teamId: 't1' },
      answers: { volunteer: { listAttendance: refusing('OFFLINE'), ...volunteer } },
      storage,
    });
    await page.atRest();
    return page;
  };
  const kept = (more: object = {}) => {
    const { now: _now, ...rest } = list();
    return { 'shift-codes:s1': { ...rest, ahead: 0, at: now(), ...more } };
  };

  it('is the one of the moment, with how many are there', async () => {
    const page = await see({
      listCodes: () => answering(list({ now: now() }))(),
      listAttendance: answering({ people, headcount: null, shift: attended() }),
    });
    expect(page.text()).toContain(codeNow());
    expect(page.text()).toContain('1 / 2 人到了');
    page.close();
  });

  it('goes by the cloud’s clock where the phone’s is a day wrong', async () => {
    const shift = list({ from: list().from + DAY });
    const page = await see({
      listCodes: () => answering({ ...shift, now: now() + DAY })(),
    });
    expect(page.text()).toContain(codeNow());
    page.close();
  });

  it('is shown without a signal from the list that was kept, and says when that is old', async () => {
    const fresh = await see({ listCodes: refusing('OFFLINE') }, kept());
    expect(fresh.text()).toContain(codeNow());
    expect(fresh.text()).toContain('现在没有信号，码照样能用');
    expect(fresh.text()).not.toContain('这些码是一天多以前取的');
    fresh.close();
    const old = await see({ listCodes: refusing('OFFLINE') }, kept({ at: now() - 2 * DAY }));
    expect(old.text()).toContain('这些码是一天多以前取的');
    old.close();
  });

  it('is not there without a signal and a list, of a shift that is off, and before its time', async () => {
    const none = await see({ listCodes: refusing('OFFLINE') });
    expect(none.text()).toContain('也没有提前取好的码');
    none.close();
    const off = await see({ listCodes: refusing('SHIFT_CANCELLED') }, kept());
    expect(off.text()).toContain('这一班已经取消了');
    expect(off.text()).not.toContain(codeNow());
    off.close();
    const early = await see({
      listCodes: () => answering(list({ from: now() + DAY, now: now() }))(),
    });
    expect(early.text()).toContain('起出码');
    early.close();
    const loading = await openPage('package-volunteer/pages/attendance-code/index', {
      query: { communityId: COMMUNITY, shiftId: 's1', teamId: 't1' },
      answers: { volunteer: { listCodes: waiting, listAttendance: waiting } },
    });
    expect(loading.text()).not.toContain('换下一个');
    loading.close();
  });
});
