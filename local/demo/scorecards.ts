import type {
  AccountDocument,
  CardDocument,
  LedgerDocument,
  ScorebookDocument,
  ScoreDocument,
} from '../../cloudfunctions/civility/collections.ts';
import { EMPTY, nextCheck, nextEntry } from '../../cloudfunctions/civility/ledger/account-rules.ts';
import { SCORE_PRESETS } from '../../cloudfunctions/civility/scorebook/score-presets.ts';
import { addDays, DAY, dayOf, endOfDay } from '../../cloudfunctions/kernel/calendar.ts';
import type { PlaceDocument } from '../../cloudfunctions/places/collections.ts';
import type {
  ScorebookKind,
  ScoreRule,
  ScoreTableForm,
} from '../../typings/contract/civility/scorecard.ts';
import type { Person } from './documents.ts';
import { review, stamp } from './point-books.ts';

/** What the scorecards of the demo are made from. */
export interface ScorecardScene {
  communityId: string;
  people: readonly Person[];
  neighbours: readonly Person[];
  /** of the first estate */
  building: PlaceDocument;
  author: Person;
  officer: Person;
  /** of the party branch, and another of it */
  second: Person;
  start: number;
}

const takes = (
  ruleId: string,
  dimension: 1 | 2,
  title: string,
  text: string,
  points: number,
): ScoreRule => ({
  ruleId,
  dimension,
  title,
  text,
  points,
  caps: { day: null, month: null, year: 10 },
  reporters: ['officer'],
  reviewers: 1,
  appealDays: 15,
  evidence: true,
});

const SMOKE = takes('smoke', 2, '油烟扰民', '油烟没有处理好，劝说后还不改，每次减两分。', -2);
const ABSENT = takes('absent', 1, '没请假缺席', '组织生活没有请假也没有来，每次减一分。', -1);

const FORMS: Record<ScorebookKind, ScoreTableForm> = {
  merchants: {
    ...SCORE_PRESETS.merchants,
    rules: [...SCORE_PRESETS.merchants.rules, SMOKE],
    stars: { points: [6, 12, 18, 24, 36], least: 3 },
  },
  members: { ...SCORE_PRESETS.members, rules: [...SCORE_PRESETS.members.rules, ABSENT] },
};

/** [shop, where, how many things have counted, on the list] */
const SHOPS: [name: string, address: string, things: number, listed: boolean][] = [
  ['惠民超市', '东门口第一间', 11, true],
  ['巧手理发店', '东门口第三间', 8, true],
  ['老街早点', '一期南门口', 7, true],
  ['青禾水果店', '二期西门口', 5, true],
  ['康安药房', '一期 3 栋楼下', 3, false],
  ['四季洗衣', '一期 5 栋楼下', 0, false],
];

const NOTES: Record<ScorebookKind, string[]> = {
  merchants: ['到店里看过，价签都对', '给 2 栋的老人送米上楼', '门前扫得干净', '社区活动出了人手'],
  members: [
    '主题党日到了，还带了新邻居',
    '结对的老人家里灯泡换好了',
    '雪天一早来扫路',
    '周末到站里值了半天班',
  ],
};

/** Cards of shops and of members of the party branch, with what has counted, what waits, and one appeal each. */
export function scorecardDocuments(scene: ScorecardScene): Record<string, object[]> {
  const { people, neighbours, second } = scene;
  const named = (id: string) => people.find((one) => one.id === id) ?? second;
  const free = neighbours.filter(
    ({ openid, roles }) =>
      openid !== null && roles.every(({ role }) => role !== 'party-branch' && role !== 'secretary'),
  );
  const branch = people.find(
    ({ id, roles }) => id !== second.id && roles.some(({ role }) => role === 'party-branch'),
  );
  const shops = SHOPS.map(([name, address, things, listed], n) => {
    const keeper = n === 1 ? named('resident-zhou') : (free[n] ?? second);
    const more = { merchant: { name, address, placeId: scene.building._id }, listed };
    const state = n === 5 ? ('asked' as const) : ('agreed' as const);
    const shop = card(scene, 'merchants', n, keeper, { ...more, state });
    return { shop, things };
  });
  const members = [named('volunteer'), named('resident-wang'), named('steward')].map((one, n) =>
    card(scene, 'members', n, one, { enteredBy: second.id }),
  );
  const asked = card(scene, 'members', 3, named('stair-steward'), { state: 'asked' });
  const heard = { residentId: scene.officer.id, as: 'grid-officer' };
  const branchVoice = { residentId: (branch ?? second).id, as: 'party-branch' };
  const posted = [
    ...shops.flatMap(({ shop, things }) => postedOf(scene, shop, things, heard)),
    ...members.flatMap((member, n) => postedOf(scene, member, 9 - n * 3, branchVoice)),
  ];
  const [first, barber] = shops.map(({ shop }) => shop);
  const [member] = members;
  const waiting =
    first && barber && member
      ? [
          ...appealOf(scene, barber, SMOKE, '劝过一次，晚上油烟还是大', heard),
          score(scene, first, 'open', ruleOf('merchants', 5), 2, '给 5 栋的老人送菜上楼'),
          {
            ...score(scene, member, 'open', ruleOf('members', 6), 1, '周末到站里值了半天班'),
            reporter: { residentId: member.residentId, as: '' },
          },
          deductionOf(scene, member, branchVoice),
        ]
      : [];
  const entries = entryDocuments(scene, posted);
  return {
    scorebooks: (['merchants', 'members'] as const).map((book) => bookOf(scene, book)),
    scorecards: [...shops.map(({ shop }) => shop), ...members, asked],
    scores: [...posted, ...waiting],
    scoreEntries: entries,
    scoreAccounts: accountDocuments(scene, entries),
  };
}

const ruleOf = (book: ScorebookKind, at: number): ScoreRule => {
  const { rules } = SCORE_PRESETS[book];
  return rules[at % rules.length] as ScoreRule;
};

function bookOf(
  { communityId, second, start }: ScorecardScene,
  book: ScorebookKind,
): ScorebookDocument {
  const from = dayOf(start - 300 * DAY);
  return {
    _id: `${communityId}:${book}`,
    communityId,
    book,
    tables: [{ version: 1, from, ...FORMS[book], adoptedBy: second.name }],
    draft: null,
    closedAt: null,
    opensOn: null,
    lapsing: false,
    telling: null,
    change: stamp(`scorebook:${communityId}:${book}`, start - 310 * DAY),
  };
}

function card(
  { communityId, author, start }: ScorecardScene,
  book: ScorebookKind,
  n: number,
  { id: residentId, name }: Person,
  more: Partial<CardDocument>,
): CardDocument {
  const at = start - (290 - n) * DAY;
  const _id = `demo-card-${book}-${n + 1}`;
  const placeId = more.merchant?.placeId ?? communityId;
  return {
    _id,
    communityId,
    book,
    holder: more.merchant ? `${book}:${placeId}:${more.merchant.name}` : `${book}:${residentId}`,
    residentId,
    name,
    merchant: null,
    placeId,
    enteredBy: author.id,
    state: 'agreed',
    listed: false,
    paper: false,
    agreedAt: more.state === 'asked' ? null : at,
    eraseAt: null,
    telling: false,
    order: at,
    change: stamp(`scorecard:${_id}`, at),
    ...more,
  };
}

type Voice = { residentId: string; as: string };

function postedOf(
  scene: ScorecardScene,
  of: CardDocument,
  things: number,
  { residentId, as }: Voice,
): ScoreDocument[] {
  return Array.from({ length: things }, (_, n) => {
    const ago = 5 + (things - n) * 6;
    // Two of each dimension, one dimension after the other.
    const rule = ruleOf(of.book, (n % 4) * 2 + (Math.floor(n / 4) % 2));
    const notes = NOTES[of.book];
    const made = score(scene, of, `posted-${n + 1}`, rule, ago, notes[n % notes.length] ?? '');
    const at = scene.start - (ago - 1) * DAY;
    const reviewer = { id: residentId } as Person;
    const reviews = [review(reviewer, as, '核对过，是真的', at)];
    return { ...made, state: 'posted', posted: rule.points, reviews };
  });
}

function score(
  { communityId, author, second, start }: ScorecardScene,
  { _id: cardId, book, placeId }: CardDocument,
  name: string,
  { ruleId, title, dimension, points, caps, reviewers, appealDays }: ScoreRule,
  ago: number,
  note: string,
): ScoreDocument {
  const at = start - ago * DAY;
  const _id = `${cardId}-${name}`.replace('card', 'score');
  return {
    _id,
    communityId,
    book,
    bookId: `${communityId}:${book}`,
    cardId,
    placeId,
    ruleId,
    title,
    dimension,
    version: 1,
    points,
    caps,
    reviewers,
    appealDays,
    day: dayOf(at),
    note,
    reporter:
      book === 'members'
        ? { residentId: second.id, as: 'party-branch' }
        : { residentId: author.id, as: 'secretary' },
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
    order: at,
    change: stamp(`score:${_id}`, at),
  };
}

/** A deduction that waits for its appeal days. */
function deductionOf(
  scene: ScorecardScene,
  of: CardDocument,
  { residentId, as }: Voice,
  rule = ABSENT,
  note = '上周的主题党日没有来，也没有说',
): ScoreDocument {
  const at = scene.start - 2 * DAY;
  const appealUntil = endOfDay(addDays(dayOf(at), rule.appealDays));
  return {
    ...score(scene, of, rule.ruleId, rule, 4, note),
    state: 'accepted',
    reviews: [review({ id: residentId } as Person, as, '问过当天签到的人', at)],
    appealUntil,
    dueAt: appealUntil + 1,
  };
}

/** A deduction that whoever keeps the shop objects to. */
function appealOf(
  scene: ScorecardScene,
  of: CardDocument,
  rule: ScoreRule,
  note: string,
  by: Voice,
): ScoreDocument[] {
  const reason = '净化器上个月就装好了，那天是隔壁装修';
  const at = scene.start - DAY;
  const voice = { residentId: of.residentId, as: '', reason, at };
  return [
    {
      ...deductionOf(scene, of, by, rule, note),
      state: 'appealed',
      dueAt: null,
      appeal: { ...voice, upheld: null, answer: '', heardBy: null },
    },
  ];
}

/** The entries of what is posted, in a chain for each card. */
function entryDocuments(scene: ScorecardScene, posted: readonly ScoreDocument[]): LedgerDocument[] {
  const tails = new Map<string, LedgerDocument>();
  return posted.flatMap(({ cardId, ruleId, day, points, title, dimension, reviews, _id }) => {
    const [decided] = reviews;
    const entry = nextEntry(tails.get(cardId) ?? EMPTY, {
      communityId: scene.communityId,
      accountId: cardId,
      sourceId: `claim:${ruleId}:${day}:${cardId}`,
      kind: 'award',
      points,
      held: 0,
      rule: { ruleId, version: 1 },
      title,
      claimId: _id,
      dimension,
      reverses: null,
      decidedBy: reviews.map(({ residentId }) => residentId),
      as: decided?.as ?? '',
      reason: '',
      day,
      at: decided?.at ?? scene.start,
    });
    if (!entry) return [];
    tails.set(cardId, entry);
    return [entry];
  });
}

function accountDocuments(
  { start }: ScorecardScene,
  entries: readonly LedgerDocument[],
): AccountDocument[] {
  const latest = new Map(entries.map((entry) => [entry.accountId, entry]));
  return [...latest.values()].map(
    ({ accountId, communityId, seq, balance, heldTotal, hash, at }) => ({
      _id: accountId,
      communityId,
      bearer: { kind: 'person', id: accountId },
      label: '',
      seq,
      balance,
      heldTotal,
      hash,
      checkAt: nextCheck(start, 30),
      checked: { seq, balance, heldTotal, hash },
      broken: null,
      at,
    }),
  );
}
