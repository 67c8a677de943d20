import type { NoticeKind } from '../../../typings/contract/notice.ts';
import type {
  AskedHome,
  RecoveryAnswer as ShownAnswer,
} from '../../../typings/contract/parts/recovery.ts';
import { DAY } from '../../kernel/calendar.ts';
import { covers } from '../../kernel/path-id.ts';
import type { ResidentDocument } from '../../people/collections.ts';
import type { NoticeDocument, RecoveryAnswer, RecoveryDocument } from '../collections.ts';
import { mayUndo } from '../confirm/receipt-rules.ts';
import type { TroubledStair } from '../read/notice-types.ts';

/** Kinds after which each household is asked whether all is well again. */
export const ASKED_KINDS: readonly NoticeKind[] = ['outage', 'repair'];

/** So long after the end households are asked. */
export const ASKED_FOR = 3 * DAY;

/** Longer than that no outage lasts: what is older says nothing any more. */
const LONGEST_OUTAGE = 60 * DAY;

/** So long «something is wrong» may count at most. */
export const TROUBLED_FOR = LONGEST_OUTAGE + ASKED_FOR;

/** Where fewer households are asked, a sum of them would tell of a neighbour. */
const LEAST_FOR_SUMS = 10;

/** When answers to a notice count. */
export interface RecoveryWindow {
  /** from the end on, expected or said: «all is well» of before was about something else */
  from: number;
  /** «something is wrong» counts from the last of both on: whoever says that all is well asks anew */
  troubledFrom: number;
  until: number;
}

type Asking = Pick<NoticeDocument, 'kind' | 'roles' | 'state' | 'eventUntil' | 'restored'>;

/** When a notice asks, be it past or to come; null: it does not. */
export function windowOf({
  kind,
  roles,
  state,
  eventUntil = null,
  restored = null,
}: Asking): RecoveryWindow | null {
  if (!ASKED_KINDS.includes(kind) || roles.length > 0 || state !== 'published') return null;
  const ends = [eventUntil, restored?.at ?? null].filter((end) => end !== null);
  if (ends.length === 0) return null;
  const from = Math.min(...ends);
  return { from, troubledFrom: restored?.at ?? from, until: Math.max(...ends) + ASKED_FOR };
}

/** When a notice asks, if it does at this instant. */
export function askedAt(notice: Asking, at: number): RecoveryWindow | null {
  const window = windowOf(notice);
  return window && window.from <= at && at <= window.until ? window : null;
}

/** The last answer of a household, if it counts. */
export function countedAnswer(
  recovery: Pick<RecoveryDocument, 'answer'> | undefined,
  { from, troubledFrom }: RecoveryWindow,
): RecoveryAnswer | null {
  const answer = recovery?.answer ?? null;
  if (!answer) return null;
  return answer.at >= (answer.restored ? from : troubledFrom) ? answer : null;
}

export function shownAnswer(answer: RecoveryAnswer | null): ShownAnswer | null {
  if (!answer) return null;
  const { restored, trouble, at, by } = answer;
  return { restored, trouble, at, byName: by.name, how: by.how };
}

/** What stands for a household, and what would stand without it. */
type Answers = Pick<RecoveryDocument, 'answer' | 'before' | 'noted'>;

/** Somebody's word for a household: what an officer had written down before is over. */
export function saidBy(answer: RecoveryAnswer): Answers {
  return { answer, before: null, noted: null };
}

/** What an officer writes down stands over what the household has said itself and another officer noted, which is kept. */
export function notedOver(
  { answer: last, before, noted = null }: Answers,
  answer: RecoveryAnswer,
): Answers {
  if (!last) return { answer, before, noted };
  if (!isNoted(last)) return { answer, before: last, noted: null };
  const isSame = last.by.residentId === answer.by.residentId;
  return { answer, before, noted: isSame ? noted : last };
}

/** An officer has taken back what they wrote down. */
export function withoutNote({ before, noted = null }: Answers): Answers {
  return { answer: noted ?? before, before: noted && before, noted: null };
}

/**
 * Whether a household is still asked: it has not answered, or has said that something is wrong and an officer wrote down
 * the opposite, which is for the household to say.
 */
export function isAskedStill(
  recovery: Pick<RecoveryDocument, 'answer' | 'before'> | undefined,
  window: RecoveryWindow,
): boolean {
  const answer = countedAnswer(recovery, window);
  if (!answer) return true;
  const own = countedAnswer(recovery && { answer: recovery.before }, window);
  return answer.restored && own !== null && !own.restored;
}

function isNoted({ by: { how } }: RecoveryAnswer): boolean {
  return how !== 'self' && how !== 'agent';
}

/** What an officer wrote down may be taken back by the same officer, within a day. */
export function mayTakeBack(
  answer: RecoveryAnswer | null,
  officerId: string,
  at: number,
): answer is RecoveryAnswer {
  if (!answer || !isNoted(answer)) return false;
  const { by, at: confirmedAt } = answer;
  return mayUndo({ residentId: null, by, confirmedAt }, officerId, at);
}

/** Somebody who answers: the caller, or a person for whom the caller may. */
export interface Speaker {
  residentId: string;
  name: string;
  households: readonly { householdId: string; label: string }[];
}

/** The homes for which somebody may answer, each once: as one's own where one lives there. */
export function askedHomes(
  { _id, audience }: Pick<NoticeDocument, '_id' | 'audience'>,
  window: RecoveryWindow,
  own: Speaker,
  principals: readonly Speaker[],
  recoveries: readonly RecoveryDocument[],
): AskedHome[] {
  const byId = new Map(recoveries.map((one) => [one._id, one]));
  const homes = new Map<string, AskedHome>();
  for (const speaker of [own, ...principals]) {
    for (const { householdId, label } of speaker.households) {
      const isAsked = audience.some((place) => covers(place, householdId));
      if (!isAsked || homes.has(householdId)) continue;
      const { residentId, name } = speaker;
      const answer = countedAnswer(byId.get(recoveryIdOf(_id, householdId)), window);
      homes.set(householdId, {
        householdId,
        label,
        forPerson: speaker === own ? null : { residentId, name },
        answer: shownAnswer(answer),
      });
    }
  }
  return [...homes.values()];
}

export function recoveryIdOf(noticeId: string, householdId: string): string {
  return `${noticeId}:${householdId}`;
}

/** How many households say that something is wrong, for neighbours. */
export function troubledForAll(count: number, asked: number): number | null {
  return asked < LEAST_FOR_SUMS ? null : count;
}

/** Households of an officer's places that say that something is wrong. */
export function troubledWithin(
  noticeId: string,
  stairs: readonly TroubledStair[],
  scope: readonly string[],
): number {
  return stairs
    .filter((one) => one.noticeId === noticeId)
    .filter(({ stairId }) => scope.some((place) => covers(place, stairId)))
    .reduce((sum, { troubled }) => sum + troubled, 0);
}

export function speakerOf({
  _id,
  name,
  households,
}: Pick<ResidentDocument, '_id' | 'name' | 'households'>): Speaker {
  return { residentId: _id, name, households };
}

/** Whether a notice announces an outage that has begun, of late, for everybody there. */
export function mayBeRestored(
  {
    kind,
    roles,
    publishedAt,
    eventAt,
    eventUntil,
  }: Pick<NoticeDocument, 'kind' | 'roles' | 'publishedAt' | 'eventAt' | 'eventUntil'>,
  at: number,
): boolean {
  if (!ASKED_KINDS.includes(kind) || roles.length > 0) return false;
  const begins = eventAt ?? publishedAt;
  return begins <= at && at <= Math.max(begins, eventUntil ?? 0) + LONGEST_OUTAGE;
}
