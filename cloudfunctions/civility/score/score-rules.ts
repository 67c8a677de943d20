import type { ScorebookKind } from '../../../typings/contract/civility/scorecard.ts';
import type { ResidentDocument } from '../../people/collections.ts';
import type { CardDocument, ScorebookDocument, ScoreDocument } from '../collections.ts';
import { appealHindrance, type Decider, type Somebody } from '../event/event-rules.ts';

/** What a picture of a score, or of its appeal, is for: who looks at it depends on the book. */
export const picturePurpose = (book: ScorebookKind): 'score' | 'member-score' =>
  book === 'members' ? 'member-score' : 'score';

/** Whom a score concerns: whose card it is, and the households that they live in today. */
export interface Concern {
  bearerId: string;
  homes: readonly string[];
}

/** Whom a score concerns, by its card and whose that is, as they were joined to it. */
export function concernOf(
  [card]: readonly Pick<CardDocument, 'residentId'>[],
  [person]: readonly (Pick<ResidentDocument, 'households'> | undefined)[],
): Concern {
  const homes = person?.households.map(({ householdId }) => householdId) ?? [];
  return { bearerId: card?.residentId ?? '', homes };
}

/** Somebody as far as they may decide about a score: not about their own card, or one of their household. */
export function deciderOf({ bearerId, homes }: Concern, who: Somebody): Decider {
  const isConcerned = bearerId === who.residentId || who.homes.some((home) => homes.includes(home));
  return { residentId: who.residentId, isConcerned };
}

/** Whether whose card it is may object at this instant, and if not why. */
export function scoreAppealHindrance(
  score: Pick<ScoreDocument, 'ruleId' | 'state' | 'appeal' | 'appealUntil'>,
  at: number,
): 'APPEAL_RAISED' | 'SCORE_APPEAL_LATE' | 'APPEAL_NOT_POSSIBLE' | null {
  const found = appealHindrance(score, at);
  return found === 'APPEAL_TOO_LATE' ? 'SCORE_APPEAL_LATE' : found;
}

/** Whether something that counts from an instant on counts no more, the book having been closed before. */
export function lapses(
  dueAt: number,
  book: Pick<ScorebookDocument, 'closedAt'> | undefined,
): boolean {
  const closedAt = book?.closedAt ?? null;
  return closedAt !== null && dueAt > closedAt;
}

/** What a member's message says, whatever it is about: others may look over their shoulder. */
export const QUIET = { title: '有一件事请您看看', words: '请打开小程序看看' };

/**
 * What whose card it is is told, and as of when; null where there is nothing new. A member's message names nothing
 * that somebody who looks over their shoulder should not read.
 */
export function scoreToldOf(
  { book, state, points, reviews, appeal, appealUntil, voidedBy }: ScoreDocument,
  { merchant }: Pick<CardDocument, 'merchant'>,
): { title: string; words: string; at: number } | null {
  const at = appealUntil ?? appeal?.heardBy?.at ?? voidedBy?.at ?? reviews.at(-1)?.at;
  const isNew =
    state === 'void' ||
    state === 'refused' ||
    (state === 'accepted' && points < 0) ||
    (appeal?.heardBy ?? null) !== null;
  if (!isNew || at === undefined) return null;
  if (book === 'members') return { ...QUIET, at };
  return { title: merchant?.name ?? '', words: merchantWords(state, appeal), at };
}

function merchantWords(state: ScoreDocument['state'], appeal: ScoreDocument['appeal']): string {
  if (state === 'void') return '店里有一笔分撤销了，请看原因';
  if (appeal?.heardBy) return appeal.upheld ? '您的申诉成立' : '您的申诉没有成立，请看答复';
  return state === 'refused' ? '没有通过，可以申诉' : '要扣分，这天前可申诉';
}
