import type {
  BodyKind,
  BodyLine,
  Cadence,
  Equipment,
} from '../../../typings/contract/meeting/body';
import type { SlotChoice, SlotLimit, Unplaced } from '../../../typings/contract/meeting/plan';
import { dayWithWeekday } from '../date';

export const WAITS: Record<Exclude<BodyLine['waits'], null>, string> = {
  founding: '成立这个会',
  change: '改这个会的安排',
  dissolution: '解散这个会',
};

export const BODY_KINDS: Record<BodyKind, string> = {
  joint: '联席会',
  'party-committee': '党委会',
  'building-council': '楼栋议事会',
  representatives: '居民代表会议',
  assembly: '居民会议',
  'three-party': '三方联席会',
  free: '自己定的会',
};

export const CADENCES: Record<Cadence, string> = {
  weekly: '每周至少一次',
  monthly: '每月至少一次',
  'every-two-months': '两个月至少一次',
  quarterly: '每季度至少一次',
  'half-yearly': '半年至少一次',
  yearly: '每年至少一次',
};

export const EQUIPMENT: Record<Equipment, string> = {
  screen: '投影',
  microphone: '话筒',
  'step-free': '轮椅进得来',
  'hearing-loop': '助听设备',
};

/** What a room has or a body needs, to tick. */
export const EQUIPMENT_CHOICES = (Object.keys(EQUIPMENT) as Equipment[]).map((key) => ({
  key,
  name: EQUIPMENT[key],
}));

/** How it stands: a word, with its tone. */
export function dueLook({
  due,
  waits,
  dissolvedOn,
}: Pick<BodyLine, 'due' | 'waits' | 'dissolvedOn'>): {
  words: string;
  tone: 'mine' | 'soon' | 'loss' | 'quiet';
} {
  if (dissolvedOn) return { words: '已经解散', tone: 'quiet' };
  if (waits === 'founding' || !due) return { words: '等第二位确认', tone: 'soon' };
  if (due.state === 'overdue') return { words: `晚了 ${due.days} 天`, tone: 'loss' };
  if (due.state === 'due') return { words: `${shortDay(due.until)}前要开`, tone: 'soon' };
  return { words: '这一期开过了', tone: 'mine' };
}

/** 6月30日 */
export function shortDay(day: string): string {
  return `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`;
}

const REASONS: Record<SlotChoice['reasons'][number]['why'], (seats: number) => string> = {
  busy: (seats) => `${seats} 位说过没空`,
  meeting: (seats) => `${seats} 位那时有别的会`,
  shift: (seats) => `${seats} 位有志愿班次，要换人顶`,
  vacant: (seats) => `${seats} 个必到的席位还空着`,
};

/** Why a time is as good as it is. */
export function slotWords({ absent, requiredAbsent, reasons }: SlotChoice): string {
  const first =
    requiredAbsent > 0
      ? `必到的有 ${requiredAbsent} 位来不了`
      : absent > 0
        ? '必到的都能来'
        : '大家都能来';
  return [first, ...reasons.map(({ why, seats }) => REASONS[why](seats))].join('，');
}

export const LIMITS: Record<SlotLimit, { name: string; relax: string }> = {
  holiday: { name: '是假期', relax: '这段日子都在放假，请换一段日子。' },
  'day-off': { name: '是休息日', relax: '可以把这个会改成周末也能开。' },
  'room-size': { name: '会议室坐不下', relax: '要有一间坐得下的会议室，或者少请几位。' },
  'room-equipment': { name: '会议室缺东西', relax: '可以少要一样设备，或者给会议室添上。' },
  'room-hours': { name: '会议室不开门', relax: '可以把会的时间往前挪，或者让会议室晚点关。' },
  'room-taken': { name: '会议室有人订了', relax: '可以和订了会议室的人商量，或者多开一间。' },
  quorum: { name: '来的人不够数', relax: '来不了的人太多，请换一段时间，或者先问问大家。' },
};

export const UNPLACED: Record<Unplaced['why'], string> = {
  'no-time': '这段时间里没有一天合适',
  'no-room': '没有坐得下的会议室',
  'too-late': '来不及提前通知了',
  conflict: '和别的会挤在一起，排不开',
};

/** 7月17日 周五 19:00–20:30 */
export function spanWords(day: string, from: string, until: string): string {
  return `${dayWithWeekday(day)} ${from}–${until}`;
}
