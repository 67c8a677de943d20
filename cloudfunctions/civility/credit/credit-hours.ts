import type { Bearer, PointRule, RuleTable } from '../../../typings/contract/civility/rule.ts';
import { now } from '../../kernel/clock.ts';
import { change, findFor, upkeepStamp } from '../../kernel/command.ts';
import { job } from '../../kernel/upkeep.ts';
import { type AttendanceDocument, attendances } from '../../volunteer/collections.ts';
import {
  endReckoning,
  getAttendance,
  hasAttended,
  settledMinutes,
} from '../../volunteer/for-others.ts';
import { enterClaim } from '../claim/enter-claim.ts';
import { postClaim } from '../claim/post-claim.ts';
import { type ClaimDocument, claims } from '../collections.ts';
import { type Holder, holderOf } from '../ledger/account-id.ts';
import { tableOn } from '../rule/table-rules.ts';
import { creditDue, findAtHome, findCredits, getRules } from './credit-repository.ts';
import { amountOf, BY_HOURS, creditNumber, creditStep } from './credit-rules.ts';

/**
 * Hours of volunteers that are settled, and having been at a shift, count by the rules of that day, once each. When
 * they are corrected, what was counted is taken back and counted anew.
 */
async function creditAttendance({ communityId, _id }: AttendanceDocument): Promise<void> {
  const attendance = await getAttendance(communityId, _id);
  if (!attendance) return;
  const credits = await findCredits(communityId, _id);
  const table = tableOn((await getRules(communityId))?.tables ?? [], attendance.day);
  const known = { minutes: settledMinutes(attendance), hasAttended: hasAttended(attendance) };
  let isUnchanged = true;
  for (const rule of table?.rules ?? []) {
    if (!table || !rule.source) continue;
    const earlier = credits.filter(({ ruleId }) => ruleId === rule.ruleId);
    const wanted = amountOf(rule, known);
    if (creditStep(earlier.at(-1), wanted) === 'nothing') continue;
    isUnchanged =
      !(await creditByRule(attendance, earlier, { rule, table, wanted })) && isUnchanged;
  }
  await endReckoning(attendance, isUnchanged, now());
}

type Wanted = { rule: PointRule; table: RuleTable; wanted: number };

/** @returns whether there was anything to do */
async function creditByRule(
  attendance: AttendanceDocument,
  earlier: readonly ClaimDocument[],
  asked: Wanted,
): Promise<boolean> {
  let latest = earlier.at(-1);
  if (latest && creditStep(latest, asked.wanted) === 'take-back') latest = await takeBack(latest);
  if (creditStep(latest, asked.wanted) !== 'claim') return true;
  const whose = latest ?? (await holderFor(attendance.residentId, attendance.communityId, asked));
  if (whose) await claimHours(attendance, whose, asked, earlier.length);
  return whose !== undefined;
}

/** Whose account it counts for: the person's, or that of their first home; undefined once they have left. */
async function holderFor(
  residentId: string,
  communityId: string,
  { rule: { bearer: kind } }: Wanted,
): Promise<(Holder & { bearer: Bearer }) | undefined> {
  const found = await findAtHome(communityId, residentId);
  if (!found) return undefined;
  const id = kind === 'person' ? residentId : found.household._id;
  const bearer = { kind, id };
  return { bearer, ...holderOf(bearer, found) };
}

async function claimHours(
  attendance: AttendanceDocument,
  { bearer, accountId, label, placeId }: Holder & { bearer: Bearer },
  { rule, table, wanted }: Wanted,
  earlier: number,
): Promise<void> {
  const { communityId, _id: attendanceId, entries, day, title } = attendance;
  const at = now();
  const id = creditNumber(attendanceId, rule.ruleId, earlier);
  const decider = entries.findLast(({ decidedBy }) => decidedBy !== null)?.decidedBy ?? BY_HOURS;
  await enterClaim(
    {
      _id: id,
      communityId,
      bearer,
      accountId,
      label,
      placeId,
      ruleId: rule.ruleId,
      title: rule.title,
      version: table.version,
      unit: rule.unit,
      points: rule.points * wanted,
      amount: wanted,
      day,
      note: title,
      reporter: { residentId: BY_HOURS, as: 'hours' },
      reviewers: 1,
      appealDays: rule.appealDays,
      caps: rule.caps,
      state: 'accepted',
      reviews: [{ residentId: decider, as: 'team', reason: '', at, accepts: true }],
      apart: true,
      appealUntil: null,
      dueAt: at,
      attendanceId,
    },
    'claim.credit',
    at,
  );
}

/** What was counted does not hold any more. @returns as it is then */
async function takeBack(latest: ClaimDocument): Promise<ClaimDocument | undefined> {
  const { communityId, _id } = latest;
  const at = now();
  await postClaim(latest); // a crash may have kept it from being posted
  const stamp = upkeepStamp('claim.recount', _id, at);
  const { document, ...context } = await findFor(claims, communityId, _id, stamp);
  if (!document) return undefined;
  return change(context, claims, document, {
    missing: 'CLAIM_NOT_FOUND',
    seen: ['state'],
    decide: ({ state }) =>
      state === 'posted'
        ? {
            state: 'void' as const,
            voiding: null,
            voidedBy: { residentId: BY_HOURS, as: 'team', reason: '志愿时长有更正', at },
            dueAt: at,
            telling: true,
          }
        : null,
    follow: postClaim,
    answer: (claim) => claim,
  });
}

export const creditHours = job<AttendanceDocument>({
  name: 'civility.hours',
  collection: attendances,
  due: creditDue,
  steps: true,
  one: creditAttendance,
});
