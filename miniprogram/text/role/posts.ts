import type { Holder, Posts } from '../../../typings/contract/role';
import { dayWords } from '../date';
import { roleWords, takesTwo } from './role';

export const WORDS = {
  filled: '有人担任',
  vacant: '空着',
  end: '结束他的职务',
  none: '还没有人担任职务',
  noneWords: '请书记先请几位热心的邻居。',
  grant: '请人担任职务',
  endNow: '结束',
  notEnd: '先不',
  ended: '已结束',
  proposed: '已提议',
  soon: '快到期',
};

export const unitOf = (role: Posts['role']) => (role === 'building-steward' ? '栋' : '个单元');
export const moreWords = (more: number) => `还有 ${more} 个，都看看`;
export const endTitle = (name: string) => `结束 ${name} 的职务？`;
export const endWords = ({ role, placeLabel }: Holder) =>
  takesTwo('end', role)
    ? `结束${roleWords(role)}的职务，要另一位书记或党支部成员同意后才生效。`
    : `今天起不再担任 ${placeLabel} ${roleWords(role)}。以后可以再请他担任。`;

/** 阳光苑一期 15栋 · 到 2028年12月31日 */
export function holderWords({ placeLabel, from, until }: Holder, today: string): string {
  const term = from > today ? `${dayWords(from)}起` : until === null ? '' : `到 ${dayWords(until)}`;
  return [placeLabel, term].filter(Boolean).join(' · ');
}
