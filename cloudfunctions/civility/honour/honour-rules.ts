import type {
  HonourKind,
  HonourStanding,
  HonourState,
} from '../../../typings/contract/civility/honour.ts';
import { addDays, dayOf, endOfDay } from '../../kernel/calendar.ts';
import type { HonourDocument, HonourObjection } from '../collections.ts';
import type { Somebody } from '../event/event-rules.ts';
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

type Standing = Pick<HonourDocument, 'state' | 'until' | 'term' | 'objections'>;

/** Objections that nobody has heard yet. */
export function openObjections({ objections = [] }: Pick<HonourDocument, 'objections'>): number {
  return objections.filter(({ answer }) => answer === null).length;
}

/** Where it stands at an instant: it holds once it was announced and no objection is open. */
export function standingOf(honour: Standing, at: number): HonourStanding {
  const { state, until, term } = honour;
  if (state !== 'published' || until === null || term === null) return state;
  if (at <= until) return 'announced';
  if (dayOf(at) > term) return 'over';
  return openObjections(honour) > 0 ? 'contested' : 'held';
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

/** @returns null unless it waits to be published; what is announced is stopped by an objection that is upheld */
export function afterDecision(state: HonourState, publishes: boolean): HonourState | null {
  if (state !== 'accepted') return null;
  return publishes ? 'published' : 'refused';
}

type People = Pick<HonourDocument, 'placeId' | 'nominatedBy' | 'review'>;

/** Whether this person may say whether it is right: neither nominated it nor lives there. */
export function mayReview({ placeId, nominatedBy }: People, who: Somebody): boolean {
  return nominatedBy.residentId !== who.residentId && !who.homes.includes(placeId);
}

/** Whether this person may publish it: nobody who had to do with it before. */
export function mayDecide(honour: People, who: Somebody): boolean {
  return mayReview(honour, who) && honour.review?.residentId !== who.residentId;
}

/** Whether this person may hear an objection: the same, and neither who announced it nor who objects. */
export function mayHear(
  honour: People & Pick<HonourDocument, 'decision'>,
  { residentId }: Pick<HonourObjection, 'residentId'>,
  who: Somebody,
): boolean {
  const isTheirs = [residentId, honour.decision?.residentId].includes(who.residentId);
  return !isTheirs && mayDecide(honour, who);
}

/** Whom to tell how it ended, of those who objected and are still here, and in which words. */
export function toldOf({ state, objections = [] }: Pick<HonourDocument, 'state' | 'objections'>): {
  objectionId: string;
  residentId: string;
  words: string;
}[] {
  return objections.flatMap(({ objectionId, residentId, answer }) => {
    if (residentId === null) return [];
    if (answer) {
      const words = answer.upheld ? '意见对，评选停了' : '核实过了，照样评，请看答复';
      return [{ objectionId, residentId, words }];
    }
    if (state === 'withdrawn') return [{ objectionId, residentId, words: '这家不参加评选了' }];
    return state === 'stopped' ? [{ objectionId, residentId, words: '评选已经停了' }] : [];
  });
}

/** As the household leaves it: what was said of it goes, also by those who objected. */
export function withoutWords({
  objections = [],
}: Pick<HonourDocument, 'objections'>): Pick<HonourDocument, 'reason' | 'objections'> {
  const emptied = objections.map(({ answer, ...one }) => ({
    ...one,
    text: '',
    answer: answer && { ...answer, text: '' },
  }));
  return { reason: '', ...(objections.length > 0 ? { objections: emptied } : {}) };
}
