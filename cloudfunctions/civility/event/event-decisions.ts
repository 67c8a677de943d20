import type { PointCaps } from '../../../typings/contract/civility/rule.ts';
import type { ErrorCode } from '../../../typings/contract/envelope.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { LedgerDocument } from '../collections.ts';
import { pointsOf } from '../ledger/account-rules.ts';
import { leftOf, usedOn } from '../ledger/cap-rules.ts';
import type { EventDocument, Voice } from './event-document.ts';
import {
  afterAppeal,
  afterReview,
  appealEnd,
  type Decider,
  hasReviewed,
  mayDecideVoid,
  mayHear,
  mayReview,
} from './event-rules.ts';

/** What claims and scores become by a decision: each function returns the new values, or refuses. */

/**
 * An event for which its rule has nothing left on that day is not brought forward.
 * @param moved what the rule has moved around that day
 * @throws Refusal CAP_REACHED
 */
export function requireRoom(caps: PointCaps, moved: readonly LedgerDocument[], day: string): void {
  const entries = moved.map((entry) => ({ day: entry.day, points: pointsOf(entry) }));
  const left = leftOf(caps, usedOn(entries, day));
  if (left?.left === 0) {
    throw new Refusal('CAP_REACHED', { most: left.most, period: left.period });
  }
}

/** @throws Refusal CLAIM_OWN, CLAIM_REVIEWED, CLAIM_DECIDED */
export function requireReviewer(event: EventDocument, who: Decider): void {
  if (!mayReview(event, who)) throw new Refusal('CLAIM_OWN');
  if (hasReviewed(event, who)) throw new Refusal('CLAIM_REVIEWED');
  if (event.state !== 'open') throw new Refusal('CLAIM_DECIDED');
}

/** Of two reports of the same event one stands. @throws Refusal of this code if another does */
export function requireAlone(
  { _id }: Pick<EventDocument, '_id'>,
  alike: readonly Pick<EventDocument, '_id' | 'state'>[],
  code: ErrorCode,
): void {
  const stands = alike.some((other) => other._id !== _id && other.state !== 'open');
  if (stands) throw new Refusal(code);
}

/** @throws Refusal as requireReviewer */
export function reviewed(
  event: EventDocument,
  who: Decider,
  voice: Voice & { accepts: boolean },
  apart: boolean,
) {
  requireReviewer(event, who);
  const { accepts, at } = voice;
  return {
    reviews: [...event.reviews, voice],
    apart: event.apart || apart,
    telling: true,
    ...afterReview(event, accepts, at, appealEnd(event, at)),
  };
}

/** @throws Refusal CLAIM_OWN, CLAIM_DECIDED */
export function heard(event: EventDocument, who: Decider, heardBy: Voice, upheld: boolean) {
  if (!mayHear(event, who)) throw new Refusal('CLAIM_OWN');
  if (event.state !== 'appealed' || !event.appeal) throw new Refusal('CLAIM_DECIDED');
  return {
    appeal: { ...event.appeal, upheld, answer: heardBy.reason, heardBy },
    appealUntil: null,
    telling: true,
    ...afterAppeal(event, upheld, heardBy.at),
  };
}

/** @throws Refusal CLAIM_OWN, VOID_ASKED, CLAIM_DECIDED */
export function askedToVoid({ state, voiding }: EventDocument, who: Decider, voice: Voice) {
  if (who.isConcerned) throw new Refusal('CLAIM_OWN');
  if (voiding) throw new Refusal('VOID_ASKED');
  if (state !== 'posted') throw new Refusal('CLAIM_DECIDED');
  return { voiding: voice };
}

/** @throws Refusal VOID_NOT_ASKED, CLAIM_OWN, CLAIM_DECIDED */
export function voidDecided(event: EventDocument, who: Decider, voice: Voice, agrees: boolean) {
  if (!event.voiding) throw new Refusal('VOID_NOT_ASKED');
  if (!mayDecideVoid(event, who)) throw new Refusal('CLAIM_OWN');
  if (event.state !== 'posted') throw new Refusal('CLAIM_DECIDED');
  return agrees
    ? { state: 'void' as const, voiding: null, voidedBy: voice, dueAt: voice.at, telling: true }
    : { voiding: null };
}

/** @returns null if it is withdrawn already. @throws Refusal CLAIM_DECIDED */
export function withdrawn({ state }: Pick<EventDocument, 'state'>) {
  if (state === 'withdrawn') return null;
  if (state !== 'open') throw new Refusal('CLAIM_DECIDED');
  return { state: 'withdrawn' as const };
}
