import type {
  ClaimDocument,
  GoodsDocument,
  LedgerDocument,
  PointRulesDocument,
  ReservationDocument,
} from '../../cloudfunctions/civility/collections.ts';
import { EMPTY, nextCheck, nextEntry } from '../../cloudfunctions/civility/ledger/account-rules.ts';
import { DAY } from '../../cloudfunctions/kernel/calendar.ts';
import type { PointRule } from '../../typings/contract/civility/rule.ts';
import { CEDAR, HOME, MAPLE, type PersonKey, residentIdOf, START } from './community.ts';
import { CLAUSE } from './covenants.ts';
import { commandId, type Input } from './inputs.ts';
import { PICTURE } from './picture-documents.ts';

/** Rules and claims that are there from the start. */

const NO_CAPS = { day: null, month: null, year: null };
export const RULE = {
  /** helping a neighbour: 5, at most 20 a month */
  help: {
    ruleId: 'help',
    title: '邻里互助',
    text: '帮邻居买菜、陪看病、照看老人孩子，每次加五分。',
    points: 5,
    unit: 'time',
    caps: { ...NO_CAPS, month: 20 },
    bearer: 'household',
    reporters: ['household', 'officer'],
    reviewers: 1,
    appealDays: 7,
    evidence: true,
    clauseId: null,
  },
  /** 2 an hour, for a person, as volunteers' hours say */
  hours: {
    ruleId: 'hours',
    title: '志愿服务',
    text: '参加社区志愿服务，每满一小时加两分。',
    points: 2,
    unit: 'hour',
    caps: NO_CAPS,
    bearer: 'person',
    reporters: ['officer'],
    reviewers: 1,
    appealDays: 7,
    evidence: false,
    clauseId: null,
    source: 'hours',
  },
  /** takes ten */
  burning: {
    ruleId: 'burning',
    title: '露天焚烧',
    text: '在小区里露天烧树叶、烧垃圾，每次减十分。',
    points: -10,
    unit: 'time',
    caps: NO_CAPS,
    bearer: 'household',
    reporters: ['officer'],
    reviewers: 1,
    appealDays: 7,
    evidence: true,
    clauseId: CLAUSE.first,
  },
  /** takes one, and two have to agree */
  litter: {
    ruleId: 'litter',
    title: '楼道堆物',
    text: '在楼道里堆放杂物，劝说后不清理，每次减一分。',
    points: -1,
    unit: 'time',
    caps: NO_CAPS,
    bearer: 'household',
    reporters: ['officer'],
    reviewers: 2,
    appealDays: 7,
    evidence: false,
    clauseId: CLAUSE.first,
  },
} as const satisfies Record<string, PointRule>;

/** Claims of the second household, unless told otherwise; all brought forward by the secretary. */
export const CLAIM = {
  /** burning, waits for a reviewer */
  open: 'e0000000000000000001',
  /** burning, accepted by the grid officer; may be appealed until the 22nd */
  accepted: 'e0000000000000000002',
  /** burning, appealed */
  appealed: 'e0000000000000000003',
  /** help, posted */
  posted: 'e0000000000000000004',
  /** help, posted; the party branch asks to take it back */
  voiding: 'e0000000000000000005',
  /** of the first household, brought forward by its own people */
  own: 'e0000000000000000006',
  otherEstate: 'e0000000000000000007',
  cedar: 'c1000000000000000001',
} as const;

/** On the shelf of the shop: five points each, one a month and household. */
export const GOODS = { soap: 'e1000000000000000001', cedar: 'c1000000000000000002' } as const;
/** The first household has set one aside, with five of its twelve points. */
export const RESERVED = 'e2000000000000000001';
export const RESERVED_CODE = '246810';

export const accountOf = (householdId: string) => `h:${householdId}`;
const AGO = START - 20 * DAY;
const voice = (who: PersonKey, as: string) => ({
  residentId: residentIdOf(who),
  as,
  reason: '现场看过了',
  at: AGO,
});

function claim(
  _id: string,
  { ruleId, title, points, unit, caps, reviewers, appealDays }: PointRule,
  more: Partial<ClaimDocument> = {},
  householdId: string = HOME.second,
): ClaimDocument {
  const communityId = householdId.split('.')[0] ?? '';
  return {
    _id,
    communityId,
    bearer: { kind: 'household', id: householdId },
    accountId: accountOf(householdId),
    label: '一期 1栋 1单元 102',
    placeId: householdId,
    ruleId,
    title,
    version: 1,
    unit,
    points,
    amount: 1,
    day: `2026-06-${String(Number(_id.slice(-1)) + 1).padStart(2, '0')}`,
    note: '上午在楼下空地',
    reporter: { residentId: residentIdOf('secretary'), as: 'secretary' },
    reviewers,
    appealDays,
    caps,
    state: 'open',
    reviews: [],
    apart: false,
    appealUntil: null,
    appeal: null,
    voiding: null,
    voidedBy: null,
    dueAt: null,
    posted: null,
    reduced: null,
    order: AGO,
    change: stamp(`claim:${_id}`),
    ...more,
  };
}

function stamp(target: string) {
  return { id: `seed-${target}`, action: 'seed', actorId: 'seed', target, at: AGO };
}

const accepted = [{ ...voice('gridOfficer', 'grid-officer'), accepts: true }];
const APPEAL_END = START + 7 * DAY;
const posted = { state: 'posted', reviews: accepted, posted: 5 } as const;

const CLAIMS: ClaimDocument[] = [
  claim(CLAIM.open, RULE.burning, { pictures: [PICTURE.report] }),
  claim(CLAIM.accepted, RULE.burning, {
    state: 'accepted',
    reviews: accepted,
    appealUntil: APPEAL_END,
    dueAt: APPEAL_END + 1,
  }),
  claim(CLAIM.appealed, RULE.burning, {
    state: 'appealed',
    reviews: accepted,
    appealUntil: APPEAL_END,
    appeal: {
      ...voice('resident', ''),
      upheld: null,
      answer: '',
      heardBy: null,
      pictures: [PICTURE.appeal],
    },
  }),
  claim(CLAIM.posted, RULE.help, posted),
  claim(CLAIM.voiding, RULE.help, { ...posted, voiding: voice('partyBranch', 'party-branch') }),
  claim(
    CLAIM.own,
    RULE.help,
    { reporter: { residentId: residentIdOf('stairSteward'), as: '' } },
    HOME.first,
  ),
  claim(CLAIM.otherEstate, RULE.help, {}, HOME.otherEstate),
  claim(CLAIM.cedar, RULE.help, {}, HOME.cedar),
];

/** The two entries of the second household: ten points. */
function ledgerDocuments(): LedgerDocument[] {
  const entries: LedgerDocument[] = [];
  for (const one of CLAIMS.filter(({ state }) => state === 'posted')) {
    const entry = nextEntry(entries.at(-1) ?? EMPTY, {
      communityId: MAPLE,
      accountId: one.accountId,
      sourceId: `claim:${one.ruleId}:${one.day}:${one.accountId}`,
      kind: 'award',
      points: 5,
      held: 0,
      rule: { ruleId: one.ruleId, version: 1 },
      title: one.title,
      claimId: one._id,
      reverses: null,
      decidedBy: [residentIdOf('gridOfficer')],
      as: 'grid-officer',
      reason: '',
      day: one.day,
      at: AGO,
    });
    if (entry) entries.push(entry);
  }
  return entries;
}

/** The two entries of the first household. */
function reservedEntries(): LedgerDocument[] {
  const accountId = accountOf(HOME.first);
  const drafts = [
    { kind: 'opening' as const, points: 12, held: 0, sourceId: 'opening:1', title: '纸质积分' },
    { kind: 'hold' as const, points: 0, held: 5, sourceId: `hold:${RESERVED}`, title: '肥皂' },
  ];
  const entries: LedgerDocument[] = [];
  for (const draft of drafts) {
    const entry = nextEntry(entries.at(-1) ?? EMPTY, {
      communityId: MAPLE,
      accountId,
      ...draft,
      rule: null,
      claimId: null,
      ...(draft.kind === 'hold' ? { goodsId: GOODS.soap } : {}),
      reverses: null,
      decidedBy: [],
      as: '',
      reason: '',
      day: '2026-06-14',
      at: AGO,
    });
    if (entry) entries.push(entry);
  }
  return entries;
}

function shopDocuments(): { goods: GoodsDocument[]; reservations: ReservationDocument[] } {
  const shelf = (_id: string, communityId: string, reserved: string[]): GoodsDocument => ({
    _id,
    communityId,
    form: {
      name: '肥皂',
      text: '两块装',
      points: 5,
      monthly: 1,
      source: 'donated',
      sourceWords: '门口超市捐的',
      closed: false,
    },
    onHand: 3,
    free: 3 - reserved.length,
    reserved,
    order: AGO,
    change: stamp(`goods:${_id}`),
  });
  return {
    goods: [shelf(GOODS.soap, MAPLE, [RESERVED]), shelf(GOODS.cedar, CEDAR, [])],
    reservations: [
      {
        _id: RESERVED,
        communityId: MAPLE,
        goodsId: GOODS.soap,
        goodsName: '肥皂',
        points: 5,
        monthly: 1,
        bearer: { kind: 'household', id: HOME.first },
        accountId: accountOf(HOME.first),
        label: '一期 1栋 1单元 101',
        placeId: HOME.first,
        code: RESERVED_CODE,
        state: 'reserved',
        until: START + 6 * DAY,
        dueAt: null,
        order: START - DAY,
        change: stamp(`reservation:${RESERVED}`),
      },
    ],
  };
}

export function pointDocuments(): Record<string, object[]> {
  const entries = ledgerDocuments();
  const latest = entries.at(-1);
  const reserved = reservedEntries();
  const rules = (communityId: string, editor: PersonKey): PointRulesDocument => ({
    _id: communityId,
    communityId,
    tables: [
      {
        version: 1,
        from: '2026-01-01',
        rules: Object.values(RULE) as unknown as PointRule[],
        covenantId: null,
        adoptedBy: '高明远',
      },
    ],
    draft: {
      rules: [RULE.help as unknown as PointRule],
      covenantId: null,
      editors: [residentIdOf(editor)],
      editedBy: '沈知秋',
    },
    yearAt: Date.parse('2026-12-01T01:00:00Z'),
    // Made where a test asks for it.
    digestAt: Date.parse('2026-12-01T01:00:00Z'),
    change: stamp(`rules:${communityId}`),
  });
  return {
    pointRules: [
      { ...rules(MAPLE, 'secretary'), ranking: { motionId: 'b7100000000000000001' } },
      rules(CEDAR, 'cedarSecretary'),
    ],
    claims: CLAIMS,
    ...shopDocuments(),
    ledger: [...entries, ...reserved],
    accounts: latest
      ? [
          {
            _id: latest.accountId,
            communityId: MAPLE,
            bearer: { kind: 'household', id: HOME.second },
            label: '一期 1栋 1单元 102',
            seq: latest.seq,
            balance: latest.balance,
            heldTotal: latest.heldTotal,
            hash: latest.hash,
            checkAt: nextCheck(START, 30),
            checked: {
              seq: latest.seq,
              balance: latest.balance,
              heldTotal: latest.heldTotal,
              hash: latest.hash,
            },
            broken: null,
            at: AGO,
          },
        ]
      : [],
  };
}

export const seenRules = (communityId: string) => `seed-rules:${communityId}`;

/** The first household has helped a neighbour. */
export const filing = (n: number, more: Input = {}): Input => ({
  communityId: MAPLE,
  ruleId: 'help',
  bearer: { kind: 'household', id: HOME.second },
  day: '2026-06-14',
  amount: 1,
  note: '帮楼上的李大爷买药',
  commandId: commandId(n),
  ...more,
});
export const ofClaim = (n: number, claimId: string, more: Input = {}): Input => ({
  communityId: claimId === CLAIM.cedar ? CEDAR : MAPLE,
  claimId,
  commandId: commandId(n),
  ...more,
});

export const reserving = (n: number, more: Input = {}): Input => ({
  communityId: MAPLE,
  goodsId: GOODS.soap,
  householdId: HOME.second,
  commandId: commandId(n),
  ...more,
});
export const ofReservation = (n: number, more: Input = {}): Input => ({
  communityId: MAPLE,
  reservationId: RESERVED,
  commandId: commandId(n),
  ...more,
});
