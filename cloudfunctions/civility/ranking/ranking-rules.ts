import type { RankingRow } from '../../../typings/contract/civility/ranking.ts';
import type { MotionForm, RuleId } from '../../../typings/contract/motion.ts';
import type { MotionDocument } from '../../ballot/collections.ts';

/** What a vote has to ask for a ranking to be there at all. */
export const RANKING_QUESTION = '同意社区公布自愿参加的积分榜吗？';

/** Decisions that hold for the whole community. */
const DECIDING: readonly RuleId[] = [
  'residents-assembly',
  'residents-representatives',
  'villagers-assembly',
  'villagers-representatives',
];

/** How many are on the list. */
export const LISTED = 10;

type Vote = Pick<MotionDocument, 'state' | 'result'> & {
  form: Pick<MotionForm, 'placeId' | 'ruleId' | 'questions'>;
};

/** Whether the community as a whole was asked just this, said yes by law, and can read so. */
export function isAdopted(communityId: string, { state, form, result }: Vote): boolean {
  const asked = form.questions.filter(({ text }) => text === RANKING_QUESTION);
  const [question] = asked;
  if (state !== 'published' || asked.length !== 1 || question?.kind !== 'yes-no') return false;
  if (form.placeId !== communityId || !DECIDING.includes(form.ruleId)) return false;
  const counted = result?.questions.find(({ questionId }) => questionId === question.questionId);
  return counted?.outcome?.passed === true;
}

/** Places from the most points down; as many points, the same place. */
export function placesOf(rows: readonly Omit<RankingRow, 'place'>[]): RankingRow[] {
  const sorted = [...rows].sort(
    (one, other) => other.points - one.points || (one.label < other.label ? -1 : 1),
  );
  return sorted.map((row) => ({
    ...row,
    place: 1 + sorted.findIndex(({ points }) => points === row.points),
  }));
}
