import { DAY, dayOf } from '../../cloudfunctions/kernel/calendar.ts';
import type {
  Holder,
  MatterAnswer,
  MatterDocument,
  MatterTask,
  RatingDocument,
  VoiceDocument,
} from '../../cloudfunctions/matter/collections.ts';
import { areaOf } from '../../cloudfunctions/matter/intake/raise-rules.ts';
import { rulesOf, standingTopic } from '../../cloudfunctions/matter/rule/topic-rules.ts';
import { standing } from '../../cloudfunctions/matter/stage/advance-rules.ts';
import { firstOffice, nextCheck } from '../../cloudfunctions/matter/stage/ladder-rules.ts';
import { withTasks } from '../../cloudfunctions/matter/task/task-rules.ts';
import type { PlaceDocument } from '../../cloudfunctions/places/collections.ts';
import type { MatterState } from '../../typings/contract/matter/matter.ts';
import type { Role } from '../../typings/contract/people.ts';
import type { Person } from './documents.ts';
import { dutyDocuments } from './duties.ts';
import { asAsked, campaignOf } from './matter-campaigns.ts';
import { drawDocuments } from './matter-draws.ts';
import { figureDocuments, marked } from './matter-figures.ts';
import { mediationDocuments } from './mediations.ts';

/** What the matters of the demo are made from. */
export interface MatterScene {
  communityId: string;
  places: PlaceDocument[];
  /** resident-li and the grid officer among them */
  people: Person[];
  /** now */
  start: number;
}

interface Story {
  topicId: string;
  title: string;
  words: string;
  spot: string;
  plan: string;
  cost: number | null;
  end: string;
}
const story = (
  topicId: string,
  title: string,
  words: string,
  spot: string,
  plan: string,
  cost: number | null,
  end: string,
): Story => ({ topicId, title, words, spot, plan, cost, end });

const STORIES: readonly Story[] = [
  story(
    'facility',
    '三楼楼道灯不亮',
    '一单元三楼的灯坏了一个星期，晚上看不清台阶。',
    '三楼',
    '请电工换一盏感应灯',
    8_600,
    '灯换好了，晚上走楼梯看得清了',
  ),
  story(
    'corridor',
    '楼道里堆了旧家具',
    '二楼拐角堆着旧柜子，抬担架都过不去。',
    '二楼拐角',
    '上门说清楚，约好周六一起清',
    null,
    '周六清走了三车，楼道通了',
  ),
  story(
    'parking',
    '电动车没地方充电',
    '楼下想充电没有插座，只好从窗户拉线。',
    '车棚',
    '在车棚加六个充电口，业委会出一半钱',
    420_000,
    '六个充电口能用了，一次一块钱',
  ),
  story(
    'hygiene',
    '垃圾桶边上积水发臭',
    '下雨以后垃圾桶边上都是水，味道很大。',
    '东门',
    '垫高地面，换两个带盖的桶',
    36_000,
    '地面垫高了，不积水了',
  ),
  story(
    'property',
    '单元门关不上',
    '门禁坏了，夜里谁都能进。',
    '单元门',
    '物业换门锁，三天内修好',
    25_000,
    '门锁换了，每户配了两把钥匙',
  ),
  story(
    'safety',
    '花坛边的井盖松了',
    '井盖一踩就响，孩子在边上玩。',
    '花坛边',
    '先围起来，当天换新的',
    18_000,
    '换了防坠网和新井盖',
  ),
  story(
    'quiet',
    '广场上跳舞到很晚',
    '音响开到九点半，孩子睡不着。',
    '小广场',
    '和舞队商量，八点半以前结束，音量不过六十',
    null,
    '舞队换了小音箱，八点半散',
  ),
  story(
    'care',
    '独居老人想有人送饭',
    '楼上的老人腿脚不便，中午没人做饭。',
    '',
    '志愿队每天中午送，社区食堂打八折',
    null,
    '志愿队排了班，每天中午送到',
  ),
  story(
    'service',
    '想办社保认证不会弄',
    '手机上认证弄不来，想有人教。',
    '服务站',
    '每周三上午在服务站有人教',
    null,
    '教会了十一位，下周三还有',
  ),
];

/** How far each goes, over and over; most of a year's matters have ended. */
const ENDS: readonly MatterState[] = ['closed', 'closed', 'refused', 'closed', 'done', 'closed'];
const NOW: readonly MatterState[] = [
  'raised',
  'accepted',
  'doing',
  'planned',
  'doing',
  'raised',
  'done',
];
const COUNT = 133;

/** A year of matters: 133, of which about 110 have ended. */
export function matterDocuments(scene: MatterScene): Record<string, object[]> {
  const { places, start } = scene;
  const people = scene.people.filter(({ households }) => households.length > 0);
  const own = scene.people.find(({ id }) => id === 'resident-li');
  const stairs = places.filter(({ kind }) => kind === 'stair');
  const made: MatterDocument[] = [];
  const ratings: RatingDocument[] = [];
  const voices: VoiceDocument[] = [];
  for (let n = 0; n < COUNT; n += 1) {
    const isNew = n >= 110;
    const ago = isNew ? (COUNT - n) * 0.6 + 0.2 : 20 + ((110 - n) * 345) / 110;
    const usual = isNew ? NOW[n % NOW.length] : ENDS[n % ENDS.length];
    const state = usual === 'raised' && ago > 2 ? 'accepted' : usual;
    const place = stairs[(n * 7) % stairs.length];
    const person = people[(n * 13) % people.length];
    const told = STORIES[n % STORIES.length];
    if (!place || !person || !told || !state) continue;
    const one = matterOf(scene, `demo-matter-${n + 1}`, told, { state, place, person, ago });
    const joiners = n % 4 === 0 ? people.slice(n % 9, (n % 9) + (n % 6)) : [];
    const others = joiners.filter(({ id }) => id !== person.id);
    made.push({ ...one, joined: one.open ? others.length : 0 });
    if (one.open) voices.push(...others.map(({ id }) => voiceOf(one, id)));
    if (state === 'closed' && n % 3 !== 1) ratings.push(ratingOf(one, person.id, n));
  }
  const stair = stairs[0];
  const [lamp] = STORIES;
  if (stair && lamp && own) {
    const home = own.households[0]?._id ?? '';
    const place = stairs.find(({ _id }) => home.startsWith(`${_id}.`)) ?? stair;
    const told = { state: 'done' as const, place, person: own, ago: 12 };
    made.push(matterOf({ ...scene, start: start + 1 }, 'demo-matter-own', lamp, told));
    const parking = STORIES.find(({ topicId }) => topicId === 'parking') ?? lamp;
    const going = { ...told, state: 'doing' as const, ago: 8 };
    made.push(
      tasked(matterOf({ ...scene, start: start + 1 }, 'demo-matter-tasks', parking, going), start),
    );
  }
  return {
    matters: made.map(marked).map((one) => asAsked(one, start)),
    campaigns: [campaignOf(scene.communityId, start)],
    voices,
    matterRatings: ratings,
    matterDraws: drawDocuments(made, start),
    mediations: mediationDocuments(scene.communityId, scene.people, start),
    ...dutyDocuments(scene.communityId, scene.places, scene.people, start),
    matterFigures: figureDocuments(made.map(marked), ratings, start),
  };
}

function matterOf(
  { communityId, people, start }: MatterScene,
  _id: string,
  { topicId, title, words, spot, plan, cost, end }: Story,
  {
    state,
    place,
    person,
    ago,
  }: { state: MatterState; place: PlaceDocument; person: Person; ago: number },
): MatterDocument {
  const at = Math.round(start - ago * DAY);
  const topic = standingTopic(rulesOf(undefined), topicId);
  const open = state === 'raised' ? null : { title, text: words };
  const day = (days: number) => Math.min(at + days * DAY, start - DAY / 8);
  const role = firstOffice(topic, place._id);
  // Every ninth takes longer than was promised.
  const promised = Number(/\d+$/.exec(_id)?.[0] ?? 1) % 9 === 0 ? 7 : 20;
  const said = (
    kind: MatterAnswer['kind'],
    stage: MatterAnswer['stage'],
    text: string,
    days: number,
  ): MatterAnswer => ({
    kind,
    stage,
    as: role,
    residentId: people.find(({ id }) => id === 'grid-officer')?.id ?? 'grid-officer',
    text,
    cost: kind === 'plan' ? cost : null,
    until: kind === 'plan' ? dayOf(at + promised * DAY) : null,
    at: day(days),
  });
  const all =
    state === 'refused'
      ? [said('refused', 'agenda', '这件事归街道管，已经转过去，电话写在下面。', 2)]
      : [
          said('accepted', 'agenda', '看过了，情况属实，我们来办。', 1),
          said('plan', 'plan', plan, 3),
          said('start', 'doing', '师傅约好了，开始办。', 5),
          said('done', 'doing', end, 9),
          said('close', 'outcome', '提的邻居看过，办结。', 26),
        ];
  const order: MatterState[] = ['raised', 'accepted', 'planned', 'doing', 'done', 'closed'];
  const answers = state === 'refused' ? all : all.slice(0, order.indexOf(state));
  const latest = answers.at(-1)?.at ?? at;
  const stands = standing({ open, into: null }, state, { topic, at: latest });
  const holder: Holder = {
    role,
    placeId: place._id,
    residentId: null,
    name: '',
    since: latest,
    why: answers.length > 0 ? 'routed' : 'raised',
  };
  return {
    _id,
    communityId,
    words,
    open,
    topicId,
    placeId: place._id,
    placeLabel: place.label,
    areaId: areaOf(place._id),
    spot,
    channel: 'app',
    hotline: null,
    raiser: {
      residentId: person.id,
      name: person.name,
      homes: person.households.map((home) => home._id),
      named: false,
    },
    takenBy: null,
    ...stands,
    checkAt: stands.due === null ? null : nextCheck(start, stands.riseAt),
    telling: false,
    holder,
    moves: [],
    answers,
    dones: answers.filter(({ kind }) => kind === 'done').map((one) => one.at),
    into: null,
    joined: 0,
    turn: '',
    told: { answers: answers.length, moves: 0 },
    month: dayOf(at).slice(0, 7),
    order: at,
    change: { id: `seed-${_id}`, action: 'seed', actorId: 'seed', target: `matter:${_id}`, at },
  };
}

/** With what was promised: one of it closed, one open and moved, one open. */
function tasked(matter: MatterDocument, start: number): MatterDocument {
  const { placeId } = matter;
  const task = (n: number, text: string, role: Role, days: number): MatterTask => ({
    taskId: `demo-task-${n}`,
    text,
    owner: { role, placeId, residentId: null, name: '' },
    due: dayOf(start + days * DAY),
    earlier: [],
    state: 'open',
    end: null,
    at: start - 4 * DAY,
  });
  const quote = task(1, '网格员请三家来报价，贴在公告栏', 'grid-officer', 3);
  const power = {
    ...task(2, '请供电所来看车棚的线够不够', 'secretary', 6),
    earlier: [{ due: dayOf(start + DAY), reason: '供电所这周排满了', at: start - DAY }],
  };
  const measured: MatterTask = {
    ...task(3, '量好车棚，画出六个充电口的位置', 'building-steward', -2),
    state: 'done',
    end: { text: '量好了，图贴在一单元门口', residentId: 'grid-officer', at: start - 2 * DAY },
  };
  const at = start + 30 * DAY;
  return { ...matter, ...withTasks([quote, power, measured], at) };
}

function voiceOf(
  { _id: matterId, communityId, order }: MatterDocument,
  residentId: string,
): VoiceDocument {
  const _id = `${matterId}:${residentId}`;
  const change = {
    id: `seed-${_id}`,
    action: 'seed',
    actorId: 'seed',
    target: `voice:${_id}`,
    at: order,
  };
  return {
    _id,
    communityId,
    matterId,
    residentId,
    joins: true,
    from: null,
    counted: true,
    at: order,
    change,
  };
}

function ratingOf(
  { _id: matterId, communityId, order, month }: MatterDocument,
  residentId: string,
  n: number,
): RatingDocument {
  const _id = `${matterId}:${residentId}`;
  const rating = n % 7 === 0 ? 'not' : n % 5 === 0 ? 'partly' : 'helped';
  const change = {
    id: `seed-rating-${_id}`,
    action: 'seed',
    actorId: 'seed',
    target: `matter:${matterId}`,
    at: order,
  };
  return {
    _id,
    communityId,
    matterId,
    residentId,
    rating,
    month,
    uncounted: false,
    at: order,
    change,
  };
}
