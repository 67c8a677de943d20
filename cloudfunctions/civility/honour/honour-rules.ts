import type {
  HonourKind,
  HonourStanding,
  HonourState,
} from '../../../typings/contract/civility/honour.ts';
import { addDays, dayOf, endOfDay } from '../../kernel/calendar.ts';
import type { Somebody } from '../claim/claim-rules.ts';
import type { HonourDocument } from '../collections.ts';
import { STAR_IDS } from '../rule/preset-rules.ts';

/** How long it is announced before it holds. */
const ANNOUNCED_DAYS = 7;
/** How long it holds, from the end of the announcement. */
const TERM_DAYS = 365;

/** Stars are of the rubric, each once, and one at least; a title has a name and none of them. */
export function isFit(kind: HonourKind, title: string, stars: readonly string[]): boolean {
  if (kind === 'title') return title !== '' && stars.length === 0;
  const isOfRubric = stars.every((star) => STAR_IDS.includes(star));
  return title === '' && stars.length > 0 && new Set(stars).size === stars.length && isOfRubric;
}

type Standing = Pick<HonourDocument, 'state' | 'until' | 'term'>;

/** Where it stands at an instant. */
export function standingOf({ state, until, term }: Standing, at: number): HonourStanding {
  if (state !== 'published' || until === null || term === null) return state;
  if (at <= until) return 'announced';
  return dayOf(at) <= term ? 'held' : 'over';
}

/** Until when what is published now is announced, and the last day on which it holds. */
export function termOf(at: number): { until: number; term: string } {
  const day = addDays(dayOf(at), ANNOUNCED_DAYS);
  return { until: endOfDay(day), term: addDays(day, TERM_DAYS) };
}

/** @returns null where there is nothing to be said any more */
export function afterAnswer(state: HonourState, agrees: boolean): HonourState | null {
  if (state === 'asked') return agrees ? 'agreed' : 'declined';
  const stands = state === 'agreed' || state === 'accepted' || state === 'published';
  return stands && !agrees ? 'withdrawn' : null;
}

/** @returns null unless it waits for a reviewer */
export function afterReview(state: HonourState, accepts: boolean): HonourState | null {
  if (state !== 'agreed') return null;
  return accepts ? 'accepted' : 'refused';
}

/** @returns null unless it waits to be published, or is to be stopped while it is announced */
export function afterDecision(
  honour: Standing,
  publishes: boolean,
  at: number,
): HonourState | null {
  if (honour.state === 'accepted') return publishes ? 'published' : 'refused';
  return standingOf(honour, at) === 'announced' && !publishes ? 'stopped' : null;
}

type People = Pick<HonourDocument, 'placeId' | 'nominatedBy' | 'review'>;

/** Whether this person may say whether it is right: neither nominated it nor lives there. */
export function mayReview({ placeId, nominatedBy }: People, who: Somebody): boolean {
  return nominatedBy.residentId !== who.residentId && !who.homes.includes(placeId);
}

/** Whether this person may publish or stop it: nobody who had to do with it before. */
export function mayDecide(honour: People, who: Somebody): boolean {
  return mayReview(honour, who) && honour.review?.residentId !== who.residentId;
}
