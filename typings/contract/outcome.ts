/** Who decides, and by which article: the rules as data stand in cloudfunctions/ballot/decision-rules.ts. */
export type RuleId =
  | 'residents-assembly' // 居民会议
  | 'residents-representatives' // 居民代表会议
  | 'villagers-assembly' // 村民会议
  | 'villagers-representatives' // 村民代表会议
  | 'villager-group' // 村民小组会议
  | 'owners-ordinary' // 业主共同决定，一般事项
  | 'owners-special' // 业主共同决定，三种特别事项
  | 'poll'; // 意见征集：不约束任何人

/**
 * What a side of a vote amounts to, in integers. Persons are whoever the roster counts: adults, household
 * representatives, representatives or owners.
 */
export interface Weight {
  persons: number;
  /** 0.01 ㎡; only where owners decide */
  area?: number;
  /** only where households are counted beside adults */
  households?: number;
}

/** What was counted. `yes` is part of `present`, and `present` of `eligible`. */
export interface Tally {
  eligible: Weight;
  present: Weight;
  yes: Weight;
}

/** One comparison written out: `times · value` against `by · total`. */
export interface Comparison {
  /** which figures are compared */
  of: 'present' | 'yes';
  to: 'eligible' | 'present';
  unit: keyof Weight;
  value: number;
  total: number;
  times: number;
  by: number;
  /** 过半数 is strictly more; 以上 includes the number itself */
  relation: '>' | '>=';
  met: boolean;
  /** the least that would have to be added to the value; 0 when met */
  missing: number;
}

/** How a vote stands or ended, with every figure that led to it. */
export interface Outcome {
  ruleId: RuleId;
  ruleVersion: number;
  /** the meeting or vote counts; a poll always does */
  valid: boolean;
  passed: boolean;
  /** each alternative by which it may count; one whose comparisons are all met is enough */
  counts: Comparison[][];
  passes: Comparison[];
}
