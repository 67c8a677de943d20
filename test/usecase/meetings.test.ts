import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DAY } from '../../cloudfunctions/kernel/calendar.ts';
import type { BodyDocument, RoomDayDocument } from '../../cloudfunctions/meeting/collections.ts';
import type { BodyDetail, BodyLine } from '../../typings/contract/meeting/body.ts';
import type { PlanView } from '../../typings/contract/meeting/plan.ts';
import type { Booking, RoomLine, YearView } from '../../typings/contract/meeting/room.ts';
import { MAPLE, PLACE, residentIdOf, START } from '../support/community.ts';
import { askingDates } from '../support/date-polls.ts';
import { settle } from '../support/faults.ts';
import { convening } from '../support/held-inputs.ts';
import { MEETING } from '../support/held-meetings.ts';
import { commandId, type Input } from '../support/inputs.ts';
import { type As, type Linli, startLinli } from '../support/linli.ts';
import {
  adopting,
  BODY,
  BOOKED,
  bodyForm,
  booking,
  cancelling,
  confirming,
  confirmingYear,
  jointForm,
  noting,
  PLANNED,
  ROOM,
  roomForm,
  saving,
  savingRoom,
  savingYear,
  seatOf,
  yearTable,
} from '../support/meetings.ts';
import { patch } from '../support/patch.ts';
import { talkWith } from '../support/talk.ts';

/** Bodies, rooms and holidays. */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());
beforeEach(() => linli.reset());

const { ask: askAny, refusal: refusalOf } = talkWith(() => linli);
const ask = <Data>(action: string, input: Input, as: As) =>
  askAny<Data>(`meeting.${action}`, input, as);
const refusal = (action: string, input: Input, as: As) => refusalOf(`meeting.${action}`, input, as);
const show = (bodyId: string, as: As) =>
  ask<BodyDetail>('showBody', { communityId: MAPLE, bodyId }, as);
const list = async (as: As) =>
  (await ask<{ bodies: BodyLine[] }>('listBodies', { communityId: MAPLE }, as)).bodies;

describe('bodies', () => {
  it('are listed by what is overdue, and those that wait are for officers', async () => {
    const seen = await list('secretary');
    expect(seen.map(({ name, due }) => [name, due?.state])).toStrictEqual([
      ['1栋议事会', 'overdue'],
      ['读书会', 'due'],
      ['联席会', undefined],
    ]);
    expect(seen[0]?.due?.days).toBe(46); // since the end of April
    expect((await list('resident')).map(({ name, mine }) => [name, mine])).toStrictEqual([
      ['1栋议事会', true],
      ['读书会', false],
    ]);
  });

  it('tell who sits there to officers and to those who do', async () => {
    const names = async (as: As) =>
      (await show(BODY.council, as)).form.seats.map(({ name }) => name);
    expect(await names('resident')).toStrictEqual(['罗清和', '白若溪', '顾南枝', '孟小满', '']);
    expect(await names('secretary')).toContain('罗清和');
    expect(await names('residentElsewhere')).toStrictEqual(['', '', '', '', '']);
    const hidden = await show(BODY.council, 'residentElsewhere');
    expect(JSON.stringify(hidden)).not.toMatch(/person-|沈知秋/);
    expect(hidden).toMatchObject({ vacant: 1, quorum: { present: 2, of: 4 }, mine: false });
    expect(
      await refusal('showBody', { communityId: MAPLE, bodyId: BODY.waiting }, 'resident'),
    ).toStrictEqual(['BODY_NOT_FOUND', undefined]);
  });

  it('that the law names are founded by two officers', async () => {
    const form = jointForm({
      name: '居民代表会议',
      kind: 'representatives',
      quorum: { by: 'law', ruleId: 'residents-representatives' },
      cadence: 'half-yearly',
    });
    const { bodyId, waits } = await ask<{ bodyId: string; waits: string }>(
      'saveBody',
      saving(1, form),
      'secretary',
    );
    expect(waits).toBe('founding');
    const { seen, pending } = await show(bodyId, 'partyBranch');
    expect(pending?.own).toBe(false);
    const agreeing = { ...confirming(2, BODY.waiting), bodyId, seen };
    expect(await refusal('confirmBody', agreeing, 'secretary')).toStrictEqual([
      'BODY_OWN',
      undefined,
    ]);
    await ask('confirmBody', agreeing, 'partyBranch');
    const founded = await show(bodyId, 'secretary');
    expect(founded.due?.state).toBe('due');
    expect(founded.record[0]).toMatchObject({
      what: 'founded',
      by: '沈知秋',
      confirmedBy: '高明远',
    });
    expect(
      await refusal('confirmBody', { ...agreeing, commandId: commandId(3) }, 'partyBranch'),
    ).toStrictEqual(['BODY_SETTLED', undefined]);
    const dissolving = { ...saving(4, form, bodyId), seen: founded.seen, dissolve: '不开了' };
    expect(await refusal('saveBody', dissolving, 'secretary')).toStrictEqual([
      'BODY_UNFIT',
      { problem: 'lawful' },
    ]);
  });

  it('that the law names are as it says: notice, convener, place, and nobody for another', async () => {
    const assembly = bodyForm({
      kind: 'assembly',
      quorum: { by: 'law', ruleId: 'residents-assembly' },
      noticeDays: 9,
    });
    const told = async (more: Partial<typeof assembly>) =>
      refusal('saveBody', saving(1, { ...assembly, ...more }), 'secretary');
    expect(await told({})).toStrictEqual(['BODY_UNFIT', { problem: 'notice-too-short' }]);
    expect(await told({ noticeDays: 10, placeId: PLACE.building })).toStrictEqual([
      'BODY_UNFIT',
      { problem: 'place-unfit' },
    ]);
    expect(await told({ noticeDays: 10, convener: 'building-steward' })).toStrictEqual([
      'BODY_UNFIT',
      { problem: 'convener-unfit' },
    ]);
    const seats = [seatOf(1, 'secretary', { substitutes: true })];
    expect(await told({ noticeDays: 10, seats })).toStrictEqual([
      'BODY_UNFIT',
      { problem: 'substitutes-unfit' },
    ]);
    expect(await told({ noticeDays: 10 })).toBe('ok');
  });

  it('that are turned down are gone, and a change that is turned down changes nothing', async () => {
    await ask('confirmBody', confirming(1, BODY.waiting, { agrees: false }), 'partyBranch');
    expect((await list('secretary')).map(({ bodyId }) => bodyId)).not.toContain(BODY.waiting);

    const { seen, form } = await show(BODY.council, 'secretary');
    const { seats, ...rest } = form;
    const plainSeats = seats.map(({ name: _, ...seat }) => seat);
    const longer = { ...rest, seats: plainSeats, minutes: 120 };
    await ask('saveBody', { ...saving(2, longer, BODY.council), seen }, 'secretary');
    const waiting = await show(BODY.council, 'partyBranch');
    expect([waiting.form.minutes, waiting.pending?.form.minutes]).toStrictEqual([90, 120]);
    const refused = confirming(3, BODY.council, { agrees: false, seen: waiting.seen });
    await ask('confirmBody', refused, 'partyBranch');
    expect(await show(BODY.council, 'secretary')).toMatchObject({ pending: null, waits: null });
  });

  it('have met as officers note it, today or before, and a slip is taken back', async () => {
    await ask('noteMeeting', noting(1, BODY.council), 'buildingSteward');
    expect((await show(BODY.council, 'resident')).due?.state).toBe('met');
    await ask('noteMeeting', noting(2, BODY.council, { met: false }), 'buildingSteward');
    expect((await show(BODY.council, 'resident')).due?.state).toBe('overdue');
    for (const day of ['2026-06-16', '2025-06-01']) {
      expect(
        await refusal('noteMeeting', noting(3, BODY.council, { day }), 'secretary'),
      ).toStrictEqual(['MET_DAY_UNFIT', undefined]);
    }
    expect(await refusal('noteMeeting', noting(4, BODY.waiting), 'secretary')).toStrictEqual([
      'BODY_NOT_FOUND',
      undefined,
    ]);
  });

  it('have a vacant seat once somebody leaves, with their bookings nameless and their times gone', async () => {
    await askAny(
      'resident.leaveCommunity',
      { communityId: MAPLE, commandId: commandId(1) },
      'resident',
    );
    await settle(linli);
    expect((await show(BODY.council, 'secretary')).vacant).toBe(2);
    const days = linli.documents<RoomDayDocument>('roomDays');
    const bookers = days.flatMap(({ bookings }) => bookings.map(({ by }) => by));
    expect(bookers).not.toContain(residentIdOf('resident'));
    const busy = linli.documents<{ residentId: string }>('busyTimes');
    expect(busy.map(({ residentId }) => residentId)).not.toContain(residentIdOf('resident'));
    const [body] = linli
      .documents<BodyDocument>('bodies')
      .filter(({ _id }) => _id === BODY.council);
    expect(body?.holders).not.toContain(residentIdOf('resident'));
  });
});

describe('a body that is dissolved', () => {
  const dissolving = (n: number, bodyId: string = BODY.readers) => ({
    ...saving(n, bodyForm({ placeId: bodyId === BODY.council ? PLACE.building : MAPLE }), bodyId),
    dissolve: '大家改去图书馆',
  });
  const ofTask = { _id: `${MEETING.published}:i1` };

  it('has no meeting called or going on, and no task that is nobody’s', async () => {
    expect(await refusal('saveBody', dissolving(1, BODY.council), 'secretary')).toStrictEqual([
      'BODY_BUSY',
      { meetings: 2, tasks: 0 },
    ]);
    const waits = { ...dissolving(2, BODY.waiting) };
    expect(await refusal('saveBody', waits, 'secretary')).toStrictEqual([
      'BODY_NOT_FOUND',
      undefined,
    ]);
    await ask('saveBody', dissolving(3), 'secretary');
    // While it waits somebody leaves, and nobody has their task.
    await patch(linli, 'meetingTasks', ofTask, { ownerId: null, state: 'open' });
    const { seen } = await show(BODY.readers, 'partyBranch');
    const agreeing = confirming(4, BODY.readers, { seen });
    const busy = ['BODY_BUSY', { meetings: 0, tasks: 1 }];
    expect(await refusal('confirmBody', agreeing, 'partyBranch')).toStrictEqual(busy);
    expect(await refusal('saveBody', { ...dissolving(5), seen }, 'secretary')).toStrictEqual(busy);
    await patch(linli, 'meetingTasks', ofTask, { state: 'done' });
    await ask('confirmBody', agreeing, 'partyBranch');
    expect((await show(BODY.readers, 'resident')).dissolvedOn).toBe('2026-06-15');
  });

  it('is due for nothing, meets no more, and stays to be read', async () => {
    await ask('adoptPlan', adopting(1), 'secretary');
    await settle(linli);
    const planned = () =>
      linli
        .documents<RoomDayDocument>('roomDays')
        .flatMap(({ bookings }) => bookings.map(({ bookingId }) => bookingId));
    expect(planned()).toContain(PLANNED);

    const free = await ask('saveBody', dissolving(2), 'secretary');
    expect(free).toMatchObject({ waits: 'dissolution' });
    const { seen, due, pending } = await show(BODY.readers, 'partyBranch');
    expect([due?.state, pending?.dissolve]).toStrictEqual(['due', '大家改去图书馆']);
    const agreeing = confirming(3, BODY.readers, { seen });
    expect(await refusal('confirmBody', agreeing, 'secretary')).toStrictEqual([
      'BODY_OWN',
      undefined,
    ]);
    await ask('confirmBody', agreeing, 'partyBranch');
    await settle(linli);
    const before = await show(BODY.readers, 'resident');
    await ask('confirmBody', agreeing, 'partyBranch');
    const after = await show(BODY.readers, 'secretary');
    expect(after).toMatchObject({
      seen: before.seen,
      waits: null,
      due: null,
      lastMet: '2026-05-08',
    });
    expect(after.may).toMatchObject({ change: false, plan: false, note: false, dissolve: false });
    expect(after.record[0]).toMatchObject({
      what: 'dissolved',
      fields: ['大家改去图书馆'],
      by: '沈知秋',
      confirmedBy: '高明远',
    });
    expect((await list('resident')).at(-1)).toMatchObject({ bodyId: BODY.readers, due: null });
    expect(planned()).not.toContain(PLANNED);
    const { plan } = await ask<{ plan: PlanView }>(
      'showPlan',
      { communityId: MAPLE, year: 2026 },
      'resident',
    );
    expect(plan.meetings).toStrictEqual([]);
    const { meetings } = await ask<{ meetings: { bodyName: string }[] }>(
      'listMeetings',
      { communityId: MAPLE, which: 'over' },
      'resident',
    );
    expect(meetings.map(({ bodyName }) => bodyName)).toContain('读书会');
    const at = { communityId: MAPLE, meetingId: MEETING.published, version: null };
    expect(await refusal('showMinutes', at, 'resident')).toBe('ok');

    const community = { communityId: MAPLE, bodyId: BODY.readers };
    for (const [action, input] of [
      ['saveBody', { ...dissolving(4), seen: after.seen }],
      ['saveBody', { ...saving(5, bodyForm(), BODY.readers), seen: after.seen }],
      ['noteMeeting', noting(6, BODY.readers)],
      ['findSlots', { ...community, from: '2026-06-20' }],
      ['conveneMeeting', convening(7, BODY.readers)],
      ['openDatePoll', askingDates(8)],
    ] as const) {
      expect([action, await refusal(action, input, 'secretary')]).toStrictEqual([
        action,
        ['BODY_DISSOLVED', undefined],
      ]);
    }
  });
});

describe('rooms', () => {
  const day = (as: As, roomId: string = ROOM.hall, when = BOOKED.day) =>
    ask<{ room: RoomLine; bookings: Booking[] }>(
      'showRoomDay',
      { communityId: MAPLE, roomId, day: when },
      as,
    );

  it('show what is on, never by whom', async () => {
    const { bookings } = await day('volunteer');
    expect(bookings).toStrictEqual([
      {
        bookingId: BOOKED.bookingId,
        from: 18,
        until: 22,
        title: '包粽子',
        planned: false,
        mine: false,
      },
    ]);
    expect((await day('resident')).bookings[0]?.mine).toBe(true);
    expect((await day('secretary')).bookings[0]?.mine).toBe(true);
  });

  it('that are for offices are not booked by others', async () => {
    const input = booking(1, { roomId: ROOM.office });
    expect(await refusal('bookRoom', input, 'resident')).toStrictEqual([
      'ROOM_NOT_OPEN',
      undefined,
    ]);
    expect(linli.documents('roomDays').length).toBe(2);
    expect(await refusal('bookRoom', input, 'teamLeader')).toBe('ok');
  });

  it('are booked once, given back by whoever has them, or by the secretary', async () => {
    expect(
      await refusal('bookRoom', booking(1, { from: 20, until: 24 }), 'volunteer'),
    ).toStrictEqual(['ROOM_TAKEN', { from: '09:00', until: '11:00' }]);
    expect(await refusal('cancelBooking', cancelling(2), 'volunteer')).toStrictEqual([
      'BOOKING_NOT_YOURS',
      undefined,
    ]);
    expect(await refusal('cancelBooking', cancelling(3), 'secretary')).toBe('ok');
    expect(await refusal('cancelBooking', cancelling(4), 'resident')).toBe('ok');
    expect(await refusal('bookRoom', booking(5, { from: 20, until: 24 }), 'volunteer')).toBe('ok');
  });

  it('that are closed take no more, and are shown to the secretary alone', async () => {
    await ask('saveRoom', savingRoom(1, roomForm({ closed: true }), ROOM.hall), 'secretary');
    const rooms = async (as: As) =>
      (await ask<{ rooms: RoomLine[] }>('listRooms', { communityId: MAPLE }, as)).rooms.length;
    expect([await rooms('resident'), await rooms('secretary')]).toStrictEqual([1, 2]);
    expect(await refusal('bookRoom', booking(2), 'secretary')).toStrictEqual([
      'ROOM_NOT_OPEN',
      undefined,
    ]);
    const form = roomForm({ from: '22:00', until: '08:00' });
    expect(await refusal('saveRoom', savingRoom(3, form), 'secretary')).toStrictEqual([
      'ROOM_UNFIT',
      undefined,
    ]);
  });

  it('forget who had them three months later', async () => {
    await linli.clock(START + 97 * DAY);
    expect(linli.documents<RoomDayDocument>('roomDays')).toStrictEqual([]);
  });
});

describe('holidays', () => {
  const year = (number: number, as: As) =>
    ask<YearView>('showYear', { communityId: MAPLE, year: number }, as);

  it('are published, estimated, or entered by two officers', async () => {
    expect((await year(2026, 'resident')).source).toBe('published');
    const coming = await year(2027, 'resident');
    expect([coming.source, coming.pending]).toStrictEqual(['estimated', null]);
    const { pending, seen } = await year(2027, 'partyBranch');
    expect(pending).toMatchObject({ by: '沈知秋', own: false, workdays: ['2027-02-14'] });
    expect(await refusal('confirmYear', confirmingYear(1, { seen }), 'secretary')).toStrictEqual([
      'YEAR_OWN',
      undefined,
    ]);
    await ask('confirmYear', confirmingYear(2, { seen }), 'partyBranch');
    expect(await year(2027, 'resident')).toMatchObject({
      source: 'entered',
      holidays: [{ day: '2027-01-01', name: '元旦' }],
    });
  });

  it('that are entered wrong are refused, and nothing changes', async () => {
    const table = yearTable({ workdays: ['2027-02-15'] });
    expect(await refusal('saveYear', savingYear(1, { table }), 'secretary')).toStrictEqual([
      'YEAR_UNFIT',
      { what: 'workday' },
    ]);
    expect((await year(2027, 'partyBranch')).pending?.workdays).toStrictEqual(['2027-02-14']);
  });
});
