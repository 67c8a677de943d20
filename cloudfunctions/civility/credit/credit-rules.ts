import type { PointRule } from '../../../typings/contract/civility/rule.ts';
import type { ClaimDocument } from '../collections.ts';

/** Who took back what the hours do not give any more. */
export const BY_HOURS = 'timer';

/** What somebody's attendance of a shift counts by a rule: whole hours, or once. */
export function amountOf(
  { source }: Pick<PointRule, 'source'>,
  { minutes, hasAttended }: { minutes: number; hasAttended: boolean },
): number {
  if (source === 'hours') return Math.floor(minutes / 60);
  return hasAttended ? 1 : 0;
}

/**
 * What is to be done about the latest claim of an attendance by a rule: a new one, or first taking back the one
 * that says something else. What officers have taken back stays taken back.
 */
export function creditStep(
  latest: Pick<ClaimDocument, 'state' | 'amount' | 'voidedBy'> | undefined,
  wanted: number,
): 'nothing' | 'take-back' | 'claim' {
  const claim = wanted > 0 ? 'claim' : 'nothing';
  if (!latest) return claim;
  if (latest.state === 'void') return latest.voidedBy?.residentId === BY_HOURS ? claim : 'nothing';
  return latest.amount === wanted ? 'nothing' : 'take-back';
}

/** The id of an attendance's claim by a rule: the first one, the second after a correction … */
export function creditNumber(attendanceId: string, ruleId: string, earlier: number): string {
  return `${attendanceId}:${ruleId}:${earlier + 1}`;
}
