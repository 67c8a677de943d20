import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type {
  DateAnswerDocument,
  DatePollDocument,
  MeetingDocument,
} from '../../cloudfunctions/meeting/collections.ts';
import type { BodyDetail } from '../../typings/contract/meeting/body.ts';
import type { DatePollLine, DatePollView } from '../../typings/contract/meeting/date.ts';
import { MAPLE, residentIdOf } from '../support/community.ts';
import {
  askingDates,
  CLOSES_ON,
  DATES,
  dateSlot,
  OFFERED,
  ofPoll,
  sayingDates,
  takingDate,
} from '../support/date-polls.ts';
import { commandId, type Input } from '../support/inputs.ts';
import { type As, type Linli, startLinli } from '../support/linli.ts';
import { BODY } from '../support/meetings.ts';
import { talkWith } from '../support/talk.ts';

/** Which of some times suits those who have a seat, and the meeting that is called from it. */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());
beforeEach(() => linli.reset());

const { ask: askAny, refusal } = talkWith(() => linli);
const ask = <Data>(action: string, input: Input, as: As) =>
  askAny<Data>(`meeting.${action}`, input, as);
const code = async (action: string, input: Input, as: As) => {
  const refused = await refusal(`meeting.${action}`, input, as);
  return refused === 'ok' ? 'ok' : (refused as [string])[0];
};
const show = (as: As, pollId: string = DATES.open) =>
  ask<DatePollView>('showDatePoll', { communityId: MAPLE, pollId }, as);
const asked = async (as: As) =>
  (
    await ask<{ polls?: DatePollLine[] }>('listMeetings', { communityId: MAPLE, which: 'mine' }, as)
  ).polls?.map(({ pollId, asks }) => [pollId, asks]);
const AFTER = Date.parse('2026-06-17T16:00:01Z');

describe('a poll of dates', () => {
  it('is answered by phone or taken down, until its last day, and seen by the body alone', async () => {
    expect(await asked('stairSteward')).toStrictEqual([[DATES.open, true]]);
    await ask('answerDatePoll', sayingDates(1, 's2', ['yes', 'yes', 'no']), 'stairSteward');
    expect(await asked('stairSteward')).toStrictEqual([[DATES.open, false]]);
    await ask('answerDatePoll', sayingDates(2, 's4', ['no', 'maybe', 'yes']), 'buildingSteward');
    const other = sayingDates(3, 's2', ['no', 'no', 'no']);
    expect(await code('answerDatePoll', other, 'buildingSteward')).toBe('ANSWER_OWN');
    expect(await code('answerDatePoll', other, 'resident')).toBe('SEAT_NOT_YOURS');
    const short = sayingDates(4, 's2', ['yes']);
    expect(await code('answerDatePoll', short, 'stairSteward')).toBe('POLL_UNFIT');
    const vacant = sayingDates(5, 's5', ['yes', 'yes', 'yes']);
    expect(await code('answerDatePoll', vacant, 'buildingSteward')).toBe('SEAT_NOT_FOUND');
    const seen = await show('resident');
    expect(seen.seats.find(({ seatId }) => seatId === 's4')).toMatchObject({ entered: true });
    expect(
      await code('showDatePoll', { communityId: MAPLE, pollId: DATES.open }, 'residentElsewhere'),
    ).toBe('POLL_NOT_FOUND');
    const body = (as: As) =>
      ask<BodyDetail>('showBody', { communityId: MAPLE, bodyId: BODY.council }, as);
    expect((await body('resident')).pollId).toBe(DATES.open);
    expect((await body('residentElsewhere')).pollId).toBeNull();
    await linli.clock(AFTER);
    const late = sayingDates(6, 's1', ['yes', 'yes', 'yes']);
    expect(await code('answerDatePoll', late, 'buildingSteward')).toBe('POLL_CLOSED');
    expect(await asked('buildingSteward')).toStrictEqual([]);
  });

  it('has required seats first, then fewest absent; one time is taken, once, and the meeting called', async () => {
    await ask('answerDatePoll', sayingDates(1, 's1', ['yes', 'no', 'yes']), 'buildingSteward');
    await ask('answerDatePoll', sayingDates(2, 's2', ['yes', 'yes', 'no']), 'stairSteward');
    const { slots, may, closed } = await show('buildingSteward');
    // The first and the third lack one seat each; the second lacks the one that must be there.
    expect(slots.map(({ index, requiredAbsent, no }) => [index, requiredAbsent, no])).toStrictEqual(
      [
        [0, 0, 1],
        [2, 0, 1],
        [1, 1, 1],
      ],
    );
    expect([may.take, closed]).toStrictEqual([false, false]);
    expect(await code('conveneMeeting', takingDate(3, 2), 'buildingSteward')).toBe('POLL_OPEN');
    await linli.clock(AFTER);
    expect((await show('buildingSteward')).may.take).toBe(true);
    const other = takingDate(4, 2, { time: dateSlot('2026-06-29') });
    expect(await code('conveneMeeting', other, 'buildingSteward')).toBe('POLL_NOT_FOUND');
    const { meetingId } = await ask<{ meetingId: string }>(
      'conveneMeeting',
      takingDate(5, 2),
      'buildingSteward',
    );
    const meeting = linli
      .documents<MeetingDocument>('meetings')
      .find(({ _id }) => _id === meetingId);
    expect([meeting?.day, meeting?.from, meeting?.following]).toStrictEqual([
      '2026-06-28',
      38,
      false,
    ]);
    expect(await show('resident')).toMatchObject({
      state: 'taken',
      meetingId,
      may: { take: false },
    });
    expect(await code('conveneMeeting', takingDate(6, 0), 'secretary')).toBe('MEETING_CONVENED');
    expect(await code('withdrawDatePoll', ofPoll(7), 'buildingSteward')).toBe('POLL_CLOSED');
    // Another one may begin.
    const next = {
      slots: [dateSlot('2026-07-10'), dateSlot('2026-07-11')],
      closesOn: '2026-06-25',
    };
    await ask('openDatePoll', askingDates(8, BODY.council, next), 'buildingSteward');
  });

  it('may be decided as soon as all have answered', async () => {
    for (const [n, seatId] of ['s1', 's2', 's4'].entries()) {
      await ask('answerDatePoll', sayingDates(n, seatId, ['yes', 'yes', 'yes']), 'secretary');
    }
    expect((await show('secretary')).may.take).toBe(true);
    await ask('conveneMeeting', takingDate(9, 1), 'secretary');
  });

  it('offers two times or more for which the notice can be kept, one poll at a time, by the convener', async () => {
    const open = (n: number, more: Input, bodyId: string = BODY.readers) =>
      refusal('meeting.openDatePoll', askingDates(n, bodyId, more), 'secretary');
    expect(await open(1, { slots: OFFERED.slice(0, 1) })).toMatchObject([
      'POLL_UNFIT',
      { problem: 'few' },
    ]);
    const twice = [...OFFERED, ...OFFERED.slice(0, 1)];
    expect(await open(2, { slots: twice })).toMatchObject(['POLL_UNFIT', { problem: 'twice' }]);
    expect(await open(3, { closesOn: '2026-06-14' })).toMatchObject([
      'POLL_UNFIT',
      { problem: 'closing' },
    ]);
    // Closed on the 23rd, with three whole days of notice.
    expect(await open(4, { closesOn: '2026-06-23' })).toMatchObject([
      'POLL_UNFIT',
      { problem: 'notice', first: '2026-06-27' },
    ]);
    expect(await open(5, {}, BODY.council)).toMatchObject(['POLL_RUNS']);
    await ask('openDatePoll', askingDates(6), 'secretary');
    expect(await code('openDatePoll', askingDates(7, BODY.council), 'partyBranch')).toBe(
      'MEETING_NOT_CONVENER',
    );
    await linli.clock(linli.cloud.now() + 10 * 60_000);
    const told = linli
      .documents<{ _id: string }>('messages')
      .filter(({ _id }) => _id.startsWith('date:'));
    expect(told.length).toBeGreaterThan(0);
  });

  it('keeps nothing of whoever leaves, and of nobody after three months', async () => {
    const leave = { communityId: MAPLE, commandId: commandId(1) };
    await askAny('resident.leaveCommunity', leave, 'resident');
    const said = () => linli.documents<DateAnswerDocument>('dateAnswers');
    expect(said().map(({ residentId }) => residentId)).not.toContain(residentIdOf('resident'));
    expect((await show('secretary')).seats.map(({ seatId }) => seatId)).toStrictEqual([
      's1',
      's2',
      's4',
    ]);
    await ask('answerDatePoll', sayingDates(2, 's2', ['yes', 'yes', 'no']), 'stairSteward');
    await linli.clock(Date.parse(`${CLOSES_ON}T00:00:00Z`) + 92 * 24 * 60 * 60_000);
    expect([said(), linli.documents<DatePollDocument>('datePolls')]).toStrictEqual([[], []]);
  });
});
