import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DAY, MINUTE } from '../../cloudfunctions/kernel/calendar.ts';
import type { PlanDocument, RoomDayDocument } from '../../cloudfunctions/meeting/collections.ts';
import type {
  AgendaChoice,
  MatterMeeting,
  MeetingLine,
  MeetingView,
} from '../../typings/contract/meeting/meeting.ts';
import { MAPLE, START } from '../support/community.ts';
import { answering, convening, deciding, inHall, listing, moving } from '../support/held-inputs.ts';
import { itemForm, MEETING } from '../support/held-meetings.ts';
import type { Input } from '../support/inputs.ts';
import { type As, type Linli, startLinli } from '../support/linli.ts';
import { MATTER } from '../support/matters.ts';
import { BODY, BOOKED, PLANNED, ROOM } from '../support/meetings.ts';
import { patch } from '../support/patch.ts';
import { talkWith } from '../support/talk.ts';

/** Who is invited, when and where, and what stands on the agenda. */

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
const code = async (action: string, input: Input, as: As) =>
  ((await refusal(action, input, as)) as [string])[0];
const at = (meetingId: string) => ({ communityId: MAPLE, meetingId });
const show = (meetingId: string, as: As) => ask<MeetingView>('showMeeting', at(meetingId), as);
const convened = async (n: number, more: Input = {}) =>
  (
    await ask<{ meetingId: string }>(
      'conveneMeeting',
      convening(n, BODY.council, more),
      'buildingSteward',
    )
  ).meetingId;
const bookingsOn = (day: string) =>
  (
    linli.documents<RoomDayDocument>('roomDays').find(({ _id }) => _id === `${ROOM.hall}:${day}`)
      ?.bookings ?? []
  ).filter(({ planned }) => planned !== null);

const isMatter =
  (id: string) =>
  (one: object): boolean =>
    (one as { _id: string })._id === id;

describe('an invitation', () => {
  it('keeps the notice, and says which day it leaves first', async () => {
    const time = inHall({ day: '2026-06-18' });
    expect(
      await refusal('conveneMeeting', convening(1, BODY.council, { time }), 'buildingSteward'),
    ).toStrictEqual(['MEETING_UNFIT', { problem: 'notice', first: '2026-06-19' }]);
  });

  it('books the room, tells those who have a seat, and reminds whoever has not answered', async () => {
    const meetingId = await convened(1);
    expect(bookingsOn('2026-06-26')).toMatchObject([{ from: 38, until: 41, title: '1栋议事会' }]);
    await linli.clock(START + 10 * MINUTE);
    const told = async () =>
      linli
        .documents<{ subjectId?: string; data: { thing3: { value: string } } }>('messages')
        .filter((one) => one.subjectId === meetingId)
        .map(({ data }) => data.thing3.value);
    expect(await told()).toStrictEqual(Array(4).fill('请您说一声能不能来'));
    await ask('answerInvitation', answering(2, 's3', 'yes', {}, meetingId), 'resident');
    await linli.clock(START + 10 * DAY);
    expect((await told()).filter((words) => words.startsWith('快开会了')).length).toBe(3);
  });

  it('is not for a room that somebody has, nor for an office that does not convene it', async () => {
    const time = inHall({ day: BOOKED.day, from: BOOKED.from, until: BOOKED.until });
    expect(
      await code('conveneMeeting', convening(1, BODY.council, { time }), 'buildingSteward'),
    ).toBe('ROOM_TAKEN');
    expect(await code('conveneMeeting', convening(2), 'partyBranch')).toBe('MEETING_NOT_CONVENER');
    expect(await code('conveneMeeting', convening(3, BODY.waiting), 'secretary')).toBe(
      'BODY_NOT_FOUND',
    );
  });

  it('from a plan takes over its room, once', async () => {
    const [plan] = linli.documents<PlanDocument>('plans').filter(({ _id }) => _id === 'maple:2026');
    await patch(
      linli,
      'plans',
      { _id: 'maple:2026' },
      { standing: plan?.meetings, state: 'adopted', toBook: true },
    );
    await linli.clock(START + 5 * MINUTE);
    expect(bookingsOn('2026-07-17').length).toBe(1);
    const more = { time: inHall({ day: '2026-07-17' }), planKey: PLANNED, agenda: [] };
    await ask('conveneMeeting', convening(1, BODY.readers, more), 'secretary');
    expect(await code('conveneMeeting', convening(2, BODY.readers, more), 'secretary')).toBe(
      'MEETING_CONVENED',
    );
    await patch(linli, 'plans', { _id: 'maple:2026' }, { toBook: true });
    await linli.clock(START + 15 * MINUTE);
    expect(bookingsOn('2026-07-17').map(({ planned }) => planned)).toStrictEqual([
      `maple:2026|${PLANNED}|meeting:${PLANNED}`,
    ]);
    expect(
      linli.documents<PlanDocument>('plans').find(({ _id }) => _id === 'maple:2026')?.clashes,
    ).toStrictEqual([]);
    const nothing = { ...more, planKey: `${BODY.readers}:2026-08-01` };
    expect(await code('conveneMeeting', convening(3, BODY.readers, nothing), 'secretary')).toBe(
      'PLAN_CHANGED',
    );
  });

  it('that is moved keeps its answers, asks again, and gives its room back', async () => {
    const meetingId = await convened(1);
    await ask('answerInvitation', answering(2, 's3', 'yes', {}, meetingId), 'resident');
    const { seen } = await show(meetingId, 'buildingSteward');
    await ask(
      'moveMeeting',
      moving(3, meetingId, { seen, time: inHall({ day: '2026-06-29' }) }),
      'buildingSteward',
    );
    expect([bookingsOn('2026-06-26').length, bookingsOn('2026-06-29').length]).toStrictEqual([
      0, 1,
    ]);
    const moved = await show(meetingId, 'resident');
    expect(moved).toMatchObject({ day: '2026-06-29', asks: true, answers: { yes: 0, open: 4 } });
    expect(moved.seats?.find(({ seatId }) => seatId === 's3')?.answer).toMatchObject({
      says: 'yes',
      again: true,
    });
    expect(moved.moves).toMatchObject([{ day: '2026-06-26', from: '19:00', reason: '那天下雨' }]);
    expect(await code('moveMeeting', moving(4, meetingId, { seen }), 'secretary')).toBe(
      'MEETING_CHANGED',
    );
    await ask('moveMeeting', moving(5, meetingId, { seen: moved.seen, time: null }), 'secretary');
    expect(bookingsOn('2026-06-29')).toStrictEqual([]);
    expect(await show(meetingId, 'resident')).toMatchObject({
      state: 'cancelled',
      cancelled: '那天下雨',
      asks: false,
    });
  });

  it('is answered by whoever has the seat, and by an officer for somebody who has said it on the telephone', async () => {
    await ask('answerInvitation', answering(1, 's4', 'no'), 'buildingSteward');
    const { seats } = await show(MEETING.called, 'buildingSteward');
    expect(seats?.find(({ seatId }) => seatId === 's4')?.answer).toMatchObject({
      says: 'no',
      entered: true,
    });
    expect(await code('answerInvitation', answering(2, 's4', 'yes'), 'resident')).toBe(
      'SEAT_NOT_YOURS',
    );
    expect(await code('answerInvitation', answering(3, 's5', 'yes'), 'buildingSteward')).toBe(
      'SEAT_NOT_FOUND',
    );
    expect(
      await code(
        'answerInvitation',
        answering(4, 's3', 'substitute', { name: '丁一' }),
        'resident',
      ),
    ).toBe('SUBSTITUTE_UNFIT');
    expect(
      await code('answerInvitation', answering(5, 's3', 'no', {}, MEETING.running), 'resident'),
    ).toBe('MEETING_BEGUN');
  });

  it('is seen by officers and those who have a seat with names, by others without', async () => {
    const other = await show(MEETING.called, 'residentElsewhere');
    expect(other).toMatchObject({
      seats: null,
      mine: false,
      quorum: { of: 4, needed: 2, present: 0 },
    });
    expect(JSON.stringify(other)).not.toMatch(/person-|罗清和/);
    expect((await show(MEETING.called, 'resident')).seats?.map(({ name }) => name)).toStrictEqual([
      '罗清和',
      '白若溪',
      '顾南枝',
      '孟小满',
      '',
    ]);
    const lines = async (which: string, as: As) =>
      (await ask<{ meetings: MeetingLine[] }>('listMeetings', { communityId: MAPLE, which }, as))
        .meetings;
    expect(
      (await lines('mine', 'stairSteward')).map(({ meetingId, asks }) => [meetingId, asks]),
    ).toStrictEqual([
      [MEETING.running, false],
      [MEETING.called, true],
    ]);
    expect((await lines('coming', 'residentElsewhere')).length).toBe(3);
    expect((await lines('over', 'resident')).map(({ minuted }) => minuted)).toStrictEqual([
      false,
      true,
    ]);
  });
});

describe('an agenda', () => {
  it('is chosen from what leads to the body first', async () => {
    const { choices } = await ask<{ choices: AgendaChoice[] }>(
      'listAgendaChoices',
      { communityId: MAPLE, bodyId: BODY.council },
      'buildingSteward',
    );
    expect(choices.length).toBeGreaterThan(0);
    const order = choices.map(({ fits }) => Number(fits));
    expect(order).toStrictEqual([...order].sort((one, other) => other - one));
    expect(choices.some(({ kind, id }) => kind === 'matter' && id === MATTER.accepted)).toBe(true);
  });

  it('is no longer than the meeting, names nothing from elsewhere, and keeps what is decided', async () => {
    const long = listing(1, MEETING.called, { agenda: [itemForm(1, '长', { minutes: 95 })] });
    expect(await refusal('saveAgenda', long, 'buildingSteward')).toStrictEqual([
      'AGENDA_UNFIT',
      { problem: 'too-long' },
    ]);
    const foreign = itemForm(1, '别处的事', { source: { kind: 'matter', id: 'nothing' } });
    expect(
      await refusal(
        'saveAgenda',
        listing(2, MEETING.called, { agenda: [foreign] }),
        'buildingSteward',
      ),
    ).toStrictEqual(['AGENDA_UNFIT', { problem: 'source' }]);
    await ask('decideItem', deciding(3), 'buildingSteward');
    const { seen } = await show(MEETING.running, 'buildingSteward');
    expect(
      await refusal(
        'saveAgenda',
        listing(4, MEETING.running, { seen, agenda: [] }),
        'buildingSteward',
      ),
    ).toStrictEqual(['AGENDA_UNFIT', { problem: 'decided' }]);
    expect(await code('saveAgenda', listing(5, MEETING.closed), 'secretary')).toBe('MEETING_BEGUN');
  });

  it('takes up no closed matter anew; one that is closed meanwhile stays, and is decided without being opened', async () => {
    const about = (n: number, id: string) =>
      itemForm(n, '单元门', { source: { kind: 'matter', id } });
    const saved = (n: number, agenda: ReturnType<typeof itemForm>[], more: Input = {}) =>
      refusal('saveAgenda', listing(n, MEETING.running, { agenda, ...more }), 'buildingSteward');
    const unfit = ['AGENDA_UNFIT', { problem: 'source' }];
    const closed = about(3, MATTER.closed);
    const agendaOf = async () => {
      const { agenda, seen } = await show(MEETING.running, 'buildingSteward');
      const items = agenda.map(({ itemId, title, minutes, source }) => ({
        itemId,
        title,
        minutes,
        source,
      }));
      return { items, seen };
    };
    const before = await agendaOf();
    expect(before.items.map(({ source }) => source.id)).toContain(MATTER.accepted);
    const { choices } = await ask<{ choices: AgendaChoice[] }>(
      'listAgendaChoices',
      { communityId: MAPLE, bodyId: BODY.council },
      'buildingSteward',
    );
    expect(choices.map(({ id }) => id)).not.toContain(MATTER.closed);
    expect(await saved(1, [...before.items, closed])).toStrictEqual(unfit);
    const calling = convening(2, BODY.council, { agenda: [closed] });
    expect(await refusal('conveneMeeting', calling, 'buildingSteward')).toStrictEqual(unfit);

    const [open] = linli.documents<object>('matters').filter(isMatter(MATTER.accepted));
    await patch(linli, 'matters', { _id: MATTER.accepted }, { state: 'closed', shelf: 'ended' });
    expect(await saved(3, before.items)).toBe('ok');
    const item = before.items.find(({ source }) => source.id === MATTER.accepted);
    await ask('decideItem', deciding(4, item?.itemId), 'buildingSteward');
    const [after] = linli.documents<object>('matters').filter(isMatter(MATTER.accepted));
    expect(after).toStrictEqual({ ...open, state: 'closed', shelf: 'ended' });
    const { meetings } = await ask<{ meetings: MatterMeeting[] }>(
      'listForMatter',
      { communityId: MAPLE, matterId: MATTER.accepted },
      'buildingSteward',
    );
    const line = meetings.find(({ meetingId }) => meetingId === MEETING.running);
    expect(line?.task).toMatchObject({ state: 'open' });

    // A matter that goes on again may be talked about again.
    await patch(linli, 'matters', { _id: MATTER.closed }, { shelf: 'open' });
    const { items, seen } = await agendaOf();
    expect(await saved(5, [...items, closed], { seen })).toBe('ok');
  });
});
