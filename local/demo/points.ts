import type { ClaimDocument, LedgerDocument } from '../../cloudfunctions/civility/collections.ts';
import { EMPTY, nextCheck, nextEntry } from '../../cloudfunctions/civility/ledger/account-rules.ts';
import { PRESETS } from '../../cloudfunctions/civility/rule/preset-rules.ts';
import { addDays, DAY, dayOf, endOfDay } from '../../cloudfunctions/kernel/calendar.ts';
import type { HouseholdDocument } from '../../cloudfunctions/people/collections.ts';
import type { PointRule } from '../../typings/contract/civility.ts';
import type { Person } from './documents.ts';

/** What the points of the demo are made from. */
export interface PointScene {
  communityId: string;
  /** of resident-li */
  home: HouseholdDocument;
  /** other doors of the same building */
  neighbours: HouseholdDocument[];
  author: Person;
  officer: Person;
  second: Person;
  start: number;
}

/** [rule, days ago, what it was for] */
const POSTED: [ruleId: string, ago: number, note: string][] = [
  ['help', 310, '帮楼上李大爷买了两个月的菜'],
  ['sort', 275, '在垃圾屋值守，教邻居分类'],
  ['clean', 240, '自家门口和楼道扫得干净'],
  ['elders', 205, '照顾卧床的老人，邻居都说好'],
  ['help', 150, '送发烧的邻居孩子去医院'],
  ['ideas', 110, '提的单车棚位置被采纳了'],
  ['sort', 62, '带两家新邻居一起分类'],
  ['help', 33, '替出差的邻居收快递、喂猫'],
];
const WAITING: [ruleId: string, ago: number, note: string][] = [
  ['help', 2, '给独居的王阿姨换灯泡'],
  ['clean', 3, '楼道里的旧家具都清走了'],
  ['ideas', 5, '画了一张停车位的草图'],
];

/** A year of points: rules that give, a draft with those that take, a household’s book, and a queue. */
export function pointDocuments(scene: PointScene): Record<string, object[]> {
  const { communityId, home, author, officer, second, start } = scene;
  const [ten, volunteering] = PRESETS;
  const rules = [...(ten?.rules ?? []), ...(volunteering?.rules ?? [])];
  const gives = rules.filter(({ points }) => points > 0);
  const ruleOf = (ruleId: string) => gives.find((rule) => rule.ruleId === ruleId) as PointRule;
  const posted = POSTED.map(([ruleId, ago, note], n) =>
    claim(scene, `posted-${n + 1}`, ruleOf(ruleId), home, ago, note, {
      state: 'posted',
      posted: ruleOf(ruleId).points,
      reviews: [review(officer, 'grid-officer', '问过邻居，是真的', start - (ago - 1) * DAY)],
    }),
  );
  const refusedAt = start - 4 * DAY;
  const refused = claim(scene, 'refused', ruleOf('sort'), home, 6, '分类投放了一整周', {
    state: 'refused',
    reviews: [
      {
        ...review(officer, 'grid-officer', '分类投放是大家都做的，要带动邻居才算', refusedAt),
        accepts: false,
      },
    ],
    appealUntil: endOfDay(addDays(dayOf(refusedAt), 15)),
  });
  const waiting = WAITING.map(([ruleId, ago, note], n) =>
    claim(scene, `open-${n + 1}`, ruleOf(ruleId), scene.neighbours[n] ?? home, ago, note),
  );
  const own = claim(scene, 'open-own', ruleOf('help'), home, 1, '帮楼下推轮椅上坡');
  const book: LedgerDocument[] = [];
  for (const one of posted) {
    const entry = nextEntry(book.at(-1) ?? EMPTY, {
      communityId,
      accountId: one.accountId,
      sourceId: `claim:${one.ruleId}:${one.day}:${one.accountId}`,
      kind: 'award',
      points: one.points,
      held: 0,
      rule: { ruleId: one.ruleId, version: 1 },
      title: one.title,
      claimId: one._id,
      reverses: null,
      decidedBy: [officer.id],
      as: 'grid-officer',
      reason: '',
      day: one.day,
      at: one.reviews[0]?.at ?? start,
    });
    if (entry) book.push(entry);
  }
  const last = book.at(-1);
  const tail = last && {
    seq: last.seq,
    balance: last.balance,
    heldTotal: last.heldTotal,
    hash: last.hash,
  };
  return {
    ...shopDocuments(scene),
    pointRules: [
      {
        _id: communityId,
        communityId,
        tables: [
          {
            version: 1,
            from: dayOf(start - 330 * DAY),
            rules: gives,
            covenantId: null,
            adoptedBy: second.name,
          },
        ],
        draft: {
          rules,
          covenantId: null,
          editors: [author.id],
          editedBy: author.name,
        },
        change: stamp(`rules:${communityId}`, start),
      },
    ],
    claims: [...posted, refused, ...waiting, own],
    ledger: book,
    accounts: last
      ? [
          {
            _id: last.accountId,
            communityId,
            bearer: { kind: 'household', id: home._id },
            label: home.label,
            ...tail,
            checkAt: nextCheck(start, 30),
            checked: tail,
            broken: null,
            at: last.at,
          },
        ]
      : [],
  };
}

const SHELF: [
  name: string,
  text: string,
  points: number,
  source: 'donated' | 'bought',
  by: string,
  onHand: number,
][] = [
  ['洗手液', '500 毫升一瓶', 15, 'donated', '门口惠民超市', 24],
  ['大米', '五斤装', 40, 'bought', '社区为民服务资金', 12],
  ['理发一次', '每周三上午，社区活动室', 10, 'donated', '巧手理发店', 6],
  ['垃圾袋', '三卷装', 8, 'donated', '物业公司', 0],
];

function shopDocuments({ communityId, author, start }: PointScene): Record<string, object[]> {
  const at = start - 20 * DAY;
  return {
    goods: SHELF.map(([name, text, points, source, sourceWords, onHand], n) => ({
      _id: `demo-goods-${n + 1}`,
      communityId,
      form: { name, text, points, monthly: 2, source, sourceWords, closed: false },
      onHand,
      free: onHand,
      reserved: [],
      order: at - n,
      change: stamp(`goods:demo-goods-${n + 1}`, at),
    })),
    stock: SHELF.filter(([, , , , , onHand]) => onHand > 0).map(
      ([name, , , source, by, onHand], n) => ({
        _id: `demo-stock-${n + 1}`,
        communityId,
        goodsId: `demo-goods-${n + 1}`,
        goodsName: name,
        count: onHand,
        reason: source,
        note: by,
        by: author.id,
        state: 'done',
        dueAt: null,
        at: at + n * DAY,
        change: stamp(`stock:demo-stock-${n + 1}`, at),
      }),
    ),
  };
}

function review({ id }: Person, as: string, reason: string, at: number) {
  return { residentId: id, as, reason, at, accepts: true };
}

function claim(
  { communityId, author, start }: PointScene,
  name: string,
  rule: PointRule,
  { _id: householdId, label }: HouseholdDocument,
  ago: number,
  note: string,
  more: Partial<ClaimDocument> = {},
): ClaimDocument {
  const at = start - ago * DAY;
  const { ruleId, title, points, unit, caps, reviewers, appealDays } = rule;
  return {
    _id: `demo-claim-${name}`,
    communityId,
    bearer: { kind: 'household', id: householdId },
    accountId: `h:${householdId}`,
    label,
    placeId: householdId,
    ruleId,
    title,
    version: 1,
    unit,
    points,
    amount: 1,
    day: dayOf(at),
    note,
    reporter: {
      residentId: name === 'open-own' ? 'resident-li' : author.id,
      as: name === 'open-own' ? '' : 'secretary',
    },
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
    order: at,
    change: stamp(`claim:demo-claim-${name}`, at),
    ...more,
  };
}

function stamp(target: string, at: number) {
  return { id: `seed-${target}`, action: 'seed', actorId: 'seed', target, at };
}
