import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, weekdayOf } from '../../cloudfunctions/kernel/calendar.ts';
import { isDutyFit, sittingDays } from '../../cloudfunctions/matter/duty/duty-rules.ts';
import {
  doorState,
  dueThisWeek,
  isVisitDay,
  VISIT_DAYS,
  weekOf,
} from '../../cloudfunctions/matter/walk/visit-rules.ts';
import { DUTY_FORM } from '../support/duties.ts';

const TODAY = '2026-06-17';
const day = fc.integer({ min: -200, max: 0 }).map((days) => addDays(TODAY, days));
const doors = fc.uniqueArray(
  fc.record({
    householdId: fc.integer({ min: 100, max: 400 }).map(String),
    own: fc.boolean(),
    last: fc.option(day),
  }),
  { selector: ({ householdId }) => householdId, maxLength: 60 },
);

describe('a walk', () => {
  it('goes from Monday to Sunday', () => {
    fc.assert(
      fc.property(day, (one) => {
        const { from, until } = weekOf(one);
        expect(weekdayOf(from)).toBe(1);
        expect(from <= one && one <= until && addDays(from, 6) === until).toBe(true);
      }),
    );
  });

  it('is for those who were visited longest ago, and for nobody who was this week', () => {
    fc.assert(
      fc.property(doors, (all) => {
        const due = dueThisWeek(all, TODAY);
        const others = all.filter(({ own }) => !own);
        const visited = others.filter(({ last }) => doorState(last, TODAY) === 'week');
        const wanted = Math.ceil((others.length * 7) / VISIT_DAYS);
        expect(due.size).toBe(Math.max(0, Math.min(wanted, others.length) - visited.length));
        const named = others.filter(({ householdId }) => due.has(householdId));
        expect(named.length).toBe(due.size);
        for (const one of named) {
          expect(doorState(one.last, TODAY)).not.toBe('week');
          for (const other of others) {
            const waits = !due.has(other.householdId) && !visited.includes(other);
            if (waits) expect((one.last ?? '') <= (other.last ?? '')).toBe(true);
          }
        }
      }),
    );
  });

  it('that is kept up visits every door within the usual days', () => {
    let all = Array.from({ length: 40 }, (_, n) => ({
      householdId: String(n),
      own: false,
      last: null as string | null,
    }));
    for (let week = 0; week < VISIT_DAYS / 7; week += 1) {
      const monday = addDays('2026-06-15', week * 7);
      const due = dueThisWeek(all, monday);
      all = all.map((one) => (due.has(one.householdId) ? { ...one, last: monday } : one));
    }
    expect(all.every(({ last }) => last !== null)).toBe(true);
  });

  it('tells a door of long ago from one of a while ago', () => {
    expect(doorState('2026-06-15', TODAY)).toBe('week');
    expect(doorState('2026-06-14', TODAY)).toBe('recent');
    expect(doorState(addDays(TODAY, 1 - VISIT_DAYS), TODAY)).toBe('recent');
    expect(doorState(addDays(TODAY, -VISIT_DAYS), TODAY)).toBe('long');
    expect(doorState(null, TODAY)).toBe('long');
  });

  it('is written down within a week', () => {
    expect(isVisitDay(TODAY, TODAY)).toBe(true);
    expect(isVisitDay('2026-06-11', TODAY)).toBe(true);
    expect(isVisitDay('2026-06-10', TODAY)).toBe(false);
    expect(isVisitDay('2026-06-18', TODAY)).toBe(false);
  });
});

describe('sittings', () => {
  const duty = (dutyId: string, more = {}) => ({ dutyId, form: { ...DUTY_FORM, ...more } });
  const never = () => false;

  it('are on their weekdays, but on no holiday and no day that is taken out', () => {
    const days = sittingDays([duty('a')], TODAY, (one) => one === '2026-06-19');
    expect(days.length).toBe(14);
    const sat = days.filter(({ sittings }) => sittings.length > 0).map((one) => one.day);
    expect(sat).toStrictEqual(['2026-06-26', '2026-06-30']);
    expect(days.find((one) => one.day === '2026-06-19')?.holiday).toBe(true);
  });

  it('end with their last day, the earliest in a day first', () => {
    const ends = duty('a', { lastDay: '2026-06-19', off: [] });
    const early = duty('b', { from: '08:00', off: [] });
    const [, , friday] = sittingDays([ends, early], TODAY, never);
    expect(friday?.sittings).toStrictEqual(['b', 'a']);
    const later = sittingDays([ends], '2026-06-20', never);
    expect(later.every(({ sittings }) => sittings.length === 0)).toBe(true);
  });

  it('need a time and a day to come', () => {
    expect(isDutyFit(DUTY_FORM, TODAY, true)).toBe(true);
    expect(isDutyFit({ ...DUTY_FORM, lastDay: TODAY }, TODAY, false)).toBe(true);
    for (const wrong of [
      { from: '11:00' },
      { firstDay: '2027-01-01' },
      { lastDay: '2026-06-16' },
      { lastDay: '2028-01-01' },
      { firstDay: '2026-06-22', lastDay: '2026-06-23' },
    ]) {
      expect(isDutyFit({ ...DUTY_FORM, ...wrong }, TODAY, true)).toBe(false);
    }
  });
});
