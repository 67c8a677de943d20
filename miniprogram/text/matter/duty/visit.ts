import type { VisitCounts, VisitKind, WalkDoor } from '../../../../typings/contract/matter/duty';
import { dayWithWeekday, dayWords } from '../../date';
import { kindWords } from './duty';

/** How many doors were not visited for long. */
export const VISIT_COUNTS = {
  heading: '上门走访',
  intro:
    '这里只有数字，看哪里还要添人手。哪一户没去过，只有那里的楼栋长、楼道长看得到。不给谁排名次。',
  empty: '还没有门牌',
  emptyHint: '先把名册导进来，这里就有了。',
  kinds: '三十天里，上门为了什么',
};

export const visitedDoors = (
  { doors, week, long }: Pick<VisitCounts['places'][number], 'doors' | 'week' | 'long'>,
  days: number,
): string => `${doors} 户里，${doorCounts(week, days, long)}`;
/** How many doors were visited this week, and how many not for so many days. */
export const doorCounts = (week: number, days: number, long: number): string =>
  `这周去过 ${week} 户，${days} 天没去的 ${long} 户`;
export const kindCount = (kind: VisitKind, count: number): string =>
  `${kindWords(kind)} ${count} 次`;

/** A steward's own doors: which to go to this week, and what one was there for. */
export const WALK = {
  noPlaces: '没有您负责的楼栋',
  noPlacesHint: '上门走访由楼栋长、楼道长来做。',
  dueDone: '这周该去的都去过了。',
  intro: '点门牌，记下去做了什么。不用拍照，也不记您的位置。',
  noDoors: '这里还没有门牌',
  noDoorsHint: '先把名册导进来，这里就有了。',
  ticks: '去做了什么，可以多选',
  ticksHint: '这户人家看得到您来过、为了什么。看到听到的写在日志里，他们看不到。',
  diary: '民情日志',
  diaryHint: '只有管这一片的人看得到',
  note: '记下这次上门',
  noTicks: '请点一下去做了什么。',
  cancelled: '取消了',
  noted: '记好了',
  ownSign: '家',
  own: '您家',
};

export const weekWords = (from: string, until: string): string =>
  `这周：${dayWithWeekday(from)}到${dayWithWeekday(until)}`;
export const dueDoors = (count: number): string => `这周先去这 ${count} 户`;
export function lastVisit({ stair, number, last }: WalkDoor): string {
  const when = last === null ? '一年里没有记过' : `上次是${dayWords(last)}`;
  return `${stair} ${number}，${when}`.trim();
}
