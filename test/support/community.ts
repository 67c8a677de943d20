import { DAY } from '../../cloudfunctions/kernel/calendar.ts';
import type { Stamp } from '../../cloudfunctions/kernel/database/collection.ts';
import { ancestorsAndSelf, parentOf } from '../../cloudfunctions/kernel/path-id.ts';
import { encryptPhone, lookupHash } from '../../cloudfunctions/kernel/secret.ts';
import type { NoticeDocument, ReceiptDocument } from '../../cloudfunctions/notice/collections.ts';
import type {
  HouseholdDocument,
  ResidentDocument,
} from '../../cloudfunctions/people/collections.ts';
import type { CommunityDocument, PlaceDocument } from '../../cloudfunctions/places/collections.ts';
import { kindOf, segment } from '../../cloudfunctions/places/place-id.ts';
import type { ReviewDocument } from '../../cloudfunctions/review/collections.ts';
import { sortKeyOf } from '../../cloudfunctions/roster/import/plan-rules.ts';
import type { HeldRole, Role } from '../../typings/contract/resident.ts';
import { birchCommunity, birchSetup } from './birch.ts';
import { stairContact } from './contact.ts';
import { confirmedAdult, unstated } from './unstated.ts';

/** A small community that can be held in the head, and a second one beside it. All names are made up. */

/** LINLI_DATA_KEY of every test: the functions and this process seal and hash alike. */
export const DATA_KEY = Buffer.alloc(32, 'linli-test').toString('base64');
process.env.LINLI_DATA_KEY = DATA_KEY;

/** Every test begins on Monday 2026-06-15, 10:00 in Shanghai. */
export const START = Date.parse('2026-06-15T02:00:00Z');
export const TEMPLATE = 'linli-notice-published';
const LONG_AGO = START - 10 * DAY;

export const MAPLE = 'maple';
export const CEDAR = 'cedar';
const COMMUNITY_NAMES: Record<string, string> = {
  [MAPLE]: '枫林社区',
  [CEDAR]: '雪松社区',
};

/** [小区, 楼栋, 单元, 户]: six households in three buildings of two estates, one in cedar. */
const MAPLE_HOMES = [
  ['一期', '1栋', '1单元', '101'],
  ['一期', '1栋', '1单元', '102'],
  ['一期', '1栋', '2单元', '201'],
  ['一期', '2栋', '1单元', '101'],
  ['二期', '1栋', '1单元', '101'],
  ['二期', '1栋', '1单元', '102'],
];
const CEDAR_HOMES = [['东苑', '1栋', '1单元', '101']];

/** The id of the place (or household) of these names. */
export function idOf(community: string, ...names: string[]): string {
  return names.reduce((parent, name) => `${parent}.${segment(parent, name)}`, community);
}

/** The places that tests speak of. */
export const PLACE = {
  maple: MAPLE,
  estate: idOf(MAPLE, '一期'),
  building: idOf(MAPLE, '一期', '1栋'),
  stair: idOf(MAPLE, '一期', '1栋', '1单元'),
  otherStair: idOf(MAPLE, '一期', '1栋', '2单元'),
  otherBuilding: idOf(MAPLE, '一期', '2栋'),
  otherEstate: idOf(MAPLE, '二期'),
  cedar: CEDAR,
  cedarBuilding: idOf(CEDAR, '东苑', '1栋'),
} as const;

export const HOME = {
  first: idOf(MAPLE, '一期', '1栋', '1单元', '101'),
  second: idOf(MAPLE, '一期', '1栋', '1单元', '102'),
  otherEstate: idOf(MAPLE, '二期', '1栋', '1单元', '101'),
  otherBuilding: idOf(MAPLE, '一期', '2栋', '1单元', '101'),
  cedar: idOf(CEDAR, '东苑', '1栋', '1单元', '101'),
} as const;

interface Person {
  openid: string;
  name: string;
  communityId: string | null;
  roles: HeldRole[];
  homes: string[];
}

const labels = new Map<string, string>([
  ...labelled(MAPLE, MAPLE_HOMES),
  ...labelled(CEDAR, CEDAR_HOMES),
]);

function role(name: Role, placeId: string, from = '2020-01-01', until: string | null = null) {
  return { role: name, placeId, placeLabel: labels.get(placeId) ?? '', from, until };
}

function person(name: string, communityId: string | null, roles: HeldRole[], homes: string[] = []) {
  return { name, communityId, roles, homes };
}

/** One person for every role of the contract, at a place that suits it; and those whom rules must refuse. */
const PERSONS = {
  secretary: person('沈知秋', MAPLE, [role('secretary', MAPLE)]),
  gridOfficer: person('郭望舒', MAPLE, [role('grid-officer', PLACE.estate)]),
  buildingSteward: person('罗清和', MAPLE, [role('building-steward', PLACE.building)]),
  stairSteward: person('白若溪', MAPLE, [role('stair-steward', PLACE.stair)], [HOME.first]),
  ownersCommittee: person('秦朝阳', MAPLE, [role('owners-committee', PLACE.estate)]),
  partyBranch: person('高明远', MAPLE, [role('party-branch', MAPLE)]),
  elderAdviser: person('钟念慈', MAPLE, [role('elder-adviser', MAPLE)]),
  mediator: person('杜怀瑾', MAPLE, [role('mediator', MAPLE)]),
  teamLeader: person('彭飞白', MAPLE, [role('team-leader', MAPLE)]),
  volunteer: person('叶青禾', MAPLE, [role('volunteer', MAPLE)]),
  streetObserver: person('唐景行', MAPLE, [role('street-observer', MAPLE)]),
  outsideParty: person('康居物业 丁一帆', MAPLE, [role('outside-party', PLACE.estate)]),
  rater: person('测评 卫南星', MAPLE, [role('rater', MAPLE)]),
  householdRepresentative: person(
    '孟小满',
    MAPLE,
    [role('household-representative', PLACE.otherStair)],
    [idOf(MAPLE, '一期', '1栋', '2单元', '201')],
  ),
  expiredSteward: person('谢长安', MAPLE, [
    role('building-steward', PLACE.building, '2025-01-01', '2026-06-14'),
  ]),
  futureSteward: person('卢星河', MAPLE, [role('building-steward', PLACE.building, '2026-06-16')]),
  stewardElsewhere: person('莫听雨', MAPLE, [role('building-steward', PLACE.otherBuilding)]),
  resident: person('顾南枝', MAPLE, [], [HOME.second]),
  residentElsewhere: person('戴云舟', MAPLE, [], [HOME.otherEstate]),
  cedarSecretary: person('贺兰亭', CEDAR, [role('secretary', CEDAR)]),
  cedarResident: person('尹采薇', CEDAR, [], [HOME.cedar]),
  stranger: person('路远行', null, []),
  strangerTwo: person('程万里', null, []),
} satisfies Record<string, Omit<Person, 'openid'>>;

export type PersonKey = keyof typeof PERSONS;
export const PERSON_KEYS = Object.keys(PERSONS) as PersonKey[];

export function personOf(key: PersonKey): Person {
  return { openid: openidOf(key), ...PERSONS[key] };
}

export function openidOf(key: PersonKey): string {
  return `oTest-${key}-7Yk2`;
}

export function residentIdOf(key: PersonKey): string {
  return `person-${key.toLowerCase()}`;
}

/** Notices that are there from the start. */
export const NOTICE = {
  /** to confirm, to the first building */
  building: 'a0000000000000000001',
  /** to confirm, to the whole community */
  community: 'a0000000000000000002',
  /** to confirm, to the other estate */
  elsewhere: 'a0000000000000000003',
  /** nothing to confirm */
  plain: 'a0000000000000000004',
  /** held, by the grid officer */
  held: 'a0000000000000000005',
  /** to confirm, in cedar */
  cedar: 'c0000000000000000001',
  /** held, in cedar */
  cedarHeld: 'c0000000000000000002',
} as const;

export const REVIEW = {
  held: `notice:${NOTICE.held}:text`,
  cedarHeld: `notice:${NOTICE.cedarHeld}:text`,
} as const;

/** Collection → documents. */
export function communityDocuments(): Record<string, object[]> {
  return {
    communities: [
      birchCommunity(stamp('place:birch')),
      ...[MAPLE, CEDAR].map(
        (_id): CommunityDocument => ({
          _id,
          communityId: _id,
          name: COMMUNITY_NAMES[_id] ?? '',
          change: stamp(`community:${_id}`),
        }),
      ),
    ],
    places: [...placesOf(MAPLE, MAPLE_HOMES), ...placesOf(CEDAR, CEDAR_HOMES)],
    households: [...householdsOf(MAPLE, MAPLE_HOMES), ...householdsOf(CEDAR, CEDAR_HOMES)],
    residents: PERSON_KEYS.flatMap(residentOf),
    notices: [
      notice(NOTICE.building, 'secretary', [PLACE.building]),
      notice(NOTICE.community, 'secretary', [MAPLE]),
      notice(NOTICE.elsewhere, 'secretary', [PLACE.otherEstate]),
      notice(NOTICE.plain, 'secretary', [MAPLE], { mustConfirm: false }),
      notice(NOTICE.held, 'gridOfficer', [PLACE.estate], { state: 'held', heldFor: 'review' }),
      notice(NOTICE.cedar, 'cedarSecretary', [CEDAR]),
      notice(NOTICE.cedarHeld, 'cedarSecretary', [CEDAR], { state: 'held', heldFor: 'review' }),
    ],
    receipts: [receipt(NOTICE.community, 'residentElsewhere')],
    imports: [],
    reviews: [review(NOTICE.held, MAPLE), review(NOTICE.cedarHeld, CEDAR)],
    messages: [],
    audit: [],
    reports: [],
    consents: [],
    drafts: [],
    tries: [],
    setups: [birchSetup(START, stamp('place:birch'))],
  };
}

function stamp(target: string): Stamp {
  return { id: `seed-${target}`, action: 'seed', actorId: 'seed', target, at: LONG_AGO };
}

/** Names along the path, without the community's: 一期 1栋. */
function labelled(community: string, homes: string[][]): [string, string][] {
  const found = homes.flatMap((names) =>
    names.map((_, index): [string, string] => {
      const path = names.slice(0, index + 1);
      return [idOf(community, ...path), path.join(' ')];
    }),
  );
  return [[community, COMMUNITY_NAMES[community] ?? ''], ...found];
}

function placesOf(community: string, homes: string[][]): PlaceDocument[] {
  const homeIds = homes.map((names) => idOf(community, ...names));
  const ids = [...new Set(homeIds.flatMap((id) => ancestorsAndSelf(id).slice(0, -1)))];
  return ids.map((_id, order) => ({
    _id,
    communityId: community,
    parentId: parentOf(_id),
    kind: kindOf(_id) as PlaceDocument['kind'],
    name: labels.get(_id)?.split(' ').at(-1) ?? '',
    label: labels.get(_id) ?? '',
    order,
    lineage: ancestorsAndSelf(_id),
    households: homeIds.filter((id) => id.startsWith(`${_id}.`)).length,
    change: stamp(`place:${_id}`),
  }));
}

function phoneOf(householdId: string): string {
  const digits = [...householdId].reduce(
    (sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 1e8,
    7,
  );
  return `137${String(digits).padStart(8, '0')}`;
}

function householdsOf(community: string, homes: string[][]): HouseholdDocument[] {
  return homes.map((names, index) => {
    const _id = idOf(community, ...names);
    const phone = phoneOf(_id);
    return {
      _id,
      communityId: community,
      buildingId: idOf(community, ...names.slice(0, 2)),
      lineage: ancestorsAndSelf(_id).slice(0, -1),
      label: labels.get(_id) ?? '',
      number: names[3] ?? '',
      sortKey: sortKeyOf(names[2] ?? '', names[3] ?? ''),
      area: 8_950,
      head: {
        name: `户主${'甲乙丙丁戊己庚'[index]}`,
        phoneCipher: encryptPhone(phone),
        phoneHash: lookupHash('phone-lookup', phone),
      },
      ...unstated(_id),
      change: stamp(`household:${_id}`),
    };
  });
}

function residentOf(key: PersonKey): ResidentDocument[] {
  const { openid, name, communityId, roles, homes } = personOf(key);
  if (communityId === null) return [];
  return [
    {
      _id: residentIdOf(key),
      communityId,
      accountKey: `wx:${openid}`,
      openid,
      name,
      households: homes.map((householdId) => ({
        householdId,
        label: labels.get(householdId) ?? '',
        joinedAt: LONG_AGO,
      })),
      adult: confirmedAdult(residentIdOf(key), LONG_AGO),
      lineages: [...new Set(homes.flatMap((id) => ancestorsAndSelf(id).slice(0, -1)))],
      roles,
      ...(key === 'stairSteward' && { contact: stairContact() }),
      grants: homes.length > 0 ? { [TEMPLATE]: 2 } : {},
      sends: {},
      createdAt: LONG_AGO,
      change: stamp(`resident:${residentIdOf(key)}`),
    },
  ];
}

function notice(
  _id: string,
  author: PersonKey,
  audience: string[],
  more: Partial<NoticeDocument> = {},
): NoticeDocument {
  const [communityId = ''] = audience[0]?.split('.') ?? [];
  const { name, roles } = personOf(author);
  const office = roles[0] as HeldRole;
  const places =
    communityId === MAPLE ? placesOf(MAPLE, MAPLE_HOMES) : placesOf(CEDAR, CEDAR_HOMES);
  return {
    _id,
    communityId,
    kind: 'outage',
    title: communityId === MAPLE ? `停水检修${_id.slice(-2)}` : `雪松停电${_id.slice(-2)}`,
    body: '明日九点到十七点检修水管，请提前储水。',
    audience,
    audienceLabels: audience.map((id) => labels.get(id) ?? ''),
    reach: [...new Set(audience.flatMap(ancestorsAndSelf))].sort(),
    mustConfirm: true,
    confirmUntil: null,
    roles: [],
    pictures: [],
    attachments: [],
    filesVersion: 0,
    state: 'published',
    heldFor: null,
    authorId: residentIdOf(author),
    author: { name, role: office.role, placeLabel: office.placeLabel },
    households: places
      .filter((place) => audience.includes(place._id))
      .reduce((sum, { households }) => sum + households, 0),
    publishedAt: LONG_AGO,
    expiresAt: null,
    eventAt: null,
    pinned: false,
    order: LONG_AGO,
    version: 0,
    history: [],
    versionFrom: LONG_AGO,
    pending: null,
    withdrawn: null,
    delivery: { state: 'done', after: '' },
    reminders: 0,
    remindedAt: null,
    remindedHouseholds: 0,
    change: stamp(`notice:${_id}`),
    ...more,
  };
}

function receipt(noticeId: string, key: PersonKey): ReceiptDocument {
  const { communityId, homes, name } = personOf(key);
  return {
    _id: `${noticeId}:${residentIdOf(key)}`,
    communityId: communityId ?? '',
    noticeId,
    residentId: residentIdOf(key),
    households: homes.map((householdId) => ({
      householdId,
      buildingId: ancestorsAndSelf(householdId)[2] ?? '',
      stairId: parentOf(householdId) ?? '',
    })),
    keys: homes.map((householdId) => `${noticeId}:${householdId}`),
    by: { residentId: residentIdOf(key), name, how: 'self' },
    confirmedAt: LONG_AGO,
    undoneAt: null,
  };
}

function review(noticeId: string, communityId: string): ReviewDocument {
  return {
    _id: `notice:${noticeId}:text`,
    communityId,
    subject: 'notice',
    subjectId: noticeId,
    reason: 'text-review',
    state: 'open',
    decided: [],
    carried: true,
    at: LONG_AGO,
    change: stamp(`notice:${noticeId}`),
  };
}

/** What nobody of maple may ever be shown. */
export function secretsOfCedar(): string[] {
  return ['雪松停电', '东苑', PERSONS.cedarSecretary.name, PERSONS.cedarResident.name];
}

/** Everything personal that a log must not contain: names, openids, phone numbers, texts. */
export function personalTexts(): string[] {
  const documents = communityDocuments() as {
    households: HouseholdDocument[];
    notices: NoticeDocument[];
  };
  return [
    ...PERSON_KEYS.flatMap((key) => [PERSONS[key].name, openidOf(key)]),
    ...documents.households.flatMap(({ _id, head }) => [head.name ?? '', phoneOf(_id)]),
    ...documents.notices.flatMap(({ title, body }) => [title, body]),
  ];
}
