import type { DoorVisited, VisitKind } from '../../../../typings/contract/matter/duty';

const KINDS: Record<VisitKind, string> = {
  policy: '讲政策',
  opinion: '听意见',
  dispute: '问矛盾',
  safety: '查安全',
  hygiene: '看卫生',
  elder: '看老人',
  child: '看孩子',
  hardship: '帮困难',
  newcomer: '认新邻居',
  work: '帮就业',
};

export const VISIT_KINDS = (Object.keys(KINDS) as VisitKind[]).map((kind) => ({
  kind,
  name: KINDS[kind],
}));

export const kindWords = (kind: VisitKind): string => KINDS[kind];

/** How a door stands on the grid. */
export const DOOR_LOOKS: Record<
  DoorVisited,
  { tone: 'mine' | 'soon' | 'quiet'; sign: string; words: string }
> = {
  week: { tone: 'mine', sign: '✓', words: '这周去过' },
  recent: { tone: 'quiet', sign: '·', words: '三个月内去过' },
  long: { tone: 'soon', sign: '—', words: '很久没去' },
};

const WEEKDAYS = ['日', '一', '二', '三', '四', '五', '六'];

/** 每周二、四 */
export function weekdayWords(weekdays: readonly number[]): string {
  const inOrder = [...weekdays].sort((one, other) => ((one + 6) % 7) - ((other + 6) % 7));
  return `每周${inOrder.map((day) => WEEKDAYS[day] ?? '').join('、')}`;
}
