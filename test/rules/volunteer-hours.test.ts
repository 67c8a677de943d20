import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DAY, HOUR, instantOf, MINUTE } from '../../cloudfunctions/kernel/calendar.ts';
import {
  AFTER,
  BEFORE,
  codesOf,
  indexAt,
  STEP,
  shownAt,
} from '../../cloudfunctions/kernel/rotating-rules.ts';
import {
  claimedMinutes,
  emptyAttendance,
  lengthOf,
  markOf,
  measuredEntries,
  measuredEntry,
  measuredMinutes,
  SENT_UNTIL,
  settledOut,
  tickedEntries,
} from '../../cloudfunctions/volunteer/attendance/attendance-rules.ts';
import type {
  AttendanceDocument,
  HourEntry,
  ShiftDocument,
} from '../../cloudfunctions/volunteer/collections.ts';
import { figuresOf, type TeamSum } from '../../cloudfunctions/volunteer/hours/figure-rules.ts';
import {
  decidedEntries,
  isOutside,
  minutesLeft,
  minutesOf,
  minutesToSpare,
} from '../../cloudfunctions/volunteer/hours/hour-rules.ts';
import { yearsOf } from '../../cloudfunctions/volunteer/hours/year-rules.ts';
import { emptyShift } from '../../cloudfunctions/volunteer/shift/shift-rules.ts';
import { shiftForm } from '../support/volunteers.ts';

const night = emptyShift(shiftForm({ day: '2026-06-19', from: '22:30', until: '06:15' }));
const shift = {
  ...night,
  _id: 's',
  communityId: 'maple',
  teamId: 't',
  teamName: '',
} as ShiftDocument;
const at = (time: string, day = '2026-06-19') => instantOf(day, time);
const there = (more: Partial<AttendanceDocument> = {}): AttendanceDocument => ({
  ...emptyAttendance(shift, 'p'),
  in: { at: at('22:20'), how: 'code', by: 'p' },
  ...more,
});
const entry = (more: Partial<HourEntry> = {}): HourEntry => ({
  entryId: 'e',
  sort: 'added',
  minutes: 60,
  state: 'pending',
  why: 'added',
  reason: '',
  at: 0,
  by: 'leader',
  decidedBy: null,
  ...more,
});

describe('minutes', () => {
  it('of a night shift are 7 h 45 min, however early one came and however late one went', () => {
    const whole = there({ out: { at: at('06:40', '2026-06-20'), how: 'code', by: 'p' } });
    expect(measuredMinutes(whole)).toBe(7 * 60 + 45);
    expect(whole.day).toBe('2026-06-19');
    expect(lengthOf(whole)).toBe(7 * 60 + 45);
  });

  it('are whole, never less than none and never more than the shift’s length', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: -DAY, max: DAY }),
        fc.integer({ min: -DAY, max: DAY }),
        (a, b) => {
          const minutes = measuredMinutes({
            ...there(),
            in: { at: shift.from + a, how: 'code', by: 'p' },
            out: { at: shift.from + b, how: 'code', by: 'p' },
          });
          expect(Number.isInteger(minutes) && minutes >= 0 && minutes <= 465).toBe(true);
        },
      ),
    ));

  it('without going end with the shift, and say so; without coming there are none', () => {
    expect(settledOut(there())).toStrictEqual({ at: shift.until, how: 'settled', by: 'timer' });
    expect(measuredMinutes(there({ out: settledOut(there()) }))).toBe(465);
    expect(measuredMinutes(there({ in: null }))).toBe(0);
  });

  it('of all entries add up to no more than the shift, in any order of adding, correcting, deciding', () => {
    type Step = { kind: 'add' | 'less' | 'more' | 'confirm' | 'refuse' | 'measure'; n: number };
    const step: fc.Arbitrary<Step> = fc.record({
      kind: fc.constantFrom('add', 'less', 'more', 'confirm', 'refuse', 'measure'),
      n: fc.integer({ min: 1, max: 500 }),
    });
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 30 }),
        fc.boolean(),
        fc.boolean(),
        (steps, isListed, isLate) => {
          const listed = { at: at('23:30'), how: 'list' as const, by: 'leader' };
          const late = { at: at('22:31'), how: 'late' as const, by: 'p' };
          let one = there({
            ...(isListed ? { out: listed } : {}),
            ...(isLate ? { in: late } : {}),
          });
          for (const [index, { kind, n }] of steps.entries()) {
            const add = (made: HourEntry) => {
              one = { ...one, entries: [...one.entries, made] };
            };
            const entryId = `e${index}`;
            if (kind === 'measure' && !one.entries.some(({ sort }) => sort === 'measured')) {
              for (const made of measuredEntries(one, n % 3, n % 2 ? 1 : null, 0)) add(made);
            }
            if (kind === 'add' && n <= minutesLeft(one)) add(entry({ entryId, minutes: n }));
            if (kind === 'less' && n <= minutesToSpare(one)) {
              add(entry({ entryId, minutes: -n, sort: 'correction' }));
            }
            if (kind === 'more' && n <= minutesLeft(one)) {
              add(entry({ entryId, minutes: n, sort: 'correction' }));
            }
            const pending = one.entries.filter(({ state }) => state === 'pending');
            const chosen = pending[n % Math.max(1, pending.length)];
            if (chosen && (kind === 'confirm' || kind === 'refuse')) {
              one = { ...one, entries: decidedEntries(one.entries, chosen.entryId, kind, 'x') };
            }
            const { measured, added } = minutesOf(one.entries);
            expect(measured + added).toBeLessThanOrEqual(465);
            expect(measured + added).toBeGreaterThanOrEqual(0);
            expect(claimedMinutes(one.entries)).toBeLessThanOrEqual(465);
            const counted = one.entries.filter(({ state }) => state === 'counted');
            expect(measured + added).toBe(counted.reduce((sum, { minutes }) => sum + minutes, 0));
          }
        },
      ),
    );
  });
});

describe('a scan', () => {
  it('while the code is shown counts as it comes; later it says by its code when it was made', () =>
    fc.assert(
      fc.property(fc.nat(codesOf(shift) - 1), fc.nat(40 * HOUR), (index, later) => {
        const shown = shownAt(shift, index);
        const mark = markOf(shift, index, shown + later);
        if (shown + later > shift.until + SENT_UNTIL) expect(mark).toBeNull();
        else if (later <= 90_000) expect(mark?.how).toBe('code');
        else expect(mark).toStrictEqual({ at: shown, how: 'late' });
        expect(indexAt(shift, shown + (later % STEP))).toBe(index);
      }),
    ));

  it('of a code that is not shown yet is worth nothing', () => {
    expect(markOf(shift, 100, shownAt(shift, 98))).toBeNull();
    expect(markOf(shift, 100, shownAt(shift, 99))?.how).toBe('code'); // clocks a little apart
    expect(codesOf(shift)).toBe((465 * MINUTE + BEFORE + AFTER) / STEP);
  });

  it('that was sent afterwards waits for a leader’s tick', () => {
    const late = there({ in: { at: at('22:31'), how: 'late', by: 'p' } });
    const waits = measuredEntry(late, 0, null, 0);
    expect([waits.state, waits.why]).toStrictEqual(['pending', 'late']);
    expect(tickedEntries([waits], 'leader')[0]).toMatchObject({
      state: 'counted',
      decidedBy: 'leader',
    });
    expect(measuredEntry({ ...late, ticked: true }, 0, null, 0).state).toBe('counted');
  });

  it('of who came late by their phone and went early by a leader’s word is ticked; what the word takes off waits on', () => {
    const late = { at: at('22:31'), how: 'late' as const, by: 'p' };
    const out = { at: at('23:30'), how: 'list' as const, by: 'leader' };
    const entries = measuredEntries(there({ in: late, out }), 0, null, 0);
    expect(entries.map(({ why }) => why)).toStrictEqual(['late', 'late']);
    const ticked = tickedEntries(entries, 'leader');
    expect(ticked).toMatchObject([{ state: 'counted' }, { state: 'pending', why: 'added' }]);
    const refused = decidedEntries(ticked, 'gone', 'refuse', 'outside');
    expect(refused).toMatchObject([{ state: 'counted' }, { state: 'refused' }]);
  });

  it('above the leader’s headcount waits, whoever came first counts', () => {
    const states = [0, 1, 2].map((rank) => measuredEntry(there(), rank, 2, 0));
    expect(states.map(({ state, why }) => [state, why])).toStrictEqual([
      ['counted', null],
      ['counted', null],
      ['pending', 'headcount'],
    ]);
  });
});

it('hours by hand are confirmed from outside: by no leader or member, not by whom they are for, not by who wrote them', () => {
  const outside = (actor: string) =>
    isOutside(
      actor,
      { _id: 't', leaders: ['lead'] },
      actor === 'member' ? ['t'] : ['u'],
      { residentId: 'p' },
      { by: 'writer' },
    );
  expect(['lead', 'member', 'p', 'writer', 'other'].map(outside)).toStrictEqual([
    false,
    false,
    false,
    false,
    true,
  ]);
});

it('years and kinds show nothing but what the entries add up to', () => {
  const sums = [
    {
      year: '2025',
      kind: 'care' as const,
      sort: 'imported' as const,
      state: 'counted' as const,
      minutes: 30,
    },
    {
      year: '2026',
      kind: 'patrol' as const,
      sort: 'measured' as const,
      state: 'counted' as const,
      minutes: 120,
    },
    {
      year: '2026',
      kind: 'care' as const,
      sort: 'correction' as const,
      state: 'counted' as const,
      minutes: -20,
    },
    {
      year: '2026',
      kind: 'care' as const,
      sort: 'added' as const,
      state: 'refused' as const,
      minutes: 99,
    },
    {
      year: '2026',
      kind: 'care' as const,
      sort: 'added' as const,
      state: 'pending' as const,
      minutes: 15,
    },
  ];
  expect(yearsOf(sums)).toStrictEqual([
    {
      year: '2026',
      measured: 120,
      added: -20,
      imported: 0,
      pending: 15,
      kinds: [
        { kind: 'care', measured: 0, added: -20, imported: 0, pending: 15 },
        { kind: 'patrol', measured: 120, added: 0, imported: 0, pending: 0 },
      ],
    },
    {
      year: '2025',
      measured: 0,
      added: 0,
      imported: 30,
      pending: 0,
      kinds: [{ kind: 'care', measured: 0, added: 0, imported: 30, pending: 0 }],
    },
  ]);
});

describe('counts of a station', () => {
  const sum = (teamId: string, people: string[], minutes: number, sort = 'measured') =>
    ({ _id: { teamId, sort }, people, shifts: [`${teamId}-1`], minutes }) as TeamSum;

  it('count whoever is in two of its teams once, and tell what was added by hand of five people or more', () => {
    const five = ['p1', 'p2', 'p3', 'p4', 'p5'];
    const sums = [
      sum('t1', five.slice(0, 4), 240),
      sum('t1', ['p1'], -30, 'correction'),
      sum('t2', ['p1', 'p5'], 60, 'added'),
      sum('t2', ['p9'], 600, 'imported'),
    ];
    expect(figuresOf(sums, 12)).toStrictEqual({
      people: 5,
      shifts: 2,
      minutes: 270,
      imported: 600,
      apart: { measured: 240, added: 30 },
      served: 12,
    });
    expect(figuresOf(sums.slice(0, 2), 0)).toMatchObject({ people: 4, minutes: 210, apart: null });
    expect(figuresOf([], 0)).toMatchObject({ people: 0, minutes: 0, apart: null });
  });

  it('are not told apart for a station where those of its one small team would follow', () => {
    const of = (teamId: string, people: string[], sort: TeamSum['_id']['sort']): TeamSum => ({
      _id: { teamId, sort },
      people,
      shifts: ['s1'],
      minutes: 60,
    });
    const large = of('t1', ['p1', 'p2', 'p3', 'p4', 'p5'], 'measured');
    expect(figuresOf([large], 0).apart).not.toBeNull();
    expect(figuresOf([large, of('t2', ['p6'], 'added')], 0).apart).toBeNull();
    const others = ['p6', 'p7', 'p8', 'p9'].map((id, n) => of(`t${n + 2}`, [id], 'added'));
    expect(figuresOf([large, ...others], 0).apart).toBeNull();
    expect(figuresOf([large, ...others, of('t9', ['p10'], 'added')], 0).apart).not.toBeNull();
  });
});
