import type { MotionForm, Question } from '../../../typings/contract/motion.ts';
import type { SelectedRole, SelectionStep } from '../../../typings/contract/office/selection.ts';
import type { MotionDocument } from '../../ballot/collections.ts';
import { addDays, dayOf, daysBetween, endOfDay } from '../../kernel/calendar.ts';
import { covers } from '../../kernel/path-id.ts';
import type { Candidate, CandidateObjection, SelectionDocument } from '../collections.ts';

/** How long candidates have to come forward, in days after today. */
export const STANDING_DAYS = { least: 3, most: 60 } as const;
/** How long the recommended one is published before anybody is appointed, in days. */
export const PUBLICATION_DAYS = { least: 5, most: 30 } as const;
export const MOST_CANDIDATES = 12;
/** How long each step of officers should take, in days. Later is shown as late, and holds. */
const STEP_DAYS = 7;

const POSTS: Record<SelectedRole, string> = {
  'building-steward': '楼栋长',
  'stair-steward': '楼道长',
};

type Selection = Pick<
  SelectionDocument,
  'role' | 'placeId' | 'placeLabel' | 'standUntil' | 'state' | 'candidates' | 'current'
>;

/** What is known of the vote that was named. */
export interface VoteFacts {
  opensAt: number;
  closesAt: number;
  cancelled: boolean;
  /** when the result was published; null before */
  publishedAt: number | null;
  /** by candidates' keys, and `NONE`; null before it is published */
  votes: ReadonlyMap<string, number> | null;
}

/** The option of whoever wants none of them. */
const NONE = 'none';

export const isRunning = ({ state }: Pick<Candidate, 'state'>) => state === 'standing';

/**
 * What the vote asks: which of them, or none; or of the only one, whether. The ids of options and question are the
 * candidates' keys, so that the result says whose votes they are.
 * @returns null if nobody runs
 */
export function questionOf({ role, placeLabel, candidates }: Selection): Question | null {
  const running = candidates.filter(isRunning);
  const [only] = running;
  if (!only) return null;
  const post = `${placeLabel} ${POSTS[role]}`;
  if (running.length === 1) {
    const text = `同意请${only.name}担任${post}吗？`;
    return { questionId: only.key, text, kind: 'yes-no', options: [], most: 1 };
  }
  return {
    questionId: 'q1',
    text: `请推选一位${post}`,
    kind: 'single',
    options: [
      ...running.map(({ key, name }) => ({ optionId: key, text: name })),
      { optionId: NONE, text: '都不选' },
    ],
    most: 1,
  };
}

type VoteForm = Pick<MotionForm, 'placeId' | 'ruleId' | 'basis' | 'secret' | 'questions'>;

/** Whether a vote asks the doors of the post, in secret, for just these candidates, in just these words. */
export function isVoteOn(selection: Selection, form: VoteForm): boolean {
  const question = questionOf(selection);
  const [asked, ...more] = form.questions;
  if (question === null || asked === undefined || more.length > 0) return false;
  const isSame =
    asked.questionId === question.questionId &&
    asked.text === question.text &&
    asked.kind === question.kind &&
    asked.clauseId === undefined &&
    asked.options.length === question.options.length &&
    asked.options.every(
      ({ optionId, text }, index) =>
        optionId === question.options[index]?.optionId && text === question.options[index]?.text,
    );
  return (
    isSame &&
    form.placeId === selection.placeId &&
    form.ruleId === 'consultation' &&
    form.basis !== 'owners' &&
    form.secret
  );
}

type Motion = Pick<MotionDocument, 'form' | 'state' | 'publishedAt' | 'result'>;

/** What a vote says about a selection. */
export function factsOf({ form, state, publishedAt, result }: Motion): VoteFacts {
  const { opensAt, closesAt } = form;
  const [question] = form.questions;
  const [counted] = result?.questions ?? [];
  const votes =
    publishedAt === null || !counted || !question
      ? null
      : new Map(
          question.kind === 'yes-no'
            ? [[question.questionId, yesOf(counted.options)]]
            : counted.options.map(({ optionId, persons }) => [optionId, persons]),
        );
  return { opensAt, closesAt, cancelled: state === 'cancelled', publishedAt, votes };
}

/** Of the only candidate: the votes for them; none unless they are more than those against. */
function yesOf(options: readonly { optionId: string; persons: number }[]): number {
  const of = (id: string) => options.find(({ optionId }) => optionId === id)?.persons ?? 0;
  return of('yes') > of('no') ? of('yes') : 0;
}

/**
 * Whom the community may recommend: of those who still run, whoever has the most votes, several if they have as
 * many; where an objection to them was upheld, also whoever has the most without it. Nobody without a vote, and nobody
 * who has no more than those who want none of them.
 */
export function mayRecommend(
  candidates: readonly Candidate[],
  votes: VoteFacts['votes'],
): string[] {
  if (votes === null) return [];
  const leaders = (among: readonly Candidate[]) => {
    const most = Math.max(0, ...among.map(({ key }) => votes.get(key) ?? 0));
    const isWanted = most > (votes.get(NONE) ?? 0);
    return among.filter(({ key }) => isWanted && votes.get(key) === most).map(({ key }) => key);
  };
  const running = candidates.filter(isRunning);
  const undoubted = running.filter(({ doubted }) => !doubted);
  return [...new Set([...leaders(running), ...leaders(undoubted)])];
}

/** Where it stands at an instant. */
export function stepOf(
  { state, standUntil, current, objections }: Selection & Pick<SelectionDocument, 'objections'>,
  vote: Pick<VoteFacts, 'votes'> | null,
  at: number,
): SelectionStep {
  if (state === 'open') {
    if (at <= endOfDay(standUntil)) return 'standing';
    return vote?.votes ? 'recommending' : 'voting';
  }
  if (state === 'publishing') {
    const isOver = at > endOfDay(current?.publishedUntil ?? '9999-12-31');
    const waits = objections.some(({ key, answer }) => key === current?.key && answer === null);
    return isOver && !waits ? 'appointing' : 'publishing';
  }
  return state;
}

/** The last day of a step; null once it is over. */
export function dueOf(
  { standUntil, current }: Pick<Selection, 'standUntil' | 'current'>,
  step: SelectionStep,
  vote: Pick<VoteFacts, 'closesAt' | 'publishedAt'> | null,
): string | null {
  const after = (day: string) => addDays(day, STEP_DAYS);
  switch (step) {
    case 'standing':
      return standUntil;
    case 'voting':
      return vote ? dayOf(vote.closesAt) : after(standUntil);
    case 'recommending':
      return after(vote?.publishedAt ? dayOf(vote.publishedAt) : standUntil);
    case 'vetting':
      return after(current?.on ?? standUntil);
    case 'approving':
      return after(current?.vetting?.on ?? standUntil);
    case 'publishing':
      return current?.publishedUntil ?? null;
    case 'appointing':
      return current?.publishedUntil ? after(current.publishedUntil) : null;
    default:
      return null;
  }
}

/** Whether the days of a selection leave time for candidates; the term is checked as that of any office. */
export function areDaysFit(
  { standUntil, publicationDays }: Pick<SelectionDocument, 'standUntil' | 'publicationDays'>,
  today: string,
): boolean {
  const days = daysBetween(today, standUntil);
  const within = (value: number, { least, most }: { least: number; most: number }) =>
    value >= least && value <= most;
  return within(days, STANDING_DAYS) && within(publicationDays, PUBLICATION_DAYS);
}

/** Somebody, with their homes. */
export interface Somebody {
  residentId: string;
  homes: readonly string[];
}

/** True if somebody runs themselves, or lives with somebody who runs. */
export function isConcerned(candidates: readonly Candidate[], who: Somebody): boolean {
  return candidates
    .filter(isRunning)
    .some(
      ({ residentId, homes }) =>
        residentId === who.residentId || homes.some((home) => who.homes.includes(home)),
    );
}

/** True if somebody may take the next step about whoever is recommended: neither concerned nor one of those before. */
export function mayDecide(
  { candidates, deciders }: Pick<SelectionDocument, 'candidates' | 'deciders'>,
  who: Somebody,
): boolean {
  return !deciders.includes(who.residentId) && !isConcerned(candidates, who);
}

/**
 * True if somebody may answer an objection: the same, and not who raised it. Where none of the officers is left for
 * that, one of those who vetted or approved does, but never who recommended.
 * @param officers all who answer objections there
 */
export function mayAnswer(
  selection: Pick<SelectionDocument, 'candidates' | 'deciders'>,
  objection: Pick<CandidateObjection, 'residentId'>,
  who: Somebody,
  officers: readonly Somebody[],
): boolean {
  const isOther = (one: Somebody) => objection.residentId !== one.residentId;
  const isFree = (one: Somebody) => isOther(one) && mayDecide(selection, one);
  if (isFree(who)) return true;
  const [recommender] = selection.deciders;
  return (
    isOther(who) &&
    who.residentId !== recommender &&
    !isConcerned(selection.candidates, who) &&
    !officers.some(isFree)
  );
}

/** The homes of somebody that a post is for. */
export function homesAt(placeId: string, homes: readonly string[]): string[] {
  return homes.filter((home) => covers(placeId, home));
}

/** What a selection is like with nobody recommended; the candidate goes, or is looked at anew. */
export function withoutCurrent(
  { candidates, current }: Pick<SelectionDocument, 'candidates' | 'current'>,
  what: Partial<Pick<Candidate, 'state' | 'doubted'>>,
): Pick<SelectionDocument, 'state' | 'candidates' | 'current' | 'deciders'> {
  return {
    state: 'open',
    candidates: candidates.map((one) => (one.key === current?.key ? { ...one, ...what } : one)),
    current: null,
    deciders: [],
  };
}

/** A selection whose candidate takes back that they stand. */
export function withdrawn(
  selection: Pick<SelectionDocument, 'state' | 'candidates' | 'current' | 'deciders'>,
  residentId: string,
): Pick<SelectionDocument, 'state' | 'candidates' | 'current' | 'deciders'> {
  const own = selection.candidates.find((one) => one.residentId === residentId && isRunning(one));
  const { state, current, deciders } = selection;
  if (own && own.key === current?.key) return withoutCurrent(selection, { state: 'withdrawn' });
  const candidates = selection.candidates.map((one) =>
    one === own ? { ...one, state: 'withdrawn' as const } : one,
  );
  return { state, current, deciders, candidates };
}

/** The term of whoever is appointed today: never before today. */
export function termFrom({ from }: Pick<SelectionDocument, 'from'>, today: string): string {
  return from > today ? from : today;
}
