import type { RuleId, Weight } from '../../../../typings/contract/ballot';
import type { Basis, Turnout } from '../../../../typings/contract/motion';
import { figureWords, missingWords, unitWords } from '../figure';
import { isRoomRule } from '../rule';

export interface TurnoutBar {
  key: string;
  label: string;
  words: string;
  percent: number;
}

const UNITS: readonly (keyof Weight)[] = ['persons', 'households', 'area'];

const tookWords = (ruleId: RuleId) => (isRoomRule(ruleId) ? '到会' : '参加');

/** What is missing, or that it is enough; a consultation has a threshold only where its invitation sets one. */
export function enoughWords({ missing }: Turnout, ruleId: RuleId, basis: Basis): string {
  const words = missingWords(missing, basis);
  const took = tookWords(ruleId);
  if (words !== '') return `${words}${took}，${isRoomRule(ruleId) ? '会议才' : '才'}算数。`;
  return ruleId === 'consultation' ? '' : `${took}的已经够了，这次算数。`;
}

/** How many took part, against every denominator that the rule counts. */
export function turnoutBars(turnout: Turnout, ruleId: RuleId, basis: Basis): TurnoutBar[] {
  const { eligible, present, cast } = turnout;
  const bars = UNITS.filter((unit) => eligible[unit] !== undefined).map((unit) =>
    barOf(unit, present[unit] ?? 0, eligible[unit] ?? 0, tookWords(ruleId), basis),
  );
  if (!isRoomRule(ruleId)) return bars;
  return [...bars, barOf('persons', cast.persons, eligible.persons, '已投票', basis)];
}

function barOf(
  unit: keyof Weight,
  value: number,
  total: number,
  label: string,
  basis: Basis,
): TurnoutBar {
  const whole = figureWords(total, unit, basis);
  const part = unit === 'area' ? figureWords(value, unit, basis) : `${value}`;
  const percent = total === 0 ? 0 : Math.min(100, (value / total) * 100);
  const kinds = {
    persons: unitWords(basis) === '户' ? '户' : '人数',
    households: '户数',
    area: '面积',
  };
  return {
    key: `${label}${unit}`,
    label: `${label}（${kinds[unit]}）`,
    words: `${part} / ${whole}`,
    percent: value > 0 ? Math.max(1, percent) : 0,
  };
}

/** Of those who took part and of those who did not, after a figure. */
export const turnoutVerbs = (ruleId: RuleId) =>
  isRoomRule(ruleId)
    ? { verb: '到会或投了', lacks: '没到会也没投' }
    : { verb: '已投', lacks: '没投' };

/** How many have taken part, building by building. */
export const MOTION_TURNOUT = {
  about: '这里只看得到谁投了、谁还没投，看不到选了什么。',
  map: '各栋楼',
  mapHint: '颜色越深，投了的越多。点一栋看是哪几户。',
  list: '每栋楼，投得少的在前',
  empty: '这里没有您负责的楼栋',
};
