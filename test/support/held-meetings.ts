import { DAY, HOUR, MINUTE } from '../../cloudfunctions/kernel/calendar.ts';
import type {
  AnswerDocument,
  MeetingDocument,
  MinutesDocument,
  PresenceDocument,
  Stay,
  StoredDecision,
  StoredItem,
  TaskDocument,
} from '../../cloudfunctions/meeting/collections.ts';
import { occasionOf, startOf } from '../../cloudfunctions/meeting/meeting/meeting-rules.ts';
import { itemsOf } from '../../cloudfunctions/meeting/minutes/minutes-rules.ts';
import { taskOf } from '../../cloudfunctions/meeting/task/task-rules.ts';
import type { ItemForm } from '../../typings/contract/meeting/meeting.ts';
import { CEDAR, MAPLE, type PersonKey, PLACE, personOf, residentIdOf, START } from './community.ts';
import { dateDocuments } from './date-polls.ts';
import { MATTER } from './matters.ts';
import { BODY, seatOf } from './meetings.ts';

/** Meetings that are there from the start: one to come, one that runs, two that are over; three in cedar. */

export const MEETING = {
  /** 1栋议事会, on Monday in a week, in the hall; the resident of the second household has answered */
  called: 'e6000000000000000001',
  /** the same body, since half past nine; two of four seats are there */
  running: 'e6000000000000000002',
  /** a week ago: one resolution with its task, and a draft of minutes by the secretary */
  closed: 'e6000000000000000003',
  /** 读书会 in May, with published minutes */
  published: 'e6000000000000000004',
  /** 联席会 next week, whose rule allows substitutes; the owners' committee and the party branch have seats */
  joint: 'e6000000000000000005',
  cedar: 'c6000000000000000001',
  cedarRunning: 'c6000000000000000002',
  cedarClosed: 'c6000000000000000003',
} as const;

const AGO = START - 20 * DAY;
/** The running one began here. */
export const BEGAN = START - 30 * MINUTE;

const stamp = (target: string) => ({
  id: `seed-${target}`,
  action: 'seed',
  actorId: 'seed',
  target,
  at: AGO,
});

export const seenMeeting = (meetingId: string) => `seed-meeting:${meetingId}`;
export const seenMinutes = (meetingId: string) => `seed-minutes:${meetingId}:1`;

export function itemForm(n: number, title: string, more: Partial<ItemForm> = {}): ItemForm {
  return { itemId: `i${n}`, title, minutes: 20, source: { kind: 'own', id: null }, ...more };
}
export const matterItem = (n: number): ItemForm =>
  itemForm(n, '单元门关不上', { source: { kind: 'matter', id: MATTER.accepted } });

const stored = (item: ItemForm, decision: StoredDecision | null = null): StoredItem => ({
  ...item,
  decision,
});

const resolved = (more: Partial<StoredDecision> = {}): StoredDecision => ({
  outcome: 'resolved',
  text: '请物业本月修好单元门。',
  votes: { yes: 3, no: 0, abstain: 0 },
  task: { seatId: 's2', due: '2026-06-30' },
  present: 3,
  needed: 2,
  at: START - 7 * DAY,
  corrections: [],
  ...more,
});

/** Other words for a decision, by the party branch: a second officer agrees. */
export const CORRECTION = 'e6000000000000000091';
const proposed = (task: StoredDecision['task']): Partial<StoredDecision> => ({
  task,
  proposed: {
    proposalId: CORRECTION,
    text: '每两个月读一本，由志愿者借书。',
    votes: null,
    task,
    why: '记错了',
    at: START - 2 * DAY,
    by: residentIdOf('partyBranch'),
    byName: personOf('partyBranch').name,
    byConvener: false,
  },
});

const COUNCIL = [
  seatOf(1, 'buildingSteward', { party: '楼栋长', required: true }),
  seatOf(2, 'stairSteward', { party: '1单元' }),
  seatOf(3, 'resident', { party: '1单元' }),
  seatOf(4, 'householdRepresentative', { party: '2单元' }),
  seatOf(5, null, { party: '2单元' }),
];

function meeting(_id: string, more: Partial<MeetingDocument> = {}): MeetingDocument {
  const made: MeetingDocument = {
    _id,
    communityId: MAPLE,
    bodyId: BODY.council,
    bodyName: '1栋议事会',
    kind: 'building-council',
    placeId: PLACE.building,
    placeLabel: '一期 1栋',
    convener: 'building-steward',
    lawful: false,
    state: 'called',
    occasion: '',
    day: '2026-06-22',
    from: 38,
    until: 41,
    startsAt: 0,
    roomId: null,
    place: '楼下空地',
    noticeDays: 3,
    substituteRule: '',
    needed: 2,
    seats: COUNCIL,
    holders: [],
    agenda: [stored(matterItem(1)), stored(itemForm(2, '端午节怎么过'))],
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
    change: stamp(`meeting:${_id}`),
    ...more,
  };
  const holders = made.seats.flatMap(({ residentId }) => (residentId ? [residentId] : []));
  const isToCome = made.state === 'called' || made.state === 'running';
  const occasion = isToCome ? occasionOf(made.bodyId, made.day) : _id;
  return { ...made, holders, occasion, startsAt: startOf(made) };
}

const RUNNING = {
  state: 'running',
  day: '2026-06-15',
  from: 19,
  until: 23,
  startedAt: BEGAN,
  substituteRule: '议事规则第五条：家里人可以代会。',
  seats: COUNCIL.map((seat) => (seat.seatId === 's4' ? { ...seat, substitutes: true } : seat)),
} satisfies Partial<MeetingDocument>;
const CLOSED = {
  state: 'closed',
  day: '2026-06-08',
  from: 18,
  until: 22,
  startedAt: START - 7 * DAY - HOUR,
  endedAt: START - 7 * DAY + HOUR,
  agenda: [stored(matterItem(1), resolved()), stored(itemForm(2, '端午节怎么过'))],
} satisfies Partial<MeetingDocument>;
const IN_CEDAR = {
  communityId: CEDAR,
  bodyId: BODY.cedar,
  bodyName: '雪松读书会',
  kind: 'free',
  placeId: CEDAR,
  placeLabel: '雪松社区',
  convener: 'secretary',
  needed: 1,
  seats: [seatOf(1, 'cedarSecretary'), seatOf(2, 'cedarResident')],
  agenda: [stored(itemForm(1, '读什么书')), stored(itemForm(2, '何时再聚'))],
} satisfies Partial<MeetingDocument>;

const MEETINGS = [
  meeting(MEETING.called),
  meeting(MEETING.running, RUNNING),
  meeting(MEETING.closed, CLOSED),
  meeting(MEETING.published, {
    ...CLOSED,
    bodyId: BODY.readers,
    bodyName: '读书会',
    kind: 'free',
    placeId: MAPLE,
    placeLabel: '枫林社区',
    convener: 'secretary',
    day: '2026-05-08',
    minuted: true,
    seats: [
      seatOf(1, 'secretary', { required: true }),
      seatOf(2, 'elderAdviser'),
      seatOf(3, 'volunteer'),
    ],
    agenda: [
      stored(
        itemForm(1, '下半年读什么'),
        resolved({
          text: '每月读一本，由志愿者借书。',
          ...proposed({ seatId: 's3', due: '2026-06-01' }),
        }),
      ),
    ],
  }),
  meeting(MEETING.joint, {
    bodyId: BODY.waiting,
    bodyName: '联席会',
    kind: 'joint',
    placeId: MAPLE,
    placeLabel: '枫林社区',
    convener: 'secretary',
    day: '2026-06-24',
    substituteRule: '联席会议事规则第八条：成员因故不能到会的，可以书面委托他人。',
    seats: [
      seatOf(1, 'secretary', { party: '社区', required: true }),
      seatOf(2, 'ownersCommittee', { party: '业委会', substitutes: true }),
      seatOf(3, 'partyBranch', { party: '党支部', substitutes: true }),
    ],
    agenda: [],
  }),
  meeting(MEETING.cedar, IN_CEDAR),
  meeting(MEETING.cedarRunning, { ...IN_CEDAR, ...RUNNING }),
  meeting(MEETING.cedarClosed, {
    ...CLOSED,
    ...IN_CEDAR,
    agenda: [
      stored(
        itemForm(1, '读什么书'),
        resolved({ needed: 1, ...proposed({ seatId: 's2', due: '2026-06-30' }) }),
      ),
    ],
  }),
];
export const meetingOf = (id: string) => MEETINGS.find(({ _id }) => _id === id) as MeetingDocument;

function answer(meetingId: string, seatId: string, who: PersonKey): AnswerDocument {
  return {
    _id: `${meetingId}:${seatId}`,
    communityId: meetingOf(meetingId).communityId,
    meetingId,
    seatId,
    residentId: residentIdOf(who),
    says: 'yes',
    name: '',
    proxySeatId: null,
    proxyHolderId: null,
    round: 1,
    entered: false,
    change: stamp(`answer:${meetingId}:${seatId}`),
  };
}

function presence(
  meetingId: string,
  seatId: string,
  who: PersonKey,
  stay: Partial<Stay>,
): PresenceDocument {
  const by = residentIdOf(who);
  return {
    _id: `${meetingId}:${by}`,
    communityId: meetingOf(meetingId).communityId,
    meetingId,
    seatId,
    residentId: by,
    name: '',
    stays: [{ from: BEGAN, until: null, how: 'code', by, ...stay }],
    turn: 0,
  };
}

function task(meetingId: string): TaskDocument {
  const of = meetingOf(meetingId);
  return taskOf(of, of.agenda[0] as StoredItem) as TaskDocument;
}

function draft(
  meetingId: string,
  writer: PersonKey,
  more: Partial<MinutesDocument> = {},
): MinutesDocument {
  return {
    _id: `${meetingId}:1`,
    communityId: meetingOf(meetingId).communityId,
    meetingId,
    version: 1,
    state: 'draft',
    form: {
      summary: '大家说了单元门和端午节。',
      items: [{ itemId: 'i1', text: '门弹簧坏了三个月。', hidden: false }],
    },
    why: '',
    editors: [residentIdOf(writer)],
    recordedBy: '沈知秋',
    confirmedBy: null,
    publishedAt: null,
    published: null,
    inOffice: null,
    telling: false,
    change: stamp(`minutes:${meetingId}:1`),
    ...more,
  };
}

export function heldDocuments(): Record<string, object[]> {
  const { closed, running, published, cedarRunning, cedarClosed } = MEETING;
  const until = CLOSED.endedAt;
  const week = { from: CLOSED.startedAt, until };
  return {
    ...dateDocuments(),
    meetings: MEETINGS,
    meetingAnswers: [answer(MEETING.called, 's3', 'resident')],
    presences: [
      presence(running, 's1', 'buildingSteward', {}),
      presence(running, 's2', 'stairSteward', {}),
      presence(closed, 's1', 'buildingSteward', week),
      presence(closed, 's2', 'stairSteward', week),
      presence(closed, 's3', 'resident', week),
      presence(cedarRunning, 's1', 'cedarSecretary', {}),
    ],
    meetingTasks: [task(closed), task(published), task(cedarClosed)],
    minutes: [
      draft(closed, 'secretary'),
      draft(published, 'volunteer', {
        state: 'published',
        confirmedBy: '沈知秋',
        publishedAt: START - 30 * DAY,
        published: itemsOf(meetingOf(published), null),
      }),
      draft(cedarClosed, 'cedarResident'),
    ],
  };
}
