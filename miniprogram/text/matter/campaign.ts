import type { CampaignLine } from '../../../typings/contract/matter/campaign';
import type { FigureKey } from '../../../typings/contract/matter/figure';
import { dayWords } from '../date';

export const campaignDays = ({ from, until }: Pick<CampaignLine, 'from' | 'until'>): string =>
  `${dayWords(from)} 到 ${dayWords(until)}`;

/** Doors and people, each by itself: nobody knows how many of them are the same. */
export function askedWords({
  doors,
  elsewhere,
}: Pick<CampaignLine, 'doors' | 'elsewhere'>): string {
  const parts = [
    doors > 0 ? `上门 ${doors} 户` : '',
    elsewhere > 0 ? `别处 ${elsewhere} 人` : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? '还没有开始问' : `问了：${parts.join('，')}`;
}

interface FunnelRow {
  what: Extract<FigureKey, 'raised' | 'accepted' | 'done' | 'folded'>;
  words: string;
}

/** What became of what people said: each as a part of the one before it. */
export function funnelRows(line: CampaignLine): FunnelRow[] {
  const { heard, accepted, done, folded, doors, elsewhere } = line;
  const asked = doors + elsewhere;
  const rows: FunnelRow[] = [
    { what: 'raised', words: asked > 0 ? `听到 ${heard} 件（问了 ${asked}）` : `听到 ${heard} 件` },
    { what: 'accepted', words: `受理 ${accepted} / ${heard} 件` },
    { what: 'done', words: `办完 ${done} / ${accepted} 件` },
  ];
  const rest: FunnelRow = { what: 'folded', words: `并到别的事里一起办 ${folded} / ${heard} 件` };
  return folded > 0 ? [...rows, rest] : rows;
}
