import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type {
  BodyDocument,
  BusyDocument,
  MeetingDocument,
  PlanDocument,
  RoomDayDocument,
  YearDocument,
} from '../../cloudfunctions/meeting/collections.ts';
import { MAPLE, residentIdOf } from '../support/community.ts';
import { convening } from '../support/held-inputs.ts';
import { commandId, type Input } from '../support/inputs.ts';
import { type As, type Linli, startLinli } from '../support/linli.ts';
import {
  adopting,
  BODY,
  BOOKED,
  bodyForm,
  booking,
  busyOf,
  cancelling,
  confirming,
  confirmingYear,
  jointForm,
  noting,
  planning,
  ROOM,
  roomForm,
  saving,
  savingRoom,
  savingYear,
  seatOf,
  seenBody,
} from '../support/meetings.ts';
import { inAnyOrder } from '../support/orders.ts';

/** Bodies, rooms and plans, with several people acting at once. */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());

const call = (action: string, input: Input, as: As) => linli.call('meeting', action, input, as);
const codes = async (calls: ReturnType<typeof call>[]) =>
  (await Promise.all(calls)).map(({ envelope }) => (envelope.ok ? 'ok' : envelope.code)).sort();
const bookingsOn = (roomId: string, day: string) =>
  linli.documents<RoomDayDocument>('roomDays').find(({ _id }) => _id === `${roomId}:${day}`)
    ?.bookings ?? [];
const bodyOf = (bodyId: string) =>
  linli.documents<BodyDocument>('bodies').find(({ _id }) => _id === bodyId);

describe('a room', () => {
  it.each([
    ['with bookings', BOOKED.day],
    ['without any', '2026-06-25'],
  ])('on a day %s is had by one of two', (_name, day) =>
    inAnyOrder(linli, async () => {
      const before = bookingsOn(ROOM.hall, day).length;
      const answers = await codes([
        call('bookRoom', booking(1, { day, from: 28, until: 32 }), 'volunteer'),
        call('bookRoom', booking(2, { day, from: 30, until: 34 }), 'elderAdviser'),
      ]);
      expect(answers).toStrictEqual(['ROOM_TAKEN', 'ok']);
      expect(bookingsOn(ROOM.hall, day).length).toBe(before + 1);
    }),
  );

  it('is had by both one after the other, and twice by nobody who taps twice', () =>
    inAnyOrder(linli, async () => {
      const answers = await codes([
        call('bookRoom', booking(1), 'volunteer'),
        call('bookRoom', booking(1), 'volunteer'),
        call('bookRoom', booking(2, { from: 32, until: 36 }), 'elderAdviser'),
      ]);
      expect(answers).toStrictEqual(['ok', 'ok', 'ok']);
      expect(bookingsOn(ROOM.hall, BOOKED.day).length).toBe(3);
    }));

  it('that is given back while somebody wants it is theirs or not, never both', () =>
    inAnyOrder(linli, async () => {
      const { from, until } = BOOKED;
      const [cancelled, booked] = await Promise.all([
        call('cancelBooking', cancelling(1), 'resident'),
        call('bookRoom', booking(2, { from, until }), 'volunteer'),
      ]);
      expect(cancelled.envelope.ok).toBe(true);
      const holders = bookingsOn(ROOM.hall, BOOKED.day).map(({ by }) => by);
      expect(holders).toStrictEqual(booked.envelope.ok ? [residentIdOf('volunteer')] : []);
    }));

  it('of two who change it one is told', () =>
    inAnyOrder(linli, async () => {
      const answers = await codes([
        call('saveRoom', savingRoom(1, roomForm({ capacity: 30 }), ROOM.hall), 'secretary'),
        call('saveRoom', savingRoom(2, roomForm({ capacity: 40 }), ROOM.hall), 'secretary'),
      ]);
      expect(answers).toStrictEqual(['ROOM_CHANGED', 'ok']);
    }));
});

describe('a body', () => {
  it('is agreed to or turned down, by one of two', () =>
    inAnyOrder(linli, async () => {
      const answers = await codes([
        call('confirmBody', confirming(1, BODY.waiting), 'partyBranch'),
        call('confirmBody', confirming(2, BODY.waiting, { agrees: false }), 'partyBranch'),
      ]);
      expect(answers).toStrictEqual(['BODY_SETTLED', 'ok']);
    }));

  it('is not agreed to in another form than was seen', () =>
    inAnyOrder(linli, async () => {
      const form = jointForm({ minutes: 240 });
      const [saved, agreed] = await Promise.all([
        call('saveBody', saving(1, form, BODY.waiting), 'secretary'),
        call('confirmBody', confirming(2, BODY.waiting), 'partyBranch'),
      ]);
      const found = bodyOf(BODY.waiting);
      expect([saved.envelope.ok, agreed.envelope.ok].filter(Boolean).length).toBe(1);
      expect(found?.state).toBe(agreed.envelope.ok ? 'standing' : 'founding');
      expect(found?.form.minutes).toBe(90);
    }));

  it('that somebody leaves while it is changed has no seat for them', () =>
    inAnyOrder(linli, async () => {
      const input = { communityId: MAPLE, commandId: commandId(1) };
      const left = linli.call('resident', 'leaveCommunity', input, 'resident');
      const form = bodyForm({ seats: [seatOf(1, 'secretary'), seatOf(2, 'resident')] });
      const changed = call(
        'saveBody',
        { ...saving(2, form, BODY.readers), seen: seenBody(BODY.readers) },
        'secretary',
      );
      expect((await left).envelope.ok).toBe(true);
      await changed;
      // Whoever was invited a moment later is taken out by upkeep's second look.
      await linli.clock(Date.parse('2026-06-15T02:20:00Z'));
      expect(bodyOf(BODY.readers)?.holders).not.toContain(residentIdOf('resident'));
      expect(bodyOf(BODY.council)?.holders).not.toContain(residentIdOf('resident'));
    }));

  it('remembers both days that are noted at once', () =>
    inAnyOrder(linli, async () => {
      const answers = await codes([
        call('noteMeeting', noting(1, BODY.council, { day: '2026-06-01' }), 'secretary'),
        call('noteMeeting', noting(2, BODY.council, { day: '2026-06-02' }), 'buildingSteward'),
      ]);
      expect(answers).toStrictEqual(['ok', 'ok']);
      expect(bodyOf(BODY.council)?.met.slice(-2)).toStrictEqual(['2026-06-01', '2026-06-02']);
    }));
});

it('a body is dissolved, or has a meeting called, and never has one to come that is dissolved', () =>
  inAnyOrder(linli, async () => {
    const dissolve = { ...saving(1, bodyForm(), BODY.readers), dissolve: '不开了' };
    const asked = await call('saveBody', dissolve, 'secretary');
    expect(asked.envelope.ok).toBe(true);
    const seen = bodyOf(BODY.readers)?.change.id;
    const [agreed, called] = await Promise.all([
      call('confirmBody', confirming(2, BODY.readers, { seen }), 'partyBranch'),
      call('conveneMeeting', convening(3, BODY.readers), 'secretary'),
    ]);
    expect(agreed.envelope.ok || called.envelope.ok).toBe(true);
    await linli.clock(linli.cloud.now() + 6 * 60_000);
    const toCome = linli
      .documents<MeetingDocument>('meetings')
      .filter(({ bodyId, state }) => bodyId === BODY.readers && state === 'called');
    expect(toCome.length).toBe(agreed.envelope.ok ? 0 : 1);
    expect(bodyOf(BODY.readers)?.ending).toBe(agreed.envelope.ok ? false : undefined);
  }));

describe('a table of holidays', () => {
  it('is entered by one of two, and confirmed as it was seen', () =>
    inAnyOrder(linli, async () => {
      const [saved, agreed] = await Promise.all([
        call('saveYear', savingYear(1), 'secretary'),
        call('confirmYear', confirmingYear(2), 'partyBranch'),
      ]);
      const [year] = linli
        .documents<YearDocument>('holidayYears')
        .filter(({ communityId }) => communityId === MAPLE);
      expect([saved.envelope.ok, agreed.envelope.ok].filter(Boolean).length).toBe(1);
      expect(year?.table === null).toBe(!agreed.envelope.ok);
    }));

  it('of another year is entered once', () =>
    inAnyOrder(linli, async () => {
      const more = { year: 2026, seen: null, table: { holidays: [], workdays: [] } };
      const answers = await codes([
        call('saveYear', savingYear(1, more), 'secretary'),
        call('saveYear', savingYear(2, more), 'secretary'),
      ]);
      expect(answers).toStrictEqual(['YEAR_CHANGED', 'ok']);
    }));
});

it('what somebody says on two phones at once is one of the two', () =>
  inAnyOrder(linli, async () => {
    const said = (n: number) => ({
      communityId: MAPLE,
      busy: busyOf({ weekly: [], days: [{ from: '2026-08-01', until: `2026-08-1${n}` }] }),
      commandId: commandId(n),
    });
    const answers = await codes([
      call('saveBusyTimes', said(1), 'volunteer'),
      call('saveBusyTimes', said(2), 'volunteer'),
    ]);
    expect(answers).toStrictEqual(['ok', 'ok']);
    const found = linli
      .documents<BusyDocument>('busyTimes')
      .filter(({ residentId }) => residentId === residentIdOf('volunteer'));
    expect(found.length).toBe(1);
    expect([said(1).busy, said(2).busy]).toContainEqual(found[0]?.busy);
  }));

describe('a plan', () => {
  const planOf = () =>
    linli.documents<PlanDocument>('plans').find(({ communityId }) => communityId === MAPLE);

  it('is adopted or made anew, not both', () =>
    inAnyOrder(linli, async () => {
      const [made, adopted] = await Promise.all([
        call('makePlan', planning(1), 'secretary'),
        call('adoptPlan', adopting(2), 'secretary'),
      ]);
      expect([made.envelope.ok, adopted.envelope.ok].filter(Boolean).length).toBe(1);
      expect(planOf()?.state).toBe(made.envelope.ok ? 'computing' : 'adopted');
    }));

  it('that books its rooms leaves one alone that somebody has booked', () =>
    inAnyOrder(linli, async () => {
      await call('adoptPlan', adopting(1), 'secretary');
      const day = '2026-07-17';
      const [booked] = await Promise.all([
        call('bookRoom', booking(2, { day, from: 38, until: 40 }), 'volunteer'),
        linli.timer('meeting'),
      ]);
      await linli.clock(Date.parse('2026-06-15T03:00:00Z'));
      const found = bookingsOn(ROOM.hall, day);
      expect(found.length).toBe(1);
      expect(planOf()?.clashes.length).toBe(booked.envelope.ok ? 1 : 0);
      expect(planOf()?.toBook).toBe(false);
    }));
});

it('two rooms booked at once by a neighbour who has four are one, and never six of five', () =>
  inAnyOrder(
    linli,
    async () => {
      for (let n = 1; n <= 3; n += 1) {
        const input = booking(n, { day: `2026-07-0${n}` });
        expect((await linli.call('meeting', 'bookRoom', input, 'resident')).envelope.ok).toBe(true);
      }
      const answers = await Promise.all(
        [8, 9].map((n) =>
          linli.call('meeting', 'bookRoom', booking(n, { day: `2026-07-0${n}` }), 'resident'),
        ),
      );
      const codes = answers.map(({ envelope }) => (envelope.ok ? 'ok' : envelope.code)).sort();
      expect(codes[1]).toBe('ok');
      expect(['BOOKING_UNFIT', 'SERVICE_BUSY']).toContain(codes[0]);
      expect(linli.documents('bookingTurns')).toStrictEqual([]);
    },
    { planned: 12, random: 4 },
  ));
