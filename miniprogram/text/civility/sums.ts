import type { PointSums } from '../../../typings/contract/civility/sums';

/** This year and the one before, to choose from. */
export const yearParts = (year: number): { year: number; name: string }[] =>
  [year, year - 1].map((one) => ({ year: one, name: `${one} 年` }));

/** The bars of the months, for who hears them. */
export function monthsWords(months: readonly number[]): string {
  return months
    .flatMap((points, at) => (points > 0 ? [`${at + 1} 月 ${points} 分`] : []))
    .join('，');
}

/** What else became of points in a year. */
export function sumLines({ opening, spent, expired }: PointSums): string[] {
  return [
    opening > 0 ? `从纸质积分册转进来 ${opening} 分。` : '',
    spent > 0 ? `在积分超市换掉 ${spent} 分。` : '',
    expired > 0 ? `到期 ${expired} 分。` : '',
  ].filter(Boolean);
}

export function takenWords(taken: PointSums['taken']): string {
  return taken
    ? `一共扣了 ${taken.times} 次，${taken.points} 分。`
    : '扣分不到五次。太少了，不单独列出来，免得猜到是谁家。';
}

export function appealSumWords(appeals: PointSums['appeals']): string {
  if (!appeals) return '申诉也不到五件，不单独列出来。';
  const { raised, right, wrong } = appeals;
  const waiting = raised - right - wrong;
  const ends = [
    `申诉成立的 ${right} 件`,
    `没有成立的 ${wrong} 件`,
    waiting > 0 ? `还在听的 ${waiting} 件` : '',
  ];
  return `${ends.filter(Boolean).join('，')}。`;
}
