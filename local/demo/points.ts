import type {
  AccountDocument,
  DigestDocument,
  DigestPartDocument,
  InspectionDocument,
  MoveDocument,
  OpeningDocument,
} from '../../cloudfunctions/civility/collections.ts';
import {
  digestHash,
  nextDigest,
  partHash,
} from '../../cloudfunctions/civility/digest/digest-rules.ts';
import { PRESETS } from '../../cloudfunctions/civility/rule/preset-rules.ts';
import { addDays, DAY, dayOf, endOfDay } from '../../cloudfunctions/kernel/calendar.ts';
import type { HouseholdDocument } from '../../cloudfunctions/people/collections.ts';
import type { PointRule } from '../../typings/contract/civility/rule.ts';
import type { Person } from './documents.ts';
import { honourDocuments } from './honours.ts';
import { claim, householdBooks, review, stamp } from './point-books.ts';

/** What the points of the demo are made from. */
export interface PointScene {
  communityId: string;
  /** of resident-li */
  home: HouseholdDocument;
  /** other doors of the same building */
  neighbours: HouseholdDocument[];
  /** others that have points, anywhere in the community */
  households: HouseholdDocument[];
  author: Person;
  officer: Person;
  second: Person;
  start: number;
}

/** [rule, days ago, what it was for] */
const WAITING: [ruleId: string, ago: number, note: string][] = [
  ['help', 2, '给独居的王阿姨换灯泡'],
  ['clean', 3, '楼道里的旧家具都清走了'],
  ['ideas', 5, '画了一张停车位的草图'],
];

/** Clauses of the covenant that say so. Open burning has none yet. */
const CLAUSES: Record<string, string> = {
  blocking: 'demo-clause-06',
  noise: 'demo-clause-07',
  dogs: 'demo-clause-08',
  dumping: 'demo-clause-09',
};

/** A year of points: rules that give, a draft with those that take, a household’s book, and a queue. */
export function pointDocuments(scene: PointScene): Record<string, object[]> {
  const { communityId, home, households, author, officer, second, start } = scene;
  const [ten, volunteering] = PRESETS;
  const rules = [...(ten?.rules ?? []), ...(volunteering?.rules ?? [])];
  const gives = rules.filter(({ points }) => points > 0);
  const ruleOf = (ruleId: string) => gives.find((rule) => rule.ruleId === ruleId) as PointRule;
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
  const books = householdBooks(scene, [home, ...households], ruleOf);
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
          rules: rules.map((rule) => ({ ...rule, clauseId: CLAUSES[rule.ruleId] ?? null })),
          covenantId: 'demo-covenant-frame',
          editors: [author.id],
          editedBy: author.name,
        },
        digestAt: nextDigest(start),
        shop: {
          weekly: [
            { weekdays: [1, 3, 5], from: '09:00', until: '11:30' },
            { weekdays: [6], from: '14:00', until: '17:00' },
          ],
          note: '居委会一楼，请自带袋子',
        },
        change: stamp(`rules:${communityId}`, start),
      },
    ],
    ...digestDocuments(scene, books.accounts),
    claims: [...books.claims, refused, ...waiting, own],
    openings: [openingBook(scene)],
    moves: [move(scene)],
    honours: honourDocuments(scene),
    inspections: [walk(scene, ruleOf('clean'))],
    ledger: books.ledger,
    accounts: books.accounts,
  };
}

/** A number for each of the last days; the first one has the household's book in it. */
function digestDocuments(
  { communityId, start }: PointScene,
  accounts: readonly AccountDocument[],
): { digests: DigestDocument[]; digestParts: DigestPartDocument[] } {
  const digests: DigestDocument[] = [];
  const digestParts: DigestPartDocument[] = [];
  for (let ago = 20; ago > 0; ago -= 1) {
    const day = dayOf(start - ago * DAY);
    const _id = `${communityId}:${day}`;
    if (digests.length === 0) {
      const tails = accounts.map(({ _id: accountId, seq, hash }) => ({ accountId, seq, hash }));
      digestParts.push({ _id: `${_id}:0`, communityId, tails });
    }
    const parts = digests.length === 0 ? digestParts.map(partHash) : [];
    const digest = { communityId, day, before: digests.at(-1)?.hash ?? '', parts };
    digests.push({
      _id,
      ...digest,
      count: parts.length,
      marked: parts.length,
      state: 'made',
      hash: digestHash(digest),
      at: nextDigest(start - ago * DAY),
    });
  }
  return { digests, digestParts };
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

/** A walk through the building that waits for somebody to decide. */
function walk(
  { communityId, neighbours, author, start }: PointScene,
  { ruleId, title, unit, points, caps, reviewers, appealDays }: PointRule,
): InspectionDocument {
  const at = start - DAY;
  const [first] = neighbours;
  return {
    _id: 'demo-walk',
    communityId,
    placeId: first?.buildingId ?? communityId,
    label: first?.label.split(' ').slice(0, 2).join(' ') ?? '',
    ruleId,
    title,
    version: 1,
    unit,
    points,
    caps,
    reviewers,
    appealDays,
    day: dayOf(at),
    note: '下午三点起，一层一层看的',
    doors: neighbours.map(({ _id: householdId, label, number }, n) => ({
      householdId,
      accountId: `h:${householdId}`,
      label,
      stair: label.split(' ').at(-2) ?? '',
      number,
      seen: n % 5 === 4 ? 'unmet' : n % 7 === 6 ? 'unseen' : 'met',
    })),
    reporter: { residentId: author.id, as: 'secretary' },
    reviews: [],
    claimed: 0,
    dueAt: null,
    order: at,
    change: stamp('inspection:demo-walk', at),
  };
}

/** A paper book of the building that waits for its second person. */
function openingBook({ communityId, neighbours, author, start }: PointScene): OpeningDocument {
  const at = start - 2 * DAY;
  const lines = neighbours.map(({ _id: householdId, label }, n) => ({
    row: n + 3,
    householdId,
    label,
    points: 12 + 7 * n,
  }));
  return {
    _id: 'demo-opening',
    communityId,
    lines,
    points: lines.reduce((sum, { points }) => sum + points, 0),
    left: 1,
    state: 'open',
    enteredBy: { residentId: author.id, as: 'secretary' },
    decidedBy: null,
    posted: 0,
    dueAt: null,
    order: at,
    change: stamp('opening:demo-opening', at),
  };
}

/** A family that has split asks for its share; somebody else decides. */
function move({ communityId, home, neighbours, author, start }: PointScene): MoveDocument {
  const at = start - DAY;
  const [to] = neighbours;
  const sideOf = ({ _id, label }: HouseholdDocument): MoveDocument['from'] => ({
    accountId: `h:${_id}`,
    label,
    placeId: _id,
    bearer: { kind: 'household', id: _id },
  });
  return {
    _id: 'demo-move',
    communityId,
    from: sideOf(home),
    to: sideOf(to ?? home),
    points: 10,
    moved: null,
    reason: '女儿成家分了户，商量好带走十分',
    proposedBy: { residentId: author.id, as: 'secretary' },
    decidedBy: null,
    state: 'open',
    dueAt: null,
    order: at,
    change: stamp('move:demo-move', at),
  };
}
