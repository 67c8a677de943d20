import type { CountStop } from '../../../../typings/contract/motion';

/** Why a count stopped: what was expected, and what is there. */
export function stopWords({ reason, expected, found }: CountStop): string {
  const words: Record<CountStop['reason'], string> = {
    'papers-too-many': `登记交来的纸票有 ${expected} 张，核对过的却有 ${found} 张`,
    'papers-lost': `核对过的纸票有 ${expected} 张，票里找得到的只有 ${found} 张`,
    'ballots-apart': `登记投过票的有 ${expected} 位，收到的票却是 ${found} 张`,
    'figures-impossible': `到会或参加的有 ${expected} 位，票数和人数对不上`,
  };
  return `${words[reason] ?? '登记的和收到的票对不上'}。`;
}
