import { addDays, DAY, dayOf, HOUR, timeOf } from '../../cloudfunctions/kernel/calendar.ts';
import { ruleOf } from '../../cloudfunctions/meeting/body/body-rules.ts';
import type {
  AnswerDocument,
  BodyDocument,
  DateAnswerDocument,
  DatePollDocument,
  MeetingDocument,
  MinutesDocument,
  PresenceDocument,
  StoredDecision,
  StoredItem,
  TaskDocument,
} from '../../cloudfunctions/meeting/collections.ts';
import { occasionOf, startOf } from '../../cloudfunctions/meeting/meeting/meeting-rules.ts';
import { neededOf, seatsOf } from '../../cloudfunctions/meeting/meeting/seats-of.ts';
import { itemsOf } from '../../cloudfunctions/meeting/minutes/minutes-rules.ts';
import type { LawOf } from '../../cloudfunctions/meeting/plan/shape-rules.ts';
import { slotOf } from '../../cloudfunctions/meeting/slot/bit-rules.ts';
import { taskOf } from '../../cloudfunctions/meeting/task/task-rules.ts';
import type { DateSays } from '../../typings/contract/meeting/date.ts';
import type { ItemForm } from '../../typings/contract/meeting/meeting.ts';

/** Three meetings of the demo: one with published minutes, one that runs now, one to come. */
export function heldDocuments(
  bodies: readonly BodyDocument[],
  lawOf: LawOf,
  start: number,
  names: { recorder: string; convener: string },
): Record<string, object[]> {
  const bodyOf = (id: string) => bodies.find(({ _id }) => _id === `demo-body-${id}`);
  const [joint, party] = [bodyOf('joint'), bodyOf('party')];
  if (!joint || !party) return {};
  const today = dayOf(start);
  const made = (
    _id: string,
    of: BodyDocument,
    more: Partial<MeetingDocument> & Pick<MeetingDocument, 'day' | 'from' | 'until'>,
  ): MeetingDocument => {
    const { form } = of;
    return {
      _id,
      communityId: of.communityId,
      bodyId: of._id,
      bodyName: form.name,
      kind: form.kind,
      placeId: of.placeId,
      placeLabel: of.placeLabel,
      convener: form.convener,
      lawful: ruleOf(form) !== null,
      state: 'called',
      occasion: more.state === 'closed' ? _id : occasionOf(of._id, more.day),
      startsAt: startOf(more),
      roomId: null,
      place: '二楼会议室',
      noticeDays: form.noticeDays,
      substituteRule: form.substituteRule,
      needed: neededOf(form, lawOf),
      seats: seatsOf(form),
      holders: of.holders,
      agenda: [],
      hidden: [],
      round: 1,
      moves: [],
      cancelled: null,
      planned: null,
      bookedOn: [],
      clash: false,
      startedAt: null,
      endedAt: null,
      following: false,
      telling: false,
      remindAt: null,
      minuted: false,
      change: { id: `seed-${_id}`, action: 'seed', actorId: 'seed', target: _id, at: start - DAY },
      ...more,
    };
  };
  const past = heldPast(made, joint, start);
  const slot = Math.min(44, Math.max(0, slotOf(timeOf(start)) - 1));
  const running = made('demo-meeting-today', party, {
    day: today,
    from: slot,
    until: slot + 3,
    state: 'running',
    place: '党群服务中心',
    startedAt: start - HOUR / 2,
    agenda: [
      item(1, '独居老人的夏季走访', {
        ...decision(start - HOUR / 4, '每周走访一次，台风天前加一次。', 's2', start),
        present: 3,
        needed: 3,
      }),
      item(2, '党员认领楼道的事'),
    ],
  });
  const coming = made('demo-meeting-coming', joint, {
    day: addDays(today, 8),
    from: 29,
    until: 32,
    agenda: [
      item(1, '车库的充电桩', null, { kind: 'matter', id: 'demo-matter-own' }),
      item(2, '下半年的公共收益怎么用'),
    ],
  });
  const first = past.agenda[0] as StoredItem;
  const task = taskOf(past, first) as TaskDocument;
  const seated = running.seats.flatMap(({ seatId, residentId }) =>
    residentId ? [{ seatId, residentId }] : [],
  );
  const holders = coming.seats.flatMap(({ seatId, residentId }) =>
    residentId ? [{ seatId, residentId }] : [],
  );
  return {
    ...dateDocuments(party, start),
    meetings: [past, running, coming],
    meetingTasks: [
      {
        ...task,
        state: 'done',
        reports: [{ at: start - 5 * DAY, text: '两盏路灯都换好了。', done: true, by: 'timer' }],
      },
      taskOf(running, running.agenda[0] as StoredItem) as TaskDocument,
    ],
    meetingAnswers: holders.slice(1, 4).map(
      ({ seatId, residentId }, n): AnswerDocument => ({
        _id: `${coming._id}:${seatId}`,
        communityId: coming.communityId,
        meetingId: coming._id,
        seatId,
        residentId,
        says: n === 1 ? 'no' : 'yes',
        name: '',
        proxySeatId: null,
        proxyHolderId: null,
        round: 1,
        entered: n === 2,
      }),
    ),
    presences: seated.slice(0, 3).map(
      ({ seatId, residentId }): PresenceDocument => ({
        _id: `${running._id}:${residentId}`,
        communityId: running.communityId,
        meetingId: running._id,
        seatId,
        residentId,
        name: '',
        stays: [{ from: start - HOUR / 2, until: null, how: 'code', by: residentId }],
        turn: 0,
      }),
    ),
    minutes: [minutesOf(past, start, names)],
  };
}

function item(
  n: number,
  title: string,
  made: StoredDecision | null = null,
  source: ItemForm['source'] = { kind: 'own', id: null },
): StoredItem {
  return { itemId: `i${n}`, title, minutes: 20, source, decision: made };
}

function decision(at: number, text: string, seatId: string, start: number): StoredDecision {
  return {
    outcome: 'resolved',
    text,
    votes: null,
    task: { seatId, due: addDays(dayOf(start), 20) },
    present: 5,
    needed: 4,
    at,
    corrections: [],
  };
}

function heldPast(
  made: (
    id: string,
    of: BodyDocument,
    more: Partial<MeetingDocument> & Pick<MeetingDocument, 'day' | 'from' | 'until'>,
  ) => MeetingDocument,
  joint: BodyDocument,
  start: number,
): MeetingDocument {
  const at = start - 20 * DAY;
  return made('demo-meeting-past', joint, {
    day: dayOf(at),
    from: 29,
    until: 32,
    state: 'closed',
    startedAt: at,
    endedAt: at + HOUR,
    minuted: true,
    agenda: [
      item(1, '路灯和门口的积水', decision(at, '请居委会本月换好路灯。', 's2', start), {
        kind: 'matter',
        id: 'demo-matter-own',
      }),
      item(2, '上半年公共收益的账', {
        ...decision(at, '账目贴在公示栏，大家可以来查。', 's1', start),
        outcome: 'noted',
        task: null,
      }),
    ],
  });
}

function minutesOf(
  past: MeetingDocument,
  start: number,
  { recorder, convener }: { recorder: string; convener: string },
): MinutesDocument {
  const form = {
    summary: '社区、业委会和居民代表一起议了两件事。',
    items: [{ itemId: 'i1', text: '有居民说晚上看不清台阶。', hidden: false }],
  };
  return {
    _id: `${past._id}:1`,
    communityId: past.communityId,
    meetingId: past._id,
    version: 1,
    state: 'published',
    form,
    why: '',
    editors: ['second'],
    recordedBy: recorder,
    confirmedBy: convener,
    publishedAt: start - 18 * DAY,
    published: itemsOf(past, form),
    inOffice: past.holders.length,
    telling: false,
    change: {
      id: 'seed-minutes',
      action: 'seed',
      actorId: 'seed',
      target: past._id,
      at: start - 18 * DAY,
    },
  };
}

/** The party committee is asked which of three times suits them; half of them have answered. */
function dateDocuments(
  { _id: bodyId, communityId, form, placeId, placeLabel }: BodyDocument,
  start: number,
): Record<string, object[]> {
  const pollId = 'demo-poll-1';
  const closesOn = addDays(dayOf(start), 3);
  const slot = (days: number, from: number) => ({
    day: addDays(dayOf(start), days),
    from,
    until: from + 3,
    roomId: null,
    place: '党群服务中心',
  });
  const poll: DatePollDocument = {
    _id: pollId,
    communityId,
    bodyId,
    bodyName: form.name,
    placeId,
    placeLabel,
    openKey: bodyId,
    slots: [slot(14, 29), slot(15, 38), slot(16, 19)],
    closesOn,
    state: 'open',
    telling: false,
    change: { id: 'seed-poll', action: 'seed', actorId: 'seed', target: pollId, at: start - DAY },
  };
  const SAID: DateSays[][] = [
    ['yes', 'no', 'yes'],
    ['maybe', 'yes', 'no'],
  ];
  const seated = form.seats.filter(({ residentId }) => residentId !== null);
  const dateAnswers = SAID.flatMap((says, n): DateAnswerDocument[] => {
    const seat = seated[n + 1];
    if (!seat?.residentId) return [];
    const { seatId, residentId } = seat;
    return [
      {
        _id: `${pollId}:${seatId}`,
        communityId,
        pollId,
        seatId,
        residentId,
        says,
        closesOn,
        entered: n === 1,
      },
    ];
  });
  return { datePolls: [poll], dateAnswers };
}
