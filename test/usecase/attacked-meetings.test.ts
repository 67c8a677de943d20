import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { HOUR } from '../../cloudfunctions/kernel/calendar.ts';
import type {
  BodyDocument,
  MeetingDocument,
  PlanDocument,
  RoomDayDocument,
} from '../../cloudfunctions/meeting/collections.ts';
import type {
  MatterMeeting,
  MeetingView,
  MinutesView,
  TaskView,
} from '../../typings/contract/meeting/meeting.ts';
import { MAPLE, residentIdOf, START } from '../support/community.ts';
import {
  agreeing,
  answering,
  confirmingCorrection,
  convening,
  deciding,
  inHall,
  listing,
  marking,
  moving,
  running,
  timeOfMeeting,
  writing,
} from '../support/held-inputs.ts';
import { BEGAN, itemForm, MEETING, matterItem } from '../support/held-meetings.ts';
import { commandId, type Input } from '../support/inputs.ts';
import { type As, type Linli, startLinli } from '../support/linli.ts';
import { MATTER } from '../support/matters.ts';
import {
  adopting,
  BODY,
  bodyForm,
  booking,
  PLANNED,
  ROOM,
  saving,
  seatOf,
} from '../support/meetings.ts';
import { patch } from '../support/patch.ts';
import { talkWith } from '../support/talk.ts';

/** What somebody in a hurry, or somebody who wants to bend a result, tries with meetings. */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());
beforeEach(() => linli.reset());

const { ask: askAny, refusal: refusalOf } = talkWith(() => linli);
const ask = <Data>(action: string, input: Input, as: As) =>
  askAny<Data>(`meeting.${action}`, input, as);
const code = async (action: string, input: Input, as: As) => {
  const refused = await refusalOf(`meeting.${action}`, input, as);
  return refused === 'ok' ? 'ok' : (refused as [string])[0];
};
const show = (meetingId: string, as: As) =>
  ask<MeetingView>('showMeeting', { communityId: MAPLE, meetingId }, as);
const stored = (meetingId: string) =>
  linli.documents<MeetingDocument>('meetings').find(({ _id }) => _id === meetingId);
const bodyOf = (bodyId: string) =>
  linli.documents<BodyDocument>('bodies').find(({ _id }) => _id === bodyId);
const upkeep = () => linli.clock(linli.cloud.now() + 10 * 60_000);

describe('one body', () => {
  it('is invited once for a day, by whoever and however', async () => {
    const { meetingId } = await ask<{ meetingId: string }>(
      'conveneMeeting',
      convening(1),
      'buildingSteward',
    );
    const onto = { time: timeOfMeeting() };
    expect(await code('conveneMeeting', convening(2, BODY.council, onto), 'secretary')).toBe(
      'MEETING_CONVENED',
    );
    expect(await code('moveMeeting', moving(3, MEETING.called, onto), 'secretary')).toBe(
      'MEETING_CONVENED',
    );
    await ask(
      'moveMeeting',
      moving(4, meetingId, { time: null, seen: stored(meetingId)?.change.id }),
      'secretary',
    );
    await ask('conveneMeeting', convening(5), 'secretary');
  });

  it('without anybody in office makes no quorum of nobody', async () => {
    const form = bodyOf(BODY.council)?.form;
    const seats = form?.seats.map((seat) => ({ ...seat, residentId: null }));
    await patch(linli, 'bodies', { _id: BODY.council }, { form: { ...form, seats } });
    const { meetingId } = await ask<{ meetingId: string }>(
      'conveneMeeting',
      convening(1),
      'buildingSteward',
    );
    expect(stored(meetingId)?.needed).toBe(1);
  });

  it('asks whoever gets a seat after the invitation', async () => {
    const { meetingId } = await ask<{ meetingId: string }>(
      'conveneMeeting',
      convening(1, BODY.readers),
      'secretary',
    );
    await upkeep();
    const told = () =>
      linli
        .documents<{ _id: string }>('messages')
        .filter(({ _id }) => _id.startsWith(`meeting:${meetingId}:`)).length;
    const before = told();
    const seats = [
      seatOf(1, 'secretary', { required: true }),
      seatOf(2, 'elderAdviser'),
      seatOf(3, 'resident'),
    ];
    await ask('saveBody', saving(2, bodyForm({ seats }), BODY.readers), 'secretary');
    await upkeep();
    expect(await show(meetingId, 'resident')).toMatchObject({ mine: true, asks: true });
    expect((await show(meetingId, 'volunteer')).mine).toBe(false);
    expect(told()).toBe(before + 1);
  });
});

describe('a room', () => {
  it('of a plan is given back once its meeting is convened elsewhere, and stays so', async () => {
    const [plan] = linli.documents<PlanDocument>('plans').filter(({ _id }) => _id === 'maple:2026');
    await ask('adoptPlan', adopting(1), 'secretary');
    await upkeep();
    const booked = () =>
      linli
        .documents<RoomDayDocument>('roomDays')
        .filter(({ _id }) => _id === `${ROOM.hall}:2026-07-17`)
        .flatMap(({ bookings }) => bookings.length);
    expect(booked()).toStrictEqual([1]);
    const more = { time: inHall({ day: '2026-07-24' }), planKey: PLANNED, agenda: [] };
    await ask('conveneMeeting', convening(2, BODY.readers, more), 'secretary');
    expect(booked()).toStrictEqual([0]);
    await patch(linli, 'plans', { _id: plan?._id }, { state: 'ready' });
    const seen = linli.documents<PlanDocument>('plans').find(({ _id }) => _id === plan?._id)
      ?.change.id;
    await ask('adoptPlan', adopting(3, { seen }), 'secretary');
    await upkeep();
    expect(booked()).toStrictEqual([0]);
  });

  it('is not filled for weeks by one neighbour', async () => {
    const day = (n: number) => `2026-07-${String(n + 1).padStart(2, '0')}`;
    for (let n = 1; n <= 4; n += 1) await ask('bookRoom', booking(n, { day: day(n) }), 'resident');
    expect(
      await refusalOf('meeting.bookRoom', booking(5, { day: day(5) }), 'resident'),
    ).toStrictEqual(['BOOKING_UNFIT', { what: 'many' }]);
    await ask('bookRoom', booking(6, { day: day(6) }), 'residentElsewhere');
  });
});

describe('a quorum', () => {
  it('of an assembly is the vote’s, so that nothing is resolved without one', async () => {
    const law = { kind: 'assembly', needed: null };
    await patch(linli, 'meetings', { _id: MEETING.running }, law);
    expect(await code('decideItem', deciding(1), 'buildingSteward')).toBe('ITEM_BY_BALLOT');
    await ask('decideItem', deciding(2, 'i1', { outcome: 'noted', task: null }), 'buildingSteward');
  });

  it('has nobody in it who stood in for somebody at another time', async () => {
    const on = (n: number, more: Input) => answering(n, 's3', 'proxy', more, MEETING.joint);
    await ask('answerInvitation', on(1, { proxySeatId: 's1' }), 'partyBranch');
    await ask('moveMeeting', moving(2, MEETING.joint), 'secretary');
    await patch(
      linli,
      'meetings',
      { _id: MEETING.joint },
      { state: 'running', startsAt: BEGAN, startedAt: BEGAN },
    );
    await ask('markPresence', marking(3, 's1', 'in', {}, MEETING.joint), 'secretary');
    expect((await show(MEETING.joint, 'secretary')).quorum.present).toBe(1);
  });

  it('has nobody in it who stands for somebody else by an officer’s word against theirs', async () => {
    const on = (n: number, says: string, more: Input = {}) =>
      answering(n, 's3', says, more, MEETING.joint);
    await ask('answerInvitation', on(1, 'no'), 'partyBranch');
    const proxy = on(2, 'proxy', { proxySeatId: 's1' });
    expect(await code('answerInvitation', proxy, 'secretary')).toBe('ANSWER_OWN');
    expect(await code('answerInvitation', on(3, 'substitute', { name: '秦晚' }), 'secretary')).toBe(
      'ANSWER_OWN',
    );
    await ask('answerInvitation', on(4, 'yes'), 'secretary');
  });

  it('has nobody in it who got the seat that was asked to stand in', async () => {
    const proxy = answering(1, 's3', 'proxy', { proxySeatId: 's2' }, MEETING.joint);
    await ask('answerInvitation', proxy, 'partyBranch');
    const seats = stored(MEETING.joint)?.seats.map((seat) =>
      seat.seatId === 's2' ? { ...seat, residentId: residentIdOf('mediator') } : seat,
    );
    await patch(
      linli,
      'meetings',
      { _id: MEETING.joint },
      { state: 'running', startsAt: BEGAN, startedAt: BEGAN, seats },
    );
    await ask('markPresence', marking(2, 's2', 'in', {}, MEETING.joint), 'secretary');
    expect((await show(MEETING.joint, 'secretary')).quorum.present).toBe(1);
  });
});

describe('a meeting', () => {
  it('that nobody came to at its time is not begun another day', async () => {
    await linli.clock(Date.parse('2026-06-23T11:00:00Z'));
    expect(await code('runMeeting', running(1, MEETING.called, 'begin'), 'buildingSteward')).toBe(
      'MEETING_LATE',
    );
    await linli.clock(Date.parse('2026-07-01T11:00:00Z'));
    expect(await show(MEETING.called, 'resident')).toMatchObject({ state: 'cancelled' });
  });

  it('that nobody ended decides nothing at night, and ends by itself', async () => {
    await linli.clock(START + 6 * HOUR);
    expect(await code('decideItem', deciding(1), 'buildingSteward')).toBe('MEETING_NOT_RUNNING');
    await linli.clock(START + 13 * HOUR);
    const { state, endedAt } = await show(MEETING.running, 'resident');
    expect(state).toBe('closed');
    expect(endedAt).toBe(Date.parse('2026-06-15T06:30:00Z'));
  });

  it('without enough people is not one that was held', async () => {
    await ask('runMeeting', running(1, MEETING.running, 'end'), 'buildingSteward');
    expect(bodyOf(BODY.council)?.met).toContain('2026-06-15');
    await linli.reset();
    await patch(linli, 'meetings', { _id: MEETING.running }, { needed: 3 });
    await ask('runMeeting', running(2, MEETING.running, 'end'), 'buildingSteward');
    expect(bodyOf(BODY.council)?.met).not.toContain('2026-06-15');
  });
});

describe('a decision', () => {
  it('does not say the opposite of its votes', async () => {
    const with1 = (n: number, yes: number, no: number, outcome = 'resolved') =>
      deciding(n, 'i1', {
        outcome,
        votes: { yes, no, abstain: 0 },
        ...(outcome === 'resolved' ? {} : { task: null }),
      });
    expect(await code('decideItem', with1(1, 1, 1), 'buildingSteward')).toBe('VOTES_UNFIT');
    expect(await code('decideItem', with1(2, 2, 0, 'rejected'), 'buildingSteward')).toBe(
      'VOTES_UNFIT',
    );
    await ask('decideItem', with1(3, 2, 0), 'buildingSteward');
  });

  it('that everybody has read in minutes keeps its outcome', async () => {
    await ask('confirmMinutes', agreeing(1, MEETING.closed), 'buildingSteward');
    const again = (n: number, more: Input) =>
      deciding(n, 'i1', { why: '记错了', ...more }, MEETING.closed);
    expect(
      await code('decideItem', again(2, { outcome: 'rejected', task: null }), 'secretary'),
    ).toBe('ITEM_PUBLISHED');
  });

  it('that everybody has read is corrected by two, in a new version of the minutes', async () => {
    await ask('confirmMinutes', agreeing(1, MEETING.closed), 'buildingSteward');
    const task = { seatId: 's1', due: '2026-07-05' };
    const other = { why: '写错了月份', text: '请物业七月修好单元门。', task };
    await ask('decideItem', deciding(2, 'i1', other, MEETING.closed), 'secretary');
    const decisionFor = async (as: As) => (await show(MEETING.closed, as)).agenda[0]?.decision;
    expect(await decisionFor('residentElsewhere')).not.toHaveProperty('proposed');
    const seen = await decisionFor('buildingSteward');
    expect(seen).toMatchObject({ text: '请物业本月修好单元门。', corrections: [] });
    const proposalId = seen?.proposed?.proposalId ?? '';
    const correct = (n: number, more: Input = {}) => confirmingCorrection(n, proposalId, more);
    expect(await code('confirmCorrection', correct(3), 'secretary')).toBe('CORRECTION_OWN');
    expect(await code('confirmCorrection', correct(4), 'stairSteward')).toBe('NOT_ALLOWED');
    await ask('confirmCorrection', correct(5), 'buildingSteward');
    expect(await code('confirmCorrection', correct(6), 'partyBranch')).toBe('CORRECTION_GONE');
    const minutesFor = (version: number | null) =>
      ask<MinutesView>(
        'showMinutes',
        { communityId: MAPLE, meetingId: MEETING.closed, version },
        'residentElsewhere',
      );
    expect(await minutesFor(null)).toMatchObject({
      version: 2,
      why: '写错了月份',
      outdated: false,
      items: [{ decision: { text: '请物业七月修好单元门。' }, due: '2026-07-05' }, {}],
    });
    expect((await minutesFor(1)).items[0]?.decision?.text).toBe('请物业本月修好单元门。');
    expect(await decisionFor('residentElsewhere')).toMatchObject({
      corrections: [{ why: '写错了月份', text: '请物业本月修好单元门。' }],
    });
  });

  it('that everybody has read names nobody when it is corrected, and stays if it is turned down', async () => {
    await ask('confirmMinutes', agreeing(1, MEETING.closed), 'buildingSteward');
    const propose = (n: number, text: string) =>
      deciding(n, 'i1', { why: '写漏了', text }, MEETING.closed);
    expect(await code('decideItem', propose(2, '请顾南枝去找物业。'), 'secretary')).toBe(
      'MINUTES_NAMED',
    );
    // By the convener: any other officer who runs meetings there is the second one.
    await ask('decideItem', propose(3, '请物业七月修好单元门。'), 'buildingSteward');
    const proposalId = (await show(MEETING.closed, 'secretary')).agenda[0]?.decision?.proposed
      ?.proposalId;
    const against = confirmingCorrection(4, String(proposalId), { agrees: false });
    await ask('confirmCorrection', against, 'partyBranch');
    const item = (await show(MEETING.closed, 'secretary')).agenda[0];
    expect(item?.decision).toMatchObject({ text: '请物业本月修好单元门。', corrections: [] });
    expect(linli.documents<object>('minutes').length).toBe(3);
  });
});

describe('what is not for the public', () => {
  const others = async () => {
    const seen = await show(MEETING.running, 'residentElsewhere');
    const of = (which: string, as: As) =>
      ask<{ tasks: TaskView[] }>('listTasks', { communityId: MAPLE, which }, as);
    const thread = await ask<{ meetings: MatterMeeting[] }>(
      'listForMatter',
      { communityId: MAPLE, matterId: MATTER.accepted },
      'residentElsewhere',
    );
    const all = [seen, await of('open', 'residentElsewhere'), thread];
    return { seen, text: JSON.stringify(all) };
  };

  it('stands on the agenda, in decisions and in tasks only for those who are concerned', async () => {
    const agenda = [matterItem(1), { ...itemForm(2, '两家漏水的纠纷'), hidden: true }];
    await ask('saveAgenda', listing(1, MEETING.running, { agenda }), 'buildingSteward');
    await ask('decideItem', deciding(2, 'i2', { text: '请调解员上门。' }), 'buildingSteward');
    const { seen, text } = await others();
    expect(seen.agenda[1]).toMatchObject({ title: '', decision: null, task: null, hidden: true });
    expect(text).not.toContain('漏水');
    expect(text).not.toContain('调解员');
    const inside = await show(MEETING.running, 'stairSteward');
    expect(inside.agenda[1]).toMatchObject({ title: '两家漏水的纠纷', task: { state: 'open' } });
    const mine = await ask<{ tasks: TaskView[] }>(
      'listTasks',
      { communityId: MAPLE, which: 'mine' },
      'stairSteward',
    );
    expect(JSON.stringify(mine)).toContain('请调解员上门。');
  });

  it('is hidden everywhere once the minutes say so', async () => {
    await ask('decideItem', deciding(1, 'i1', { text: '请调解员上门。' }), 'buildingSteward');
    expect((await others()).text).toContain('调解员');
    const form = { summary: '', items: [{ itemId: 'i1', text: '', hidden: true }] };
    await ask('saveMinutes', writing(2, MEETING.running, { form, seen: null }), 'secretary');
    const { seen, text } = await others();
    expect(seen.agenda[0]?.title).toBe('');
    expect(text).not.toContain('调解员');
  });
});

describe('minutes', () => {
  it('say how many had a seat then, whoever leaves later', async () => {
    await ask('confirmMinutes', agreeing(1, MEETING.closed), 'buildingSteward');
    await askAny(
      'resident.leaveCommunity',
      { communityId: MAPLE, commandId: commandId(2) },
      'resident',
    );
    await upkeep();
    const { quorum } = await ask<MinutesView>(
      'showMinutes',
      { communityId: MAPLE, meetingId: MEETING.closed, version: 1 },
      'residentElsewhere',
    );
    expect(quorum).toStrictEqual({ of: 4, needed: 2 });
  });
});
