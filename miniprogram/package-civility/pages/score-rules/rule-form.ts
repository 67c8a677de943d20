import type {
  DimensionNumber,
  ScoreRule,
  StarRule,
} from '../../../../typings/contract/civility/scorecard';
import { SCORE_RULE_WORDS } from '../../../text/civility/score-rule';
import { wrongIn as wrongInRule } from '../rule-edit/rule-form';

/** A rule as it is typed. */
export interface RuleForm {
  title: string;
  text: string;
  dimension: DimensionNumber;
  takes: boolean;
  points: string;
  /** most points a year; '' = no limit */
  year: string;
  bearer: boolean;
  evidence: boolean;
  /** two people have to agree */
  two: boolean;
}

const LEAST_APPEAL_DAYS = 15;

export function ruleFormOf(rule: ScoreRule | undefined): RuleForm {
  return {
    title: rule?.title ?? '',
    text: rule?.text ?? '',
    dimension: rule?.dimension ?? 1,
    takes: (rule?.points ?? 1) < 0,
    points: rule ? String(Math.abs(rule.points)) : '',
    year: rule?.caps.year ? String(rule.caps.year) : '',
    bearer: rule?.reporters.includes('bearer') ?? true,
    evidence: rule?.evidence ?? true,
    two: rule?.reviewers === 2,
  };
}

const isWhole = (typed: string) => /^[1-9]\d{0,3}$/.test(typed.trim());

/** What is still to be filled in, or ''. */
export function wrongIn({ title, text, points, year }: RuleForm): string {
  const wrong = wrongInRule({ title, text, points, month: '' });
  if (wrong !== '') return wrong;
  return year !== '' && !isWhole(year) ? SCORE_RULE_WORDS.yearUnfit : '';
}

/** What the form says; of a rule that was there the rest stays. */
export function ruleOf(form: RuleForm, before: ScoreRule | undefined, ruleId: string): ScoreRule {
  const year = form.year === '' ? null : Number(form.year);
  return {
    ruleId: before?.ruleId ?? ruleId,
    title: form.title.trim(),
    text: form.text.trim(),
    dimension: form.dimension,
    points: Number(form.points) * (form.takes ? -1 : 1),
    caps: { ...(before?.caps ?? { day: null, month: null }), year },
    reporters: form.bearer && !form.takes ? ['bearer', 'officer'] : ['officer'],
    reviewers: form.two ? 2 : 1,
    appealDays: Math.max(before?.appealDays ?? 0, LEAST_APPEAL_DAYS),
    evidence: form.evidence,
  };
}

/** The names of the dimensions and what stars take, as they are typed. */
export interface FrameForm {
  dimensions: string[];
  /** of merchants; null for members */
  stars: string[] | null;
  least: string;
}

export function frameFormOf(dimensions: readonly string[], stars: StarRule | null): FrameForm {
  return {
    dimensions: [...dimensions],
    stars: stars ? stars.points.map(String) : null,
    least: String(stars?.least ?? 0),
  };
}

export function wrongInFrame({ dimensions, stars, least }: FrameForm): string {
  if (dimensions.some((name) => name.trim() === '')) return SCORE_RULE_WORDS.dimensionMissing;
  if (!stars) return '';
  const isRising = stars.every(
    (one, at) => isWhole(one) && (at === 0 || Number(one) > Number(stars[at - 1])),
  );
  if (!isRising) return SCORE_RULE_WORDS.starsUnfit;
  return /^\d{1,4}$/.test(least.trim()) ? '' : SCORE_RULE_WORDS.leastUnfit;
}

export function frameOf({ dimensions, stars, least }: FrameForm): {
  dimensions: string[];
  stars: StarRule | null;
} {
  return {
    dimensions: dimensions.map((name) => name.trim()),
    stars: stars && { points: stars.map(Number), least: Number(least) },
  };
}
