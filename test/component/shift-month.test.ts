import { afterEach, describe, expect, it } from '@jest/globals';
import { addDays, dayOf, instantOf } from '../../cloudfunctions/kernel/calendar.ts';
import {
  monthGrid,
  otherMonth,
} from '../../miniprogram/package-volunteer/pages/shift-month/month-grid.ts';
import { dayWithWeekday } from '../../miniprogram/text/date.ts';
import type { ShiftLine, Standing } from '../../typings/contract/volunteer/shift.ts';
import {
  type Answers,
  answering,
  type OpenPage,
  openPage,
  refusing,
} from '../support/component.ts';
import { now } from '../support/component-clock.ts';
import { COMMUNITY } from './samples.ts';

/** The month of shifts: what stands on each day, and the list of one. */

function shift(n: number, day: string, standing: Standing = { is: 'open' }): ShiftLine {
  return {
    shiftId: `s${n}`,
    teamId: 't1',
    teamName: '平安巡逻队',
    title: `巡逻${n}`,
    kind: 'patrol',
    meet: '西门岗亭',
    outdoor: true,
    day,
    from: instantOf(day, '19:30'),
    until: instantOf(day, '21:30'),
    places: 4,
    taken: 2,
    roleId: 'r1',
    standing,
  };
}

describe('the grid of a month', () => {
  const days = (month: string) =>
    monthGrid(month, [], 0)
      .flat()
      .filter(({ number }) => number !== '')
      .map(({ day }) => day);

  it('has every day of the month once, in whole weeks from Monday on', () => {
    for (let month = '2026-01'; month < '2029-01'; month = otherMonth(month, 1)) {
      const weeks = monthGrid(month, [], 0);
      expect(weeks.every((week) => week.length === 7)).toBe(true);
      const all = days(month);
      const first = `${month}-01`;
      expect(all[0]).toBe(first);
      expect(addDays(all.at(-1) ?? '', 1)).toBe(`${otherMonth(month, 1)}-01`);
      expect(new Set(all).size).toBe(all.length);
    }
  });

  it('says how many shifts a day has and whether one is the reader’s; cancelled ones do not count', () => {
    const shifts = [
      shift(1, '2026-06-17', { is: 'in', roleId: 'r1', lateFrom: 0 }),
      shift(2, '2026-06-17'),
      shift(3, '2026-06-17', { is: 'cancelled', reason: '下雨' }),
      shift(4, '2026-06-18'),
    ];
    const grid = monthGrid('2026-06', shifts, instantOf('2026-06-17', '12:00')).flat();
    const on = (day: string) => grid.find((one) => one.day === day);
    expect(on('2026-06-17')).toMatchObject({ count: 2, mine: true, today: true });
    expect(on('2026-06-17')?.words).toBe('6月17日 周三，今天，2 班，有您的');
    expect(on('2026-06-18')).toMatchObject({ count: 1, mine: false });
    expect(on('2026-06-19')).toMatchObject({ count: 0, holiday: '端午节' });
  });
});

describe('the page of a month', () => {
  let page: OpenPage;
  afterEach(() => page.close());
  const today = dayOf(now());
  const open = async (volunteer: Answers['volunteer']) => {
    page = await openPage('package-volunteer/pages/shift-month/index', {
      query: { communityId: COMMUNITY },
      answers: { volunteer },
    });
    await page.atRest();
  };

  it('shows the shifts of the present day, and those of the day that is tapped', async () => {
    const other = today.endsWith('-01') ? addDays(today, 1) : `${today.slice(0, 7)}-01`;
    await open({ listMonth: answering({ shifts: [shift(1, today), shift(2, other)] }) });
    expect(page.text()).toContain('巡逻1');
    expect(page.text()).not.toContain('巡逻2');
    const holiday = monthGrid(today.slice(0, 7), [shift(2, other)], now()).flat();
    page.tap(holiday.find(({ day }) => day === other)?.words ?? dayWithWeekday(other));
    await page.atRest();
    expect(page.text()).toContain('巡逻2');
    expect(page.calls.filter(({ name }) => name === 'volunteer.listMonth')).toHaveLength(1);
  });

  it('asks for the month that one leafs to, once', async () => {
    await open({ listMonth: answering({ shifts: [] }) });
    expect(page.text()).toContain('这一天没有班次');
    page.tap('下一个月');
    await page.atRest();
    const asked = page.calls
      .filter(({ name }) => name === 'volunteer.listMonth')
      .map(({ input }) => (input as { month: string }).month);
    expect(asked).toStrictEqual([today.slice(0, 7), otherMonth(today.slice(0, 7), 1)]);
  });

  it('without an answer says why', async () => {
    await open({ listMonth: refusing('SERVICE_BUSY') });
    expect(page.text()).toContain('再试一次');
  });
});
