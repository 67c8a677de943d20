import type { MotionForm, Question } from '../../../typings/contract/motion.ts';
import type {
  AppraisalEnd,
  AppraisalStep,
  Grade,
} from '../../../typings/contract/office/appraisal.ts';
import type { GrantedRole } from '../../../typings/contract/role.ts';
import type { MotionDocument } from '../../ballot/collections.ts';
import type { AppraisalDocument, Appraised, AppraisedResult } from '../collections.ts';

/** What an appraisal asks, when somebody is 不称职, and what follows. */

const GRADES: Record<Grade, string> = {
  excellent: '优秀',
  competent: '称职',
  basic: '基本称职',
  unfit: '不称职',
};
const ALL = Object.keys(GRADES) as Grade[];
/** Of fewer nobody is told how they rated. */
const FEWEST = 5;
export const MOST_APPRAISED = 20;

const OFFICES: Partial<Record<GrantedRole, string>> = {
  'committee-member': '居委会成员',
  'building-steward': '楼栋长',
  'stair-steward': '楼道长',
  secretary: '书记',
  'party-branch': '党支部成员',
  'grid-officer': '网格员',
};
export const APPRAISED = Object.keys(OFFICES) as GrantedRole[];

/** By what an office may end: a party post never does by an appraisal. */
export function endOf(role: GrantedRole, rule: string): AppraisalEnd {
  if (role === 'committee-member') return 'law';
  const isSteward = role === 'building-steward' || role === 'stair-steward';
  return isSteward && rule !== '' ? 'rule' : 'no';
}

/** One question for each; their ids are those of the appraised. */
export function questionsOf(people: readonly Appraised[]): Question[] {
  return people.map(({ key, name, role, placeLabel }) => ({
    questionId: key,
    text: `您觉得${placeLabel} ${OFFICES[role] ?? ''}${name}这一年做得怎么样？`,
    kind: 'single',
    options: ALL.map((grade) => ({ optionId: grade, text: GRADES[grade] })),
    most: 1,
  }));
}

type Form = Pick<MotionForm, 'placeId' | 'ruleId' | 'basis' | 'secret' | 'questions'>;

/** Whether a vote asks just this, of the whole community, in secret. */
export function asksJust(people: readonly Appraised[], communityId: string, form: Form): boolean {
  const asked = form.questions.map(({ questionId, text, kind, options, clauseId }) => [
    questionId,
    text,
    kind,
    clauseId ?? null,
    options.map(({ optionId, text: words }) => [optionId, words]),
  ]);
  const wanted = questionsOf(people).map(({ questionId, text, kind, options }) => [
    questionId,
    text,
    kind,
    null,
    options.map(({ optionId, text: words }) => [optionId, words]),
  ]);
  return (
    form.placeId === communityId &&
    form.ruleId === 'consultation' &&
    form.basis !== 'owners' &&
    form.secret &&
    JSON.stringify(asked) === JSON.stringify(wanted)
  );
}

type Counted = Pick<MotionDocument, 'publishedAt' | 'result'>;

export function stepOf(
  { state, motionId }: Pick<AppraisalDocument, 'state' | 'motionId'>,
  vote: (Pick<MotionDocument, 'publishedAt'> & { cancelled: boolean }) | null,
): AppraisalStep {
  if (state === 'confirmed') return 'confirmed';
  if (motionId === null || vote === null || vote.cancelled) return 'preparing';
  return vote.publishedAt === null ? 'voting' : 'confirming';
}

/** What a published vote says about each. Fewer than five raters: how many they were, and nothing else. */
export function resultsOf(people: readonly Appraised[], { result }: Counted): AppraisedResult[] {
  return people.map(({ key }) => {
    const options = result?.questions.find(({ questionId }) => questionId === key)?.options ?? [];
    const of = (grade: Grade) => options.find(({ optionId }) => optionId === grade)?.persons ?? 0;
    const counts = Object.fromEntries(ALL.map((grade) => [grade, of(grade)])) as Record<
      Grade,
      number
    >;
    // Of fewer than five ballots the count itself leaves the grades out.
    const raters = result?.withheld || ALL.reduce((sum, grade) => sum + counts[grade], 0);
    if (raters < FEWEST) return { key, raters, counts: null, unfit: null };
    return { key, raters, counts, unfit: 2 * counts.unfit > raters };
  });
}

type Earlier = Pick<AppraisalDocument, 'year' | 'people' | 'results'>;

/**
 * Whose office ends: 不称职 now, and at the latest appraisal before in which the same person was appraised in that
 * office; as far as the law or a recorded rule says so.
 */
export function endedBy(
  people: readonly Appraised[],
  results: readonly AppraisedResult[],
  earlier: readonly Earlier[],
  rule: string,
): string[] {
  const before = [...earlier].sort((one, other) => other.year - one.year);
  const wasUnfit = ({ residentId, role, placeId }: Appraised) => {
    for (const one of before) {
      const same = one.people.find(
        (person) =>
          residentId !== null &&
          person.residentId === residentId &&
          person.role === role &&
          person.placeId === placeId,
      );
      if (same) return one.results?.find(({ key }) => key === same.key)?.unfit === true;
    }
    return false;
  };
  return people
    .filter(({ key, role }) => {
      const isUnfit = results.find((one) => one.key === key)?.unfit === true;
      return isUnfit && endOf(role, rule) !== 'no';
    })
    .filter(wasUnfit)
    .map(({ key }) => key);
}

/** Somebody who is appraised, or lives with somebody who is, neither leads nor confirms. */
export function isAppraised(
  people: readonly Appraised[],
  { residentId, homes }: { residentId: string; homes: readonly string[] },
): boolean {
  return people.some(
    (one) => one.residentId === residentId || one.homes.some((home) => homes.includes(home)),
  );
}
