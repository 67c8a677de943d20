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

export interface FunnelRow {
  what: Extract<FigureKey, 'raised' | 'accepted' | 'done' | 'folded'>;
  words: string;
  /** drawn as a bar: so many of the step before it */
  part?: { label: string; done: number; total: number; lacks: string };
}

/** What became of what people said: each as a part of the one before it. */
export function funnelRows(line: CampaignLine): FunnelRow[] {
  const { heard, accepted, done, folded } = line;
  const rows: FunnelRow[] = [
    { what: 'raised', words: `听到 ${heard} 件` },
    {
      what: 'accepted',
      words: `受理 ${accepted} / ${heard} 件`,
      part: { label: '受理', done: accepted, total: heard, lacks: '没受理' },
    },
    {
      what: 'done',
      words: `办完 ${done} / ${accepted} 件`,
      part: { label: '办完', done, total: accepted, lacks: '没办完' },
    },
  ];
  const rest: FunnelRow = { what: 'folded', words: `并到别的事里一起办 ${folded} / ${heard} 件` };
  return folded > 0 ? [...rows, rest] : rows;
}
