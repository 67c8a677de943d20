import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { instantOf, MINUTE } from '../../cloudfunctions/kernel/calendar.ts';
import {
  emptyAttendance,
  leavesLess,
  leftEntries,
  measuredEntry,
  measuredMinutes,
  settledOut,
} from '../../cloudfunctions/volunteer/attendance/attendance-rules.ts';
import type {
  AttendanceDocument,
  HourEntry,
  Mark,
  ShiftDocument,
} from '../../cloudfunctions/volunteer/collections.ts';
import {
  decidedEntries,
  minutesLeft,
  minutesOf,
} from '../../cloudfunctions/volunteer/hours/hour-rules.ts';
import { overlapOf } from '../../cloudfunctions/volunteer/hours/overlap-rules.ts';
import { emptyShift } from '../../cloudfunctions/volunteer/shift/shift-rules.ts';
import { shiftForm } from '../support/volunteers.ts';

/** Nobody is at two places at once. Times are minutes after nine o'clock. */
const NINE = instantOf('2026-06-17', '09:00');
const minute = (n: number) => NINE + n * MINUTE;

function at(n: number, from: number, until: number): AttendanceDocument {
  const shift = { ...emptyShift(shiftForm()), _id: `s${n}`, communityId: 'maple' };
  return emptyAttendance(
    { ...shift, from: minute(from), until: minute(until) } as ShiftDocument,
    'p',
  );
}

const added = (entryId: string, minutes: number): HourEntry => ({
  entryId,
  sort: 'added',
  minutes,
  state: 'pending',
  why: 'added',
  reason: '',
  at: 0,
  by: 'leader',
  decidedBy: null,
});
const scan = (n: number): Mark => ({ at: minute(n), how: 'code', by: 'p' });

/** What of each can be done, minute by minute, by always doing what has to be done first. */
function canBeDone(all: readonly AttendanceDocument[]): boolean {
  const tasks = all.map(({ from, until, entries }) => ({
    from: (from - NINE) / MINUTE,
    until: (until - NINE) / MINUTE,
    left: entries.reduce((sum, { minutes }) => sum + minutes, 0),
  }));
  for (let now = 0; now < 60; now += 1) {
    const open = tasks.filter((task) => task.left > 0 && task.from <= now && now < task.until);
    const [next] = open.sort((one, other) => one.until - other.until);
    if (next) next.left -= 1;
  }
  return tasks.every(({ left }) => left === 0);
}

describe('minutes by hand', () => {
  const shift = fc.tuple(fc.nat(40), fc.integer({ min: 1, max: 20 }), fc.nat(20));

  it('are taken exactly as long as all of them can have followed upon each other', () =>
    fc.assert(
      fc.property(fc.array(shift, { minLength: 2, maxLength: 6 }), (wanted) => {
        const kept: AttendanceDocument[] = [];
        for (const [n, [from, length, most]] of wanted.entries()) {
          const minutes = Math.min(most, length);
          const entries = minutes > 0 ? [added('e', minutes)] : [];
          const next = { ...at(n, from, from + length), entries };
          const other = overlapOf(next, kept);
          expect(other === null).toBe(canBeDone([...kept, next]));
          if (other) expect(kept).toContain(other);
          else kept.push(next);
        }
      }),
    ));

  it('stand beside measured ones at any other time of the same two shifts', () => {
    const came = { in: scan(0), out: scan(60) };
    const measured = { ...at(1, 0, 120), ...came };
    const whole = { ...measured, entries: [measuredEntry(measured, 0, null, 0)] };
    const beside = (minutes: number) => ({ ...at(2, 30, 150), entries: [added('e', minutes)] });
    expect(overlapOf(beside(90), [whole])).toBeNull();
    expect(overlapOf(beside(91), [whole])?.shiftId).toBe('s1');
    expect(overlapOf(whole, [beside(91)])?.shiftId).toBe('s2');
    // Until they are written down, coming and going say as much.
    expect(overlapOf(beside(91), [measured], true)?.shiftId).toBe('s1');
    expect(overlapOf(beside(91), [measured])).toBeNull();
    const refused = decidedEntries([{ ...added('e', 91) }], 'e', 'refuse', 'x');
    expect(overlapOf(whole, [{ ...beside(0), entries: refused }])).toBeNull();
  });
});

it('hours of before are done at some time of their day; sums of a month or a year lie at none', () => {
  const before = (period: string, minutes: number) => ({
    ...at(2, -540, -540 + minutes),
    imported: { importId: 'i', period },
    entries: [{ ...added('imported', minutes), sort: 'imported' as const }],
  });
  const night = { ...at(1, -570, -420), entries: [added('e', 150)] };
  expect(overlapOf(night, [before('2026-06-17', 120)])).toBeNull();
  expect(overlapOf(night, [before('2026-06-17', 22 * 60)])).toBeNull();
  expect(overlapOf(night, [before('2026-06-17', 22 * 60 + 1)])?.shiftId).toBe('s2');
  const whole = { ...at(1, 0, 120), entries: [added('e', 120)] };
  expect(overlapOf(whole, [before('2026-06-17', 22 * 60)])).toBeNull();
  expect(overlapOf(whole, [before('2026-06-17', 22 * 60 + 1)])?.shiftId).toBe('s2');
  expect(overlapOf(whole, [before('2026-06', 300 * 60)])).toBeNull();
});

it('a going that is sent late takes off what was not stayed, never more than counts, whatever is decided first', () =>
  fc.assert(
    fc.property(
      fc.nat(120),
      fc.nat(120),
      fc.nat(60),
      fc.constantFrom<HourEntry['state']>('counted', 'pending', 'refused'),
      fc.boolean(),
      (came, went, less, state, isConfirmed) => {
        const there = { ...at(1, 0, 120), in: scan(came) };
        const settled = { ...there, out: settledOut(there) };
        const whole = {
          ...measuredEntry(settled, 0, null, 0),
          state,
          why: state === 'pending' ? ('headcount' as const) : null,
        };
        const off = Math.min(less, state === 'counted' ? whole.minutes : 0);
        const correction = { ...added('c', -off), state: 'counted' as const };
        const seen = { ...settled, entries: off > 0 ? [whole, correction] : [whole] };
        const left = scan(went);
        const entries = leftEntries({ ...seen, left }, 'leader', 0);
        const after = decidedEntries(
          entries,
          'measured',
          isConfirmed ? 'confirm' : 'refuse',
          'outside',
        );
        const { measured, added: more } = minutesOf(after);
        const stayed = measuredMinutes({ ...settled, out: left });
        const isCounted = state === 'counted' || (state === 'pending' && isConfirmed);
        expect(measured + more).toBe(
          isCounted ? Math.max(0, Math.min(stayed, whole.minutes) - off) : 0,
        );
        expect(leavesLess(settled, left)).toBe(stayed < whole.minutes);
        expect(minutesLeft({ ...seen, entries })).toBeGreaterThanOrEqual(minutesLeft(seen));
      },
    ),
  ));
