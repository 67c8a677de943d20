import type { AttendedShift } from '../../typings/contract/volunteer/hours.ts';
import type { ShiftDetail, ShiftLine, Standing } from '../../typings/contract/volunteer/shift.ts';
import { now } from '../support/component-clock.ts';

/** A shift in two days, as the pages are answered about it. */
export const DAY = 24 * 60 * 60_000;
export const HOUR = 60 * 60_000;
export const soon = now() + 2 * DAY;
export const dayOf = (at: number) => new Date(at + 8 * HOUR).toISOString().slice(0, 10);

export function shift(n: number, standing: Standing, more: Partial<ShiftLine> = {}): ShiftLine {
  return {
    shiftId: `s${n}`,
    teamId: 't1',
    teamName: '平安巡逻队',
    title: `巡逻${n}`,
    kind: 'patrol',
    meet: '西门岗亭',
    outdoor: true,
    day: dayOf(soon),
    from: soon,
    until: soon + 2 * HOUR,
    places: 4,
    taken: 2,
    roleId: 'r1',
    standing,
    ...more,
  };
}

export function detail(standing: Standing, more: Partial<ShiftDetail> = {}): ShiftDetail {
  return {
    ...shift(1, standing),
    about: '两人一组。',
    minutes: 120,
    signUpUntil: soon,
    lateFrom: soon - 12 * HOUR,
    roles: [
      {
        roleId: 'r1',
        name: '巡逻员',
        places: 4,
        skill: null,
        ages: null,
        membersOnly: false,
        taken: 2,
        standing,
      },
    ],
    family: [],
    leads: false,
    presence: null,
    outcome: null,
    seasonId: null,
    seen: 'c1',
    ...more,
  };
}

/** One that began an hour ago and ends in two. */
export const began = Math.floor(now() / 60_000) * 60_000 - HOUR;
export const times = { from: began, until: began + 3 * HOUR };

export const CAME = { at: began, how: 'code' } as const;

export const attended = (more: Partial<AttendedShift> = {}): AttendedShift => ({
  title: '清理楼道',
  ...times,
  marksFrom: began - HOUR / 2,
  marksUntil: began + 4 * HOUR,
  now: now(),
  cancelled: false,
  hours: 'waits',
  headcount: null,
  outcome: null,
  ...more,
});
