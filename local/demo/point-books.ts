import type {
  AccountDocument,
  ClaimDocument,
  LedgerDocument,
} from '../../cloudfunctions/civility/collections.ts';
import { EMPTY, nextCheck, nextEntry } from '../../cloudfunctions/civility/ledger/account-rules.ts';
import { DAY, dayOf } from '../../cloudfunctions/kernel/calendar.ts';
import type { HouseholdDocument } from '../../cloudfunctions/people/collections.ts';
import type { PointRule } from '../../typings/contract/civility/rule.ts';
import type { Person } from './documents.ts';
import type { PointScene } from './points.ts';

/** [rule, days ago, what it was for], the earliest first */
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

/** The books of some households: the first one's has all that was posted, the others a few things each. */
export function householdBooks(
  scene: PointScene,
  homes: readonly HouseholdDocument[],
  ruleOf: (ruleId: string) => PointRule,
): { claims: ClaimDocument[]; ledger: LedgerDocument[]; accounts: AccountDocument[] } {
  const claims: ClaimDocument[] = [];
  const ledger: LedgerDocument[] = [];
  const accounts: AccountDocument[] = [];
  for (const [index, home] of homes.entries()) {
    const posted = POSTED.filter((_, n) => index === 0 || (n * 5 + index) % 4 === 0).map(
      ([ruleId, ago, note], n) =>
        claim(scene, `posted-${index + 1}-${n + 1}`, ruleOf(ruleId), home, ago, note, {
          state: 'posted',
          posted: ruleOf(ruleId).points,
          reviews: [
            review(
              scene.officer,
              'grid-officer',
              '问过邻居，是真的',
              scene.start - (ago - 1) * DAY,
            ),
          ],
        }),
    );
    const book: LedgerDocument[] = [];
    for (const one of posted) {
      const entry = nextEntry(book.at(-1) ?? EMPTY, entryOf(one, scene));
      if (entry) book.push(entry);
    }
    claims.push(...posted);
    ledger.push(...book);
    const last = book.at(-1);
    if (last) accounts.push(accountOf(last, home, scene));
  }
  return { claims, ledger, accounts };
}

function entryOf(one: ClaimDocument, { communityId, officer, start }: PointScene) {
  return {
    communityId,
    accountId: one.accountId,
    sourceId: `claim:${one.ruleId}:${one.day}:${one.accountId}`,
    kind: 'award' as const,
    points: one.points,
    held: 0,
    rule: { ruleId: one.ruleId, version: 1 },
    title: one.title,
    claimId: one._id,
    reverses: null,
    decidedBy: [officer.id],
    as: 'grid-officer' as const,
    reason: '',
    day: one.day,
    at: one.reviews[0]?.at ?? start,
  };
}

function accountOf(
  { accountId, seq, balance, heldTotal, hash, at }: LedgerDocument,
  { _id: householdId, label }: HouseholdDocument,
  { communityId, start }: PointScene,
): AccountDocument {
  const tail = { seq, balance, heldTotal, hash };
  return {
    _id: accountId,
    communityId,
    bearer: { kind: 'household', id: householdId },
    label,
    ...tail,
    checkAt: nextCheck(start, 30),
    checked: tail,
    broken: null,
    undigested: false,
    at,
  };
}

export function review({ id }: Person, as: string, reason: string, at: number) {
  return { residentId: id, as, reason, at, accepts: true };
}

export function claim(
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

export function stamp(target: string, at: number) {
  return { id: `seed-${target}`, action: 'seed', actorId: 'seed', target, at };
}
