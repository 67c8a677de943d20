import type { RuleId, Weight } from '../../../../typings/contract/ballot';
import type { Basis, Turnout } from '../../../../typings/contract/motion';
import { figureWords, missingWords, unitWords } from '../../../text/ballot/figure';
import { isRoomRule, RULES } from '../../../text/ballot/rule';

interface Bar {
  key: string;
  label: string;
  words: string;
  percent: number;
}

const UNITS: readonly (keyof Weight)[] = ['persons', 'households', 'area'];

/** How many took part, against every denominator that the rule counts; what is missing in words. */
Component({
  properties: {
    turnout: { type: Object, value: {} },
    ruleId: { type: String, value: '' },
    basis: { type: String, value: '' },
  },
  data: { bars: [] as Bar[], missing: '', source: '' },
  observers: {
    'turnout, ruleId, basis'(turnout: Turnout, ruleId: RuleId | '', basis: Basis) {
      if (!turnout.eligible || ruleId === '') return;
      const missing = missingWords(turnout.missing, basis);
      const took = isRoomRule(ruleId) ? '到会' : '参加';
      this.setData({
        bars: barsOf(turnout, ruleId, basis),
        missing: endWords(ruleId, missing, took),
        source: RULES[ruleId].source,
      });
    },
  },
});

/** A consultation has a threshold only where its invitation sets one. */
function endWords(ruleId: RuleId, missing: string, took: string): string {
  if (missing !== '') return `${missing}${took}，${took === '到会' ? '会议才' : '才'}算数。`;
  return ruleId === 'consultation' ? '' : `${took}的已经够了，这次算数。`;
}

function barsOf(turnout: Turnout, ruleId: RuleId, basis: Basis): Bar[] {
  const { eligible, present, cast } = turnout;
  const bars = UNITS.filter((unit) => eligible[unit] !== undefined).map((unit) =>
    barOf(
      unit,
      present[unit] ?? 0,
      eligible[unit] ?? 0,
      isRoomRule(ruleId) ? '到会' : '参加',
      basis,
    ),
  );
  if (!isRoomRule(ruleId)) return bars;
  return [...bars, barOf('persons', cast.persons, eligible.persons, '已投票', basis)];
}

function barOf(unit: keyof Weight, value: number, total: number, label: string, basis: Basis): Bar {
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
