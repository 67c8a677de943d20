import type { ClaimDocument } from '../collections.ts';
import type { Decider, Somebody } from '../event/event-rules.ts';
import { OPENING } from '../opening/opening-rules.ts';

/** How long ago something may have happened when it is brought forward. */
export const CLAIM_DAYS = 60;
/** Hours or days in one claim. */
export const MOST_AMOUNT = 24;

/** Whether a claim is about this person, or about a household of theirs. */
function isConcerned(
  { bearer, placeId }: Pick<ClaimDocument, 'bearer' | 'placeId'>,
  who: Somebody,
): boolean {
  return (bearer.kind === 'person' && bearer.id === who.residentId) || who.homes.includes(placeId);
}

/** Somebody as far as they may decide about a claim. */
export function deciderOf(
  claim: Pick<ClaimDocument, 'bearer' | 'placeId'>,
  who: Somebody,
): Decider {
  return { residentId: who.residentId, isConcerned: isConcerned(claim, who) };
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
