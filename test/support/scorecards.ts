import type {
  AccountDocument,
  CardDocument,
  LedgerDocument,
  ScorebookDocument,
  ScoreDocument,
} from '../../cloudfunctions/civility/collections.ts';
import { EMPTY, nextCheck, nextEntry } from '../../cloudfunctions/civility/ledger/account-rules.ts';
import { DAY } from '../../cloudfunctions/kernel/calendar.ts';
import type {
  ScorebookKind,
  ScoreRule,
  ScoreTableForm,
} from '../../typings/contract/civility/scorecard.ts';
import { CEDAR, MAPLE, type PersonKey, PLACE, residentIdOf, START } from './community.ts';
import { commandId, type Input } from './inputs.ts';
import { PICTURE } from './picture-documents.ts';

/** Scorebooks, cards and scores that are there from the start. */

const NO_CAPS = { day: null, month: null, year: null };
export const SCORE_RULE = {
  /** three, at most twelve a year */
  honest: {
    ruleId: 'honest',
    title: '明码实价',
    text: '明码实价，秤准货真，当月没有纠纷。',
    dimension: 1,
    points: 3,
    caps: { ...NO_CAPS, year: 12 },
    reporters: ['bearer', 'officer'],
    reviewers: 1,
    appealDays: 7,
    evidence: true,
  },
  /** two, and two have to agree */
  elders: {
    ruleId: 'elders',
    title: '照顾老人',
    text: '给行动不便的老人送货上门。',
    dimension: 3,
    points: 2,
    caps: NO_CAPS,
    reporters: ['bearer', 'officer'],
    reviewers: 2,
    appealDays: 7,
    evidence: false,
  },
  /** takes two */
  smoke: {
    ruleId: 'smoke',
    title: '油烟扰民',
    text: '油烟没有处理好，劝说后不改，每次减两分。',
    dimension: 2,
    points: -2,
    caps: NO_CAPS,
    reporters: ['officer'],
    reviewers: 1,
    appealDays: 7,
    evidence: true,
  },
} as const satisfies Record<string, ScoreRule>;

const DIMENSIONS: Record<ScorebookKind, string[]> = {
  merchants: ['诚信经营', '门前整洁', '邻里服务', '热心公益'],
  members: ['组织活动', '服从大局', '岗位奉献', '履行义务'],
};

export function formOfBook(book: ScorebookKind, rules: readonly ScoreRule[]): ScoreTableForm {
  return {
    dimensions: DIMENSIONS[book],
    rules: structuredClone([...rules]),
    stars: book === 'merchants' ? { points: [3, 6, 9, 12, 15], least: 0 } : null,
  };
}

export const CARD = {
  /** of a shop in the first building, kept by the resident of the second household; listed */
  shop: 'ea000000000000000001',
  /** of another shop there: its keeper, of the next stair, has not answered */
  asked: 'ea000000000000000002',
  otherEstate: 'ea000000000000000003',
  cedar: 'ca000000000000000001',
  /** the resident of the second household as a member */
  member: 'eb000000000000000001',
} as const;

/** Of the shop, brought forward by the building's steward and accepted by the grid officer, unless told otherwise. */
export const SCORE = {
  open: 'ec000000000000000001',
  /** takes points away; may be appealed until the 22nd */
  accepted: 'ec000000000000000002',
  appealed: 'ec000000000000000003',
  posted: 'ec000000000000000004',
  /** posted; the party branch asks to take it back */
  voiding: 'ec000000000000000005',
  /** brought forward by its keeper */
  own: 'ec000000000000000006',
  otherEstate: 'ec000000000000000007',
  cedar: 'cc000000000000000001',
} as const;

/** Of the member; all brought forward by the branch, but the open one by the member. */
export const MEMBER_SCORE = {
  open: 'ed000000000000000001',
  /** takes points away; may be appealed until the 22nd */
  accepted: 'ed000000000000000002',
  posted: 'ed000000000000000003',
} as const;
/** What was noted of the member. */
export const MEMBER_WORDS = '冬至给独居老人送饺子';

const AGO = START - 20 * DAY;
const AGREED_AT = START - 40 * DAY;
const APPEAL_END = START + 7 * DAY;

const stamp = (target: string) => ({
  id: `seed-${target}`,
  action: 'seed',
  actorId: 'seed',
  target,
  at: AGO,
});
const voice = (who: PersonKey, as: string) => ({
  residentId: residentIdOf(who),
  as,
  reason: '到店里看过了',
  at: AGO,
});

function card(
  _id: string,
  who: PersonKey,
  book: ScorebookKind,
  placeId: string,
  more: Partial<CardDocument> = {},
): CardDocument {
  const communityId = placeId.split('.')[0] ?? '';
  const merchant =
    book === 'members' ? null : { name: `便民店${_id.slice(-1)}`, address: '东门口', placeId };
  return {
    _id,
    communityId,
    book,
    holder: merchant ? `merchants:${placeId}:${merchant.name}` : `members:${residentIdOf(who)}`,
    residentId: residentIdOf(who),
    name: '店主',
    merchant,
    placeId,
    enteredBy: residentIdOf(communityId === CEDAR ? 'cedarSecretary' : 'secretary'),
    state: 'agreed',
    listed: book === 'merchants',
    paper: false,
    agreedAt: AGREED_AT,
    eraseAt: null,
    telling: false,
    order: AGO + Number(_id.slice(-1)),
    change: stamp(`scorecard:${_id}`),
    ...more,
  };
}

const CARDS: CardDocument[] = [
  card(CARD.shop, 'resident', 'merchants', PLACE.building),
  card(CARD.asked, 'householdRepresentative', 'merchants', PLACE.building, {
    state: 'asked',
    listed: false,
    agreedAt: null,
  }),
  card(CARD.otherEstate, 'residentElsewhere', 'merchants', PLACE.otherEstate),
  card(CARD.cedar, 'cedarResident', 'merchants', PLACE.cedarBuilding),
  card(CARD.member, 'resident', 'members', MAPLE, {
    name: '顾南枝',
    enteredBy: residentIdOf('partyBranch'),
  }),
];
const shop = CARDS[0] as CardDocument;
const member = CARDS[4] as CardDocument;

function score(
  _id: string,
  of: CardDocument,
  { ruleId, title, dimension, points, caps, reviewers, appealDays }: ScoreRule,
  more: Partial<ScoreDocument> = {},
): ScoreDocument {
  return {
    _id,
    communityId: of.communityId,
    book: of.book,
    bookId: `${of.communityId}:${of.book}`,
    cardId: of._id,
    placeId: of.placeId,
    ruleId,
    title,
    dimension,
    version: 1,
    points,
    caps,
    reviewers,
    appealDays,
    day: `2026-06-0${_id.slice(-1)}`,
    note: of.book === 'members' ? MEMBER_WORDS : '店里的价签都对',
    reporter: { residentId: residentIdOf('buildingSteward'), as: 'building-steward' },
    state: 'open',
    reviews: [],
    apart: false,
    appealUntil: null,
    appeal: null,
    voiding: null,
    voidedBy: null,
    dueAt: null,
    telling: false,
    posted: null,
    reduced: null,
    order: AGO + Number(_id.slice(-1)),
    change: stamp(`score:${_id}`),
    ...more,
  };
}

const { honest, smoke } = SCORE_RULE;
const byGrid = [{ ...voice('gridOfficer', 'grid-officer'), accepts: true }];
const byBranch = [{ ...voice('elderAdviser', 'party-branch'), accepts: true }];
const waiting = { state: 'accepted', appealUntil: APPEAL_END, dueAt: APPEAL_END + 1 } as const;
const posted = { state: 'posted', posted: 3 } as const;
const branch = { residentId: residentIdOf('partyBranch'), as: 'party-branch' };

const SCORES: ScoreDocument[] = [
  score(SCORE.open, shop, honest),
  score(SCORE.accepted, shop, smoke, { ...waiting, reviews: byGrid }),
  score(SCORE.appealed, shop, smoke, {
    state: 'appealed',
    reviews: byGrid,
    appealUntil: APPEAL_END,
    appeal: { ...voice('resident', ''), upheld: null, answer: '', heardBy: null },
  }),
  score(SCORE.posted, shop, honest, { ...posted, reviews: byGrid }),
  score(SCORE.voiding, shop, honest, {
    ...posted,
    reviews: byGrid,
    voiding: voice('partyBranch', 'party-branch'),
  }),
  score(SCORE.own, shop, honest, { reporter: { residentId: residentIdOf('resident'), as: '' } }),
  score(SCORE.otherEstate, CARDS[2] as CardDocument, honest),
  score(SCORE.cedar, CARDS[3] as CardDocument, honest),
  score(MEMBER_SCORE.open, member, honest, {
    pictures: [PICTURE.member],
    reporter: { residentId: residentIdOf('resident'), as: '' },
  }),
  score(MEMBER_SCORE.accepted, member, smoke, { ...waiting, reporter: branch, reviews: byBranch }),
  score(MEMBER_SCORE.posted, member, honest, { ...posted, reporter: branch, reviews: byBranch }),
];

/** The entries of what is posted, in chains. */
function entryDocuments(): LedgerDocument[] {
  const tails = new Map<string, LedgerDocument>();
  const entries: LedgerDocument[] = [];
  for (const one of SCORES.filter(({ state }) => state === 'posted')) {
    const entry = nextEntry(tails.get(one.cardId) ?? EMPTY, {
      communityId: one.communityId,
      accountId: one.cardId,
      sourceId: `claim:${one.ruleId}:${one.day}:${one.cardId}`,
      kind: 'award',
      points: one.points,
      held: 0,
      rule: { ruleId: one.ruleId, version: 1 },
      title: one.title,
      claimId: one._id,
      dimension: one.dimension,
      reverses: null,
      decidedBy: one.reviews.map(({ residentId }) => residentId),
      as: one.reviews[0]?.as ?? '',
      reason: '',
      day: one.day,
      at: AGO,
    });
    if (!entry) continue;
    tails.set(one.cardId, entry);
    entries.push(entry);
  }
  return entries;
}

function accountsOf(entries: readonly LedgerDocument[]): AccountDocument[] {
  const latest = new Map(entries.map((entry) => [entry.accountId, entry]));
  return [...latest.values()].map(({ accountId, communityId, seq, balance, heldTotal, hash }) => ({
    _id: accountId,
    communityId,
    bearer: { kind: 'person', id: accountId },
    label: '',
    seq,
    balance,
    heldTotal,
    hash,
    checkAt: nextCheck(START, 30),
    checked: { seq, balance, heldTotal, hash },
    broken: null,
    at: AGO,
  }));
}

function bookOf(communityId: string, book: ScorebookKind, editor: PersonKey): ScorebookDocument {
  const rules = Object.values(SCORE_RULE);
  return {
    _id: `${communityId}:${book}`,
    communityId,
    book,
    tables: [{ version: 1, from: '2026-01-01', ...formOfBook(book, rules), adoptedBy: '高明远' }],
    draft: {
      ...formOfBook(book, [SCORE_RULE.honest]),
      editors: [residentIdOf(editor)],
      editedBy: '沈知秋',
    },
    closedAt: null,
    opensOn: null,
    lapsing: false,
    telling: null,
    digestAt: Date.parse('2026-12-01T01:00:00Z'),
    change: stamp(`scorebook:${communityId}:${book}`),
  };
}

export function scorecardDocuments(): Record<string, object[]> {
  const entries = entryDocuments();
  return {
    scorebooks: [
      bookOf(MAPLE, 'merchants', 'secretary'),
      bookOf(MAPLE, 'members', 'elderAdviser'),
      bookOf(CEDAR, 'merchants', 'cedarSecretary'),
    ],
    scorecards: CARDS,
    scores: SCORES,
    scoreEntries: entries,
    scoreAccounts: accountsOf(entries),
  };
}

export const seenBook = (communityId: string, book: ScorebookKind = 'merchants') =>
  `seed-scorebook:${communityId}:${book}`;

/** A command about a book of the first community. */
export const inBook = (n: number, book: ScorebookKind, more: Input = {}): Input => ({
  communityId: MAPLE,
  book,
  commandId: commandId(n),
  ...more,
});
const BOOK_OF: Record<string, ScorebookKind> = Object.fromEntries(
  [CARD.member, ...Object.values(MEMBER_SCORE)].map((id) => [id, 'members']),
);
const about = (n: number, id: string, more: Input): Input => ({
  communityId: id === SCORE.cedar || id === CARD.cedar ? CEDAR : MAPLE,
  book: BOOK_OF[id] ?? 'merchants',
  commandId: commandId(n),
  ...more,
});
export const ofScore = (n: number, scoreId: string, more: Input = {}): Input =>
  about(n, scoreId, { scoreId, ...more });
const ofCard = (n: number, cardId: string, more: Input = {}): Input =>
  about(n, cardId, { cardId, ...more });
export const scoring = (n: number, more: Input = {}, cardId: string = CARD.shop): Input =>
  ofCard(n, cardId, {
    ruleId: 'honest',
    day: '2026-06-14',
    note: '今天的价签都对',
    ...more,
  });
export const answering = (n: number, cardId: string, more: Input = {}): Input =>
  ofCard(n, cardId, { answer: 'agree', listed: false, paper: false, ...more });
export const entering = (n: number, more: Input = {}): Input =>
  inBook(n, 'merchants', {
    residentId: residentIdOf('householdRepresentative'),
    merchant: { name: `新开的店${n}`, address: '西门口', placeId: PLACE.building },
    ...more,
  });
/** Whether the picture of the member's score that waits can be shown. */
export const lookingAt = (n: number, more: Input = {}): Input => ({
  communityId: MAPLE,
  book: 'members',
  scoreId: MEMBER_SCORE.open,
  pictureId: PICTURE.member,
  passes: true,
  commandId: commandId(n),
  ...more,
});
