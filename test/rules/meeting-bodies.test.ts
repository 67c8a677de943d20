import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  type BodyLaw,
  bodyProblem,
  changedFields,
  neededPresent,
} from '../../cloudfunctions/meeting/body/body-rules.ts';
import {
  bookedBetween,
  bookingProblem,
  isRoomFit,
  mayBook,
} from '../../cloudfunctions/meeting/room/room-rules.ts';
import type { BodyForm } from '../../typings/contract/meeting/body.ts';
import { bodyForm, roomForm, seatOf } from '../support/meetings.ts';

/** What a body may be, and who books a room. */

const LAW: BodyLaw = { conveners: ['secretary'], noticeDays: 10, decidesHere: true };
const people = new Set(bodyForm().seats.map(({ residentId }) => residentId ?? ''));
const problem = (more: Partial<BodyForm>, law: BodyLaw | null = null, hasRoom = true) =>
  bodyProblem(bodyForm(more), { law, people, hasRoom });

const assembly: Partial<BodyForm> = {
  kind: 'assembly',
  quorum: { by: 'law', ruleId: 'residents-assembly' },
  noticeDays: 10,
};
const representatives: Partial<BodyForm> = {
  kind: 'representatives',
  quorum: { by: 'law', ruleId: 'residents-representatives' },
  cadence: 'half-yearly',
};

describe('a body', () => {
  it('is fit as the law and its own rules say', () => {
    expect(problem({})).toBeNull();
    expect(problem(assembly, LAW)).toBeNull();
    expect(problem(representatives, { ...LAW, noticeDays: 0 })).toBeNull();
  });

  it.each<[string, Partial<BodyForm>, BodyLaw | null]>([
    ['quorum-unfit', { ...assembly, quorum: { by: 'share', atLeast: { n: 1, d: 2 } } }, null],
    ['quorum-unfit', { quorum: { by: 'share', atLeast: { n: 3, d: 2 } } }, null],
    ['quorum-unfit', { ...assembly, quorum: representatives.quorum as BodyForm['quorum'] }, LAW],
    ['quorum-unfit', { quorum: { by: 'law', ruleId: 'residents-assembly' } }, LAW],
    ['place-unfit', assembly, { ...LAW, decidesHere: false }],
    ['convener-unfit', { ...assembly, convener: 'building-steward' }, LAW],
    ['notice-too-short', { ...assembly, noticeDays: 9 }, LAW],
    ['cadence-too-rare', { ...representatives, cadence: 'yearly' }, { ...LAW, noticeDays: 0 }],
    ['hours-unfit', { from: '19:00', until: '20:00' }, null],
    ['hours-unfit', { from: '22:30', until: '00:30', minutes: 60 }, null],
    ['substitutes-unfit', { seats: [seatOf(1, 'secretary', { substitutes: true })] }, null],
    ['substitutes-unfit', { ...assembly, substituteRule: '章程第五条' }, LAW],
    ['seats-unfit', { seats: [seatOf(1, 'secretary'), seatOf(1, null)] }, null],
    ['seats-unfit', { seats: [seatOf(1, 'secretary'), seatOf(2, 'secretary')] }, null],
    ['holder-missing', { seats: [seatOf(1, 'cedarResident')] }, null],
  ])('%s', (expected, more, law) => {
    expect(problem(more, law)).toBe(expected);
  });

  it('may want all of its seats, and meet for as long as its hours are', () => {
    expect(problem({ quorum: { by: 'share', atLeast: { n: 1, d: 1 } } })).toBeNull();
    expect(problem({ from: '19:00', until: '20:30', minutes: 90 })).toBeNull();
  });

  it('may have vacant seats, and substitutes by a recorded rule', () => {
    expect(problem({ seats: [seatOf(1, null, { required: true })] })).toBeNull();
    const seats = [seatOf(1, 'secretary', { substitutes: true })];
    expect(problem({ seats, substituteRule: '章程第五条' })).toBeNull();
    expect(problem({}, null, false)).toBe('room-missing');
  });

  it('needs of those in office what its rule says, in whole numbers', () => {
    const two = { n: 2, d: 3, relation: '>=' as const };
    const law = { by: 'law', ruleId: 'residents-representatives' } as const;
    expect(neededPresent(law, 'representatives', 45, two)).toBe(30);
    expect(neededPresent(law, 'representatives', 46, two)).toBe(31);
    expect(
      neededPresent({ by: 'law', ruleId: 'residents-assembly' }, 'assembly', 3, null),
    ).toBeNull();
    const parts = fc.integer({ min: 1, max: 100 });
    fc.assert(
      fc.property(parts, parts, fc.nat({ max: 200 }), (n, d, inOffice) => {
        const quorum = { by: 'share', atLeast: { n, d } } as const;
        const needed = neededPresent(quorum, 'free', inOffice, null) ?? -1;
        expect(needed * d >= n * inOffice).toBe(true);
        expect(needed === 0 || (needed - 1) * d < n * inOffice).toBe(true);
      }),
    );
  });

  it('tells which of its fields were changed', () => {
    expect(changedFields(bodyForm(), bodyForm({ minutes: 60, seats: [] }))).toStrictEqual([
      'minutes',
      'seats',
    ]);
    expect(changedFields(bodyForm(), bodyForm())).toStrictEqual([]);
  });
});

describe('a room', () => {
  const now = { day: '2026-06-15', slot: 20 };
  const asked = (day: string, from: number, until: number) =>
    bookingProblem(roomForm(), { day, from, until }, now);

  it('is booked by offices, or by everybody where it is open', () => {
    expect(mayBook(roomForm({ open: false }), [])).toBe(false);
    expect(mayBook(roomForm({ open: false }), [{ role: 'household-representative' }])).toBe(false);
    expect(mayBook(roomForm({ open: false }), [{ role: 'team-leader' }])).toBe(true);
    expect(mayBook(roomForm(), [])).toBe(true);
    expect(mayBook(roomForm({ closed: true }), [{ role: 'secretary' }])).toBe(false);
  });

  it('is had within its hours, ahead, not too far, not too long', () => {
    expect(asked('2026-06-15', 20, 28)).toBeNull();
    expect(asked('2026-06-15', 19, 22)).toBe('past');
    expect(asked('2026-06-14', 20, 22)).toBe('past');
    expect(asked('2026-08-14', 20, 22)).toBeNull();
    expect(asked('2026-08-15', 20, 22)).toBe('far');
    expect(asked('2026-06-16', 16, 20)).toBeNull();
    expect(asked('2026-06-16', 15, 20)).toBe('hours');
    expect(asked('2026-06-16', 42, 44)).toBeNull();
    expect(asked('2026-06-16', 43, 45)).toBe('hours');
    expect(asked('2026-06-16', 22, 22)).toBe('hours');
    expect(asked('2026-06-16', 20, 29)).toBe('long');
  });

  it('opens before it closes', () => {
    expect(isRoomFit({ from: '08:00', until: '24:00' })).toBe(true);
    expect(isRoomFit({ from: '22:00', until: '08:00' })).toBe(false);
    expect(isRoomFit({ from: '08:00', until: '08:00' })).toBe(false);
  });

  it('is taken where half hours overlap, and not where they touch', () => {
    const taken = [{ from: 20, until: 24 }];
    expect(bookedBetween(taken, 24, 26)).toBeUndefined();
    expect(bookedBetween(taken, 18, 20)).toBeUndefined();
    expect(bookedBetween(taken, 23, 26)).toBe(taken[0]);
  });
});
