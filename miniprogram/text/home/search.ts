import type { SearchGroup, SearchKind } from '../../../typings/contract/home';
import { momentWords, pastWords } from '../date';

export const SEARCH = {
  row: '找通知、投票、公约、事项、班次',
  rowOfficer: '找通知、投票、公约、事项、门牌',
  label: '找什么',
  hint: '写一两个词，比如“停水”“充电”',
  hintOfficer: '写一两个词，或者门牌，比如“停水”“12栋 101”',
  act: '找一找',
  empty: '没有找到',
  emptyWords: '换个短一点的词试试。调解和没公开的内容，这里找不到。',
  more: '还有更多，多写几个字就能找到。',
} as const;

const KINDS: Record<SearchKind, { name: string; icon: string }> = {
  notices: { name: '通知', icon: 'notification' },
  motions: { name: '投票和协商', icon: 'check-circle' },
  covenants: { name: '公约', icon: 'file' },
  matters: { name: '事项', icon: 'chat' },
  shifts: { name: '志愿班次', icon: 'heart' },
  doors: { name: '门牌', icon: 'home' },
};

/** 截止, 发布: what the moment of a kind is. */
function whenOf(kind: SearchKind, at: number | null, now: number): string {
  if (at === null) return '';
  if (kind === 'notices') return `${pastWords(at, now)} 发布`;
  if (kind === 'motions') return at > now ? `${momentWords(at, now)} 截止` : '已截止';
  return momentWords(at, now);
}

export interface FoundGroup {
  kind: SearchKind;
  name: string;
  icon: string;
  rows: { id: string; title: string; words: string }[];
  more: string;
}

export function foundGroups(groups: readonly SearchGroup[], now: number): FoundGroup[] {
  return groups.map(({ kind, hits, more }) => ({
    kind,
    ...KINDS[kind],
    rows: hits.map(({ id, title, place, at }) => ({
      id,
      title,
      words: [place, whenOf(kind, at, now)].filter(Boolean).join(' · '),
    })),
    more: more ? SEARCH.more : '',
  }));
}
