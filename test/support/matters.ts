import { DAY } from '../../cloudfunctions/kernel/calendar.ts';
import type {
  CampaignDocument,
  DrawDocument,
  Holder,
  MatterAnswer,
  MatterDocument,
  MatterTask,
  VoiceDocument,
} from '../../cloudfunctions/matter/collections.ts';
import { areaOf } from '../../cloudfunctions/matter/intake/raise-rules.ts';
import { drawn, listHash } from '../../cloudfunctions/matter/revisit/draw-rules.ts';
import { shelfOf } from '../../cloudfunctions/matter/stage/advance-rules.ts';
import { nextCheck, riseAfter } from '../../cloudfunctions/matter/stage/ladder-rules.ts';
import { hasEnded } from '../../cloudfunctions/matter/stage/stage-rules.ts';
import { withTasks } from '../../cloudfunctions/matter/task/task-rules.ts';
import type { Role } from '../../typings/contract/resident.ts';
import {
  CEDAR,
  HOME,
  MAPLE,
  type PersonKey,
  PLACE,
  personOf,
  residentIdOf,
  START,
} from './community.ts';
import { dutyDocuments } from './duties.ts';
import { commandId, type Input } from './inputs.ts';
import { mediationDocuments } from './mediations.ts';
import { PICTURE } from './picture-documents.ts';

/** Matters that are there from the start. */

export const MATTER = {
  /** raised at the first stair by the resident of the second household; waits */
  raised: 'e3000000000000000001',
  /** of the same stair, written down for nobody out of the letter box by the grid officer; waits */
  boxed: 'e3000000000000000002',
  /** of the first building, accepted; the other resident has joined */
  accepted: 'e3000000000000000003',
  planned: 'e3000000000000000004',
  /** with the outside body */
  doing: 'e3000000000000000005',
  /** done two days ago */
  done: 'e3000000000000000006',
  closed: 'e3000000000000000007',
  /** refused and never worded for others */
  refused: 'e3000000000000000008',
  otherEstate: 'e3000000000000000009',
  cedar: 'c3000000000000000001',
} as const;

const AGO = START - 10 * DAY;
const stamp = (target: string) => ({
  id: `seed-${target}`,
  action: 'seed',
  actorId: 'seed',
  target,
  at: AGO,
});

const holderOf = (role: Role, placeId: string, who?: PersonKey): Holder => ({
  role,
  placeId,
  residentId: who ? residentIdOf(who) : null,
  name: who ? personOf(who).name : '',
  since: AGO,
  why: 'routed',
});

const answer = (
  kind: MatterAnswer['kind'],
  stage: MatterAnswer['stage'],
  at: number,
): MatterAnswer => ({
  kind,
  stage,
  as: 'building-steward',
  residentId: residentIdOf('buildingSteward'),
  text: '楼栋长的答复',
  cost: kind === 'plan' ? 36_000 : null,
  until: kind === 'plan' ? '2026-07-10' : null,
  at,
});
const ACCEPTED = answer('accepted', 'agenda', AGO);
const PLAN = answer('plan', 'plan', AGO + DAY);
const BEGUN = answer('start', 'doing', AGO + 2 * DAY);
const DONE = answer('done', 'doing', START - 2 * DAY);

function matter(_id: string, more: Partial<MatterDocument> = {}): MatterDocument {
  const placeId = more.placeId ?? PLACE.stair;
  const state = more.state ?? 'raised';
  const open = more.open ?? null;
  const due = hasEnded({ state }) ? null : '2026-06-18';
  const riseAt = riseAfter(due);
  return {
    _id,
    communityId: placeId.split('.')[0] ?? '',
    words: `三楼的灯坏了，晚上看不见，我家老人摔了一跤。电话13900000000，是王某某弄坏的 ${_id.slice(-2)}`,
    open,
    topicId: 'facility',
    placeId,
    placeLabel: '一期 1栋 1单元',
    areaId: areaOf(placeId),
    spot: '三楼',
    channel: 'app',
    hotline: null,
    raiser: {
      residentId: residentIdOf('resident'),
      name: personOf('resident').name,
      homes: [HOME.second],
      named: false,
    },
    takenBy: null,
    state,
    shelf: shelfOf({ state, open, into: more.into ?? null }),
    holder: holderOf('building-steward', placeId),
    moves: [],
    answers: [],
    due,
    riseAt,
    checkAt: due === null ? null : nextCheck(START, riseAt),
    dones: [],
    into: null,
    joined: 0,
    turn: '',
    told: { answers: more.answers?.length ?? 0, moves: 0 },
    month: '2026-06',
    order: AGO + Number(_id.slice(-2)),
    change: stamp(`matter:${_id}`),
    ...more,
  };
}

const OPEN = { title: '三楼楼道灯不亮', text: '一单元三楼的灯坏了，晚上看不清台阶。' };
const worded = { open: OPEN };

/** Of the planned one: the outside body has promised it. */
export const TASK: MatterTask = {
  taskId: 'e4000000000000000001',
  text: '物业把三楼的线路查一遍',
  owner: {
    role: 'outside-party',
    placeId: PLACE.stair,
    residentId: residentIdOf('outsideParty'),
    name: personOf('outsideParty').name,
  },
  due: '2026-06-20',
  earlier: [],
  state: 'open',
  end: null,
  at: AGO + DAY,
};

const MATTERS: MatterDocument[] = [
  matter(MATTER.raised, { pictures: [PICTURE.matter] }),
  matter(MATTER.boxed, {
    channel: 'letter-box',
    raiser: { residentId: null, name: '', homes: [], named: false },
    takenBy: residentIdOf('gridOfficer'),
  }),
  matter(MATTER.accepted, {
    ...worded,
    placeId: PLACE.building,
    state: 'accepted',
    answers: [ACCEPTED],
    joined: 1,
    turn: 'first',
  }),
  matter(MATTER.planned, {
    ...worded,
    state: 'planned',
    answers: [ACCEPTED, PLAN],
    ...withTasks([TASK], TASK.at),
    taskAt: START + 6 * DAY,
  }),
  matter(MATTER.doing, {
    ...worded,
    state: 'doing',
    answers: [ACCEPTED, PLAN, BEGUN],
    holder: holderOf('outside-party', PLACE.stair, 'outsideParty'),
  }),
  matter(MATTER.done, {
    ...worded,
    state: 'done',
    answers: [ACCEPTED, PLAN, BEGUN, DONE],
    dones: [DONE.at],
    due: '2026-07-13',
    riseAt: riseAfter('2026-07-13'),
  }),
  matter(MATTER.closed, {
    ...worded,
    state: 'closed',
    answers: [ACCEPTED, PLAN, BEGUN, DONE, answer('close', 'outcome', START - DAY)],
    dones: [DONE.at],
  }),
  matter(MATTER.refused, { state: 'refused', answers: [answer('refused', 'agenda', AGO)] }),
  matter(MATTER.otherEstate, {
    ...worded,
    placeId: PLACE.otherEstate,
    state: 'accepted',
    answers: [ACCEPTED],
    holder: holderOf('secretary', PLACE.otherEstate),
    raiser: {
      residentId: residentIdOf('residentElsewhere'),
      name: personOf('residentElsewhere').name,
      homes: [HOME.otherEstate],
      named: true,
    },
  }),
  matter(MATTER.cedar, {
    ...worded,
    placeId: PLACE.cedarBuilding,
    holder: holderOf('secretary', PLACE.cedarBuilding),
    raiser: {
      residentId: residentIdOf('cedarResident'),
      name: personOf('cedarResident').name,
      homes: [HOME.cedar],
      named: false,
    },
  }),
];

/** Announced two weeks ago; the number is known since this morning. */
export const DRAW = 'e5000000000000000001';
const LISTED = [MATTER.done, MATTER.closed, MATTER.refused].sort();
const DRAWING: DrawDocument = {
  _id: DRAW,
  communityId: MAPLE,
  from: '2026-05-01',
  until: '2026-05-31',
  size: 3,
  source: '福彩双色球七个号码',
  seedDay: '2026-06-15',
  ids: LISTED,
  hash: listHash(LISTED),
  state: 'announced',
  seed: null,
  enteredBy: null,
  sample: [],
  visits: [],
  number: 2,
  numberKey: `${MAPLE}:2`,
  order: START - 14 * DAY,
  change: stamp(`draw:${DRAW}`),
};
/** Entered by the secretary, drawn by the party branch. */
export const DRAWN = 'e5000000000000000002';
const DRAWS: DrawDocument[] = [
  DRAWING,
  {
    ...DRAWING,
    _id: DRAWN,
    from: '2026-04-01',
    until: '2026-04-30',
    state: 'drawn',
    seed: '03081522273106',
    enteredBy: residentIdOf('secretary'),
    sample: drawn(LISTED, '03081522273106', 3),
    visits: [],
    number: 1,
    numberKey: `${MAPLE}:1`,
    order: START - 30 * DAY,
    change: stamp(`draw:${DRAWN}`),
  },
];

const VOICE = `${MATTER.accepted}:${residentIdOf('residentElsewhere')}`;
const VOICES: VoiceDocument[] = [
  {
    _id: VOICE,
    communityId: MAPLE,
    matterId: MATTER.accepted,
    residentId: residentIdOf('residentElsewhere'),
    joins: true,
    from: null,
    counted: true,
    at: AGO,
    change: stamp(`voice:${VOICE}`),
  },
];

export function matterDocuments(): Record<string, object[]> {
  return {
    ...mediationDocuments(),
    ...dutyDocuments(),
    campaigns: CAMPAIGNS,
    matterRules: [],
    matters: MATTERS,
    voices: VOICES,
    matterRatings: [],
    matterDraws: DRAWS,
    matterFigures: [],
  };
}

/** Asked for two weeks, since ten days ago. */
export const CAMPAIGN = 'e6000000000000000001';
const CAMPAIGNS: CampaignDocument[] = [
  {
    _id: CAMPAIGN,
    communityId: MAPLE,
    form: { question: '楼里先修哪一样', from: '2026-06-05', until: '2026-06-18', elsewhere: 12 },
    order: '2026-06-05',
    change: stamp(`campaign:${CAMPAIGN}`),
  },
];

export const asking = (n: number, more: Input = {}): Input => ({
  communityId: MAPLE,
  campaignId: null,
  seen: null,
  form: { question: '小区里最缺什么', from: '2026-06-15', until: '2026-06-30', elsewhere: 0 },
  commandId: commandId(n),
  ...more,
});

export const raising = (n: number, more: Input = {}): Input => ({
  communityId: MAPLE,
  placeId: PLACE.stair,
  spot: '大门',
  topicId: 'property',
  words: `大门关不上，夜里有人进出 ${n}`,
  named: false,
  taken: null,
  commandId: commandId(n),
  ...more,
});

export const ofMatter = (n: number, matterId: string, more: Input = {}): Input => ({
  communityId: matterId === MATTER.cedar ? CEDAR : MAPLE,
  matterId,
  commandId: commandId(n),
  ...more,
});

export const FREEZING = (n: number): Input => ({
  communityId: MAPLE,
  from: '2026-06-01',
  until: '2026-06-13',
  size: 2,
  source: '福彩双色球七个号码',
  seedDay: '2026-06-18',
  commandId: commandId(n),
});
export const ofDraw = (n: number, drawId: string, more: Input = {}): Input => ({
  communityId: MAPLE,
  drawId,
  commandId: commandId(n),
  ...more,
});

export const TRIAGE = {
  accepts: true,
  open: OPEN,
  topicId: 'facility',
  reason: '情况属实，由楼栋长来办',
  due: null,
  instantly: null,
  to: null,
} as const;
export const PROMISED = {
  text: '业委会把报价贴出来',
  role: 'owners-committee',
  residentId: null,
  due: '2026-06-25',
} as const;
export const ANSWER = { text: '请电工来换一盏灯', cost: 36_000, until: '2026-06-25' } as const;

/** Fields of a matter that are not exported to whoever raised it, and why. */
export const OF_MATTERS: Record<string, string> = {
  'matters.open': 'public, in an officer’s words',
  'matters.raiser.residentId': 'an id, which means nothing elsewhere',
  'matters.raiser.homes': 'an id, which means nothing elsewhere',
  'matters.takenBy': 'the officer who wrote it down',
  'matters.holder.residentId': 'of an outside body, not of who raised it',
  'matters.holder.name': 'of an outside body, not of who raised it',
  'matters.moves.residentId': 'of an outside body, not of who raised it',
  'matters.moves.name': 'of an outside body, not of who raised it',
  'matters.answers.residentId': 'the officer who answered',
  'matters.tasks.owner.residentId': 'of an outside body, not of who raised it',
  'matters.tasks.owner.name': 'of an outside body, not of who raised it',
  'matters.tasks.end.residentId': 'the officer who closed it',
  'doorVisits._id': 'ids, which mean nothing elsewhere',
  'doorVisits.householdId': 'the home, which is exported',
  'doorVisits.residentId': 'the steward who went',
  'diaryEntries.residentId': 'an id, which means nothing elsewhere',
};
