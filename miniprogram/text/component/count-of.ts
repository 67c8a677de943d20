/** n of d, unless the page says otherwise. */
export const COUNT_OF = {
  unit: '户',
  verb: '已确认',
  lacks: '没确认',
  left: '还有',
};

/** 还有 3 户没确认, or that nobody is missing. */
export const missingWords = (
  left: number,
  { rest, unit, lacks }: Record<'rest' | 'unit' | 'lacks', string>,
): string => (left === 0 ? '都齐了' : `${rest} ${left} ${unit}${lacks}`);

interface Counted extends Record<'label' | 'unit' | 'verb' | 'missing', string> {
  total: number;
  done: number;
}

/** The same figures for a screen reader. */
export const countWords = ({ label, total, done, unit, verb, missing }: Counted): string =>
  `${label ? `${label}：` : ''}${total} ${unit}中 ${done} ${unit}${verb}，${missing}`;
