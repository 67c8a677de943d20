import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '../../cloudfunctions/kernel/calendar.ts';
import { busyRanges } from '../../cloudfunctions/meeting/busy/busy-rules.ts';
import {
  addRange,
  emptyBits,
  hasAny,
  slotAfter,
  slotOf,
  timeOfSlot,
} from '../../cloudfunctions/meeting/slot/bit-rules.ts';
import { bestSlots, type SlotInput } from '../../cloudfunctions/meeting/slot/slot-rules.ts';
import { kinds, planBody, planRoom } from '../support/plan-input.ts';

/** The best times for one meeting. */

const FROM = '2026-06-16';
const room = (more: Parameters<typeof planRoom>[0] = {}) => ({
  ...planRoom({ from: 16, until: 44, ...more }),
  name: '会议室',
});

function slotInput(more: Partial<SlotInput> = {}): SlotInput {
  return {
    from: FROM,
    days: 14,
    body: planBody({ people: 5, from: 38, until: 42 }),
    seats: [
      { residentId: 'a', required: true },
      { residentId: 'b', required: false },
      { residentId: 'c', required: false },
    ],
    vacantRequired: 0,
    rooms: [room()],
    busy: new Map(),
    meetings: new Map(),
    shifts: new Map(),
    kindOf: kinds([2026]),
    ...more,
  };
}

const evening = (days: number) => ({ day: addDays(FROM, days), from: 36, until: 44 });

describe('sets of half hours', () => {
  it('hold what was added, and nothing else', () => {
    const range = fc.tuple(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 70 }));
    fc.assert(
      fc.property(fc.array(range, { maxLength: 6 }), range, (ranges, [at, length]) => {
        const bits = emptyBits(256);
        for (const [from, size] of ranges) addRange(bits, from, from + size);
        const isIn = (slot: number) =>
          ranges.some(([from, size]) => from <= slot && slot < Math.min(256, from + size));
        const asked = Array.from({ length }, (_, n) => at + n);
        expect(hasAny(bits, at, at + length)).toBe(asked.some(isIn));
      }),
    );
  });

  it('are times of a day', () => {
    expect([slotOf('19:00'), slotOf('24:00'), slotAfter('19:10')]).toStrictEqual([38, 48, 39]);
    expect([timeOfSlot(38), timeOfSlot(48)]).toStrictEqual(['19:00', '24:00']);
  });

  it('of somebody’s own words count half hours that are begun', () => {
    const busy = {
      weekly: [{ weekdays: [2], from: '18:45', until: '19:10' }],
      days: [{ from: '2026-06-20', until: '2026-06-21' }],
    };
    expect(busyRanges(busy, FROM, '2026-06-21')).toStrictEqual([
      { day: '2026-06-16', from: 37, until: 39 },
      { day: '2026-06-20', from: 0, until: 48 },
      { day: '2026-06-21', from: 0, until: 48 },
    ]);
    const [evening, ...weekend] = busyRanges(busy, FROM, '2026-06-21');
    expect(busyRanges({ ...busy, days: [] }, FROM, '2026-06-21')).toStrictEqual([evening]);
    expect(busyRanges({ ...busy, weekly: [] }, FROM, '2026-06-21')).toStrictEqual(weekend);
  });
});

describe('slots', () => {
  it('are ten, in order: fewest required absent, then fewest absent, then fewest moved', () => {
    const { slots } = bestSlots(
      slotInput({
        busy: new Map([
          ['a', [evening(0), evening(1)]],
          ['b', [evening(2)]],
        ]),
        shifts: new Map([['c', [evening(3)]]]),
      }),
    );
    expect(slots.length).toBe(10);
    const ranks = slots.map((one) => one.requiredAbsent * 1e4 + one.absent * 100 + one.moved);
    expect(ranks).toStrictEqual([...ranks].sort((one, other) => one - other));
    expect(slots[0]?.absent).toBe(0);
    // Holidays of the Dragon Boat Festival: 19th to 21st.
    expect(slots.some(({ day }) => day >= '2026-06-19' && day <= '2026-06-21')).toBe(false);
  });

  it('say why, by counts', () => {
    const every = Array.from({ length: 14 }, (_, n) => evening(n));
    const { slots } = bestSlots(
      slotInput({
        busy: new Map([['b', every]]),
        meetings: new Map([
          ['b', every],
          ['a', every],
        ]),
        shifts: new Map([['c', every]]),
        vacantRequired: 1,
      }),
    );
    expect(slots[0]).toMatchObject({
      requiredAbsent: 1,
      absent: 2,
      moved: 1,
      present: 1,
      reasons: [
        { why: 'busy', seats: 1 },
        { why: 'meeting', seats: 1 },
        { why: 'shift', seats: 1 },
        { why: 'vacant', seats: 1 },
      ],
    });
  });

  it('are as good as trying every one by hand', () => {
    const ranges = fc.array(
      fc.record({
        day: fc.integer({ min: 0, max: 13 }).map((n) => addDays(FROM, n)),
        from: fc.integer({ min: 30, max: 43 }),
        until: fc.constant(44),
      }),
      { maxLength: 8 },
    );
    const people = fc.record({ a: ranges, b: ranges, c: ranges });
    fc.assert(
      fc.property(people, people, ranges, (busy, shifts, taken) => {
        const input = slotInput({
          busy: new Map(Object.entries(busy)),
          shifts: new Map(Object.entries(shifts)),
          rooms: [room({ taken })],
        });
        const clash = (all: typeof taken, day: string, slot: number) =>
          all.some((one) => one.day === day && one.from < slot + 3 && slot < one.until);
        let best = [9, 9, 9];
        for (let n = 0; n < 14; n += 1) {
          const day = addDays(FROM, n);
          if (input.kindOf(day) === 'holiday') continue;
          for (const slot of [38, 39]) {
            if (clash(taken, day, slot)) continue;
            const away = (['a', 'b', 'c'] as const).filter((id) => clash(busy[id], day, slot));
            const moved = (['a', 'b', 'c'] as const).filter(
              (id) => !away.includes(id) && clash(shifts[id], day, slot),
            );
            const rank = [away.includes('a') ? 1 : 0, away.length, moved.length];
            if (rank.join() < best.join()) best = rank;
          }
        }
        const [first] = bestSlots(input).slots;
        if (!first) expect(best).toStrictEqual([9, 9, 9]);
        else expect([first.requiredAbsent, first.absent, first.moved]).toStrictEqual(best);
      }),
      { numRuns: 60 },
    );
  });
});

describe('without a slot', () => {
  const none = (more: Partial<SlotInput>) => bestSlots(slotInput(more));

  it('the limit that alone stands in the way is named', () => {
    expect(none({ rooms: [room({ capacity: 3 })] }).relax).toBe('room-size');
    expect(none({ rooms: [room({ until: 36 })] }).relax).toBe('room-hours');
    const body = planBody({ people: 5, from: 38, until: 42, equipment: ['screen'] });
    expect(none({ body }).relax).toBe('room-equipment');
    const allDay = Array.from({ length: 14 }, (_, n) => evening(n));
    expect(none({ rooms: [room({ taken: allDay })] }).relax).toBe('room-taken');
    const busy = new Map(['a', 'b', 'c'].map((id) => [id, allDay] as const));
    expect(none({ busy, body: { ...planBody({ people: 5 }), quorum: 2 } }).relax).toBe('quorum');
    expect(none({ kindOf: () => 'holiday' }).relax).toBe('holiday');
    expect(
      none({ kindOf: () => 'day-off', body: planBody({ days: 'working', people: 5 }) }).relax,
    ).toBe('day-off');
  });

  it('and none alone, that is said, with what each rules out', () => {
    const found = none({ rooms: [room({ capacity: 3, until: 36 })] });
    expect(found.slots).toStrictEqual([]);
    expect(found.relax).toBeNull();
    expect(found.limits.map(({ limit }) => limit)).toStrictEqual([
      'holiday',
      'room-size',
      'room-hours',
    ]);
    const [, size] = found.limits;
    expect(size).toStrictEqual({ limit: 'room-size', out: found.tried, alone: 0 });
  });

  it('there is none without a room either', () => {
    expect(none({ rooms: [] })).toMatchObject({ slots: [], tried: 0, relax: null });
  });
});
