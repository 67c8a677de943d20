import { SCHEME } from '../../cloudfunctions/ballot/body/body-rules.ts';
import type {
  BallotDocument,
  MotionDocument,
  ObjectionDocument,
  PaperDocument,
  VoterDocument,
} from '../../cloudfunctions/ballot/collections.ts';
import { DEFAULT_SETTINGS } from '../../cloudfunctions/ballot/motion/motion-rules.ts';
import {
  type CountedBallot,
  Counter,
  headOf,
  ListHash,
  lineOf,
} from '../../cloudfunctions/ballot/result/count-rules.ts';
import { ballotOf, voterOf } from '../../cloudfunctions/ballot/roster/frozen-roster.ts';
import {
  buildingsOf,
  rosterHashOf,
  rosterOf,
  weightOf,
} from '../../cloudfunctions/ballot/roster/voter-rules.ts';
import { choiceOf } from '../../cloudfunctions/ballot/vote/answer-rules.ts';
import { ballotIdOf } from '../../cloudfunctions/ballot/vote/ballot-id.ts';
import { DAY, HOUR } from '../../cloudfunctions/kernel/calendar.ts';
import type { Stamp } from '../../cloudfunctions/kernel/database/collection.ts';
import { ancestorsAndSelf } from '../../cloudfunctions/kernel/path-id.ts';
import type { HouseholdDocument } from '../../cloudfunctions/people/collections.ts';
import type { PlaceDocument } from '../../cloudfunctions/places/collections.ts';
import type { BallotAnswer, MotionForm, Question } from '../../typings/contract/motion.ts';
import {
  CEDAR,
  communityDocuments,
  HOME,
  MAPLE,
  type PersonKey,
  PLACE,
  personOf,
  residentIdOf,
  START,
} from './community.ts';
import { commandId, type Input } from './inputs.ts';

/** Motions that are there from the start; all but the last of the first building, three households. */
export const MOTION = {
  draft: 'b0000000000000000001',
  /** announced, opens in four days */
  notice: 'b0000000000000000002',
  /** open and named */
  open: 'b0000000000000000003',
  /** open and secret */
  secret: 'b0000000000000000004',
  /** over and not counted: no timer has it on its list */
  due: 'b0000000000000000005',
  counted: 'b0000000000000000006',
  signed: 'b0000000000000000007',
  published: 'b0000000000000000008',
  poll: 'b0000000000000000009',
  /** open, in cedar */
  cedar: 'b0000000000000000010',
} as const;

/** Of the motion that is announced and not open yet. */
export const NOTICE_OPENS = START + 4 * DAY;
export const NOTICE_CLOSES = START + 5 * DAY;

export const OBJECTION = { roster: 'e0000000000000000001' } as const;

export const RECEIPT = (n: number) => `${'0'.repeat(16)}${String(n).padStart(4, '0')}`;

export const QUESTION: Question = {
  questionId: 'q1',
  text: '同意把一楼空房间改成老人活动室吗？',
  kind: 'yes-no',
  options: [],
  most: 1,
};
export const YES: BallotAnswer[] = [{ questionId: 'q1', options: ['yes'], scores: [] }];
export const NO: BallotAnswer[] = [{ questionId: 'q1', options: ['no'], scores: [] }];

function stamp(_id: string): Stamp {
  const target = `motion:${_id}`;
  return { id: `seed-${target}`, action: 'seed', actorId: 'seed', target, at: START - 20 * DAY };
}

/** Something that the first building talks over, unless it says otherwise. */
export function formOf(more: Partial<MotionForm> = {}): MotionForm {
  return {
    title: '老人活动室',
    body: '一楼的空房间改成活动室，白天开放。',
    placeId: PLACE.building,
    ruleId: 'consultation',
    basis: 'households',
    matter: 'local',
    covenantId: null,
    questions: [QUESTION],
    secret: false,
    opensAt: START + 12 * DAY,
    closesAt: START + 13 * DAY,
    countsAt: START + 13 * DAY + HOUR,
    partyConsultedOn: '2026-06-01',
    urgentReason: '',
    authorisation: '',
    registered: 3,
    women: 0,
    reviseOn: null,
    ...more,
  };
}

/** Something that the whole community decides in an assembly. */
export function assemblyOf(more: Partial<MotionForm> = {}): MotionForm {
  return formOf({
    placeId: MAPLE,
    ruleId: 'residents-assembly',
    matter: 'community',
    registered: 6,
    session: { venue: '社区活动室', startsAt: START + 13 * DAY - 2 * HOUR },
    ...more,
  });
}

/** What there was to decide before bodies had their places: a building held an assembly of its own. */
const formerOf = (more: Partial<MotionForm> = {}) =>
  formOf({ ruleId: 'residents-assembly', matter: 'community', ...more });

/** A community in which owners of one building may decide by themselves. */
export const LOCAL_RULES = { ...DEFAULT_SETTINGS, buildingRule: '枫街办〔2026〕3号' };

const OPEN = { opensAt: START - HOUR, closesAt: START + 5 * HOUR, countsAt: START + 6 * HOUR };
const OVER = { opensAt: START - 3 * DAY, closesAt: START - 2 * DAY, countsAt: START - 2 * DAY };

export function motionOf(
  _id: string,
  form: MotionForm,
  more: Partial<MotionDocument>,
): MotionDocument {
  const [communityId = ''] = form.placeId.split('.');
  const author: PersonKey = communityId === CEDAR ? 'cedarSecretary' : 'secretary';
  return {
    _id,
    communityId,
    form,
    ruleId: form.ruleId,
    ...(form.secret ? { scheme: SCHEME } : {}),
    placeId: form.placeId,
    placeLabel: '一期 1栋',
    lineage: ancestorsAndSelf(form.placeId),
    state: 'announced',
    authorId: residentIdOf(author),
    order: START - 20 * DAY,
    settings: { ...DEFAULT_SETTINGS, proxiesPerPerson: 1 },
    salt: `salt of ${_id}`,
    announcedAt: START - 20 * DAY,
    dueAt: form.countsAt,
    rosterHash: null,
    rosterVersion: 1,
    eligible: { persons: 0 },
    buildings: [],
    covenant: null,
    cancelled: null,
    result: null,
    signatures: [],
    publishedAt: null,
    publishedUntil: null,
    filed: null,
    carried: true,
    change: stamp(_id),
    ...more,
  };
}

interface Seeded {
  motions: MotionDocument[];
  voters: VoterDocument[];
  ballots: BallotDocument[];
}

/** The roster of a motion as it is frozen. */
function frozen(motion: MotionDocument): Seeded {
  const { households, places } = communityDocuments() as {
    households: HouseholdDocument[];
    places: PlaceDocument[];
  };
  const { form, placeId } = motion;
  const homes = households.filter(({ communityId }) => communityId === motion.communityId);
  const seeds = rosterOf(form.basis, placeId, homes, []);
  const voters = seeds.map((seed) => voterOf(motion, seed));
  const labels = new Map(places.map(({ _id, label }) => [_id, label]));
  const roster = {
    rosterHash: rosterHashOf(voters),
    eligible: weightOf(form.ruleId, voters),
    buildings: buildingsOf(voters, labels),
  };
  return {
    motions: [{ ...motion, ...roster }],
    voters,
    ballots: voters.map((voter) => ballotOf(motion, voter)),
  };
}

/** Two of three have voted yes in the room, and it has been counted. */
function counted(motion: MotionDocument, more: Partial<MotionDocument>): Seeded {
  const { motions, voters, ballots } = frozen(motion);
  const [roster] = motions as [MotionDocument];
  const choice = choiceOf(motion.form.questions, YES) ?? '';
  const filled = voters.slice(0, 2).map(({ key }, n) => ({
    ...(ballots.find(({ _id }) => _id === ballotIdOf(motion, key)) as BallotDocument),
    receipt: RECEIPT(n),
    choice,
    sealed: true,
    room: true,
  }));
  const present = { persons: 2 };
  const frame = {
    motionId: motion._id,
    ruleId: motion.ruleId,
    questions: motion.form.questions,
    eligible: roster.eligible,
    present,
    roomOnly: true,
  };
  const counter = new Counter();
  const head = headOf(frame);
  const hash = new ListHash(head);
  for (const ballot of filled as CountedBallot[]) {
    counter.add(ballot);
    hash.add(lineOf(ballot));
  }
  const questions = counter.results(frame);
  const listHash = hash.hex();
  const { countsAt } = motion.form;
  const result = {
    questions,
    passed: true,
    ballots: 2,
    listHash,
    head,
    present,
    countedAt: countsAt,
  };
  return {
    motions: [{ ...roster, state: 'counted', salt: null, dueAt: null, result, ...more }],
    voters: voters.map((voter, n) =>
      n < 2 ? { ...voter, present: true, cast: 'phone', active: true } : voter,
    ),
    ballots: filled,
  };
}

const signatures = (['secretary', 'partyBranch'] as const).map((key) => ({
  residentId: residentIdOf(key),
  name: personOf(key).name,
  as: key,
  at: START - DAY,
}));

const ALL: Seeded[] = [
  { motions: [draft()], voters: [], ballots: [] },
  frozen(
    motionOf(
      MOTION.notice,
      formerOf({ opensAt: NOTICE_OPENS, closesAt: NOTICE_CLOSES, countsAt: NOTICE_CLOSES }),
      {},
    ),
  ),
  frozen(motionOf(MOTION.open, formerOf(OPEN), {})),
  frozen(motionOf(MOTION.secret, formerOf({ ...OPEN, secret: true }), {})),
  frozen(motionOf(MOTION.due, formerOf(OVER), { dueAt: null })),
  counted(motionOf(MOTION.counted, formerOf(OVER), {}), {}),
  counted(motionOf(MOTION.signed, formerOf(OVER), {}), { state: 'signed', signatures }),
  counted(motionOf(MOTION.published, formerOf(OVER), {}), {
    state: 'published',
    signatures,
    publishedAt: START - DAY,
    publishedUntil: START + 14 * DAY,
    dueAt: START + 14 * DAY,
  }),
  { motions: [poll()], voters: [], ballots: [] },
  frozen(motionOf(MOTION.cedar, formerOf({ ...OPEN, placeId: CEDAR, registered: 1 }), {})),
];

function draft(): MotionDocument {
  return motionOf(MOTION.draft, formOf(), {
    state: 'draft',
    salt: null,
    announcedAt: null,
    dueAt: null,
    rosterVersion: 0,
  });
}

function poll(): MotionDocument {
  const options = [
    { optionId: 'a', text: '周六上午' },
    { optionId: 'b', text: '周日下午' },
  ];
  const question: Question = {
    questionId: 'q1',
    text: '什么时候大扫除？',
    kind: 'single',
    options,
    most: 1,
  };
  const form = formOf({
    ...OPEN,
    title: '大扫除',
    ruleId: 'poll',
    basis: 'residents',
    matter: 'opinion',
    questions: [question],
    secret: true,
  });
  return motionOf(MOTION.poll, form, {});
}

/** A paper of the open motion that waits for a second person. */
export const PAPER = `${MOTION.open}:${HOME.second}:0`;

function paper(): PaperDocument {
  return {
    _id: PAPER,
    communityId: MAPLE,
    motionId: MOTION.open,
    voterKey: HOME.second,
    serial: null,
    name: '一期 1栋 1单元 102',
    places: [HOME.second],
    channel: 'door',
    round: 0,
    choice: 'no',
    enteredBy: { residentId: residentIdOf('gridOfficer'), name: personOf('gridOfficer').name },
    entryId: 'seed-paper',
    decidedBy: null,
    state: 'entered',
    carried: true,
    at: START - HOUR,
    change: stamp(MOTION.open),
  };
}

function objection(): ObjectionDocument {
  return {
    _id: OBJECTION.roster,
    communityId: MAPLE,
    motionId: MOTION.notice,
    kind: 'roster',
    residentId: residentIdOf('resident'),
    text: '我家隔壁 101 已经没有人住了。',
    from: '一期 1栋',
    at: START - HOUR,
    state: 'open',
    answer: '',
    correction: { kind: 'none' },
    carried: true,
    change: stamp(OBJECTION.roster),
  };
}

/** Collection → documents. */
export function motionDocuments(): Record<string, object[]> {
  return {
    motions: ALL.flatMap(({ motions }) => motions),
    voters: ALL.flatMap(({ voters }) => voters),
    ballots: ALL.flatMap(({ ballots }) => ballots),
    papers: [paper()],
    objections: [objection()],
    proxies: [],
    votingSettings: [],
  };
}

export function resultHash(motionId: string): string {
  const found = ALL.flatMap(({ motions }) => motions).find(({ _id }) => _id === motionId);
  return found?.result?.listHash ?? '';
}

/** A vote for a household of the first building. */
export function casting(n: number, more: Input = {}): Input {
  return {
    communityId: MAPLE,
    motionId: MOTION.open,
    voterId: HOME.second,
    receipt: RECEIPT(1000 + n),
    replaces: null,
    answers: YES,
    ...more,
  };
}

export const onVoter = (n: number, more: Input = {}): Input => ({
  communityId: MAPLE,
  motionId: MOTION.open,
  voterId: HOME.second,
  commandId: commandId(n),
  ...more,
});
