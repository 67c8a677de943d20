import type { PointRule } from '../../../typings/contract/civility/rule.ts';
import { addDays, dayOf, endOfDay, MINUTE } from '../../kernel/calendar.ts';
import type { ClaimDocument } from '../collections.ts';
import { OPENING } from '../opening/opening-rules.ts';

/** How long ago something may have happened when it is brought forward. */
export const CLAIM_DAYS = 60;
/** Hours or days in one claim. */
export const MOST_AMOUNT = 24;

/** Who acts, as far as it matters for being concerned. */
export interface Somebody {
  residentId: string;
  /** ids of the households */
  homes: readonly string[];
}

/** Whether a claim is about this person, or about a household of theirs. */
export function isConcerned(
  { bearer, placeId }: Pick<ClaimDocument, 'bearer' | 'placeId'>,
  who: Somebody,
): boolean {
  return (bearer.kind === 'person' && bearer.id === who.residentId) || who.homes.includes(placeId);
}

/** Whether this person may say whether a claim is right: neither brought it forward nor is concerned. */
export function mayReview(claim: ClaimDocument, who: Somebody): boolean {
  return claim.reporter.residentId !== who.residentId && !isConcerned(claim, who);
}

/** Whether this person may hear an appeal: nobody who had to do with the claim before. */
export function mayHear(claim: ClaimDocument, who: Somebody): boolean {
  return (
    mayReview(claim, who) && claim.reviews.every(({ residentId }) => residentId !== who.residentId)
  );
}

/** Whether somebody brought a claim forward, or has decided something about it. */
export function hadPartIn(
  { reporter, reviews, appeal, voiding, voidedBy }: ClaimDocument,
  residentId: string,
): boolean {
  const voices = [reporter, ...reviews, appeal?.heardBy, voiding, voidedBy];
  return voices.some((voice) => voice?.residentId === residentId);
}

/** Who has to decide something about a claim now; null while nobody has. */
export function decidersNow({
  state,
  voiding,
}: Pick<ClaimDocument, 'state' | 'voiding'>): 'reviewers' | 'hearers' | null {
  if (state === 'open') return 'reviewers';
  return state === 'appealed' || voiding !== null ? 'hearers' : null;
}

/** Longer than a function runs: an appeal of the last second has been written by then. */
export const UNDER_WAY = 5 * MINUTE;

/** The last instant to object to what was accepted now. */
export function appealEnd({ appealDays }: Pick<PointRule, 'appealDays'>, at: number): number {
  return endOfDay(addDays(dayOf(at), appealDays));
}

type Outcome = Pick<ClaimDocument, 'state' | 'appealUntil' | 'dueAt'>;

/**
 * Where a claim stands after somebody agreed or not: it takes as many as the rule says, and one who does not
 * agree ends it. What is given is posted at once; what is taken away waits for the end of the appeal days.
 * A refusal can be objected to just as long.
 */
export function afterReview(
  claim: Pick<ClaimDocument, 'points' | 'reviewers' | 'reviews'>,
  accepts: boolean,
  at: number,
  appealUntil: number,
): Outcome {
  if (!accepts) return { state: 'refused', appealUntil, dueAt: null };
  const agreed = claim.reviews.filter((one) => one.accepts).length + 1;
  if (agreed < claim.reviewers) return { state: 'open', appealUntil: null, dueAt: null };
  const isDeduction = claim.points < 0;
  return {
    state: 'accepted',
    appealUntil: isDeduction ? appealUntil : null,
    dueAt: isDeduction ? appealUntil + UNDER_WAY : at,
  };
}

/** Whether the household may object at this instant, and if not why. */
export function appealHindrance(
  claim: Pick<ClaimDocument, 'ruleId' | 'appealUntil'> & { state: string; appeal: object | null },
  at: number,
): 'APPEAL_RAISED' | 'APPEAL_TOO_LATE' | 'APPEAL_NOT_POSSIBLE' | null {
  if (claim.appeal) return 'APPEAL_RAISED';
  const { appealUntil } = claim;
  if (appealUntil === null) return 'APPEAL_NOT_POSSIBLE';
  if (at > appealUntil) return 'APPEAL_TOO_LATE';
  // What a paper book said counts at once, and may be objected to all the same.
  const states = claim.ruleId === OPENING ? ['posted'] : ['accepted', 'refused'];
  return states.includes(claim.state) ? null : 'APPEAL_NOT_POSSIBLE';
}

/**
 * Where a claim stands once its appeal was heard. An appeal that is right ends a deduction, and makes good a
 * refusal; one that is not leaves what was decided. What a paper book said wrongly is taken back, so that it can
 * be entered anew.
 */
export function afterAppeal(
  claim: Pick<ClaimDocument, 'ruleId' | 'reviews'>,
  upheld: boolean,
  at: number,
): Pick<ClaimDocument, 'state' | 'dueAt'> {
  if (claim.ruleId === OPENING) {
    return upheld ? { state: 'void', dueAt: at } : { state: 'posted', dueAt: null };
  }
  const wasRefused = claim.reviews.at(-1)?.accepts === false;
  if (wasRefused)
    return upheld ? { state: 'accepted', dueAt: at } : { state: 'refused', dueAt: null };
  return upheld ? { state: 'overturned', dueAt: null } : { state: 'accepted', dueAt: at };
}

/**
 * What an entry of a claim comes from. The same event, however many bring it forward, is one source, unless
 * somebody who looked at it said that it is another.
 */
export function sourceOf(
  claim: Pick<ClaimDocument, '_id' | 'accountId' | 'ruleId' | 'day' | 'apart'>,
): string {
  if (claim.ruleId === OPENING && !claim.apart) return `opening:${claim.accountId}`;
  const event = claim.apart ? claim._id : `${claim.ruleId}:${claim.day}`;
  return `claim:${event}:${claim.accountId}`;
}

/** What the next entry of an event comes from, once the one of this claim has been taken back. */
export function sourceAfter(claimId: string | null, accountId: string): string {
  return `claim:again:${claimId}:${accountId}`;
}

/**
 * What the household is told, and as of when; null where there is nothing new for it: what is given it sees in
 * its account.
 */
export function toldOf(
  claim: Pick<
    ClaimDocument,
    'ruleId' | 'state' | 'points' | 'reviews' | 'appeal' | 'appealUntil' | 'voidedBy'
  >,
): { words: string; at: number } | null {
  const { ruleId, state, points, reviews, appeal, appealUntil, voidedBy } = claim;
  const reviewedAt = reviews.at(-1)?.at ?? 0;
  if (state === 'void')
    return { words: '这笔积分撤销了，请看原因', at: voidedBy?.at ?? reviewedAt };
  if (appeal?.heardBy) {
    const words = appeal.upheld ? '您家的申诉成立' : '您家的申诉没有成立，请看答复';
    return { words, at: appeal.heardBy.at };
  }
  if (appealUntil === null) return null;
  if (ruleId === OPENING) return { words: '纸质积分转进来了，请核对', at: appealUntil };
  if (state === 'refused') return { words: '没有通过，可以申诉', at: appealUntil };
  return state === 'accepted' && points < 0
    ? { words: '要扣分，这天前可申诉', at: appealUntil }
    : null;
}
