import type { IdKind } from '../../../../typings/contract/volunteer/insurance';

export const ID_KINDS: { kind: IdKind; name: string }[] = [
  { kind: 'resident-id', name: '身份证' },
  { kind: 'passport', name: '护照' },
  { kind: 'other', name: '其他证件' },
];

/** How many have given a number. */
export function givenWords(all: readonly { given: boolean }[]): string {
  const given = all.filter((one) => one.given).length;
  if (all.length === 0) return '还没有人报名';
  return given === all.length
    ? `${given} 位都填好了`
    : `${given} 位填好了，还有 ${all.length - given} 位没填`;
}
