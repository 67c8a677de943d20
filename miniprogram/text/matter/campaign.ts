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

/** What was asked, and what became of what people said. */
export const CAMPAIGN_LIST = {
  heading: '问了大家什么，办成多少',
  doorsHint: '上门的，是这些天楼栋长、楼道长听过意见的，和在门口记下事情的，一户只算一次。',
  empty: '还没有问过',
  emptyHint: '社区问大家一个问题的时候，问了多少户、听到什么、办成多少，都写在这里。',
  unit: '件',
  say: '我来说一件',
  edit: '改这一次',
  ask: '问大家一个问题',
};

/** To ask a question for some days. */
export const CAMPAIGN_EDIT = {
  heading: '问大家什么',
  question: '一个问题',
  questionHint: '比如：楼里最想先修哪一样',
  elsewhere: '别处问了多少人',
  elsewhereHint: '坝坝会、坐诊时问的。上门问的不用填：勾了“听意见”、在门口记下事情的，都会算进来',
  act: '问大家',
  note: '居民看得到',
  noQuestion: '请写下要问大家什么。',
  noNumber: '别处问了多少人，请写数字。',
};
