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
  hasPassed,
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
import { DAY, dayOf, endOfDay, HOUR } from '../../cloudfunctions/kernel/calendar.ts';
import { ancestorsAndSelf } from '../../cloudfunctions/kernel/path-id.ts';
import type { MotionForm, Question } from '../../typings/contract/motion.ts';
import { objection, paper, type Scene, stamp, type Vote } from './motion-desk.ts';

export interface MotionDocuments {
  motions: MotionDocument[];
  voters: VoterDocument[];
  ballots: BallotDocument[];
  papers: PaperDocument[];
  objections: ObjectionDocument[];
}

/**
 * A building that talks things over: named, secret, announced, counted, published; its owners, who vote; a meeting
 * of the community's representatives; and a question to the building.
 */
export function motionDocuments(scene: Scene): MotionDocuments {
  const { start } = scene;
  const open = {
    opensAt: start - DAY,
    closesAt: start + 2 * DAY,
    countsAt: start + 2 * DAY + HOUR,
  };
  const over = { opensAt: start - 3 * DAY, closesAt: start - 2 * DAY, countsAt: start - 2 * DAY };
  const next = { opensAt: start + 5 * DAY, closesAt: start + 6 * DAY, countsAt: start + 6 * DAY };
  const named = took(scene, frozen(scene, 'open', { ...open }));
  const notice = frozen(scene, 'notice', {
    ...next,
    title: '换一楼的门禁',
    questions: ask(DOOR),
    body: DOOR_BODY,
  });
  const counted = count(
    frozen(scene, 'counted', { ...over, title: '装雨棚', body: ROOF_BODY, questions: ask(ROOF) }),
  );
  const published = count(
    frozen(scene, 'published', {
      ...over,
      title: '楼道刷墙',
      body: WALL_BODY,
      questions: ask(WALL),
    }),
  );
  const signed = [scene.author, scene.second].map((person) => ({
    residentId: person.id,
    name: person.name,
    as: person === scene.author ? 'secretary' : 'party-branch',
    at: start - DAY,
  }));
  const until = endOfDay(dayOf(start + 14 * DAY));
  Object.assign(published.motion, {
    state: 'published',
    signatures: signed,
    publishedAt: start - DAY,
    publishedUntil: until,
    dueAt: until,
  });
  const owners = frozen(scene, 'owners', { ...open, ...OWNERS, closesAt: start + 6 * DAY });
  const local = { ...owners.motion.settings, buildingRule: '阳光街道办〔2026〕3号' };
  Object.assign(owners.motion, { settings: local, convenedAs: 'owners-committee' });
  const votes = [
    named,
    took(scene, frozen(scene, 'secret', { ...open, ...SECRET })),
    took(scene, owners),
    meeting(scene),
    notice,
    counted,
    published,
    poll(scene, open),
  ];
  return {
    motions: votes.map(({ motion }) => motion),
    voters: votes.flatMap(({ voters }) => voters),
    ballots: votes.flatMap(({ ballots }) => ballots),
    papers: paper(scene, named),
    objections: [objection(scene, notice)],
  };
}

const ROOM = '您是否同意把一楼的空房间改成老人活动室？';
const DOOR = '您是否同意换一楼的门禁？';
const ROOF = '您是否同意在单元门口装雨棚？';
const WALL = '您是否同意今年秋天把楼道的墙刷一遍？';
const DOOR_BODY =
  '一楼的门禁常常失灵，晚归的人进不了门。换成能刷卡、能按密码的，费用从楼里的公共收益出。';
const ROOF_BODY = '下雨天在门口收伞、按门禁都要淋雨。装一块两米宽的雨棚，不挡一楼的窗户。';
const WALL_BODY = '楼道的墙有八年没刷了，一到三楼掉皮最多。请物业找师傅，周末施工，两天做完。';

function ask(...texts: string[]): Question[] {
  return texts.map((text, at) => ({
    questionId: `q${at + 1}`,
    text,
    kind: 'yes-no',
    options: [],
    most: 1,
  }));
}

const SECRET = {
  title: '门口的空地怎么用',
  body: '门口的空地现在停着旧自行车。清走以后，可以装几样健身器材，老人孩子都用得上。',
  questions: ask('您是否同意在空地上装健身器材？', '您是否同意夜里十点关灯？'),
  secret: true,
};
const OWNERS = {
  title: '电梯间的广告位出租',
  body: '有公司想租电梯间的两块广告位，一年租金六千元，放进这栋楼的维修资金。',
  questions: ask('您是否同意把电梯间的广告位出租，租金放进维修资金？'),
  ruleId: 'owners-special',
  basis: 'owners',
  matter: 'owners-change-use',
  terms: null,
} as const;
const CLUB = '您是否同意把社区活动中心周末开放到晚上九点？';

function formOf({ place, start }: Scene, more: Partial<MotionForm>): MotionForm {
  return {
    title: '老人活动室',
    body: '一楼的空房间白天开放，放几张桌子和一个书架，物业负责打扫。',
    placeId: place._id,
    ruleId: 'consultation',
    basis: 'households',
    matter: 'local',
    covenantId: null,
    questions: ask(ROOM),
    secret: false,
    opensAt: start,
    closesAt: start,
    countsAt: start,
    partyConsultedOn: null,
    urgentReason: '',
    authorisation: '',
    registered: 0,
    women: 0,
    reviseOn: null,
    session: null,
    terms: { takePart: { n: 1, d: 2 }, agree: { n: 1, d: 2 } },
    ...more,
  };
}

const idOf = (name: string) => `demo-motion-${name}`;

function motionOf(scene: Scene, name: string, form: MotionForm): MotionDocument {
  const { place, author, start } = scene;
  const _id = idOf(name);
  return {
    _id,
    communityId: place.communityId,
    form,
    ruleId: form.ruleId,
    placeId: place._id,
    placeLabel: place.label,
    lineage: ancestorsAndSelf(place._id),
    state: 'announced',
    scheme: SCHEME,
    convenedAs: 'secretary',
    authorId: author.id,
    order: start - 16 * DAY,
    settings: { ...DEFAULT_SETTINGS, proxiesPerPerson: 2 },
    salt: `demo salt of ${name}`,
    announcedAt: start - 16 * DAY,
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
    change: stamp(scene, `motion:${_id}`),
  };
}

/** With its roster, and a place for each ballot. */
function frozen(scene: Scene, name: string, more: Partial<MotionForm>): Vote {
  const { place, households } = scene;
  const form = formOf(scene, more);
  const motion = motionOf(scene, name, form);
  const seeds = rosterOf(form.basis, place._id, households, []);
  const voters = seeds.map((seed) => voterOf(motion, seed));
  form.registered = voters.length;
  motion.rosterHash = rosterHashOf(voters);
  motion.eligible = weightOf(form.ruleId, voters);
  motion.buildings = buildingsOf(voters, new Map([[place._id, place.label]]));
  return { motion, voters, ballots: voters.map((voter) => ballotOf(motion, voter)) };
}

const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** Told apart and in no order; only the demo's are made from a number. */
function receiptOf(name: string, n: number): string {
  let mixed = n + [...name].reduce((sum, sign) => (sum * 31 + sign.charCodeAt(0)) % 65_521, 1);
  const letters = Array.from({ length: 20 }, (_, at) => {
    mixed = (mixed * 1_103_515_245 + 12_345 + name.charCodeAt(at % name.length)) % 2_147_483_648;
    return DIGITS[Math.floor(mixed / 65_536) % 32];
  });
  return `0${letters.slice(1).join('')}`;
}

const CHOICES = ['yes', 'yes', 'no', 'yes', 'abstain'] as const;

/** Two of five have voted on the phone; not the reader's household. */
function took({ householdId }: Scene, vote: Vote): Vote {
  const { motion, voters, ballots } = vote;
  for (const [n, voter] of voters.entries()) {
    const ballot = ballots[n];
    if (n % 5 > 1 || voter.claims.includes(householdId) || !ballot) continue;
    fill(motion, voter, ballot, n);
  }
  return vote;
}

function fill(motion: MotionDocument, voter: VoterDocument, ballot: BallotDocument, n: number) {
  const option = CHOICES[n % CHOICES.length] ?? 'yes';
  const answers = motion.form.questions.map(({ questionId }) => ({
    questionId,
    options: [option],
    scores: [],
  }));
  ballot.receipt = receiptOf(motion._id, n);
  ballot.choice = choiceOf(motion.form.questions, answers);
  voter.cast = 'phone';
  voter.active = true;
}

/** The community's representatives sit; some have answered beforehand. */
function meeting(scene: Scene): Vote {
  const { root, people, start } = scene;
  const form = formOf(scene, {
    title: '活动中心周末开放时间',
    body: '周末多开两个小时，轮流值班，电费从社区经费里出。',
    placeId: root._id,
    ruleId: 'residents-representatives',
    basis: 'representatives',
    matter: 'community',
    questions: ask(CLUB),
    opensAt: start - DAY,
    closesAt: start + 5 * HOUR,
    countsAt: start + 6 * HOUR,
    partyConsultedOn: dayOf(start - 20 * DAY),
    session: { venue: '社区活动中心二楼', startsAt: start - HOUR / 2 },
    terms: null,
  });
  const members = people.map(({ id, name, households, roles }) => ({
    _id: id,
    name,
    roles,
    households: households.map(({ _id, label }) => ({ householdId: _id, label })),
  }));
  const motion = motionOf({ ...scene, place: root }, 'meeting', form);
  const seeds = rosterOf(form.basis, root._id, [], members);
  const voters = seeds.map((seed) => voterOf(motion, seed));
  form.registered = voters.length;
  form.women = voters.length;
  motion.rosterHash = rosterHashOf(voters);
  motion.eligible = weightOf(form.ruleId, voters);
  motion.buildings = buildingsOf(voters, new Map());
  return { motion, voters, ballots: voters.map((voter) => ballotOf(motion, voter)) };
}

/** Three of four have answered; counted, so that nobody can tell any more whose is whose. */
function count(vote: Vote): Vote {
  const { motion, voters, ballots } = vote;
  for (const [n, voter] of voters.entries()) {
    const ballot = ballots[n];
    if (n % 4 === 3 || !ballot) continue;
    fill(motion, voter, ballot, n);
  }
  const filled = ballots
    .filter(({ choice }) => choice !== null)
    .sort((one, other) => (one.receipt < other.receipt ? -1 : 1));
  for (const ballot of filled) ballot.sealed = true;
  const frame = {
    motionId: motion._id,
    ruleId: motion.ruleId,
    questions: motion.form.questions,
    eligible: motion.eligible,
    present: weightOf(
      motion.ruleId,
      voters.filter(({ cast }) => cast !== null),
    ),
    terms: motion.form.terms,
    roomOnly: false,
  };
  const counter = new Counter();
  const head = headOf(frame);
  const hash = new ListHash(head);
  for (const ballot of filled as CountedBallot[]) {
    counter.add(ballot);
    hash.add(lineOf(ballot));
  }
  const questions = counter.results(frame);
  Object.assign(motion, {
    state: 'counted',
    salt: null,
    dueAt: null,
    result: {
      questions,
      passed: hasPassed(questions),
      ballots: filled.length,
      listHash: hash.hex(),
      head,
      present: frame.present,
      countedAt: motion.form.countsAt,
    },
  });
  return { motion, voters, ballots: filled };
}

/** A question to the building that decides nothing. */
function poll(scene: Scene, open: Pick<MotionForm, 'opensAt' | 'closesAt' | 'countsAt'>): Vote {
  const question: Question = {
    questionId: 'q1',
    text: '楼下大扫除，哪天方便？',
    kind: 'single',
    options: [
      { optionId: 'o1', text: '周六上午' },
      { optionId: 'o2', text: '周日下午' },
      { optionId: 'o3', text: '都可以' },
    ],
    most: 1,
  };
  const form = formOf(scene, {
    ...open,
    title: question.text,
    body: '',
    ruleId: 'poll',
    basis: 'residents',
    matter: 'opinion',
    questions: [question],
    secret: true,
    terms: null,
  });
  return { motion: motionOf(scene, 'poll', form), voters: [], ballots: [] };
}
