import type {
  DoubtedOwner,
  EstateStatement,
  OwnerDoubtKind,
} from '../../../typings/contract/parts/owners';
import { areaWords } from '../ballot/figure';

/** Kinds of doubts about owners, in the order in which they are settled. */
export const DOUBT_KINDS: { kind: OwnerDoubtKind; name: string; hint: string }[] = [
  {
    kind: 'no-number',
    name: '同名，没有电话',
    hint: '名字一样，名册里没有电话可以对照。看看产权证，或者问一问楼栋长。',
  },
  {
    kind: 'other-number',
    name: '同名，电话不同',
    hint: '名字一样，留的电话不一样。可能是重名，也可能是一个人换过号码。',
  },
  {
    kind: 'same-number',
    name: '同一个电话，名字不同',
    hint: '多半是一家人，按登记是两位业主，选“不同的人”。要是名字写错了一个字，选“同一个人”。',
  },
];

export function doubtKindWords(kind: OwnerDoubtKind): string {
  return DOUBT_KINDS.find((one) => one.kind === kind)?.name ?? '';
}

/** 王秀英、李建国 · 一期 3栋 2单元 301（89.50 ㎡）、一期 5栋 … */
export function unitsWords({ units }: Pick<DoubtedOwner, 'units'>): string {
  const shown = units.slice(0, 6).map(({ label, area }) => {
    const door = label === '' ? '已不在名册里的一户' : label;
    return area === null ? door : `${door}（${areaWords(area)}）`;
  });
  const more = units.length > shown.length ? `，一共 ${units.length} 套` : '';
  return `${shown.join('、')}${more}`;
}

/** 枫林一期还有 12 组业主… */
export function doubtWords({ estate, count }: { estate: string; count: number }): string {
  return `“${estate}”有 ${count} 组业主分不清是一个人还是几个人。核对好了，才能发布。`;
}

/** 登记 80,759.98 ㎡、1,200 套；名册里 63,522.68 ㎡、980 套 */
export function estateWords(
  { area, units }: Pick<EstateStatement, 'area' | 'units'>,
  roster: { area: number; units: number },
): { stated: string; roster: string; apart: string } {
  const parts = [
    ...(area === null ? [] : [areaWords(area)]),
    ...(units === null ? [] : [`${units} 套`]),
  ];
  const gaps = [
    ...(area === null || area === roster.area ? [] : [gapWords(area - roster.area, areaWords)]),
    ...(units === null || units === roster.units
      ? []
      : [gapWords(units - roster.units, (count) => `${count} 套`)]),
  ];
  return {
    stated: parts.length === 0 ? '' : parts.join('、'),
    roster: `${areaWords(roster.area)}、${roster.units} 套`,
    apart: gaps.join('，'),
  };
}

function gapWords(gap: number, words: (amount: number) => string): string {
  return gap > 0 ? `名册少 ${words(gap)}` : `名册多 ${words(-gap)}`;
}
