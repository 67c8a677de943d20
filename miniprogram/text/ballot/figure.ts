import type { Comparison, Weight } from '../../../typings/contract/ballot';
import type { Basis } from '../../../typings/contract/motion';

/** 834.20 ㎡; `area` in 0.01 ㎡. */
export function areaWords(area: number): string {
  const whole = String(Math.floor(area / 100)).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${whole}.${String(area % 100).padStart(2, '0')} ㎡`;
}

/** What persons on a roster are called: 户 where households vote, else 人. */
export const unitWords = (basis: Basis) => (basis === 'households' ? '户' : '人');

export function figureWords(value: number, unit: keyof Weight, basis: Basis): string {
  if (unit === 'area') return areaWords(value);
  return `${value} ${unit === 'households' ? '户' : unitWords(basis)}`;
}

/** 还要 12 户、834.20 ㎡ */
export function missingWords(missing: readonly Comparison[], basis: Basis): string {
  const open = missing.filter((one) => one.missing > 0);
  if (open.length === 0) return '';
  const parts = open.map((one) => figureWords(one.missing, one.unit, basis));
  return `还要 ${parts.join('、')}`;
}

function shareWords({ times, by, relation }: Comparison): string {
  if (relation === '>') return times === 2 && by === 1 ? '过半数' : `超过${times}分之${by}`;
  const parts: Record<string, string> = {
    '2/1': '一半以上',
    '3/2': '三分之二以上',
    '4/3': '四分之三以上',
    '1/1': '全部',
  };
  return parts[`${times}/${by}`] ?? `${times}分之${by}以上`;
}

/** 同意 210 户，参加的 300 户：要过半数，达到了。 */
export function comparisonWords(one: Comparison, basis: Basis, room: boolean): string {
  const took = room ? '到会' : '参加';
  const what = one.of === 'yes' ? '同意' : took;
  const whole = one.to === 'eligible' ? '名册上共' : `${took}的`;
  const figures = `${what} ${figureWords(one.value, one.unit, basis)}，${whole} ${figureWords(one.total, one.unit, basis)}`;
  const end = one.met ? '达到了' : `还少 ${figureWords(one.missing, one.unit, basis)}`;
  return `${figures}：要${shareWords(one)}，${end}。`;
}
