import type {
  Comparison,
  Outcome,
  RuleId,
  Tally,
  Weight,
} from '../../../typings/contract/ballot.ts';
import type { ConsultationTerms, MotionForm } from '../../../typings/contract/motion.ts';

/** A share of a total: n of d, more than it or at least it. */
interface Share {
  of: Comparison['of'];
  to: Comparison['to'];
  unit: keyof Weight;
  n: number;
  d: number;
  relation: Comparison['relation'];
}

export interface DecisionRule {
  /** changes with the law; stored with every result */
  version: number;
  /** law and article */
  source: string;
  /** alternatives, each of shares that must all be reached; none = it always counts */
  counts: Share[][];
  /** all must be reached; none = nothing is decided */
  passes: Share[];
}

const share = (
  of: Share['of'],
  to: Share['to'],
  unit: Share['unit'],
  [n, relation, d]: [number, Share['relation'], number],
): Share => ({ of, to, unit, n, d, relation });

const presence = (unit: keyof Weight, n: number, relation: Share['relation'], d: number) =>
  share('present', 'eligible', unit, [n, relation, d]);
const agreement = (unit: keyof Weight, n: number, relation: Share['relation'], d: number) =>
  share('yes', 'present', unit, [n, relation, d]);

/** More than half of those present: an abstention works as a no. */
const MAJORITY = [agreement('persons', 1, '>', 2)];
const OWNERS_TAKE_PART = [[presence('area', 2, '>=', 3), presence('persons', 2, '>=', 3)]];

/**
 * The law's thresholds. 以上 includes the number itself, 过半数 is strictly more than half. Read in
 * transcription: compare with the national database of laws before a binding vote.
 */
export const DECISION_RULES: Record<RuleId, DecisionRule> = {
  'residents-assembly': {
    version: 1,
    source: '城市居民委员会组织法（2025年修订）第二十七条',
    counts: [[presence('persons', 1, '>', 2)]],
    passes: MAJORITY,
  },
  'residents-representatives': {
    version: 1,
    source: '城市居民委员会组织法（2025年修订）第二十九条',
    counts: [[presence('persons', 2, '>=', 3)]],
    passes: MAJORITY,
  },
  'villagers-assembly': {
    version: 1,
    source: '村民委员会组织法（2025年修正）第二十六条',
    counts: [[presence('persons', 1, '>', 2)], [presence('households', 2, '>=', 3)]],
    passes: MAJORITY,
  },
  'villagers-representatives': {
    version: 1,
    source: '村民委员会组织法（2025年修正）第二十九条、第三十条',
    counts: [[presence('persons', 2, '>=', 3)]],
    passes: MAJORITY,
  },
  'villager-group': {
    version: 1,
    source: '村民委员会组织法（2025年修正）第三十二条',
    counts: [[presence('persons', 2, '>=', 3)]],
    passes: MAJORITY,
  },
  'owners-ordinary': {
    version: 1,
    source: '民法典第二百七十八条',
    counts: OWNERS_TAKE_PART,
    passes: [agreement('area', 1, '>', 2), agreement('persons', 1, '>', 2)],
  },
  'owners-special': {
    version: 1,
    source: '民法典第二百七十八条',
    counts: OWNERS_TAKE_PART,
    passes: [agreement('area', 3, '>=', 4), agreement('persons', 3, '>=', 4)],
  },
  // What it takes stands in its invitation.
  consultation: {
    version: 1,
    source: '城市居民委员会组织法（2025年修订）第三十二条',
    counts: [],
    passes: [],
  },
  poll: { version: 1, source: '', counts: [], passes: [] },
};

/**
 * The thresholds of a decision. Those of a consultation are of its invitation: at least n of d of those
 * invited take part, at least n of d of those who take part agree; without terms there are none.
 */
export function ruleFor(ruleId: RuleId, terms?: ConsultationTerms | null): DecisionRule {
  const rule = DECISION_RULES[ruleId];
  if (ruleId !== 'consultation' || !terms) return rule;
  const { takePart, agree } = terms;
  return {
    ...rule,
    counts: takePart ? [[presence('persons', takePart.n, '>=', takePart.d)]] : [],
    passes: agree ? [agreement('persons', agree.n, '>=', agree.d)] : [],
  };
}

/** The largest denominator of a threshold. */
const MOST_PARTS = 100;

/** Whether thresholds are whole parts of a whole, and belong to a consultation. */
export function areTermsFit({ ruleId, terms }: Pick<MotionForm, 'ruleId' | 'terms'>): boolean {
  if (!terms) return true;
  if (ruleId !== 'consultation') return false;
  return [terms.takePart, terms.agree].every((one) => {
    if (one === null) return true;
    const { n, d } = one;
    return Number.isInteger(n) && Number.isInteger(d) && n >= 1 && n <= d && d <= MOST_PARTS;
  });
}

/** A tally that cannot be: a part larger than the whole, a missing figure, something that is no count. */
export class TallyError extends Error {}

/**
 * Decides by a rule: pure, in integers, by cross-multiplication.
 * @param terms of a consultation
 * @throws TallyError
 */
export function decide(ruleId: RuleId, tally: Tally, terms?: ConsultationTerms | null): Outcome {
  const rule = ruleFor(ruleId, terms);
  checkTally(rule, tally);
  const counts = rule.counts.map((shares) => shares.map((one) => compare(one, tally)));
  const passes = rule.passes.map((one) => compare(one, tally));
  const valid = counts.length === 0 || counts.some((all) => all.every(({ met }) => met));
  return {
    ruleId,
    ruleVersion: rule.version,
    valid,
    passed: valid && passes.length > 0 && passes.every(({ met }) => met),
    counts,
    passes,
  };
}

function compare({ of, to, unit, n, d, relation }: Share, tally: Tally): Comparison {
  const [value, total] = [tally[of][unit] ?? 0, tally[to][unit] ?? 0];
  const least = relation === '>' ? Math.floor((n * total) / d) + 1 : Math.ceil((n * total) / d);
  const met = relation === '>' ? d * value > n * total : d * value >= n * total;
  const missing = met ? 0 : least - value;
  return { of, to, unit, value, total, times: d, by: n, relation, met, missing };
}

const SIDES = ['eligible', 'present', 'yes'] as const;
/** A hundred times it is still exact: no threshold has a larger denominator. */
const MOST = Math.floor(Number.MAX_SAFE_INTEGER / MOST_PARTS);

function checkTally(rule: DecisionRule, tally: Tally): void {
  const shares = [...rule.counts.flat(), ...rule.passes];
  for (const { of, to, unit } of shares) {
    if (tally[of][unit] === undefined || tally[to][unit] === undefined) {
      throw new TallyError(`${unit} of ${of} or ${to} is not known`);
    }
  }
  for (const unit of ['persons', 'area', 'households'] as const) {
    const [eligible, present, yes] = SIDES.map((side) => tally[side][unit] ?? 0) as [
      number,
      number,
      number,
    ];
    for (const figure of [eligible, present, yes]) {
      if (!Number.isSafeInteger(figure) || figure < 0 || figure > MOST) {
        throw new TallyError(`${unit}: ${figure} is no count`);
      }
    }
    if (present > eligible || yes > present) throw new TallyError(`${unit}: more than there are`);
  }
}

/** Who a body is made of, where the law says how much of it. */
export interface BodyMembers {
  members: number;
  representatives: number;
  women: number;
}

/**
 * Whether a meeting of representatives is made up as the law has it: representatives at least 4/5 of the
 * members (居委会组织法 art. 28, 村委会组织法 art. 29–30), in villages women at least 1/3.
 */
export function isBodyLawful(
  ruleId: RuleId,
  { members, representatives, women }: BodyMembers,
): boolean {
  const isMeeting =
    ruleId === 'residents-representatives' || ruleId === 'villagers-representatives';
  if (!isMeeting) return true;
  const hasWomen = ruleId === 'residents-representatives' || 3 * women >= members;
  return members > 0 && 5 * representatives >= 4 * members && hasWomen;
}
