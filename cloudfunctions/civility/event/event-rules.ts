import type { PointRule } from '../../../typings/contract/civility/rule.ts';
import { addDays, dayOf, endOfDay, MINUTE } from '../../kernel/calendar.ts';
import type { Stamp } from '../../kernel/database/collection.ts';
import { OPENING } from '../opening/opening-rules.ts';
import { type EventDocument, type Queue, UNPOSTED, type Voice } from './event-document.ts';

/** Who acts, as far as it matters for being concerned. */
export interface Somebody {
  residentId: string;
  /** ids of the households */
  homes: readonly string[];
}

/** Who decides about an event, and whether it is about them or a household of theirs. */
export interface Decider {
  residentId: string;
  isConcerned: boolean;
}

type Rule = Pick<PointRule, 'ruleId' | 'title' | 'caps' | 'reviewers' | 'appealDays'>;

/** An event as it is brought forward: nobody has looked at it. */
export function newEvent(
  { ruleId, title, caps, reviewers, appealDays }: Rule,
  version: number,
  { day, note, reporter }: Pick<EventDocument, 'day' | 'note' | 'reporter'>,
  change: Stamp,
) {
  return {
    ruleId,
    title,
    version,
    caps,
    reviewers,
    appealDays,
    day,
    note,
    reporter,
    state: 'open' as const,
    reviews: [],
    apart: false,
    appealUntil: null,
    dueAt: null,
    ...UNPOSTED,
    order: change.at,
    change,
  };
}

/** Whether this person may say whether it is right: neither brought it forward nor is concerned. */
export function mayReview(
  { reporter }: Pick<EventDocument, 'reporter'>,
  { residentId, isConcerned }: Decider,
): boolean {
  return reporter.residentId !== residentId && !isConcerned;
}

/** Whether this person may hear an appeal: nobody who had to do with the event before, or wrote the appeal. */
export function mayHear(
  event: Pick<EventDocument, 'reporter' | 'reviews' | 'appeal'>,
  { residentId, isConcerned }: Decider,
): boolean {
  const { reporter, reviews, appeal } = event;
  const voices = [reporter, ...reviews, appeal];
  return !isConcerned && voices.every((voice) => voice?.residentId !== residentId);
}

/** Whether this person may decide if it is taken back: a second one, who is not concerned. */
export function mayDecideVoid(
  { voiding }: Pick<EventDocument, 'voiding'>,
  { residentId, isConcerned }: Decider,
): boolean {
  return voiding?.residentId !== residentId && !isConcerned;
}

/** Whether somebody brought it forward, or has reviewed it. */
export function hasReviewed(
  { reviews }: Pick<EventDocument, 'reviews'>,
  { residentId }: Pick<Decider, 'residentId'>,
): boolean {
  return reviews.some((review) => review.residentId === residentId);
}

/** Whether what waits in a queue may be decided by this person. */
export function mayDecide(what: Queue, event: EventDocument, who: Decider): boolean {
  if (what === 'open') return mayReview(event, who) && !hasReviewed(event, who);
  return what === 'appealed' ? mayHear(event, who) : mayDecideVoid(event, who);
}

/** In which queue it waits, if it does. */
export function queueOf({
  state,
  voiding,
}: Pick<EventDocument, 'state' | 'voiding'>): Queue | null {
  if (voiding) return 'voiding';
  return state === 'open' || state === 'appealed' ? state : null;
}

/** Whether somebody brought it forward, or has decided something about it. */
export function hadPartIn(
  { reporter, reviews, appeal, voiding, voidedBy }: EventDocument,
  residentId: string,
): boolean {
  const voices = [reporter, ...reviews, appeal?.heardBy, voiding, voidedBy];
  return voices.some((voice) => voice?.residentId === residentId);
}

/** Who has to decide something about it now; null while nobody has. */
export function decidersNow({
  state,
  voiding,
}: Pick<EventDocument, 'state' | 'voiding'>): 'reviewers' | 'hearers' | null {
  if (state === 'open') return 'reviewers';
  return state === 'appealed' || voiding !== null ? 'hearers' : null;
}

/** Longer than a function runs: an appeal of the last second has been written by then. */
export const UNDER_WAY = 5 * MINUTE;

/** The last instant to object to what was accepted now. */
export function appealEnd({ appealDays }: Pick<PointRule, 'appealDays'>, at: number): number {
  return endOfDay(addDays(dayOf(at), appealDays));
}

/**
 * Where an event stands after somebody agreed or not: it takes as many as the rule says, and one who does not
 * agree ends it. What is given is posted at once; what is taken away waits for the end of the appeal days.
 * A refusal can be objected to just as long.
 */
export function afterReview(
  event: Pick<EventDocument, 'points' | 'reviewers' | 'reviews'>,
  accepts: boolean,
  at: number,
  appealUntil: number,
): { state: 'open' | 'accepted' | 'refused'; appealUntil: number | null; dueAt: number | null } {
  if (!accepts) return { state: 'refused', appealUntil, dueAt: null };
  const agreed = event.reviews.filter((one) => one.accepts).length + 1;
  if (agreed < event.reviewers) return { state: 'open', appealUntil: null, dueAt: null };
  const isDeduction = event.points < 0;
  return {
    state: 'accepted',
    appealUntil: isDeduction ? appealUntil : null,
    dueAt: isDeduction ? appealUntil + UNDER_WAY : at,
  };
}

/** What the reviewers said, whatever has followed since. */
export function reviewOutcome({
  state,
}: Pick<EventDocument, 'state'>): 'open' | 'accepted' | 'refused' {
  return state === 'open' || state === 'refused' ? state : 'accepted';
}

/** Whether whom it concerns may object at this instant, and if not why. */
export function appealHindrance(
  event: Pick<EventDocument, 'ruleId' | 'state' | 'appeal' | 'appealUntil'>,
  at: number,
): 'APPEAL_RAISED' | 'APPEAL_TOO_LATE' | 'APPEAL_NOT_POSSIBLE' | null {
  if (event.appeal) return 'APPEAL_RAISED';
  const { appealUntil } = event;
  if (appealUntil === null) return 'APPEAL_NOT_POSSIBLE';
  if (at > appealUntil) return 'APPEAL_TOO_LATE';
  // What a paper book said counts at once, and may be objected to all the same.
  const states = event.ruleId === OPENING ? ['posted'] : ['accepted', 'refused'];
  return states.includes(event.state) ? null : 'APPEAL_NOT_POSSIBLE';
}

/** An event against which somebody objects: nothing is posted until they have been heard. */
export function appealed(voice: Voice, pictures: readonly string[]) {
  return {
    state: 'appealed' as const,
    dueAt: null,
    appeal: {
      ...voice,
      upheld: null,
      answer: '',
      heardBy: null,
      ...(pictures.length > 0 ? { pictures: [...pictures] } : {}),
    },
  };
}

/**
 * Where an event stands once its appeal was heard. An appeal that is right ends a deduction, and makes good a
 * refusal; one that is not leaves what was decided. What a paper book said wrongly is taken back, so that it can
 * be entered anew.
 */
export function afterAppeal(
  event: Pick<EventDocument, 'ruleId' | 'reviews'>,
  upheld: boolean,
  at: number,
): { state: 'void' | 'posted' | 'accepted' | 'refused' | 'overturned'; dueAt: number | null } {
  if (event.ruleId === OPENING) {
    return upheld ? { state: 'void', dueAt: at } : { state: 'posted', dueAt: null };
  }
  const wasRefused = event.reviews.at(-1)?.accepts === false;
  if (wasRefused)
    return upheld ? { state: 'accepted', dueAt: at } : { state: 'refused', dueAt: null };
  return upheld ? { state: 'overturned', dueAt: null } : { state: 'accepted', dueAt: at };
}

/**
 * What an entry of an event comes from. The same event, however many bring it forward, is one source, unless
 * somebody who looked at it said that it is another.
 */
export function sourceOf(
  event: Pick<EventDocument, '_id' | 'ruleId' | 'day' | 'apart'>,
  accountId: string,
): string {
  if (event.ruleId === OPENING && !event.apart) return `opening:${accountId}`;
  const source = event.apart ? event._id : `${event.ruleId}:${event.day}`;
  return `claim:${source}:${accountId}`;
}

/** What the next entry of an event comes from, once the one of this report has been taken back. */
export function sourceAfter(eventId: string | null, accountId: string): string {
  return `claim:again:${eventId}:${accountId}`;
}
