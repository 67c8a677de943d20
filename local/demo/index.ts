import { DAY } from '../../cloudfunctions/kernel/calendar.ts';
import { namedHash } from '../../cloudfunctions/kernel/secret.ts';
import { TEMPLATES } from '../../cloudfunctions/messages/templates.ts';
import { codeFromBytes, printedCode } from '../../cloudfunctions/people/code-rules.ts';
import type { HouseholdDocument } from '../../cloudfunctions/people/collections.ts';
import type { PlaceDocument } from '../../cloudfunctions/places/collections.ts';
import type { HeldRole, Role } from '../../typings/contract/resident.ts';
import type { LocalCloud } from '../cloud/index.ts';
import type { Persona } from '../cloud/personas.ts';
import { seedBare } from './bare.ts';
import { covenantDocuments } from './covenants.ts';
import {
  communityDocument,
  DUTY_PHONE,
  type Person,
  residentDocument,
  rootPlace,
  rosterDocuments,
} from './documents.ts';
import { doorDocuments } from './door-marks.ts';
import { consentDocument, proposalDocument, requestDocuments } from './doors.ts';
import { insertAll, plain } from './insert.ts';
import { matterDocuments } from './matters.ts';
import { meetingDocuments } from './meetings.ts';
import { motionDocuments } from './motions.ts';
import { noticeDocuments } from './notices.ts';
import { ownerProposals, ownHomes, stateEstates } from './owners.ts';
import { pairingDocuments } from './pairings.ts';
import { residentsOf, roleAt } from './people.ts';
import { pointDocuments } from './points.ts';
import { questionDocuments } from './questions.ts';
import { Random } from './random.ts';
import { recoveryDocuments } from './recoveries.ts';
import { seedRiverside } from './riverside.ts';
import { type EstatePlan, rosterEntries } from './roster.ts';
import { scorecardDocuments } from './scorecards.ts';
import { appraisalDocuments, handoverDocuments, selectionDocuments } from './selections.ts';
import { toldDocuments } from './told.ts';
import { volunteerDocuments } from './volunteers.ts';

export interface SeedOptions {
  seed: 'demo' | 'empty' | 'bare';
  /** of the large community, 1 to 20,000 */
  households: number;
  progress(text: string): void;
}

const SUNSHINE = { id: 'sunshine', name: '阳光苑社区' };
const SUNSHINE_ESTATES: EstatePlan[] = [
  { name: '阳光苑一期', buildings: 20 },
  { name: '阳光苑二期', buildings: 18 },
];
const TEMPLATE = TEMPLATES.notice.local;

/**
 * Fills an empty local cloud. `demo`: a community of 38 buildings with its people and notices, and a
 * second small one, the same at every seeding; `empty`: a community with its secretary alone; `bare`: one that its first secretary
 * has yet to open with a set-up code.
 */
export async function seedDemo(cloud: LocalCloud, options: SeedOptions): Promise<void> {
  process.env.LINLI_DATA_KEY = cloud.functionEnvironment.LINLI_DATA_KEY;
  const start = cloud.now();
  if (options.seed === 'empty') return seedEmpty(cloud, start);
  if (options.seed === 'bare') return seedBare(cloud, start, SUNSHINE);
  const { progress, households } = options;
  progress(`Making a community of ${households} households …`);
  const large = await seedSunshine(cloud, start, households);
  progress('Making the community next door …');
  const small = await seedRiverside(cloud, start);
  cloud.setPersonas([...large, ...small]);
}

/** Who the personas of the large community are; `home` is an index into the households. */
async function seedSunshine(cloud: LocalCloud, start: number, count: number): Promise<Persona[]> {
  const random = new Random(20261123);
  const { id: communityId, name } = SUNSHINE;
  const joinedAt = start - 90 * DAY;
  const entries = rosterEntries(SUNSHINE_ESTATES, count, random);
  const { places, households } = rosterDocuments(communityId, name, entries, joinedAt);
  const cast = sunshineCast(places, households);
  const officer = cast.people.find(({ id }) => id === 'grid-officer');
  if (officer) ownHomes(cast.people, officer, start);
  const codes = giveCodes(households, cast.strangers, start, random);
  const taken = new Set([...cast.homes, ...codes.map(({ household }) => household._id)]);
  const others = residentsOf(
    households.filter(({ _id }) => !taken.has(_id)),
    places,
    cast.people.flatMap(({ roles }) => roles).filter(isSingle),
    random,
  );
  const people = [...cast.people, ...others, cast.elder];
  const author = cast.people[0];
  const office = author?.roles[0];
  if (!author || !office) throw new Error('the demo has no secretary');
  const said = noticeDocuments(
    communityId,
    places,
    people.filter(({ id }) => id !== 'resident-wang'),
    { id: author.id, name: author.name, role: office },
    start,
    random,
  );
  stateEstates(places, households);
  const { database } = cloud;
  await database.insertMany('communities', [
    plain({ ...communityDocument(communityId, name, joinedAt), duty: DUTY_PHONE }),
  ]);
  await database.insertMany('places', places.map(plain));
  await database.insertMany('households', households.map(plain));
  await database.insertMany(
    'residents',
    people.map((person) => plain(residentDocument(communityId, person, joinedAt))),
  );
  await database.insertMany('notices', said.notices.map(plain));
  const atDoors = doorDocuments({ ...said, households, people, start });
  await database.insertMany('receipts', [...said.receipts, ...atDoors.receipts].map(plain));
  await database.insertMany('handouts', atDoors.handouts.map(plain));
  await database.insertMany('reviews', said.reviews.map(plain));
  await database.insertMany('audit', said.audit.map(plain));
  const steward = cast.people.find(({ id }) => id === 'steward') ?? author;
  const daughter = cast.people.find(({ id }) => id === 'resident-zhou') ?? author;
  const over = said.notices.filter(({ eventUntil }) => (eventUntil ?? start) < start);
  const recoveries = recoveryDocuments(over, households, people, steward, [
    'steward',
    'resident-wang',
  ]);
  await database.insertMany('recoveries', recoveries.map(plain));
  const questions = questionDocuments(said.notices, people, {
    id: author.id,
    name: author.name,
    role: office,
  });
  await database.insertMany('noticeQuestions', questions.map(plain));
  const consent = consentDocument(communityId, cast.elder, daughter, steward, start);
  await database.insertMany('consents', [plain(consent)]);
  const doors = households.filter(({ buildingId }) => buildingId === households[0]?.buildingId);
  const asked = requestDocuments(communityId, doors.slice(-3), start);
  await database.insertMany('joinRequests', asked.map(plain));
  const [root] = places;
  const neighbours = others.filter(({ households: homes }) => homes.length > 0);
  if (root) {
    const texts = covenantDocuments({ place: root, author, neighbours, start });
    await insertAll(database, texts);
  }
  const home = cast.people.find(({ id }) => id === 'resident-li')?.households[0];
  const told = home ? toldDocuments(said.notices, 'resident-li', home._id) : [];
  await database.insertMany('messages', told.map(plain));
  const building = places.find(({ _id }) => _id === home?.buildingId);
  if (root && home && building) {
    const votes = motionDocuments({
      root,
      people,
      place: building,
      households,
      author,
      second: cast.people.find(({ id }) => id === 'party') ?? author,
      officer: cast.people.find(({ id }) => id === 'grid-officer') ?? author,
      householdId: home._id,
      start,
    });
    const points = pointDocuments({
      communityId,
      home,
      neighbours: households.filter((one) => one.buildingId === home.buildingId && one !== home),
      households: households.filter(
        (one, n) => n % Math.ceil(households.length / 60) === 1 && one !== home,
      ),
      author,
      officer: cast.people.find(({ id }) => id === 'grid-officer') ?? author,
      second: cast.people.find(({ id }) => id === 'party') ?? author,
      start,
    });
    const cards = scorecardDocuments({
      communityId,
      people,
      neighbours,
      building: places.find(({ kind }) => kind === 'building') ?? building,
      author,
      officer: cast.people.find(({ id }) => id === 'grid-officer') ?? author,
      second: cast.people.find(({ id }) => id === 'party') ?? author,
      start,
    });
    await insertAll(database, { ...votes, ...points, ...cards });
  }
  const [firstEstate, second] = places.filter(({ kind }) => kind === 'estate');
  if (firstEstate) {
    const proposed = ownerProposals(firstEstate, households, author, start);
    await database.insertMany('ownerProposals', proposed.map(plain));
  }
  const volunteer = cast.people.find(({ id }) => id === 'volunteer') ?? author;
  if (root) {
    const season = volunteerDocuments({
      root,
      estates: places.filter(({ kind }) => kind === 'estate'),
      people: neighbours.filter(({ openid }) => openid !== null),
      cast: cast.people,
      start,
      random,
    });
    const paired = pairingDocuments(communityId, people, start);
    const raised = matterDocuments({ communityId, places, people, start });
    const meetings = meetingDocuments({
      root,
      places,
      people,
      author,
      second: cast.people.find(({ id }) => id === 'party') ?? author,
      start,
    });
    const offices = { communityId, places, people, start };
    const selected = {
      ...selectionDocuments(offices),
      ...handoverDocuments(offices),
      ...appraisalDocuments(offices),
    };
    await insertAll(database, { ...season, ...paired, ...raised, ...meetings, ...selected });
  }
  if (second) {
    const proposal = proposalDocument(communityId, second, volunteer, author, start);
    await database.insertMany('proposals', [plain(proposal)]);
  }
  return [
    ...cast.people.map(({ id, openid, name: called }, index) => ({
      id,
      openid: openid ?? '',
      name: called,
      note: cast.notes[index] ?? '',
      communityId,
    })),
    ...codes.map(({ household, code }, index) => ({
      id: `stranger-${index + 1}`,
      openid: `o-stranger-${index + 1}`,
      name: index === 0 ? '新邻居小林' : '新邻居老高',
      note: `刚搬来，手里有 ${household.label} 的门牌码 ${code}`,
      code,
    })),
  ];
}

interface Cast {
  people: Person[];
  /** without WeChat; her daughter lives elsewhere in the community and acts for her */
  elder: Person;
  notes: string[];
  /** ids of the households they live in */
  homes: string[];
  strangers: HouseholdDocument[];
}

/** An office that one person holds at a place, in a term that is not over. */
function isSingle({ role, until }: HeldRole): boolean {
  const singles: Role[] = ['building-steward', 'stair-steward', 'grid-officer'];
  return singles.includes(role) && until !== '2025-12-31';
}

/** The people whom one can be: each office once, residents of several kinds, a term that is over. */
function sunshineCast(places: PlaceDocument[], households: HouseholdDocument[]): Cast {
  const first = (kind: PlaceDocument['kind']) =>
    places.find((place) => place.kind === kind) ?? (places[0] as PlaceDocument);
  const root = first('community');
  const at = (share: number) =>
    households[Math.floor((households.length - 1) * share)] as HouseholdDocument;
  const homes = {
    steward: at(0.001),
    stair: at(0.004),
    wang: at(0.01),
    li: at(0.3),
    zhou: at(0.55),
  };
  const rows: [string, string, string, HouseholdDocument[], Person['roles']][] = [
    [
      'secretary',
      '陈明灯',
      '社区书记，发布通知、看回执、管名册',
      [],
      [roleAt('secretary', root), roleAt('committee-member', root)],
    ],
    [
      'party',
      '何松涛',
      '社区党支部委员，审核待看的内容',
      [at(0.8)],
      [roleAt('party-branch', root)],
    ],
    [
      'steward',
      '刘春枝',
      '一期 1 栋的楼栋长',
      [homes.steward],
      [roleAt('building-steward', first('building'))],
    ],
    [
      'stair-steward',
      '周远山',
      '一期 1 栋 1 单元的楼道长',
      [homes.stair],
      [roleAt('stair-steward', first('stair'))],
    ],
    ['grid-officer', '吴青禾', '一期的网格员', [], [roleAt('grid-officer', first('estate'))]],
    ['resident-wang', '王秋实', '退休教师，76 岁，习惯用大字', [homes.wang], []],
    ['resident-li', '李晨露', '年轻妈妈，常用手机看通知', [homes.li], []],
    [
      'resident-zhou',
      '周归雁',
      '有两套房，在滨河社区还有一套；母亲没有微信，由她代办',
      [homes.zhou, at(0.9)],
      [],
    ],
    [
      'volunteer',
      '孙南风',
      '志愿者',
      [at(0.7)],
      [roleAt('volunteer', root), roleAt('representative', root)],
    ],
    [
      'former-steward',
      '钱长河',
      '楼栋长的任期已经结束',
      [at(0.2)],
      [roleAt('building-steward', first('building'), { from: '2023-01-01', until: '2025-12-31' })],
    ],
    ['observer', '郑云舟', '街道观察员', [], [roleAt('street-observer', root)]],
    ['rater', '卫南星', '第三方测评员，不住在这里', [], [roleAt('rater', root)]],
  ];
  const people = rows.map(
    ([id, , , lives, roles], index): Person => ({
      id,
      openid: `o-${id}`,
      name: rows[index]?.[1] ?? '',
      households: [...new Set(lives)],
      roles,
      grants: id === 'resident-li' ? { [TEMPLATE]: 2 } : {},
    }),
  );
  const homeIds = people.flatMap((person) => person.households.map(({ _id }) => _id));
  const strangers = households.filter(({ _id }) => !homeIds.includes(_id)).slice(0, 2);
  const elder = {
    id: 'elder-chen',
    openid: null,
    name: '陈桂兰',
    households: [at(0.015)],
    roles: [],
  };
  return { people, elder, notes: rows.map(([, , note]) => note), homes: homeIds, strangers };
}

/** A household code for each stranger, not used yet. */
function giveCodes(
  households: HouseholdDocument[],
  chosen: HouseholdDocument[],
  start: number,
  random: Random,
): { household: HouseholdDocument; code: string }[] {
  return households
    .filter((one) => chosen.includes(one))
    .map((household) => {
      const bytes = Uint8Array.from({ length: 20 }, () => random.below(256));
      const code = codeFromBytes(bytes);
      household.code = {
        hash: namedHash('household-code', code),
        issuedAt: start,
        expiresAt: start + 30 * DAY,
        usedBy: null,
        usedAt: null,
      };
      return { household, code: printedCode(code) };
    });
}

async function seedEmpty(cloud: LocalCloud, start: number): Promise<void> {
  const { id: communityId, name } = SUNSHINE;
  const root = rootPlace(communityId, name, 0, start);
  const secretary: Person = {
    id: 'secretary',
    openid: 'o-secretary',
    name: '陈明灯',
    households: [],
    roles: [roleAt('secretary', root)],
  };
  const { database } = cloud;
  await database.insertMany('communities', [plain(communityDocument(communityId, name, start))]);
  await database.insertMany('places', [plain(root)]);
  await database.insertMany('residents', [plain(residentDocument(communityId, secretary, start))]);
  cloud.setPersonas([
    {
      id: 'secretary',
      openid: 'o-secretary',
      name: secretary.name,
      note: '社区书记，从导入名册开始',
      communityId,
    },
    { id: 'stranger-1', openid: 'o-stranger-1', name: '新邻居小林', note: '还没有加入' },
    { id: 'stranger-2', openid: 'o-stranger-2', name: '新邻居老高', note: '还没有加入' },
  ]);
}
